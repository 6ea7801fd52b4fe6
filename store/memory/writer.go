package memory

import (
	"runtime"
	"time"
	"unsafe"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/link"
	"hearsay/store/shelf"
	"hearsay/store/text"
)

// writer appends facts in source order. Only one goroutine uses it.
type writer struct {
	facts    facts
	kept     kept
	words    *text.Vocabulary
	linker   *link.Linker
	index    *index.Index
	progress store.Progress

	record []byte // memory that add uses again

	unseen    bool          // something has been added since the last snapshot
	published time.Time     // when that was made
	cost      time.Duration // what making it took
}

// facts are everything that was found, by number. Slots below the length of a
// slice are never written again, so that snapshots may share them.
type facts struct {
	articles   []*store.Article
	headlines  []string // by article
	people     []string // by article, as shelvePeople writes them
	quotations []*store.Quotation
	nested     [][]store.Span      // by article: what its quotations quote themselves
	in         []store.ArticleID   // the article of each quotation
	first      []store.QuotationID // of each article
	scratch    *shelf.Scratch      // where all that has no pointers lies: it holds as long as this is held; nil: on the heap
}

// kept is what is not needed to answer, but to go on when there are more articles.
type kept struct {
	sums      []Sum    // by article: of what it was made from; zero if that is not known
	linked    [][]byte // by article, as link.AppendArticle writes it; none without a scratch
	linkedAll []byte   // as link.AppendState writes it, once all have been added
}

// newWriter gives a writer that lays what takes most room in scratch, if there is any.
func newWriter(scratch *shelf.Scratch) *writer {
	words := text.NewVocabulary()
	w := &writer{words: words, linker: link.New(words), index: index.NewFor(words), published: time.Now(), facts: facts{scratch: scratch}}
	if scratch != nil {
		w.linker.LayIn(func() link.Room { return scratch.Another().Take })
	}
	return w
}

// desk is where workers prepare what w adds, knowing what was found earlier.
func (w *writer) desk(e *earlier) desk {
	return desk{words: w.words, index: w.index, linker: w.linker, earlier: e}
}

// add appends one outcome.
func (w *writer) add(x analysed) {
	w.unseen = w.unseen || x.problem != nil || x.article != nil
	if x.problem != nil {
		w.progress.Problems = append(w.progress.Problems, *x.problem)
	}
	if x.article == nil {
		return
	}
	w.enter(x)
	w.linker.Add(x.linked)
	if w.facts.scratch != nil {
		w.record = w.linker.AppendArticle(w.record[:0])
		w.kept.linked = append(w.kept.linked, laid(w.facts.scratch, w.record))
	}
	w.index.Add(x.indexed)
}

// enter appends the facts of an outcome.
func (w *writer) enter(x analysed) {
	x.article.ID = store.ArticleID(len(w.facts.articles))
	w.facts.add(x.article, x.findings, x.people)
	w.facts.headlines = append(w.facts.headlines, x.headline)
	w.kept.sums = append(w.kept.sums, x.sum)
	w.progress.Articles++
	w.progress.Bytes += int64(len(x.article.Text))
	for _, q := range x.findings.Quotations {
		if q.Kind.Said() {
			w.progress.Quotations++
		}
	}
}

// add appends an article, of which it lays in the scratch what has no pointers.
func (f *facts) add(a *store.Article, found *store.Findings, people string) {
	if s := f.scratch; s != nil {
		a.Text, people = laidText(s, a.Text), laidText(s, people)
		a.Blocks, found.Quotations, found.Nested = laid(s, a.Blocks), laid(s, found.Quotations), laid(s, found.Nested)
	}
	f.articles = append(f.articles, a)
	f.people = append(f.people, people)
	f.nested = append(f.nested, found.Nested)
	f.first = append(f.first, store.QuotationID(len(f.quotations)))
	for i := range found.Quotations {
		f.quotations = append(f.quotations, &found.Quotations[i])
		f.in = append(f.in, a.ID)
	}
}

// laidText gives a copy of a text in a scratch.
func laidText(s *shelf.Scratch, text string) string {
	b := s.Take(len(text))
	copy(b, text)
	return unsafe.String(unsafe.SliceData(b), len(b)) // which nobody writes any more
}

// laid gives a copy of items, which have no pointers, in a scratch.
func laid[T any](s *shelf.Scratch, items []T) []T {
	if len(items) == 0 {
		return nil
	}
	var item T
	b := s.Take(len(items) * int(unsafe.Sizeof(item)))
	out := unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), len(items))
	copy(out, items)
	return out
}

// of gives the numbers of the quotations of article a, half-open.
func (f *facts) of(a store.ArticleID) (from, to store.QuotationID) {
	from, to = f.first[a], store.QuotationID(len(f.quotations))
	if int(a)+1 < len(f.first) {
		to = f.first[a+1]
	}
	return from, to
}

// words gives the text of a span in the article of quotation q.
func (f *facts) words(q store.QuotationID, s store.Span) string {
	return s.Of(f.articles[f.in[q]].Text)
}

// Readers see news at most so often, and making it may cost at most one part in
// publishShare of the time that loading takes.
const (
	publishEvery = 200 * time.Millisecond
	publishShare = 20
)

// due reports whether readers should see what has been added since the last snapshot.
func (w *writer) due() bool {
	return w.unseen && time.Since(w.published) > max(publishEvery, publishShare*w.cost)
}

// publish draws the conclusions from all facts so far. It gives nil if that has been stopped.
func (w *writer) publish(done bool) *snapshot {
	start := time.Now()
	w.progress.Version++
	w.progress.Done = done
	x := w.index.Snapshot()
	if done {
		w.close()
	}
	c := w.linker.Conclude()
	if done {
		w.linker = nil // lest all of it stand beside what is made of the conclusions
	}
	if c == nil {
		return nil
	}
	s := conclude(w.facts, c, x, w.progress)
	runtime.KeepAlive(w.facts.scratch)
	w.unseen, w.published = false, time.Now()
	w.cost = w.published.Sub(start)
	return s
}

// close lets go of what only adding needs, and collects it at once, lest it stand
// beside all that the last conclusions need.
func (w *writer) close() {
	w.index, w.words = nil, nil
	if w.facts.scratch != nil {
		w.kept.linkedAll = w.linker.AppendState(nil)
	}
	w.linker.Close()
	if w.progress.Bytes > small {
		runtime.GC()
	}
}
