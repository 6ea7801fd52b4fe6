package store

import "cmp"

// Trace is where the words of one quotation are carried.
type Trace struct {
	Version   Version
	Quotation QuotationID
	Article   ArticleID
	Speaker   SpeakerRef
	Words     string        // of the quotation
	Sayings   []SayingTrace // in text order of their passages in it; empty if nobody else carries it
}

// SayingTrace is one saying as seen from one of its occurrences.
type SayingTrace struct {
	ID          SayingID
	Words       string // of its representative, the fullest wording
	Outlets     int
	Wordings    int
	Speakers    []SpeakerRef // whom its occurrences name, most often first
	Dispute     string       // in one sentence; empty if there is none
	Severity    float64      // of the dispute, 0 to 1; 0 if there is none
	Occurrences []Occurrence // the one asked about first, then by date and source order
	Fullest     int          // the place of the representative among them
	Absent      []Summary    // articles of the story that do not carry it, in source order
}

// In gives the occurrence in an article that is nearest to the one asked about, or nil if there is none.
func (t *SayingTrace) In(id ArticleID) *Occurrence {
	var nearest *Occurrence
	for i := range t.Occurrences {
		if o := &t.Occurrences[i]; o.Article.ID == id && (nearest == nil || o.Relation < nearest.Relation) {
			nearest = o
		}
	}
	return nearest
}

// Contradicts reports whether o gives the saying, if it is disputed, surely to somebody else than who.
func (t *SayingTrace) Contradicts(o *Occurrence, who SpeakerRef) bool {
	return t.Dispute != "" && o.Speaker.Name != "" && !o.Speaker.Doubtful() && o.Speaker.ID != who.ID
}

// Gravity names the severity of the dispute: grave, marked or slight; empty if there is none.
func (t *SayingTrace) Gravity() string {
	switch {
	case t.Dispute == "":
		return ""
	case t.Severity >= grave:
		return "grave"
	case t.Severity >= marked:
		return "marked"
	}
	return "slight"
}

// From which severity on a dispute is called so.
const (
	grave  = 0.75
	marked = 0.5
)

// Occurrence is a passage of a quotation that carries a saying.
type Occurrence struct {
	Quotation QuotationID
	Article   Summary
	Passage   Span // bytes of that article's text, inside the quotation
	Words     string
	Speaker   SpeakerRef
	Relation  Relation // to the occurrence asked about
	Score     float64  // evidence, in bits, for that link: the weaker of those that tie the two to the fullest wording
	First     bool     // whether no other occurrence is dated earlier and this one is dated
	Edits     []Edit   // from the words asked about to Words
	From      *Summary // the probable source: the only earlier article with an Identical wording; nil if there is none
}

// Compare orders occurrences by date, the undated last, and then by source order.
func (o *Occurrence) Compare(p *Occurrence) int {
	at, to := o.Article.Published, p.Article.Published
	switch {
	case at.Equal(to):
		return cmp.Compare(o.Quotation, p.Quotation)
	case at.IsZero():
		return 1
	case to.IsZero():
		return -1
	}
	return at.Compare(to)
}

// Relation says how the words of one occurrence relate to those of another.
type Relation uint8

// The relations, from closest to farthest.
const (
	Identical   Relation = iota // the same words and marks
	Punctuation                 // the same words
	Merged                      // joined in one quotation with words that the other's article quotes apart
	Split                       // the reverse: quoted apart from words that the other joins them with
	Shortened                   // words left out
	FragmentOf                  // words of the other, quoted inside a paraphrase
	Lengthened                  // words put in
	Reworded                    // words changed
)

var relationNames = [...]string{"identical", "punctuation", "merged", "split", "shortened", "fragment of", "lengthened", "reworded"}

// String gives the name of r in hearsay's output.
func (r Relation) String() string { return relationNames[r] }

// Edit is a run of text that two wordings share, or that only one of them has.
type Edit struct {
	Op   EditOp
	Text string
}

// EditOp says which wording has the text of an Edit.
type EditOp uint8

// The operations of an Edit.
const (
	Same    EditOp = iota // both
	Added                 // only the other wording
	Missing               // only the wording asked about
)

var editOpNames = [...]string{"same", "added", "missing"}

// String gives the name of o in hearsay's output.
func (o EditOp) String() string { return editOpNames[o] }
