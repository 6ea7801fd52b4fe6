// Package seeds carries the five stories that hearsay opens when it is given
// nothing else. It imports nothing of the project.
package seeds

import "embed"

// FS holds the stories as plain text files, byte for byte as they were published.
//
//go:embed *.txt
var FS embed.FS
