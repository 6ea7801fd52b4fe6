// Package bluemonday stands in for the sanitiser of HTML that glamour brings along.
// Flow hands glamour text in which nothing is HTML, so there is never any to be made
// clean; the real package compiles its rules, among them those of CSS, whenever a
// program starts, which takes a third of what hearsay's start takes before main.
// go.mod puts this one in its place.
//
// It has what glamour names, and no more.
package bluemonday

import "strings"

// Policy is what may stay of HTML: its text.
type Policy struct{}

// StrictPolicy lets no element stay.
func StrictPolicy() *Policy { return &Policy{} }

// Sanitize gives s without its tags, and without what begins like one.
func (*Policy) Sanitize(s string) string {
	var b strings.Builder
	for {
		text, rest, tag := strings.Cut(s, "<")
		b.WriteString(text)
		if !tag {
			return b.String()
		}
		_, s, _ = strings.Cut(rest, ">")
	}
}
