// Package quick prints code.
package quick

import "io"

// Highlight prints source as it is.
func Highlight(w io.Writer, source, _, _, _ string) error {
	_, err := io.WriteString(w, source)
	return err
}
