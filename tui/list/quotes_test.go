package list_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"hearsay/store"
	"hearsay/tui/keymap"
	"hearsay/tui/list"
	"hearsay/tui/theme"
)

// quotes makes rows from lines: "= title" is a heading, "! sentence" its dispute,
// all else a quotation "key name: words".
func quotes(src string) []store.Row {
	var out []store.Row
	for i, l := range strings.Split(strings.TrimSpace(src), "\n") {
		if title, ok := strings.CutPrefix(l, "= "); ok {
			out = append(out, store.Row{Heading: &store.Heading{Title: title, Quotations: 7, Outlets: 2}})
			continue
		}
		if dispute, ok := strings.CutPrefix(l, "! "); ok {
			out[len(out)-1].Heading.Dispute = dispute
			continue
		}
		who, words, _ := strings.Cut(l, ": ")
		key, name, _ := strings.Cut(who, " ")
		out = append(out, store.Row{Article: store.Summary{ID: store.ArticleID(i), Key: key}, Quotation: &store.Excerpt{
			ID: store.QuotationID(i), Words: words, Speaker: store.SpeakerRef{Name: name, Confidence: 1}, Carriers: i % 3, Disputed: i%3 == 2,
		}})
	}
	return out
}

func showQuotes(v store.View, w, h int, src string) *list.Pane {
	p := list.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), list.Keys(keymap.New(nil)))
	p.Resize(w, h+bar)
	page := quotes(src)
	p.Show(store.Results{View: v, Of: 9, Rows: len(page), Page: page, At: -1})
	return p
}

const said = `
= The flood
a Jane Holt: The water is falling.
b Omar Reyes: Nobody answered our letter about the old bridge.
= The fair
c : It turns.`

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		view store.View
		w    int
		want string
	}{
		{store.Quotations, 40, `
The flood                     2 outlets
▌ “The water is falling.”
▌  Jane Holt  — a                  ⇄1
  “Nobody answered our letter about th…
   Omar Reyes  — b                 ⇄2 ⚑

The fair                      2 outlets
  “It turns.”
   unknown  — c                    ⇄1
`}, {store.Quotations, 76, `
The flood                                                         2 outlets
▌    —   a Jane Holt   “The water is falling.”                         ⇄1
     —   b Omar Reyes  “Nobody answered our letter about the old brid… ⇄2 ⚑

The fair                                                          2 outlets
     —   c unknown     “It turns.”                                     ⇄1
`}, {store.Speakers, 48, `
The flood                        “7 · 2 outlets
`},
	} {
		got := screen(showQuotes(c.view, c.w, 12, said))
		if c.view == store.Speakers {
			got, _, _ = strings.Cut(got[1:], "\n")
			got = "\n" + got + "\n"
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestDisputes(t *testing.T) {
	p := showQuotes(store.Disputes, 40, 8, "= We will not\n! attributed to Jane Holt by 1 outlet, to Omar Reyes by 2\na Jane Holt: We will not.")
	want := `
“We will not”                 2 outlets
⚑ attributed to Jane Holt by 1 outlet,
to Omar Reyes by 2
▌ “We will not.”
▌  Jane Holt  — a                  ⇄2 ⚑
`
	if diff := cmp.Diff(want, screen(p)); diff != "" {
		t.Error(diff)
	}
}

func TestTabs(t *testing.T) {
	for w, want := range map[int]string{
		36: "Stories Quotations Speakers▸Disputes", 39: " Stories Quotations Speakers▸Disputes",
		40: " Stories  Quotations  Speakers ▸Disputes", 30: "Stories Quotations Speakers▸D…",
	} {
		got, _, _ := strings.Cut(showQuotes(store.Disputes, w, 8, said).View(), "\n")
		if got != want {
			t.Errorf("%d cells: %q, want %q", w, got, want)
		}
	}
	// Without colours, the first name's mark has no gap to stand in.
	if got, _, _ := strings.Cut(showQuotes(store.Stories, 36, 8, said).View(), "\n"); got != "▸Stories Quotations Speakers Disput…" {
		t.Errorf("%q does not show which view it is", got)
	}
	p := showQuotes(store.Quotations, 60, 8, said)
	for x, want := range map[int]any{0: nil, 1: list.Turn{To: store.Stories}, 29: list.Turn{To: store.Speakers}, 55: nil} {
		if diff := cmp.Diff(want, p.Click(x, 0)); diff != "" {
			t.Errorf("column %d: %s", x, diff)
		}
	}
}

// A quotation for which another stands by now leaves the cursor to that one.
func TestCursorGoesToWhatStandsForItsItem(t *testing.T) {
	p := showQuotes(store.Quotations, 60, 8, said)
	page := quotes("= The flood\n= The fair\nb Omar Reyes: The water falls.\nb Omar Reyes: Nobody answered.")
	p.Show(store.Results{View: store.Quotations, Of: 9, Rows: 4, Page: page, At: 3})
	if at, _ := p.Current(); at.Quotation == nil || at.Quotation.ID != 3 {
		t.Errorf("the cursor is on %+v", at)
	}
}

// Whatever a quotation holds, no line is too wide and the cursor is in sight.
func TestQuotationsFit(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		view := store.View(rapid.IntRange(1, store.Views-1).Draw(r, "view"))
		w, h := rapid.IntRange(36, 120).Draw(r, "w"), rapid.IntRange(3, 30).Draw(r, "h")
		p := list.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), list.Keys(keymap.New(nil)))
		p.Resize(w, h)
		var page []store.Row
		for i := range rapid.IntRange(1, 20).Draw(r, "rows") {
			heading := &store.Heading{Title: rapid.String().Draw(r, "title"), Outlets: i}
			if view == store.Disputes {
				heading.Dispute = "attributed to " + rapid.String().Draw(r, "dispute")
			}
			page = append(page, store.Row{Heading: heading}, store.Row{
				Article: store.Summary{ID: store.ArticleID(i), Key: fmt.Sprint(i), Outlet: rapid.String().Draw(r, "outlet")},
				Quotation: &store.Excerpt{
					ID: store.QuotationID(i), Words: rapid.String().Draw(r, "words"),
					Speaker: store.SpeakerRef{Name: rapid.String().Draw(r, "name"), Confidence: rapid.Float64Range(0, 1).Draw(r, "sure")},
				},
			})
		}
		p.Show(store.Results{View: view, Of: 20, Rows: len(page), Page: page, At: -1})
		press(p, rapid.SampledFrom([]string{"", "j", "jjj", "G", "Gk", " "}).Draw(r, "keys"))
		drawn := p.View()
		if !strings.Contains(drawn, "▌") || len(strings.Split(drawn, "\n")) != h {
			r.Fatalf("no cursor, or not %d lines:\n%s", h, drawn)
		}
		for _, l := range strings.Split(drawn, "\n") {
			if ansi.StringWidth(l) > w {
				r.Fatalf("wider than %d: %q", w, l)
			}
		}
	})
}
