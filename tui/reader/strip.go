package reader

import (
	"hearsay/tui/flow"
	"hearsay/tui/line"
)

// strip draws row y of the strip at the right edge, which stands for the whole
// text: thick where it is on the screen, coloured where somebody is quoted, and
// with a sign where something is disputed or found.
func (p *Pane) strip(l *line.Line, y int) {
	if !p.stripped() {
		return
	}
	ink, glyph := p.sign(p.stretch(y))
	if glyph == "" {
		return
	}
	l.Fill("", p.w-1)
	l.Put(ink, glyph)
}

// stripped reports whether there is a strip: whether some of the text is not on the screen.
func (p *Pane) stripped() bool { return p.placed && p.total() > p.rows() }

// stretch gives the rows of heading and text that row y of the strip stands for.
func (p *Pane) stretch(y int) (from, to int) {
	total, rows := p.total(), p.rows()
	from = y * total / rows
	return from, max((y+1)*total/rows, from+1)
}

// sign gives what is most remarkable on some rows of heading and text.
func (p *Pane) sign(from, to int) (line.Ink, string) {
	seen := from < p.top+p.rows() && to > p.top
	from, to = from-len(p.head), to-len(p.head)
	words := flow.On(p.page.Words, from, to)
	switch {
	case len(flow.On(p.find.cells, from, to)) > 0:
		return either(seen, p.ink.seenAccent, p.ink.accent), p.theme.Find
	case len(flow.On(p.disputes, from, to)) > 0:
		return either(seen, p.ink.seenAlert, p.ink.alert), p.theme.Dispute
	case len(words) > 0 && seen && !p.theme.Colour():
		return "", p.theme.ThumbQuote
	case len(words) > 0 && seen:
		return p.voiceOf(words).seen, p.theme.Thumb
	case len(words) > 0:
		return p.voiceOf(words).plain, p.theme.Tick
	case seen:
		return p.ink.seen, p.theme.Thumb
	}
	return "", ""
}

func either(seen bool, on, off line.Ink) line.Ink {
	if seen {
		return on
	}
	return off
}

// voiceOf gives the voice of the one who speaks in words: in the selected ones, or else the first.
func (p *Pane) voiceOf(words []flow.Cells) *voice {
	at := words[0].ID
	for _, c := range words {
		if c.ID == p.selected {
			at = c.ID
		}
	}
	return p.voice(&p.reading.Quotations[at])
}

// clickStrip shows the text that a row of the strip stands for, and reports whether there is a strip at x.
func (p *Pane) clickStrip(x, y int) bool {
	if x < p.w-1 || !p.stripped() {
		return false
	}
	from, _ := p.stretch(y)
	p.scrollTo(from - p.rows()/2)
	return true
}
