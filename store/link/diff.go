package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
)

// token is a word as it is shown: with the marks that hang on it and the blank before it.
type token struct {
	text  string // as written, without blanks
	key   string // folded, without marks; empty for a mark that stands alone
	blank bool   // whether a blank stands before it
}

// tokens cuts s at blanks and after dashes inside a word. Marks that stand
// alone belong to the word before them.
func tokens(s string) []token {
	var ts []token
	for _, field := range strings.Fields(s) {
		blank := len(ts) > 0
		for field != "" {
			n := wordEnd(field)
			t := token{text: field[:n], key: key(field[:n]), blank: blank}
			if t.key == "" && len(ts) > 0 {
				last := &ts[len(ts)-1]
				if blank {
					last.text += " "
				}
				last.text += t.text
			} else {
				ts = append(ts, t)
			}
			field, blank = field[n:], false
		}
	}
	return ts
}

// wordEnd is where the first word of field ends: after a dash that joins two words, or at its end.
func wordEnd(field string) int {
	for i, r := range field {
		after := i + utf8.RuneLen(max(r, 0))
		if strings.HasPrefix(field[i:], "--") {
			after = i + 2
		} else if r != '—' && r != '–' && r != '…' {
			continue
		}
		if i > 0 && after < len(field) {
			return after
		}
	}
	return len(field)
}

// key folds a word so that case, curly marks, hyphens and what hangs on it make no difference.
func key(word string) string {
	word = strings.TrimFunc(word, func(r rune) bool { return !telling(r) })
	return strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘':
			return '\''
		case '-', '‐', '‑':
			return -1
		}
		return unicode.ToLower(r)
	}, word)
}

// telling reports whether a rune at the edge of a word belongs to what it says.
func telling(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) || r == '%' || r == '&' || r == '#' || r == '@' || r == utf8.RuneError
}

// mostCells bounds the work of one comparison. Wordings that would need more
// are shown as wholly different between what they share at both ends.
const mostCells = 1 << 22

// Diff compares two wordings word by word. Its Same and Added texts, one after
// the other, give to with every blank as one space; its Same and Missing texts
// give the words of from, those of Same written as in to. Differences of marks
// and case alone are Same.
func Diff(from, to string) []store.Edit {
	a, b := tokens(from), tokens(to)
	var w editWriter
	start := commonStart(a, b)
	end := commonEnd(a[start:], b[start:])
	w.same(b[:start])
	w.middle(a[start:len(a)-end], b[start:len(b)-end])
	w.same(b[len(b)-end:])
	return w.done()
}

func commonStart(a, b []token) int {
	n := 0
	for n < len(a) && n < len(b) && a[n].key == b[n].key {
		n++
	}
	return n
}

func commonEnd(a, b []token) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n].key == b[len(b)-1-n].key {
		n++
	}
	return n
}

// editWriter merges tokens into runs and sets the blanks between them.
type editWriter struct {
	edits []store.Edit
	gone  []token // missing, not yet written
	added []token // likewise
	any   bool    // whether a word of to has been written
}

// middle writes the edits of a longest common subsequence.
func (w *editWriter) middle(a, b []token) {
	if len(a)*len(b) > mostCells {
		w.gone, w.added = append(w.gone, a...), append(w.added, b...)
		return
	}
	longest := subsequences(a, b)
	width := len(b) + 1
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].key == b[j].key:
			w.same(b[j : j+1])
			i, j = i+1, j+1
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			w.gone = append(w.gone, a[i])
			i++
		default:
			w.added = append(w.added, b[j])
			j++
		}
	}
	w.gone, w.added = append(w.gone, a[i:]...), append(w.added, b[j:]...)
}

// subsequences gives, for every pair of places, how long the longest common subsequence from there on is.
func subsequences(a, b []token) []int32 {
	width := len(b) + 1
	n := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].key == b[j].key {
				n[i*width+j] = n[(i+1)*width+j+1] + 1
			} else {
				n[i*width+j] = max(n[(i+1)*width+j], n[i*width+j+1])
			}
		}
	}
	return n
}

func (w *editWriter) same(ts []token) {
	if len(ts) == 0 {
		return
	}
	w.flush()
	w.write(store.Same, ts)
	w.any = true
}

// flush writes what is missing, then what stands for it.
func (w *editWriter) flush() {
	if len(w.gone) > 0 {
		w.write(store.Missing, w.gone)
	}
	if len(w.added) > 0 {
		w.write(store.Added, w.added)
		w.any = true
	}
	w.gone, w.added = w.gone[:0], w.added[:0]
}

// write appends a run. The blank between words stands before the later one,
// except that missing words at the very start, before any word of to, carry it behind them.
func (w *editWriter) write(op store.EditOp, ts []token) {
	var b strings.Builder
	for i, t := range ts {
		lead := t.blank
		if op == store.Missing && i == 0 {
			lead = w.any
		}
		if lead {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	if op == store.Missing && !w.any {
		b.WriteByte(' ')
	}
	if n := len(w.edits); n > 0 && w.edits[n-1].Op == op {
		w.edits[n-1].Text += b.String()
		return
	}
	w.edits = append(w.edits, store.Edit{Op: op, Text: b.String()})
}

func (w *editWriter) done() []store.Edit {
	w.flush()
	return w.edits
}

// Relate says how the words of to relate to those of from. A closing comma or
// full stop and the shape of quotation marks, which are the outlet's, count as identical.
func Relate(from, to string) store.Relation {
	if Plain(from) == Plain(to) {
		return store.Identical
	}
	missing, added := false, false
	for _, e := range Diff(from, to) {
		missing = missing || e.Op == store.Missing
		added = added || e.Op == store.Added
	}
	switch {
	case missing && added:
		return store.Reworded
	case missing:
		return store.Shortened
	case added:
		return store.Lengthened
	}
	return store.Punctuation
}

// Plain is s with straight marks and single blanks, without the comma or full
// stop that ends it: the same for wordings that are store.Identical.
func Plain(s string) string {
	s = strings.Join(strings.Fields(straighten.Replace(s)), " ")
	return strings.TrimRight(s, ",. ")
}

var straighten = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")
