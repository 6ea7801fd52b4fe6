package store

import "time"

// Span is a half-open range of bytes of an article's text.
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers nothing; a Span that names nothing is empty.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of cuts s out of text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Contains reports whether all of t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// ArticleID numbers the articles of a corpus in source order, from 0.
type ArticleID uint32

// Article is one report by one outlet. It is a fact: once added it never changes.
type Article struct {
	ID        ArticleID
	Key       string    // the record's own id, or its file's name without the extension
	Outlet    string    // empty if the source does not say
	Title     string    // empty if the article has no headline of its own
	Published time.Time // zero if unknown; day precision unless the source gives more
	Edited    time.Time // when its outlet was last seen to have changed it; zero if never
	Authors   []string
	URL       string
	Text      string  // as it came in, decoded to UTF-8; all Spans are bytes of it
	Blocks    []Block // in text order, covering every non-blank byte of Text
}

// Block is a paragraph-like piece of an article's text, without the blanks around it.
type Block struct {
	Span Span
	Role Role
}

// Role says what a Block is to the report.
type Role uint8

// The roles of a Block.
const (
	Body       Role = iota // the report itself
	Headline               // the title, standing in the text
	Date                   // a date line or prefix
	Standfirst             // a summary between headline and report
	Furniture              // not the report: pleas, captions, related links, blurbs; folded away, never deleted
)

var roleNames = [...]string{"body", "headline", "date", "standfirst", "furniture"}

// String gives the name of r in hearsay's output.
func (r Role) String() string { return roleNames[r] }
