package reader

import (
	"strings"

	"hearsay/store"
	"hearsay/store/anchor"
	"hearsay/store/text"
	"hearsay/tui/flow"
	"hearsay/tui/line"
)

// Kept is what is kept of one article.
type Kept struct {
	starred   bool
	note      string
	tags      []string
	bookmarks []found
}

// found is a bookmark with what has become of its words.
type found struct {
	store.Bookmark
	span store.Span
	how  anchor.How
}

// KeptIn gives what is kept of an article. Where its text has been edited, that
// takes a while; any goroutine may do it.
func KeptIn(a *store.Article, m store.Marks) Kept {
	k := Kept{starred: m.Starred.Get(a.Key), note: m.Notes.Get(a.Key), tags: m.Tags.Get(a.Key)}
	for _, b := range m.Bookmarks.Get(a.Key) {
		span, how := anchor.Find(a.Text, b.Selector)
		k.bookmarks = append(k.bookmarks, found{b, span, how})
	}
	return k
}

// kept is what the pane shows of what is kept.
type kept struct {
	Kept
	of     map[int]int  // bookmarks, by the place in the reading of the quotation they keep
	begins map[int]bool // lines of the page where such a quotation begins
	cells  []flow.Cells // of such quotations, in order
}

// Keep shows what is kept of the open article.
func (p *Pane) Keep(k Kept) {
	at := p.mooring()
	p.kept = kept{Kept: k, of: map[int]int{}}
	for i, b := range k.bookmarks {
		if q := p.covered(b.span); b.how != anchor.Lost && q >= 0 {
			p.kept.of[q] = i
		}
	}
	p.surveyKept()
	p.setHead()
	p.restore(at)
}

// covered gives the quotation that has most of span, or -1.
func (p *Pane) covered(span store.Span) int {
	best, most := -1, 0
	for i := range p.reading.Quotations {
		q := p.reading.Quotations[i].Span
		if shared := min(q.End, span.End) - max(q.Start, span.Start); shared > most {
			best, most = i, shared
		}
	}
	return best
}

// surveyKept notes where on the page the kept quotations stand.
func (p *Pane) surveyKept() {
	k := &p.kept
	k.begins, k.cells = map[int]bool{}, nil
	begun := map[int]bool{}
	for _, c := range p.page.Words {
		if _, ok := k.of[c.ID]; !ok {
			continue
		}
		k.cells = append(k.cells, c)
		if !begun[c.ID] {
			begun[c.ID], k.begins[c.Line] = true, true
		}
	}
}

// Bookmark gives the bookmark of the selected quotation.
func (p *Pane) Bookmark() (store.Bookmark, bool) {
	if i, ok := p.kept.of[p.selected]; ok {
		return p.kept.bookmarks[i].Bookmark, true
	}
	return store.Bookmark{}, false
}

// mostLost is how many bookmarks whose words are gone are told in the heading.
const mostLost = 3

// keptLines are the lines of the heading about what is kept: tags and note, and
// bookmarks whose words the article no longer has.
func (p *Pane) keptLines(w int) []string {
	var out []string
	k := &p.kept
	if about := remark(k.tags, k.note); about != "" {
		var l line.Line
		l.Put(p.ink.accent, line.Fit(about, w, p.theme.More))
		out = append(out, l.String())
	}
	for _, b := range k.bookmarks {
		if b.how != anchor.Lost || len(out) > mostLost {
			continue
		}
		var l line.Line
		l.Put(p.ink.alert, line.Fit(p.theme.Bookmark+" no longer here:", w, p.theme.More))
		l.Put(p.ink.dim, line.Fit(" “"+text.Printable(b.Selector.Words)+"”", w-l.Width(), p.theme.More))
		out = append(out, l.String())
	}
	return out
}

// remark is tags and note in a line.
func remark(tags []string, note string) string {
	var parts []string
	for _, t := range tags {
		parts = append(parts, "#"+text.Printable(t))
	}
	if note != "" {
		parts = append(parts, strings.Join(strings.Fields(text.Printable(note)), " "))
	}
	return strings.Join(parts, " ")
}

// annotated gives what is written about the selected quotation; empty if nothing is.
func (p *Pane) annotated() string {
	b, ok := p.Bookmark()
	if !ok {
		return ""
	}
	return remark(b.Tags, b.Note)
}

// annotation is the line below the caption with what is written about the selected quotation.
func (p *Pane) annotation() string {
	var l line.Line
	l.Put("", line.Blanks(p.margin()-1))
	l.Put(p.ink.bar, " ")
	l.Put(p.ink.bar, line.Fit(p.annotated(), p.measure(), p.theme.More))
	l.Fill(p.ink.bar, p.margin()+p.measure()+1)
	return l.String()
}
