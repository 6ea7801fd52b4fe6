package store

// View is what the list is about.
type View uint8

// The views. The items of Stories are articles, those of all others quotations.
const (
	Stories    View = iota // articles, under the headings of their stories
	Quotations             // what was said, under the headings of the stories: the gravest dispute first, then what most articles carry
	Speakers               // what each known speaker is quoted with, the most quoted first; the latest on top
	Disputes               // the quotations that carry each disputed saying, the gravest first; in time order
	Views      = 4
)

var viewNames = [Views]string{"stories", "quotations", "speakers", "disputes"}

// String gives the name of v in hearsay's output.
func (v View) String() string { return viewNames[v] }

// Query asks for a page of the list.
//
// In the views of quotations, a quotation passes the filter if the whole
// expression holds of it: speaker:, quote:, has: and what is kept are asked of the
// quotation itself, all else of its article. sort: puts articles, in Quotations the
// quotations of those articles, in one order without headings; in Speakers and
// Disputes, it is the order below each heading.
type Query struct {
	View   View
	Filter string // in the filter language; empty passes everything
	Marks  Marks  // what the reader keeps, for is:, tag: and note:
	From   int    // first row wanted
	Limit  int    // most rows wanted; 0 means all
	Around *Place // if the list has a row for it, rows around that one are wanted instead of those from From on
}

// Place is an article, or a quotation in it.
type Place struct {
	Article   ArticleID
	Key       string // if not empty, names the article in place of its number
	Quotation QuotationID
	Quoted    bool // whether Quotation says anything
}

// Results is a page of rows: headings and, below each, its items that passed.
type Results struct {
	Version  Version
	View     View
	Articles int // that have an item that passed the filter
	Items    int // that passed it, in all pages
	Of       int // articles in the corpus
	Rows     int // in all pages
	From     int // row number of Page[0]
	Page     []Row
	// At is the number of the row for the Place asked for: of the quotation, else of one
	// that carries the same saying, else of anything of its article. -1 if there is none.
	At int
}

// Row is one line of the list: a heading, or, if Heading is nil, an item below it.
type Row struct {
	Heading   *Heading
	Article   Summary  // the item, or the article of the quotation that is
	Quotation *Excerpt // nil in Stories
	Matched   []Span   // of the article's title, or of the excerpt's words: why it passed
}

// Heading is what the items below it have in common. Its counts are of all
// there are, also of those that do not pass the filter.
type Heading struct {
	Story   StoryID   // what it stands for, in Stories and Quotations,
	Speaker SpeakerID // in Speakers,
	Saying  SayingID  // in Disputes

	Title      string // the story's title, the speaker's name, or the fullest wording of the saying
	Dispute    string // the saying's, in one sentence; else empty
	Quotations int    // in the story, by the speaker, or that carry the saying
	Articles   int    // with these quotations; of a story, all
	Outlets    int
	Disputes   int // sayings among them that are disputed
}

// Excerpt is a quotation as a list shows it. In Quotations, and for each speaker in
// Speakers, it stands for all that carry the same saying.
type Excerpt struct {
	ID       QuotationID
	Words    string // of the quotation; in Disputes, only those that carry the saying
	Speaker  SpeakerRef
	Carriers int // other articles that carry its words
	Disputed bool
}
