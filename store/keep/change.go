package keep

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"time"

	"hearsay/store"
	"hearsay/store/anchor"
)

// What says what a Change is about.
type What string

// What a reader keeps.
const (
	Read     What = "read"
	Starred  What = "star"
	Note     What = "note"     // on an article
	Tags     What = "tags"     // of an article
	Bookmark What = "bookmark" // with its own note and tags
	Place    What = "place"    // where reading an article was left
	Filter   What = "filter"   // that has been asked for
	Find     What = "find"     // words that have been looked for
)

// longestHistory is how many filters are kept, and how many finds.
const longestHistory = 200

// Change gives one thing that is kept its new value, whatever it was before. Of
// two changes of one thing, the later one holds, whoever made it.
type Change struct {
	What     What
	Article  string          // its Key
	ID       string          // of the bookmark, if it is one
	On       bool            // Read, Starred
	Text     string          // Note, which the empty one takes away; Filter, Find
	Tags     []string        // Tags; none take them away
	Bookmark *store.Bookmark // nil takes it away
	Place    *store.Left     // nil takes it away

	at time.Time // when it was made; given by the Journal
}

// thing is what a Change gives a value: a mark of an article, a bookmark, or one
// line of a history, which stands for its own id.
type thing struct {
	what        What
	article, id string
}

func (c *Change) thing() thing {
	if c.historic() {
		return thing{what: c.What, id: c.Text}
	}
	return thing{c.What, c.Article, c.ID}
}

// historic reports whether c is about a history, which belongs to no article.
func (c *Change) historic() bool { return c.What == Filter || c.What == Find }

// empties reports whether c takes its thing away.
func (c *Change) empties() bool {
	return !c.On && c.Text == "" && len(c.Tags) == 0 && c.Bookmark == nil && c.Place == nil
}

// NewBookmark keeps a quotation of an article. The same words at the same place
// make the same bookmark, whoever keeps them.
func NewBookmark(a *store.Article, q *store.Quoted) store.Bookmark {
	sum := sha256.Sum256([]byte(a.Key + "\x00" + strconv.Itoa(q.Span.Start) + "\x00" + q.Span.Of(a.Text)))
	return store.Bookmark{
		ID:       hex.EncodeToString(sum[:6]),
		Selector: anchor.Of(a.Text, q.Span),
		Source: store.Source{
			Outlet: a.Outlet, Title: a.Title, URL: a.URL, Authors: a.Authors, Published: a.Published, Speaker: q.Speaker.Name,
		},
	}
}

// ToBookmark is the change that keeps b, as it is now.
func ToBookmark(article string, b store.Bookmark) Change {
	return Change{What: Bookmark, Article: article, ID: b.ID, Bookmark: &b}
}

// Back gives the change that sets what c is about to what it is in m. Histories
// only grow: there is none for them.
func (c Change) Back(m store.Marks) Change {
	back := Change{What: c.What, Article: c.Article, ID: c.ID}
	switch c.What {
	case Read:
		back.On = m.Read.Get(c.Article)
	case Starred:
		back.On = m.Starred.Get(c.Article)
	case Note:
		back.Text = m.Notes.Get(c.Article)
	case Tags:
		back.Tags = m.Tags.Get(c.Article)
	case Bookmark:
		if b, ok := m.Bookmark(c.Article, c.ID); ok {
			back.Bookmark = &b
		}
	case Place:
		if left := m.Places.Get(c.Article); !left.At.IsZero() {
			back.Place = &left
		}
	}
	return back
}

// Apply makes changes to m, in their order.
func Apply(m store.Marks, changes ...Change) store.Marks {
	read, starred, notes := m.Read.Change(), m.Starred.Change(), m.Notes.Change()
	tags, bookmarks, places := m.Tags.Change(), m.Bookmarks.Change(), m.Places.Change()
	filters, finds := m.Filters, m.Finds
	for i := range changes {
		c := &changes[i]
		switch c.What {
		case Read:
			put(read, c.Article, c.On, c.On)
		case Starred:
			put(starred, c.Article, c.On, c.On)
		case Note:
			put(notes, c.Article, c.Text, c.Text != "")
		case Tags:
			put(tags, c.Article, c.Tags, len(c.Tags) > 0)
		case Bookmark:
			all := with(bookmarks.Get(c.Article), c)
			put(bookmarks, c.Article, all, len(all) > 0)
		case Place:
			if c.Place != nil {
				places.Set(c.Article, *c.Place)
			} else {
				places.Delete(c.Article)
			}
		case Filter:
			filters = latest(filters, c.Text)
		case Find:
			finds = latest(finds, c.Text)
		}
	}
	return store.Marks{
		Read: read.Done(), Starred: starred.Done(), Notes: notes.Done(), Tags: tags.Done(),
		Bookmarks: bookmarks.Done(), Places: places.Done(), Filters: filters, Finds: finds,
	}
}

// latest gives a history, which is not changed here, with s as its latest line.
func latest(all []string, s string) []string {
	out := make([]string, 0, len(all)+1)
	for _, old := range all {
		if old != s {
			out = append(out, old)
		}
	}
	out = append(out, s)
	return out[max(len(out)-longestHistory, 0):]
}

// put sets or deletes a value.
func put[V any](to *store.Changing[V], key string, v V, keep bool) {
	if keep {
		to.Set(key, v)
	} else {
		to.Delete(key)
	}
}

// with gives the bookmarks of an article, which are not changed here, after c.
func with(all []store.Bookmark, c *Change) []store.Bookmark {
	out := make([]store.Bookmark, 0, len(all)+1)
	for _, b := range all {
		if b.ID != c.ID {
			out = append(out, b)
		}
	}
	if c.Bookmark != nil {
		out = append(out, *c.Bookmark)
	}
	slices.SortFunc(out, func(a, b store.Bookmark) int {
		return cmp.Or(cmp.Compare(a.Selector.Start, b.Selector.Start), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// valid says why c cannot be, if it cannot.
func (c *Change) valid() error {
	switch c.What {
	case Read, Starred, Note, Tags, Place:
	case Filter, Find:
		if c.Text == "" {
			return fmt.Errorf("a %s without words", c.What)
		}
	case Bookmark:
		if c.ID == "" || c.Bookmark != nil && c.Bookmark.ID != c.ID {
			return fmt.Errorf("a bookmark without its id")
		}
	default:
		return fmt.Errorf("nothing is kept that is called %q", c.What)
	}
	return nil
}
