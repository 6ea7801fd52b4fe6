package reader

import (
	"strconv"

	"hearsay/store"
	"hearsay/tui/flow"
	"hearsay/tui/keymap"
)

// Setting is how the pane wants articles set. It is a value that any goroutine may use.
type Setting struct{ options flow.Options }

// Text is an article, set.
type Text struct {
	article *store.Article
	version store.Version
	setting Setting
	page    flow.Page
}

// Setting gives how the pane wants the article set that it shows, and the next ones.
func (p *Pane) Setting() Setting {
	return Setting{flow.Options{Width: p.measure(), Theme: p.theme, Unfold: p.unfold, Key: keymap.First(p.keys.Unfold)}}
}

// Set sets an article with its quotations marked. It takes a while: a
// millisecond for fifteen kilobytes.
func (s Setting) Set(r *store.Reading) Text {
	return Text{r.Article, r.Version, s, flow.Set(r.Article, s.marks(r.Quotations), s.options)}
}

// marks gives the quotations to be found again on the page, by their place in the reading.
func (s Setting) marks(qs []store.Quoted) []flow.Mark {
	out := make([]flow.Mark, 0, len(qs))
	for i := range qs {
		if q := &qs[i]; q.Kind.Said() {
			out = append(out, flow.Mark{ID: i, Span: q.Span, Suffix: s.suffix(q)})
		}
	}
	return out
}

// suffix says how many other articles carry q, and whether anything about it is disputed.
func (s Setting) suffix(q *store.Quoted) string {
	switch {
	case q.Disputed:
		return s.options.Theme.Dispute + strconv.Itoa(q.Carriers)
	case q.Carriers > 0:
		return s.options.Theme.Small(q.Carriers)
	}
	return ""
}

// Want gives the work of setting what the pane shows, and whether there is any:
// only once for each article, version, width and fold, and not at all if that
// text has been placed already.
func (p *Pane) Want() (set func() Text, wanted bool) {
	if !p.shown || p.w < least {
		return nil, false
	}
	need := Text{article: p.reading.Article, version: p.reading.Version, setting: p.Setting()}
	if p.asked.same(need) {
		return nil, false
	}
	p.asked = need
	reading := p.reading
	return func() Text { return need.setting.Set(&reading) }, true
}

// same reports whether t and u are the same text set in the same way.
func (t Text) same(u Text) bool {
	return t.article == u.article && t.version == u.version && t.setting == u.setting
}

// Place takes a text. What does not fit what the pane shows now comes too late,
// and is dropped.
func (p *Pane) Place(t Text) {
	if !p.shown || !t.same(Text{article: p.reading.Article, version: p.reading.Version, setting: p.Setting()}) {
		return
	}
	at := p.mooring()
	p.LetGo()
	p.asked = t
	p.asked.page = flow.Page{}
	p.page, p.placed = t.page, true
	p.survey()
	p.find.run(&p.page)
	if p.reveal {
		p.show(p.selected)
		return
	}
	p.restore(at)
}
