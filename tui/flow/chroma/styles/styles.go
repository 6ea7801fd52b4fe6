// Package styles keeps looks by name.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry has the looks that were registered; glamour locks it.
var Registry = map[string]*chroma.Style{}

// Register adds a look.
func Register(s *chroma.Style) *chroma.Style {
	Registry[s.Name] = s
	return s
}
