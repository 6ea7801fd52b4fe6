package store

// QuotationID numbers the quotations of a corpus in source order, from 0;
// those of one article are consecutive.
type QuotationID uint32

// Quotation is one occurrence of quoted words in an article.
type Quotation struct {
	Span      Span // the words, without their marks
	Kind      Kind
	Utterance int // parts of one split quotation share it; numbered from 0 in each article
	Attribution
}

// Kind says what a marked piece of text is.
type Kind uint8

// The kinds. Title and Term stand in quotation marks but are nobody's words.
const (
	Speech   Kind = iota // a whole utterance
	Fragment             // quoted words inside a paraphrase
	Unmarked             // a block quoted without marks; written "block"
	Title                // the name of a work
	Term                 // a so-called, a nickname, a slogan
)

var kindNames = [...]string{"speech", "fragment", "block", "title", "term"}

// String gives the name of k in hearsay's output.
func (k Kind) String() string { return kindNames[k] }

// Said reports whether k is somebody's words, not a title or a term.
func (k Kind) Said() bool { return k <= Unmarked }

// Attribution ties a quotation to whoever said it. The zero value says nothing; use Unknown.
type Attribution struct {
	Cue        Span        // the words that report it: "said", "according to"; empty if none
	Mention    Span        // the words that name the speaker at that place; empty if unknown
	Person     PersonIndex // whom the mention means; Nobody if unknown
	Confidence float64     // estimated probability, 0 to 1, that Mention is right
}

// Unknown is the Attribution of a quotation whose speaker the article does not give.
var Unknown = Attribution{Person: Nobody}

// PersonIndex is a place in Findings.People.
type PersonIndex int

// Nobody is the PersonIndex of an unknown speaker.
const Nobody PersonIndex = -1

// Person is somebody one article speaks of: the cluster of its mentions there.
type Person struct {
	Name    string   // the fullest name the article gives, or the words of the mention if it names nobody
	Named   bool     // whether Name is a proper name
	Aliases []string // other names and roles the article uses, as written
	Gender  Gender
	Kin     []Kin // relations to other named people of the article
}

// Kin is a family relation, such as "his wife": the holder of it is the relation of Of.
type Kin struct {
	Relation string // lower case: wife, husband, son …
	Of       PersonIndex
}

// Gender is what the article's own words show of a person: pronouns, titles, kinship, given names.
type Gender uint8

// The genders, as far as pronouns go.
const (
	GenderUnknown Gender = iota
	Female
	Male
	Group // more than one person, or an organisation
)

// Findings is all that was found in one article by looking at that article alone.
type Findings struct {
	Quotations []Quotation // in text order; they do not overlap
	People     []Person    // in order of first mention
	Nested     []Span      // what Quotations quote themselves, without marks, in text order; it counts for nothing
}
