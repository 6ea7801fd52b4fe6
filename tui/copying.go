package tui

import (
	"io"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/keymap"
	"hearsay/tui/osc"
)

// copyKeys are the keys that say what is to be copied, after the one that says that something is.
type copyKeys struct{ Quotation, Article, Address key.Binding }

func copyKeysIn(m *keymap.Map) copyKeys {
	at := m.Place("copy", "After the copy key", keymap.Alone)
	return copyKeys{
		Quotation: at.Bind("quotation", "copy the quotation, with its source", "q", "y"),
		Article:   at.Bind("article", "copy the article", "a"),
		Address:   at.Bind("address", "copy its address", "u"),
	}
}

// handed is what was handed to the clipboard or the browser, or why it was not.
type handed struct {
	note string
	err  error
}

func (a *App) handed(msg handed) {
	if a.note = msg.note; msg.err != nil {
		a.fail(msg.err)
	}
}

// copy takes the key after y.
func (a *App) copy(msg tea.KeyMsg) tea.Cmd {
	a.over = panes
	if a.reading == nil {
		return nil
	}
	k, article := &a.keys.copying, a.reading.Article
	switch {
	case key.Matches(msg, k.Quotation):
		q, ok := a.quoted()
		if !ok {
			a.note = "no quotation is selected"
			return nil
		}
		return a.clip("the quotation", quotation(q, article))
	case key.Matches(msg, k.Article):
		return a.clip("the article", whole(article))
	case key.Matches(msg, k.Address) && article.URL == "":
		a.note = "the article has no address"
	case key.Matches(msg, k.Address):
		return a.clip("the address", text.Printable(article.URL))
	}
	return nil
}

// quoted is the selected quotation.
func (a *App) quoted() (*store.Quoted, bool) {
	i := a.reading.Index(a.here.Quotation)
	if i < 0 || !a.here.Quoted {
		return nil, false
	}
	return &a.reading.Quotations[i], true
}

// clip puts s on the clipboard of the terminal.
func (a *App) clip(what, s string) tea.Cmd {
	out, env := a.clipboard, a.env
	return func() tea.Msg {
		sequence, err := osc.Copy(s, env)
		if err == nil {
			_, err = io.WriteString(out, sequence)
		}
		return handed{"copied: " + what, err}
	}
}

// quotation is a quotation with its source, as one would cite it.
func quotation(q *store.Quoted, a *store.Article) string {
	s := "“" + text.Printable(q.Span.Of(a.Text)) + "”"
	if q.Speaker.Name != "" {
		s += " — " + text.Printable(q.Speaker.Name)
	}
	return s + " (" + source(a) + ")"
}

// source is outlet, title, date and address of an article, those it has.
func source(a *store.Article) string {
	outlet := store.Summary{Outlet: a.Outlet, Key: a.Key}
	parts := []string{outlet.Label()}
	if a.Title != "" {
		parts = append(parts, a.Title)
	}
	if !a.Published.IsZero() {
		parts = append(parts, a.Published.Format("2 January 2006"))
	}
	if a.URL != "" {
		parts = append(parts, a.URL)
	}
	return text.Printable(strings.Join(parts, ", "))
}

// whole is an article's report, by paragraphs, under its source.
func whole(a *store.Article) string {
	parts := []string{source(a)}
	for _, b := range a.Blocks {
		if b.Role == store.Body || b.Role == store.Standfirst {
			parts = append(parts, text.Printable(b.Span.Of(a.Text)))
		}
	}
	return strings.Join(parts, "\n\n") + "\n"
}
