package xref_test

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"hearsay/store"
	"hearsay/tui/keymap"
	"hearsay/tui/theme"
	"hearsay/tui/xref"
)

var (
	jane = store.SpeakerRef{ID: 1, Name: "Jane Holt", Confidence: 1}
	omar = store.SpeakerRef{ID: 2, Name: "Omar Reyes", Confidence: 0.5}
)

func article(id store.ArticleID, day int) store.Summary {
	s := store.Summary{ID: id, Key: string(rune('a'+id)) + "_key"}
	if day > 0 {
		s.Published = time.Date(2025, 3, day, 0, 0, 0, 0, time.UTC)
	}
	return s
}

// open is as seen from article b, the second of three that carry the words.
func open() xref.Subject {
	return xref.Subject{Trace: store.Trace{
		Quotation: 20, Article: 1, Speaker: jane, Words: "We will not open it",
		Sayings: []store.SayingTrace{{
			Outlets: 3, Wordings: 2, Dispute: "attributed to 2 people", Severity: 0.9,
			Occurrences: []store.Occurrence{
				{Quotation: 20, Article: article(1, 19), Words: "We will not open it", Speaker: jane},
				{Quotation: 10, Article: article(0, 18), Words: "We will open it", Speaker: omar, First: true, Relation: store.Shortened, Score: 41.6, Edits: []store.Edit{
					{Op: store.Same, Text: "We will "}, {Op: store.Missing, Text: "not "}, {Op: store.Same, Text: "open it"},
				}},
				{Quotation: 30, Article: article(2, 0), Words: "We will not open it now", Relation: store.Lengthened, Score: 52, Edits: []store.Edit{
					{Op: store.Same, Text: "We will not open it"}, {Op: store.Added, Text: " now"},
				}},
			},
			Absent: []store.Summary{article(3, 19), article(4, 20)},
		}},
	}}
}

func pane(w, h int) *xref.Pane {
	p := xref.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), xref.Keys(keymap.New(nil)))
	p.Resize(w, h)
	return p
}

func screen(p *xref.Pane) string {
	lines := strings.Split(p.View(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n"
}

func TestTall(t *testing.T) {
	p := pane(50, 20)
	p.Show(open())
	want := ` “We will not open it”
 carried by 3 outlets · 2 wordings
 ⚑ attributed to 2 people · grave

 ▸ 03-19 b  Jane Holt  here
   We will not open it

   03-18 a  Omar Reyes?  first  shortened
   We will [-not-] open it

   — c  speaker unknown  lengthened  enter
   We will not open it {+now+}

 order  03-18 a ──→ 03-19 b ──→ — c
 left out by  d · e
`
	if diff := cmp.Diff(want, screen(p)); diff != "" {
		t.Error(diff)
	}
}

func TestLow(t *testing.T) {
	p := pane(80, 7)
	p.Show(open())
	want := `  “We will not open it”
  carried by 3 outlets · 2 wordings · ⚑ attributed to 2 people · grave
  ▸ 03-18 a  Omar Reyes?  first  shortened
    We will [-not-] open it
    — c  speaker unknown  lengthened  enter goes here
    We will not open it {+now+}
`
	if diff := cmp.Diff(want, screen(p)); diff != "" {
		t.Error(diff)
	}
}

// Who looks into the pane is told how strong the evidence is.
func TestEvidence(t *testing.T) {
	p := pane(80, 7)
	p.Show(open())
	p.Focus(true)
	for _, want := range []string{"shortened · 42 bits", "lengthened · 52 bits"} {
		if got := screen(p); !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestNobodyElse(t *testing.T) {
	p := pane(50, 10)
	p.Show(xref.Subject{Trace: store.Trace{Words: "rocky", Speaker: jane}, Cue: "admitted to"})
	want := " “rocky”\n Jane Holt · admitted to\n no other article carries these words\n"
	if diff := cmp.Diff(want, screen(p)); diff != "" {
		t.Error(diff)
	}
	p.Clear()
	if diff := cmp.Diff(" no quotation is selected\n", screen(p)); diff != "" {
		t.Error(diff)
	}
}

// A quotation that merges two sayings shows both, the disputed one first.
func TestTwoSayings(t *testing.T) {
	s := open()
	calm := s.Trace.Sayings[0]
	calm.Dispute = ""
	calm.Occurrences = []store.Occurrence{{Quotation: 20, Words: "calm words"}, {Quotation: 40, Article: article(3, 19), Words: "calm"}}
	s.Trace.Sayings = []store.SayingTrace{calm, s.Trace.Sayings[0]}
	p := pane(50, 30)
	p.Show(s)
	got := screen(p)
	if first, second := strings.Index(got, "⚑"), strings.Index(got, "“calm words”"); first < 0 || second < first {
		t.Error(got)
	}
}

func TestCounterpartGoesRound(t *testing.T) {
	s := open()
	for _, c := range []struct {
		here store.ArticleID
		want xref.Jump
	}{
		{1, xref.Jump{Article: 2, Quotation: 30}}, // dated before undated
		{2, xref.Jump{Article: 0, Quotation: 10}}, // and round
		{0, xref.Jump{Article: 1, Quotation: 20}},
	} {
		turned := s
		turned.Trace.Sayings = []store.SayingTrace{s.Trace.Sayings[0]}
		turned.Trace.Article = c.here
		turned.Trace.Sayings[0].Occurrences = from(s.Trace.Sayings[0].Occurrences, c.here)
		p := pane(50, 20)
		p.Show(turned)
		if got, _ := p.Counterpart(); got != c.want {
			t.Errorf("from %d to %v, want %v", c.here, got, c.want)
		}
		if all := p.Counterparts(); len(all) != 2 || all[0] != c.want {
			t.Errorf("from %d round to %v", c.here, all)
		}
	}
}

// from is occurrences as seen from an article: the one in it first, then by date.
func from(all []store.Occurrence, here store.ArticleID) []store.Occurrence {
	var out, rest []store.Occurrence
	for _, i := range []int{1, 0, 2} {
		if all[i].Article.ID == here {
			out = append(out, all[i])
		} else {
			rest = append(rest, all[i])
		}
	}
	return append(out, rest...)
}

func TestKeys(t *testing.T) {
	p := pane(50, 20)
	p.Show(open())
	p.Focus(true)
	press := func(s string) (intent any) {
		for _, r := range s {
			intent = p.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
		return intent
	}
	press("jj")
	if got := p.Press(tea.KeyMsg{Type: tea.KeyEnter}); got != (xref.Jump{Article: 2, Quotation: 30}) {
		t.Errorf("enter gives %v", got)
	}
	press("k")
	if got := screen(p); !strings.Contains(got, "▸ 03-18 a") {
		t.Error(got)
	}
	press("d")
	if got := screen(p); strings.Contains(got, "[-") || !strings.Contains(got, "   We will open it\n") {
		t.Error(got)
	}
	if got := p.Click(10); got != (xref.Jump{Article: 2, Quotation: 30}) {
		t.Errorf("a click gives %v", got)
	}
}

func TestShorten(t *testing.T) {
	s := open()
	s.Trace.Sayings[0].Occurrences[0].Words = "No, I think we are going to see, you know, we're going to see how it feels to be out there."
	p := pane(50, 20)
	p.Show(s)
	if got, want := strings.Split(screen(p), "\n")[0], " “No, I think we … it feels to be out there.”"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTimeline(t *testing.T) {
	s := open()
	early := article(0, 18)
	s.Trace.Sayings[0].Occurrences = append(s.Trace.Sayings[0].Occurrences,
		store.Occurrence{Quotation: 40, Article: article(5, 19), Words: "We will open it", Speaker: omar, From: &early, Relation: store.Shortened})
	p := pane(60, 20)
	p.Show(s)
	p.Focus(true)
	p.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("t")})
	want := `  “We will not open it”
  carried by 3 outlets · 2 wordings
  ⚑ attributed to 2 people · grave

    03-18 ● a  Omar Reyes?  first  shortened
          │ 1 day later
  ▸ 03-19 ● b  Jane Holt  here
          ● f  Omar Reyes?  probably from a

        — ○ c  speaker unknown  lengthened

  left out by  d · e
`
	if diff := cmp.Diff(want, screen(p)); diff != "" {
		t.Error(diff)
	}
	p.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("t")})
	if got := screen(p); !strings.Contains(got, "order") {
		t.Error(got)
	}
}
