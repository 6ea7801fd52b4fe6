package tui

import (
	"hearsay/tui/frame"
	"hearsay/tui/line"
)

// barren reports whether all has been read and there is not one article.
func (a *App) barren() bool { return a.progress.Done && a.progress.Articles == 0 }

// despite is the most problems that are told where there is no article.
const despite = 5

// tellBarren says why there is nothing to read, and what to do about it, where an
// article would stand; on a narrow screen, under the list's heading.
func (a *App) tellBarren(drawn *[frame.Panes][]string) {
	pane, from := frame.Detail, 0
	if !a.frame.Shows(pane) {
		pane, from = frame.List, 2
	}
	r := a.frame.Pane[pane]
	rows := drawn[pane]
	if from >= len(rows) {
		return
	}
	const margin = 2
	told := a.barrenLines(r.W - 2*margin)
	for i := range rows[from:] {
		rows[from+i] = ""
		if i < len(told) {
			rows[from+i] = line.Blanks(margin) + told[i]
		}
	}
}

// barrenLines are what could not be read and how to open something, in w cells.
func (a *App) barrenLines(w int) []string {
	w = min(w, a.config.Measure)
	dim, alert, text := line.Of(a.theme.Dim), line.Of(a.theme.Alert), line.Of(a.theme.Text)
	var out []string
	add := func(ink line.Ink, s string) { out = append(out, line.Wrap([]line.Run{{Ink: ink, Text: s}}, w)...) }
	add(text, "There is no article to read.")
	if problems := a.problems(); len(problems) > 0 {
		out = append(out, "")
		for _, p := range problems[:min(despite, len(problems))] {
			add(alert, p)
		}
		if n := len(problems) - despite; n > 0 {
			add(dim, line.Number(n)+" more: "+a.keys.Help.Help().Key)
		}
	}
	out = append(out, "")
	for _, way := range a.waysOut() {
		add(dim, way)
	}
	return out
}

// waysOut are how to come from nothing to an article.
func (a *App) waysOut() []string {
	ways := []string{
		"Start hearsay with a file or a folder of articles, or with nothing to read the stories it comes with.",
	}
	if a.fetching.fetch != nil {
		ways = append(ways, a.keys.Fetch.Help().Key+" fetches what is new in your feeds.")
	}
	return append(ways, a.keys.Quit.Help().Key+" quits.")
}
