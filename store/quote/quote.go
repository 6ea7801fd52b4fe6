// Package quote finds what was said in one article: which marked words are
// somebody's, which are titles and terms, what is quoted without marks, which
// parts belong to one utterance, and who said it. It never compares articles.
package quote

import (
	"slices"
	"sync"

	"hearsay/store"
	"hearsay/store/quote/kind"
	"hearsay/store/quote/marks"
	"hearsay/store/quote/speaker"
	"hearsay/store/text"
)

// Find finds the quotations of d, in text order. Furniture says nothing.
func Find(d *text.Doc) store.Findings {
	f := scratch.Get().(*finder)
	defer scratch.Put(f)
	pieces := marks.Pair(d)
	*f = finder{doc: d, pieces: pieces, verdicts: kind.Of(d, pieces), words: f.words, voices: f.voices, found: f.found[:0], from: f.from[:0]}
	f.words.Turn(d)
	f.hear()
	f.findTurns()
	for i := range d.Paragraphs {
		f.paragraph(i)
	}
	f.utterances()
	return store.Findings{People: speaker.Attribute(d, f.found), Quotations: slices.Clone(f.found), Nested: f.nested()}
}

var scratch = sync.Pool{New: func() any { return &finder{words: text.NewMemo(signs)} }}

// finder gathers the quotations of one article, paragraph by paragraph.
type finder struct {
	doc      *text.Doc
	pieces   []marks.Piece
	verdicts []kind.Verdict
	words    *text.Memo[sign]
	voices   []voice // of paragraphs
	next     int     // piece to come
	turns    []turn  // to come
	personal int     // paragraphs without marks in the first person
	asides   int     // of those before this one, those that are nobody's but the writer's
	quoted   bool    // the paragraph before is quoted as a whole
	found    []store.Quotation
	from     []int // for each of found, its piece, or noPiece
}

// noPiece stands for the piece of a quotation without marks.
const noPiece = -1

// paragraph appends the quotations of paragraph i.
func (f *finder) paragraph(i int) {
	p := f.doc.Paragraphs[i]
	first := f.next
	for f.next < len(f.pieces) && f.pieces[f.next].Paragraph == i {
		f.next++
	}
	if p.Role == store.Furniture {
		return
	}
	words, whole := f.whole(i, first == f.next)
	f.quoted = whole
	if whole {
		f.add(f.doc.Span(words), store.Unmarked, noPiece)
		return
	}
	if first == f.next && f.writes(i) {
		f.asides++
	}
	for n := first; n < f.next; n++ {
		stray := f.pieces[n].Unopened && !f.pieces[n].Continues
		if !stray {
			f.add(f.pieces[n].Span, f.verdicts[n].Kind, n)
		} else if f.cited(p, f.pieces[n].Span) {
			f.add(f.pieces[n].Span, store.Speech, n)
		} else if s, ok := f.stray(p, f.pieces[n].Span); ok {
			f.add(s, store.Unmarked, n)
		}
	}
}

// whole gives the words of paragraph i that are quoted without marks, if it is
// quoted as a whole: a turn, a block, or what goes on with one.
func (f *finder) whole(i int, unmarked bool) (text.Run, bool) {
	if len(f.turns) > 0 && f.turns[0].paragraph == i {
		t := f.turns[0]
		f.turns = f.turns[1:]
		return t.words, !t.asks()
	}
	return f.doc.Paragraphs[i].Tokens, unmarked && (f.block(i) || f.quoted && f.resumes(i))
}

// nested gives what stands in marks inside what was said.
func (f *finder) nested() []store.Span {
	var all []store.Span
	for i, q := range f.found {
		if p := f.from[i]; p != noPiece && q.Kind.Said() {
			all = append(all, f.pieces[p].Nested...)
		}
	}
	return all
}

func (f *finder) add(s store.Span, k store.Kind, piece int) {
	f.found = append(f.found, store.Quotation{Span: s, Kind: k, Attribution: store.Unknown})
	f.from = append(f.from, piece)
}
