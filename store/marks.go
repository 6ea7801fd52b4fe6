package store

import (
	"slices"
	"time"
)

// Marks is what a reader keeps. Like every answer it is immutable: a change
// makes another one. The zero value keeps nothing. Articles go by their Key.
type Marks struct {
	Read, Starred Keyed[bool]
	Notes         Keyed[string]     // on articles
	Tags          Keyed[[]string]   // of articles, sorted
	Bookmarks     Keyed[[]Bookmark] // in order of their places in the article
	Places        Keyed[Left]       // where reading an article was left
	Filters       []string          // that have been asked for, each once, the latest last
	Finds         []string          // the same of words to find
}

// Same reports whether m and n say the same of all articles. It takes no time: what
// was made by other changes counts as another.
func (m Marks) Same(n Marks) bool {
	return m.Read.Same(n.Read) && m.Starred.Same(n.Starred) && m.Notes.Same(n.Notes) &&
		m.Tags.Same(n.Tags) && m.Bookmarks.Same(n.Bookmarks) && m.Places.Same(n.Places)
}

// Bookmark finds a bookmark of an article by its ID.
func (m Marks) Bookmark(article, id string) (Bookmark, bool) {
	all := m.Bookmarks.Get(article)
	i := slices.IndexFunc(all, func(b Bookmark) bool { return b.ID == id })
	if i < 0 {
		return Bookmark{}, false
	}
	return all[i], true
}

// Bookmark is a quotation that a reader keeps. It says where it comes from by
// itself, should its article be gone.
type Bookmark struct {
	ID       string   // unlike that of any other bookmark
	Selector Selector // finds it again
	Note     string
	Tags     []string // sorted
	Source   Source
}

// Source is where the words of a Bookmark stand and who said them, as it was known when they were kept.
type Source struct {
	Outlet, Title, URL, Speaker string // empty if unknown
	Authors                     []string
	Published                   time.Time // zero if unknown
}

// Selector finds words again in a text that may have been edited since: a
// TextQuoteSelector with a TextPositionSelector of the W3C Web Annotation Data Model, in bytes.
type Selector struct {
	Words          string
	Prefix, Suffix string // what stood before and behind them, a few words
	Start          int    // where they began
}

// Left is where reading an article was left.
type Left struct {
	At        time.Time // when
	Top       Selector  // the beginning of the paragraph at the top of the screen; without words, of the article
	Row       int       // of the screen where that paragraph began; negative if it began above
	Quotation Selector  // that was selected; without words if none was
}
