// Package index finds articles by their words: bare words fuzzily in headline
// and outlet, words and phrases exactly in the text. It knows numbers, letters
// and words only. Who is quoted, what is disputed and what has been read it
// asks of Facts, and so it does the text of an article, of which it keeps only
// which words stand in it, and which frequent ones side by side: places of words
// would take more room than all the rest.
//
// One writer adds articles and publishes Snapshots; any number of readers
// search those while it goes on adding. Nobody locks: the columns of a
// Snapshot are only ever appended to behind its end, and its segments of
// postings never change. A Snapshot can be written to a file and opened from it
// where it lies.
package index

import (
	"slices"
	"strings"
	"sync"

	"hearsay/store"
	"hearsay/store/query"
	"hearsay/store/text"
)

// Index takes in articles. It belongs to one goroutine, but for Prepare.
type Index struct {
	columns
	outletIDs map[string]uint32
	words     *lexicon
	pending   builder
	segments  []*segment
}

// New returns an empty Index.
func New() *Index { return NewFor(text.NewVocabulary()) }

// NewFor returns an empty Index that numbers its words in a Vocabulary, which others may
// use as well: most words are there already if what is indexed is parsed with it.
func NewFor(v *text.Vocabulary) *Index {
	prepareFuzzy()
	words := newLexicon(v)
	return &Index{outletIDs: map[string]uint32{}, words: words, pending: builder{lexicon: words}}
}

// Resume returns an Index that goes on where s ends. It shares all that s holds.
func Resume(s *Snapshot) *Index {
	x := New()
	x.columns, x.segments = s.columns, slices.Clone(s.segments)
	x.pending.first = uint32(s.Len())
	for n := range s.outlets.len() {
		x.outletIDs[strings.Clone(s.outlets.text(n))] = uint32(n)
	}
	return x
}

// sealAfter is how many postings at most wait in the builder, where each takes
// several times the room that it takes in a segment.
const sealAfter = 1 << 21

// Prepared is an article that can be added: all that takes time is done.
type Prepared struct {
	title, outlet string
	line          line     // of title
	words         []uint32 // numbers of the lexicon; those that come again are kept as they come
}

// Prepare readies an article for Add. Any number of goroutines may do so at
// once. The title is what a list shows as the headline, since Matched speaks of its bytes.
func (x *Index) Prepare(title, outlet, body string) Prepared {
	return Prepared{title: title, outlet: outlet, line: newLine(title), words: x.words.of(body)}
}

// Add takes in the next article and gives its number: 0, 1, 2 … It keeps title
// and outlet, not the text.
func (x *Index) Add(p Prepared) store.ArticleID {
	id := store.ArticleID(len(x.outletOf))
	x.titles.push([]byte(p.title))
	x.lines.push(p.line)
	x.outletOf = append(x.outletOf, x.outlet(p.outlet))
	x.pending.add(p.words)
	if len(x.pending.all) >= sealAfter {
		x.seal()
	}
	return id
}

func (x *Index) outlet(name string) uint32 {
	n, known := x.outletIDs[name]
	if !known {
		n = uint32(x.outlets.len())
		x.outletIDs[name] = n
		x.outlets.push([]byte(name))
		x.outletLines.push(newLine(name))
	}
	return n
}

// Snapshot publishes all articles added so far. It costs time in proportion to
// those added since the last one, spread over all calls.
func (x *Index) Snapshot() *Snapshot {
	if x.pending.docs() > 0 {
		x.seal()
	}
	x.pending.rest() // there may be nothing more to come
	return newSnapshot(x.columns, slices.Clone(x.segments))
}

func newSnapshot(c columns, segments []*segment) *Snapshot {
	s := &Snapshot{columns: c, segments: segments}
	s.byTitle = sync.OnceValue(func() []store.ArticleID {
		return s.ordered(func(id store.ArticleID) string { return s.titles.text(int(id)) })
	})
	s.byOutlet = sync.OnceValue(func() []store.ArticleID {
		return s.ordered(func(id store.ArticleID) string { return s.outlets.text(int(s.outletAt(uint32(id)))) })
	})
	return s
}

// seal makes a segment of the pending articles, and merges segments so that
// each is more than twice as large as the next: few to search, and every
// posting copied only a logarithmic number of times.
func (x *Index) seal() {
	x.segments = append(x.segments, x.pending.seal(uint32(len(x.outletOf))))
	for n := len(x.segments); n > 1 && mergeable(x.segments[n-2], x.segments[n-1]); n-- {
		x.segments[n-2] = merge(x.segments[n-2], x.segments[n-1])
		x.segments = slices.Delete(x.segments, n-1, n) // which forgets the merged one, for the collector
	}
}

// Snapshot is the index as it was at one moment. It is immutable.
type Snapshot struct {
	columns
	segments          []*segment
	byTitle, byOutlet func() []store.ArticleID // sorted when first asked for
}

// Len is how many articles s holds.
func (s *Snapshot) Len() int { return len(s.outletOf) }

// ordered gives all articles sorted by the letters of a key, equal keys in source order.
func (s *Snapshot) ordered(key func(store.ArticleID) string) []store.ArticleID {
	keys := make([]string, s.Len())
	ids := make([]store.ArticleID, s.Len())
	for i := range ids {
		ids[i] = store.ArticleID(i)
		keys[i] = sortKey(key(ids[i]))
	}
	slices.SortStableFunc(ids, func(a, b store.ArticleID) int { return strings.Compare(keys[a], keys[b]) })
	return ids
}

// sortKey gives the words of s, folded. What has none sorts behind all that has.
func sortKey(s string) string {
	var b []byte
	for w := query.NextWord(s, 0); !w.Empty(); w = query.NextWord(s, w.End) {
		b = append(query.AppendFold(b, w.Of(s)), ' ')
	}
	if len(b) == 0 {
		return "\xff"
	}
	return string(b)
}
