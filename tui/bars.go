package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/lipgloss"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/frame"
	"hearsay/tui/keymap"
	"hearsay/tui/line"
	"hearsay/tui/list"
	"hearsay/tui/theme"
)

// bars are the styles of header and footer, and of the rules between the panes.
type bars struct{ ground, brand, text, strong, dim, alert, rule line.Ink }

func barsOf(t *theme.Theme) bars {
	return bars{
		line.Of(t.Bar), line.Of(t.BarBrand), line.Of(t.BarText), line.Of(t.BarStrong), line.Of(t.BarDim), line.Of(t.BarAlert),
		line.Of(t.Rule),
	}
}

// apart is the least distance between the two ends of the header.
const apart = 3

// header says where one is, and at the right how large the corpus is.
func (a *App) header() string {
	var l line.Line
	l.Put(a.bars.brand, " hearsay  ")
	right := a.standing(a.w - l.Width() - 1)
	room := a.w - l.Width() - runsWidth(right) - 1 - apart
	for _, r := range a.path(room) {
		l.Put(r.Ink, r.Text)
	}
	l.Fill(a.bars.ground, a.w-runsWidth(right)-1)
	for _, r := range right {
		l.Put(r.Ink, r.Text)
	}
	l.Fill(a.bars.ground, a.w)
	return l.String()
}

func runsWidth(runs []line.Run) int {
	w := 0
	for _, r := range runs {
		w += line.Width(r.Text)
	}
	return w
}

// path is the way to the article: Stories › story › label, as much of it as fits in w cells.
func (a *App) path(w int) []line.Run {
	into := line.Run{Ink: a.bars.dim, Text: " " + a.theme.Into + " "}
	if a.reading == nil || a.showsOnlyList() && !a.comparing {
		return []line.Run{{Ink: a.bars.strong, Text: line.Fit(a.listName(), w, a.theme.More)}}
	}
	here := text.Printable(a.reading.Summary.Label())
	if a.comparing {
		here = "compared"
	}
	label := line.Run{Ink: a.bars.strong, Text: line.Fit(here, w, a.theme.More)}
	w -= line.Width(label.Text)
	runs := []line.Run{label}
	name, reserved := a.listName(), 0
	if a.frame.Columns > 1 && a.filter != "" && line.Width(name)+3 <= w/2 {
		reserved = line.Width(name) + 3 // what hides rows is said before a title is told in full
	}
	if a.reading.Story.Articles > 1 {
		if title := line.Fit(text.Printable(a.reading.Story.Title), w-3-reserved, a.theme.More); line.Width(title) > 3 {
			runs = append([]line.Run{{Ink: a.bars.text, Text: title}, into}, runs...)
			w -= line.Width(title) + 3
		}
	}
	if line.Width(name)+3 > w {
		name = list.Name(a.view)
	}
	if a.frame.Columns > 1 && w >= line.Width(name)+3 {
		runs = append([]line.Run{{Ink: a.bars.text, Text: name}, into}, runs...)
	}
	return runs
}

// listName is what the list shows: its view, and the filter in effect unless the prompt shows it.
func (a *App) listName() string {
	name := list.Name(a.view)
	if a.filter == "" || a.prompt.Opened() {
		return name
	}
	return name + ": " + text.Printable(a.filter)
}

func (a *App) showsOnlyList() bool {
	return a.frame.Shows(frame.List) && !a.frame.Shows(frame.Detail)
}

// standing is the right of the header, the longest form that leaves room for the path.
func (a *App) standing(w int) []line.Run {
	forms := [][]line.Run{a.size(true), a.size(false), append(a.disputes(), a.unreadable()...), a.disputes()}
	if !a.progress.Done {
		forms = a.loading()
	}
	for _, f := range forms {
		if runsWidth(f) <= w/2 {
			return f
		}
	}
	return nil
}

// size says how large the corpus is, or how much of it passes the filter.
func (a *App) size(long bool) []line.Run {
	p := &a.progress
	dot := " " + a.theme.Dot + " "
	articles := line.Count(p.Articles, "article")
	if a.filter != "" {
		articles = fmt.Sprintf("%s of %s", line.Number(a.passed.articles), articles)
	}
	if p.Stopped {
		articles = "stopped after " + articles
	}
	if long {
		articles += dot + line.Count(p.Quotations, "quotation")
	}
	runs := []line.Run{{Ink: a.bars.dim, Text: articles}}
	if d := a.disputes(); d != nil {
		runs = append(append(runs, line.Run{Ink: a.bars.dim, Text: dot}), d...)
	}
	return append(runs, a.unreadable()...)
}

func (a *App) disputes() []line.Run {
	if a.progress.Disputes == 0 {
		return nil
	}
	return []line.Run{{Ink: a.bars.alert, Text: line.Count(a.progress.Disputes, "dispute")}}
}

func (a *App) unreadable() []line.Run {
	n := len(a.ownProblems) + len(a.progress.Problems)
	if n == 0 {
		return nil
	}
	return []line.Run{
		{Ink: a.bars.dim, Text: " " + a.theme.Dot + " "},
		{Ink: a.bars.alert, Text: line.Number(n) + " could not be read"},
	}
}

// footer is the prompt, a remark, or the keys that matter now.
func (a *App) footer() string {
	if a.prompt.Opened() {
		return a.prompt.View()
	}
	var l line.Line
	l.Put(a.bars.ground, " ")
	if s := a.fetching.underWay(a.theme.More); s != "" {
		l.Put(a.bars.brand, line.Fit(s, a.w/2, a.theme.More))
		l.Put(a.bars.ground, "  ")
	}
	if a.note != "" {
		l.Put(a.bars.text, line.Fit(a.note, a.w-1-l.Width(), a.theme.More))
	} else {
		a.hint(&l, a.hints())
	}
	l.Fill(a.bars.ground, a.w)
	return l.String()
}

// hints are the keys that matter now, the most telling first.
func (a *App) hints() []key.Binding {
	k := &a.keys
	help := short("help", k.Help)
	switch {
	case a.over == choosing:
		p := &k.palette
		return []key.Binding{short("choose", p.Down, p.Up), short("close", k.prompt.Cancel), short("do it", k.prompt.Accept)}
	case a.over == helping:
		return []key.Binding{short("scroll", k.help.Down, k.help.Up), short("close", k.help.Close)}
	case a.comparing:
		t := &k.table
		return []key.Binding{short("cell", t.Left, t.Down, t.Up, t.Right), t.Open, short("article", t.Close), k.Quit, help}
	case a.over == copying:
		c := &k.copying
		return []key.Binding{
			short("the quotation, with its source", c.Quotation), short("the article", c.Article), short("its address", c.Address), short("nothing", k.Out),
		}
	case a.shape.Focus == frame.List:
		return append(a.withStop(a.listHints()), help)
	default:
		return append(a.withStop(a.readingHints()), help)
	}
}

// withStop puts the key that stops loading, if that takes long, behind the most telling of hints.
func (a *App) withStop(hints []key.Binding) []key.Binding {
	stop := short("stop loading", a.keys.Stop)
	stop.SetEnabled(!a.progress.Done && a.progress.Loading.Took >= store.Steady)
	const telling = 2
	return slices.Insert(hints, min(telling, len(hints)), stop)
}

// listHints are the keys that matter in the list.
func (a *App) listHints() []key.Binding {
	k, l := &a.keys, &a.keys.list
	clearing := short("clear filter", k.Out)
	clearing.SetEnabled(a.filter != "")
	thing := "article"
	if a.view != store.Stories {
		thing = "quotation"
	}
	return []key.Binding{short(thing, l.Down, l.Up), l.Open, clearing, short("view", k.views.Next), short("filter", k.Filter), k.NextPane, short("read, unread", k.keep.Read)}
}

// readingHints are the keys that matter in the article and beside it.
func (a *App) readingHints() []key.Binding {
	k, r, x := &a.keys, &a.keys.reader, &a.keys.xref
	back, across, look := short("back", k.Back), short("counterpart", r.Jump), short("look", k.Peek)
	back.SetEnabled(a.jumps.at > 0)
	_, linked := a.xref.Counterpart()
	across.SetEnabled(linked)
	look.SetEnabled(linked)
	walk := short("quotation", r.Next, r.Previous)
	comparing := short("compare", k.Compare)
	comparing.SetEnabled(a.reading != nil && a.reading.Story.Articles > 1)
	switch {
	case a.corner == counterpart:
		there := short("go there", r.Jump)
		there.SetEnabled(linked)
		return []key.Binding{short("next", k.Peek), there, short("close", k.Out), walk, k.NextPane}
	case a.corner == reasons:
		scroll := short("scroll", k.why.Down, k.why.Up)
		scroll.SetEnabled(a.shape.Focus == frame.Xref)
		return []key.Binding{scroll, short("close", k.Why), walk, across, k.NextPane, short("cross-references", k.Sheet)}
	case a.shape.Focus == frame.Xref:
		return []key.Binding{short("occurrence", x.Down, x.Up), x.Jump, short("differences", x.Differences), short("timeline", x.Timeline), short("why", k.Why), walk, short("article", k.Out), back}
	case a.reader.Finding():
		return []key.Binding{short("find "+a.reader.FindStatus(), r.FindNext, r.FindPrevious), short("end", k.Out), walk, across, back}
	default:
		return []key.Binding{walk, across, back, look, short("why", k.Why), comparing, short("filter", k.Filter), short("find", k.Find), short("cross-references", k.Sheet), short("stories", k.Out), short("bookmark", k.keep.Bookmark)}
	}
}

// short is what bindings do, in the words of the footer; the first stands for all of them.
func short(desc string, bindings ...key.Binding) key.Binding {
	b := bindings[0]
	b.SetHelp(keymap.Firsts(bindings...), desc)
	return b
}

// hint draws as many keys as fit; the last, which leads to all others, always.
func (a *App) hint(l *line.Line, bindings []key.Binding) {
	last := bindings[len(bindings)-1]
	room := a.w - 1 - hintWidth(last)
	for _, b := range bindings[:len(bindings)-1] {
		if !b.Enabled() || b.Help().Key == "" || l.Width()+hintWidth(b) > room {
			continue
		}
		a.one(l, b)
		l.Put(a.bars.ground, "  ")
	}
	a.one(l, last)
}

func hintWidth(b key.Binding) int {
	return line.Width(b.Help().Key) + 1 + line.Width(b.Help().Desc) + 2
}

func (a *App) one(l *line.Line, b key.Binding) {
	l.Put(a.bars.strong, b.Help().Key)
	l.Put(a.bars.ground, " ")
	l.Put(a.bars.dim, b.Help().Desc)
}

// tooSmall fills a screen on which no pane has room.
func tooSmall(w, h int, style lipgloss.Style) string {
	say := fmt.Sprintf("hearsay needs %d×%d", frame.LeastWidth, frame.LeastHeight)
	lines := make([]string, max(h, 1))
	lines[0] = style.Render(line.Fit(say, w, ""))
	return strings.Join(lines, "\n")
}
