// Package chroma stands in for the highlighter of program code that glamour
// brings along. Articles are plain text, so flow never gives glamour any code to
// set; the real package reads 300 languages and 70 styles whenever a program
// starts, which takes longer than all else that hearsay does before its first
// screen. go.mod puts this one in its place.
//
// It has what glamour names, and no more; code, if there ever were any, would be
// printed as it is.
package chroma

// TokenType is a kind of word in a program.
type TokenType int

// The kinds that glamour gives a look.
const (
	Background TokenType = iota
	Text
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
)

// StyleEntries are looks by kind.
type StyleEntries map[TokenType]string

// Style is a name for looks.
type Style struct{ Name string }

// MustNewStyle names looks, which nothing will have.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{Name: name} }
