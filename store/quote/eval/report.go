package main

import (
	"fmt"
	"io"
	"strings"
)

// report writes all figures of one set of articles.
func (f *figures) report(w io.Writer) {
	fmt.Fprintf(w, "%d articles, %d quotations\n\n", f.articles, f.labelled)
	precision := share{f.found, f.found + f.falsely}
	recall := share{f.found, f.labelled}
	fmt.Fprintf(w, "%-26s %5.1f\n", "quotation or not, F1", f.quotations())
	line(w, "  precision", precision)
	line(w, "  recall", recall)
	line(w, "kind", f.kind)
	line(w, "speaker mention", f.mention)
	for k, name := range [...]string{"  whole utterances", "  fragments", "  blocks"} {
		line(w, name, f.byKind[k])
	}
	line(w, "parts of one utterance", f.parts)
	if f.same != nil {
		line(w, "canonical speaker", f.name)
	}
	fmt.Fprintf(w, "%-26s %5.1f\n", "quotation and speaker, F1", f.together())
	f.calibration(w)
	f.faults(w)
}

func line(w io.Writer, name string, s share) {
	if s.of > 0 {
		fmt.Fprintf(w, "%-26s %5.1f   %d of %d\n", name, s.percent(), s.right, s.of)
	}
}

// calibration sets what confidence promised against what came true.
func (f *figures) calibration(w io.Writer) {
	fmt.Fprintf(w, "\n%-12s %10s %10s %8s\n", "confidence", "mentions", "promised", "right")
	for i, b := range f.bins {
		if b.of == 0 {
			continue
		}
		to := 1.0
		if i+1 < len(bounds) {
			to = bounds[i+1]
		}
		fmt.Fprintf(w, "%.1f to %.1f %12d %10.1f %8.1f\n", bounds[i], to, b.of, 100*b.promised/float64(b.of), b.percent())
	}
}

func (f *figures) faults(w io.Writer) {
	fmt.Fprintln(w, "\nerrors")
	for _, what := range faults {
		if n := f.count[what]; n > 0 {
			fmt.Fprintf(w, "%5d  %s\n", n, what)
		}
	}
}

// describe tells one error in a line: the words, who was found and, if that is wrong, who it is.
func describe(what fault, text string, a answer) string {
	var b strings.Builder
	s := a.want.Span
	if s.Empty() {
		s = a.got.Span
	}
	fmt.Fprintf(&b, "“%s”", short(s.Of(text)))
	switch what {
	case missed, falseTerm, falseOther, notJoined, wrongJoin:
	case wrongKind:
		fmt.Fprintf(&b, " is %s, not %s", a.want.Kind, a.got.Kind)
	case wrongPronoun, otherPerson, noPerson:
		fmt.Fprintf(&b, " by [%s] = %s, not %s", a.got.Mention.Of(text), either(a.want.Speaker), either(a.name))
	default:
		fmt.Fprintf(&b, " by [%s], not [%s]", either(a.nearest().Of(text)), either(a.got.Mention.Of(text)))
	}
	return b.String()
}

func either(s string) string {
	if s == "" {
		return "nobody"
	}
	return short(s)
}

// shown is how many code points of a text an error shows.
const shown = 40

// short gives s in one line, cut in its midst if it is long.
func short(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= shown {
		return string(r)
	}
	return string(r[:shown/2]) + "…" + string(r[len(r)-shown/2+1:])
}
