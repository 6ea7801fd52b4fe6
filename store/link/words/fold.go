package words

import (
	"strings"

	"hearsay/store/text"
)

// Word is one folded word of a text.
type Word struct {
	ID         ID
	Start, End int32 // bytes of the text it was folded from, half-open
	Glued      ID    // the stem of what it and the Parts-1 words before it make without their hyphens; None if nothing
	Parts      uint8 // how many words make Glued
	Class      Class
}

// Is reports whether w belongs to all of c.
func (w Word) Is(c Class) bool { return w.Class&c == c }

// Class is what a folded word is, as a set of bits.
type Class uint16

// The classes.
const (
	Content  Class = 1 << iota // says something by itself: neither grammar nor filler
	Number                     // a number, in figures or as a word
	Negation                   // not, never, no …
	Filler                     // oh, wow, um: what one ear hears and another leaves out
	NameTail                   // follows a capitalised word as its capitalised neighbour, and so tells little by itself
	Edited                     // stands in [brackets]: an editor's, not the speaker's
	Gap                        // an ellipsis stands before it
	Opens                      // begins a sentence or what a dash sets off
)

// Draft is folded words whose ID and Glued a Lexicon has still to number.
type Draft []Word

// Read appends to into the folded words of tokens r of d.
func (l *Lexicon) Read(d *text.Doc, r text.Run, into Draft) Draft {
	f := folder{lexicon: l, doc: d, out: into, opens: true}
	for i := r.Start; i < r.End; i++ {
		i = f.token(i, r.End)
	}
	return f.out
}

// Fold appends to into the folded words of tokens r of d, numbered.
func (l *Lexicon) Fold(d *text.Doc, r text.Run, into []Word) []Word {
	first := len(into)
	into = l.Read(d, r, into)
	l.Number(into[first:])
	return into
}

// folder is the state of one Read.
type folder struct {
	lexicon *Lexicon
	doc     *text.Doc
	out     Draft
	host    host // of the last word that was folded
	edited  bool // inside [brackets]
	gap     bool // an ellipsis stands before the next word
	opens   bool // a sentence may begin with the next word
	capital bool // the token before is a capitalised word with content
}

// token folds token i and gives the last token that it took.
func (f *folder) token(i, end int) int {
	t := f.doc.Tokens[i]
	capital := false
	switch t.Kind {
	case text.Word:
		if last := f.clipped(i, end); last > i {
			return last
		}
		m := f.formAt(i)
		f.add(t, m)
		capital = t.Capital && m.first.class&Content != 0
	case text.Number:
		f.add(t, f.formAt(i))
	case text.Clitic:
		f.add(t, f.clitic())
	case text.Bracket:
		f.edited = f.doc.Word(i) == "["
	case text.Stop:
		f.gap = f.gap || isEllipsis(f.doc.Word(i))
		f.opens = true
	case text.Symbol:
		f.add(t, f.symbol(f.doc.Word(i)))
	case text.Dash:
		f.opens = true
	case text.Comma:
		f.opens = f.opens || f.doc.Word(i) != ","
	case text.Mark: // says nothing
	}
	f.capital = capital
	return i
}

// clipped folds a contraction that was torn apart ("I ‘m") and gives its last
// token, or i if there is none at i.
func (f *folder) clipped(i, end int) int {
	if i+2 >= end || f.doc.Tokens[i+1].Kind != text.Mark || f.doc.Tokens[i+1].SpaceRight || f.doc.Tokens[i+2].Kind != text.Word {
		return i
	}
	full, ok := endings()[f.doc.Lower(i+2)]
	if !ok || !pronouns()[f.doc.Lower(i)] {
		return i
	}
	f.add(f.doc.Tokens[i], f.formAt(i))
	f.add(f.doc.Tokens[i+2], f.form(full))
	f.capital = false
	return i + 2
}

func (f *folder) form(lower string) *form {
	return f.lexicon.forms.Of(f.lexicon.tokens.Number(lower))
}

func (f *folder) formAt(i int) *form {
	return f.lexicon.forms.Of(f.doc.Number(f.lexicon.tokens, i))
}

// host is what a 's that follows a word stands for.
type host uint8

const (
	owner  host = iota // nothing: it says whose
	orders             // us
	exists             // is
)

func hostOf(folded string) host {
	switch {
	case folded == "let":
		return orders
	case pronouns()[folded]:
		return exists
	}
	return owner
}

// clitic folds a 's that follows a word.
func (f *folder) clitic() *form {
	switch f.host {
	case orders:
		return f.form("us")
	case exists:
		return f.form("is")
	case owner:
	}
	return &form{}
}

func (f *folder) symbol(s string) *form {
	switch s {
	case "%":
		return f.form("percent")
	case "&":
		return f.form("and")
	}
	return &form{}
}

func (f *folder) add(t text.Token, m *form) {
	if m.first.word == 0 {
		return
	}
	f.push(t, m.first)
	if m.more == nil {
		return
	}
	for _, w := range m.more.rest {
		f.push(t, w)
	}
	if m.more.glued != 0 {
		w := &f.out[len(f.out)-1]
		w.Glued, w.Parts = ID(m.more.glued), uint8(1+len(m.more.rest))
	}
}

func (f *folder) push(t text.Token, p part) {
	w := Word{ID: ID(p.word), Start: t.Start, End: t.End, Class: p.class}
	f.host = p.host
	if f.capital && t.Capital {
		w.Class |= NameTail
	}
	if f.edited {
		w.Class |= Edited
	}
	if f.gap {
		w.Class |= Gap
		f.gap = false
	}
	if f.opens {
		w.Class |= Opens
		f.opens = false
	}
	f.out = append(f.out, w)
}

func isEllipsis(s string) bool { return strings.HasPrefix(s, "..") || strings.HasPrefix(s, "…") }
