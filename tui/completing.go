package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/query"
	"hearsay/tui/line"
	"hearsay/tui/prompt"
)

// mostNames is how many names are offered for one.
const mostNames = 100

// complete offers what could stand at the caret of what is written.
func (a *App) complete(at prompt.Complete) tea.Cmd {
	switch {
	case !a.prompt.Opened():
		return nil
	case a.writing.purpose == filtering:
		return a.completeFilter(at)
	case a.writing.purpose == tagging:
		from := strings.LastIndexByte(at.Text[:at.Caret], ' ') + 1
		return a.do(a.prompt.Offer(store.Span{Start: from, End: at.Caret}, values(a.tags(), at.Text[from:at.Caret])))
	default:
		return nil
	}
}

// completeFilter offers fields and values. Whom and which outlets there are, the
// corpus must be asked; all else is known.
func (a *App) completeFilter(at prompt.Complete) tea.Cmd {
	gap := query.GapAt(at.Text, at.Caret)
	switch gap.Field {
	case "":
		return a.do(a.prompt.Offer(gap.Span, fields(gap.Part)))
	case "speaker":
		return a.askNames(gap, store.SpeakerNames)
	case "outlet":
		return a.askNames(gap, store.OutletNames)
	case "tag":
		return a.do(a.prompt.Offer(gap.Span, values(a.tags(), gap.Part)))
	default:
		return a.do(a.prompt.Offer(gap.Span, values(valuesOf(gap.Field), gap.Part)))
	}
}

// askNames asks for the names that could be meant.
func (a *App) askNames(gap query.Gap, kind store.NameKind) tea.Cmd {
	ctx, n := a.naming.ask(a.ctx)
	corpus := a.corpus
	return func() tea.Msg {
		names, err := corpus.Names(ctx, store.NameQuery{Kind: kind, Part: gap.Part, Limit: mostNames})
		return named{n, gap, names, err}
	}
}

// named offers the names there are, if nothing else has been typed since.
func (a *App) named(msg named) tea.Cmd {
	if !a.naming.answered(msg.number) || !a.prompt.Opened() {
		return nil
	}
	if msg.err != nil {
		a.fail(msg.err)
		return nil
	}
	thing := "quotation"
	if msg.gap.Field == "outlet" {
		thing = "article"
	}
	var choices []prompt.Choice
	for _, n := range msg.names {
		choices = append(choices, prompt.Choice{Text: query.Value(n.Name), Label: n.Name, Hint: line.Count(n.Count, thing)})
	}
	return a.do(a.prompt.Offer(msg.gap.Span, choices))
}

// fields gives the fields whose names begin with part.
func fields(part string) []prompt.Choice {
	var out []prompt.Choice
	for _, f := range query.Fields() {
		if strings.HasPrefix(f.Name, strings.ToLower(part)) {
			out = append(out, prompt.Choice{Text: f.Name + ":", Label: f.Name + ":", Hint: f.Help})
		}
	}
	return out
}

// valuesOf gives all that a field takes, if that is few.
func valuesOf(field string) []string {
	all := query.Fields()
	i := slices.IndexFunc(all, func(f query.FieldHelp) bool { return f.Name == field })
	if i < 0 {
		return nil
	}
	return all[i].Values
}

// values gives those of all that begin with part, also behind the minus that turns an order round.
func values(all []string, part string) []prompt.Choice {
	rest := strings.TrimPrefix(part, "-")
	minus := part[:len(part)-len(rest)]
	var out []prompt.Choice
	for _, v := range all {
		if strings.HasPrefix(strings.ToLower(v), strings.ToLower(rest)) {
			out = append(out, prompt.Choice{Text: minus + query.Value(v), Label: v})
		}
	}
	return out
}

// tags gives the tags of articles and bookmarks, in order.
func (a *App) tags() []string {
	marks := a.keep.Marks()
	var all []string
	for _, tags := range marks.Tags.All() {
		all = append(all, tags...)
	}
	for _, bookmarks := range marks.Bookmarks.All() {
		for i := range bookmarks {
			all = append(all, bookmarks[i].Tags...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
