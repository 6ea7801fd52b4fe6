package reader

import (
	"fmt"

	"hearsay/tui/flow"
)

// finding is a search in the text.
type finding struct {
	pattern string
	cells   []flow.Cells // by line, then from; those of one find share an id
	count   int
	at      int // the find one stands on
}

func (f *finding) reset() { *f = finding{} }

// run finds the pattern anew in a page, and stays at the same find.
func (f *finding) run(page *flow.Page) {
	f.cells, f.count = page.Find(f.pattern), 0
	if n := len(f.cells); n > 0 {
		f.count = f.cells[n-1].ID + 1
	}
	f.at = max(0, min(f.at, f.count-1))
}

// line gives the line of find i.
func (f *finding) line(i int) int {
	for _, c := range f.cells {
		if c.ID == i {
			return c.Line
		}
	}
	return 0
}

// Find looks for pattern in the text and goes to the first place that holds it
// from the top of the screen on, or else from the top of the text. An empty
// pattern ends the search.
func (p *Pane) Find(pattern string) {
	p.find.pattern = pattern
	p.find.run(&p.page)
	p.find.at = 0
	for _, c := range p.find.cells {
		if c.Line+len(p.head) >= p.top {
			p.find.at = c.ID
			break
		}
	}
	p.showFind()
}

// findNext goes n finds on, or back if n is negative, and around the ends.
func (p *Pane) findNext(n int) {
	if p.find.count == 0 {
		return
	}
	p.find.at = ((p.find.at+n)%p.find.count + p.find.count) % p.find.count
	p.showFind()
}

// Finding reports whether there is a search that n and N go on with.
func (p *Pane) Finding() bool { return p.find.pattern != "" }

// FindStatus says where one stands in the search: "4/14".
func (p *Pane) FindStatus() string {
	switch {
	case !p.Finding():
		return ""
	case p.find.count == 0:
		return "not found"
	}
	return fmt.Sprintf("%d/%d", p.find.at+1, p.find.count)
}

func (p *Pane) showFind() {
	if p.find.count > 0 {
		row := p.find.line(p.find.at) + len(p.head)
		p.returning = nil
		p.bring(row, row)
	}
}
