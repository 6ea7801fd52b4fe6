package link

import (
	"encoding/binary"
	"errors"

	"hearsay/store"
	"hearsay/store/link/event"
	"hearsay/store/link/words"
)

// What a Linker keeps of its articles can be written, an article at a time, and recalled
// by another, which goes on as if it had been given the articles: it takes a part of the
// time. What follows from them is not kept; Conclude derives it anew.

// ErrRecall says that what is to be recalled was not written by a Linker.
var ErrRecall = errors.New("link: this is not what was kept of an article")

// AppendArticle appends what is kept of the article that was added last. It is to be
// called once for each.
func (l *Linker) AppendArticle(dst []byte) []byte {
	a := &l.articles[len(l.articles)-1]
	w := recorder{dst}
	w.number(a.size)
	w.number(len(a.terms))
	last := words.None
	for _, t := range a.terms {
		w.flagged(int(t.ID-last), t.Count != 1)
		if t.Count != 1 {
			w.number(int(t.Count))
		}
		last = t.ID
	}
	w.ascending(a.sketch)
	for q := a.quotes.start; q < a.quotes.end; q++ {
		l.appendQuotation(&w, &l.quotes[q])
	}
	return w.dst
}

func (l *Linker) appendQuotation(w *recorder, q *quotation) {
	w.number(int(q.words.n))
	at := int32(q.Span.Start)
	for _, x := range q.words.all() {
		w.number(int(x.ID))
		w.flagged(int(x.Class), x.Parts > 0)
		w.number(int(x.Start - at))
		w.number(int(x.End - x.Start))
		if x.Parts > 0 {
			w.number(int(x.Parts))
			w.number(int(x.Glued))
		}
		at = x.Start
	}
	near := make([]uint32, len(q.near()))
	for i, id := range q.near() {
		near[i] = uint32(id)
	}
	w.ascending(near)
	for _, place := range q.setting {
		w.number(int(place) + 1)
		if int(place) >= l.written {
			w.dst = binary.LittleEndian.AppendUint64(w.dst, l.repetitions.all[place].key)
			l.written = int(place) + 1
		}
	}
}

// AppendState appends what is kept of all articles together. It is to be called once,
// when all have been added, before or after Close.
func (l *Linker) AppendState(dst []byte) []byte {
	dst = l.lexicon.AppendBinary(dst)
	if l.base == nil {
		return binary.AppendUvarint(dst, 0)
	}
	return l.base.counts.AppendBinary(binary.AppendUvarint(dst, uint64(l.base.articles)))
}

// recalled is what is known before articles are recalled.
type recalled struct {
	base   int // articles when the latest base was drawn; 0 if none was
	counts words.Counts
}

// RecallState has l, which must be new, know what AppendState wrote. The articles
// are to be recalled then, all of them and in their order.
func (l *Linker) RecallState(data []byte) error {
	rest, ok := l.lexicon.Recall(data)
	r := l.teller(rest)
	l.recalled.base = r.Number()
	if ok && l.recalled.base > 0 {
		l.recalled.counts, _, ok = words.RecallCounts(r.Data)
	}
	if !ok || r.Failed {
		return ErrRecall
	}
	return nil
}

// Recall is Add of an article of which AppendArticle wrote data. Nothing but its facts
// is looked at.
func (l *Linker) Recall(data []byte, a *store.Article, f *store.Findings) error {
	r := l.teller(data)
	s := &l.scratch
	first := store.QuotationID(len(l.quotes))
	at := store.ArticleID(len(l.articles))
	art := article{fact: a, size: r.Number()}
	l.cast(&art, f.People)
	s.terms = r.terms(s.terms[:0])
	art.terms = l.memory.terms.clone(s.terms)
	s.runs = r.ascending(s.runs[:0])
	art.sketch = l.memory.runs.clone(s.runs)
	s.tally.grow(l.lexicon)
	s.tally.recall(art.terms)
	for i := range f.Quotations {
		q := quotation{Quotation: &f.Quotations[i], article: at}
		l.recallQuotation(&r, &q, a)
		l.quotes = append(l.quotes, q)
	}
	s.tally.forget(art.terms)
	if r.Failed || len(r.Data) > 0 {
		return ErrRecall
	}
	art.quotes = idRange{first, store.QuotationID(len(l.quotes))}
	l.join(art)
	return nil
}

func (l *Linker) recallQuotation(r *teller, q *quotation, a *store.Article) {
	s := &l.scratch
	s.outside = r.words(s.outside[:0], q.Span, len(a.Text))
	q.words = listOf(l.memory.words.clone(s.outside))
	s.runs = r.ascending(s.runs[:0])
	s.ids = l.stems(q.words.all(), s.ids[:0])
	for _, id := range s.runs {
		s.ids = append(s.ids, r.id(int(id)))
	}
	q.ids = listOf(l.memory.ids.clone(s.ids))
	if q.words.n > 0 {
		l.said++
		q.topic = l.topic(q.words.all())
	}
	for i := range q.setting {
		q.setting[i] = l.recallSetting(r, a, q.article)
		q.repeated = q.repeated || l.repetitions.furniture(q.setting[i])
	}
}

func (l *Linker) recallSetting(r *teller, a *store.Article, id store.ArticleID) int32 {
	place := r.Number() - 1
	switch {
	case place < 0:
		return never
	case place == len(l.repetitions.all):
		l.written = place + 1
		return l.repetitions.addKey(a, id, r.key())
	case place > len(l.repetitions.all):
		r.Failed = true
		return never
	}
	return l.repetitions.addKey(a, id, l.repetitions.all[place].key)
}

// recorder writes numbers.
type recorder struct{ dst []byte }

func (w *recorder) number(n int) { w.dst = binary.AppendUvarint(w.dst, uint64(n)) }

// flagged writes a number, and whether something rare follows it.
func (w *recorder) flagged(n int, more bool) {
	n <<= 1
	if more {
		n |= 1
	}
	w.number(n)
}

func (w *recorder) ascending(ns []uint32) {
	w.number(len(ns))
	last := uint32(0)
	for _, n := range ns {
		w.number(int(n - last))
		last = n
	}
}

// teller reads what a recorder wrote.
type teller struct {
	words.Reader
	lexicon *words.Lexicon
}

func (l *Linker) teller(data []byte) teller {
	const most = 1 << 32 // that a recorder has written
	return teller{words.Reader{Data: data, Most: most}, l.lexicon}
}

func (r *teller) flagged() (n int, more bool) {
	n = r.Number()
	return n >> 1, n&1 != 0
}

func (r *teller) key() uint64 {
	if len(r.Data) < 8 {
		r.Failed = true
		return 0
	}
	k := binary.LittleEndian.Uint64(r.Data)
	r.Data = r.Data[8:]
	return k
}

// id checks that there is a word of that number.
func (r *teller) id(n int) words.ID {
	if n >= r.lexicon.Len() {
		r.Failed = true
		return words.None
	}
	return words.ID(n)
}

func (r *teller) ascending(into []uint32) []uint32 {
	last := 0
	for range r.Count() {
		last += r.Number()
		into = append(into, uint32(last))
	}
	return into
}

func (r *teller) terms(into []event.Term) []event.Term {
	last := 0
	for range r.Count() {
		gap, more := r.flagged()
		last += gap
		t := event.Term{ID: r.id(last), Count: 1}
		if more {
			t.Count = int32(r.Number())
		}
		into = append(into, t)
	}
	return into
}

// words reads those of a quotation in a text of so many bytes.
func (r *teller) words(into []words.Word, said store.Span, of int) []words.Word {
	at := said.Start
	for range r.Count() {
		w := words.Word{ID: r.id(r.Number())}
		class, glued := r.flagged()
		w.Class = words.Class(class)
		at += r.Number()
		w.Start, w.End = int32(at), int32(at+r.Number())
		if glued {
			w.Parts, w.Glued = uint8(r.Number()), r.id(r.Number())
		}
		r.Failed = r.Failed || at >= said.End || int(w.End) > of
		into = append(into, w)
	}
	return into
}
