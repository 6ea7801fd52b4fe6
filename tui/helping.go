package tui

import (
	"fmt"
	"slices"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/help"
	"hearsay/tui/line"
)

// showHelp opens the page of keys.
func (a *App) showHelp() {
	sections := help.Sections(a.keymap)
	if problems := a.problems(); len(problems) > 0 {
		sections = slices.Insert(sections, 0, help.Section{Title: "Could not be read", Remarks: problems})
	}
	sections = append(sections, a.strip())
	a.help.Show(sections)
	a.over = helping
}

// strip says what the strip at the right edge of an article shows.
func (a *App) strip() help.Section {
	quoted := "in colour: quotations, by speaker"
	if !a.theme.Colour() {
		quoted = a.theme.ThumbQuote + " or " + a.theme.Tick + "  a quotation"
	}
	return help.Section{Title: "The strip right of a long article", Remarks: []string{
		a.theme.Thumb + "  the part that is on the screen", quoted,
		a.theme.Dispute + "  something disputed", a.theme.Find + "  a find", "A click goes there.",
	}}
}

// problems are what could not be read, as lines.
func (a *App) problems() []string {
	const most = 200
	var out []string
	all := slices.Concat(a.ownProblems, a.progress.Problems)
	for i, p := range all {
		if i == most {
			return append(out, fmt.Sprintf("and %s more", line.Number(len(all)-most)))
		}
		out = append(out, problem(p))
	}
	return out
}

// problem says in one line where something could not be read, and why.
func problem(p store.Problem) string { return text.Printable(p.String()) }
