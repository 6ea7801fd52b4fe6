package compare_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"hearsay/store"
	"hearsay/store/survey"
	"hearsay/tui/compare"
	"hearsay/tui/keymap"
	"hearsay/tui/theme"
)

var (
	jane = store.SpeakerRef{ID: 1, Name: "Jane Holt", Confidence: 1}
	omar = store.SpeakerRef{ID: 2, Name: "Omar Reyes", Confidence: 1}
)

func article(id int) store.Summary {
	return store.Summary{ID: store.ArticleID(id), Outlet: fmt.Sprintf("Paper %d", id), Published: time.Date(2025, 3, 10+id, 0, 0, 0, 0, time.UTC)}
}

func occurrence(id, in int, who store.SpeakerRef, how store.Relation, words string) store.Occurrence {
	return store.Occurrence{Quotation: store.QuotationID(id), Article: article(in), Speaker: who, Relation: how, Words: words}
}

func bridge(articles int) survey.Story {
	s := survey.Story{Quotations: 7, Sayings: []store.SayingTrace{
		{ID: 1, Words: "Nobody answered our letter", Speakers: []store.SpeakerRef{omar}, Occurrences: []store.Occurrence{
			occurrence(10, 0, omar, store.Identical, "Nobody answered our letter"),
			occurrence(20, 1, omar, store.Shortened, "Nobody answered"),
		}},
		{ID: 2, Words: "We will not open it", Dispute: "attributed to 2 people", Severity: 0.5, Speakers: []store.SpeakerRef{jane, omar}, Occurrences: []store.Occurrence{
			occurrence(11, 0, jane, store.Identical, "We will not open it"),
			occurrence(21, 1, omar, store.Identical, "We will not open it"),
			occurrence(31, 2, jane, store.Reworded, "We will never open it"),
			occurrence(32, 2, jane, store.Shortened, "not open it"),
		}},
	}}
	for i := range articles {
		s.Articles = append(s.Articles, article(i))
	}
	return s
}

func pane(w, h int, s survey.Story) *compare.Pane {
	p := compare.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), compare.Keys(keymap.New(nil)))
	p.Resize(w, h)
	p.Show(s, store.Place{Article: 1, Quotation: 21, Quoted: true})
	return p
}

func press(p *compare.Pane, keys ...string) (intent any) {
	for _, k := range keys {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
		switch k {
		case "enter":
			msg = tea.KeyMsg{Type: tea.KeyEnter}
		case "esc":
			msg = tea.KeyMsg{Type: tea.KeyEsc}
		}
		intent = p.Press(msg)
	}
	return intent
}

func screen(p *compare.Pane) string {
	lines := strings.Split(p.View(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func TestScreen(t *testing.T) {
	want := `  2 sayings · 3 articles · 1 disputed
                                      Paper 0  Paper 1  Paper 2
                                      03-10    03-11    03-12
▌ ⚑ “We will not open it”              ●       [⚑]       ◐
    “Nobody answered our letter”       ●        ◐        ·



` + strings.Repeat("─", 65) + `
  Paper 1 · 11 March 2025 · Omar Reyes ⚑ · identical
  We will not open it

  ● carried  ◐ shortened  ≈ reworded  ⚑ another speaker
`
	if diff := cmp.Diff(want, screen(pane(65, 13, bridge(3)))); diff != "" {
		t.Error(diff)
	}
}

func TestMoving(t *testing.T) {
	p := pane(80, 24, bridge(3))
	if got, want := press(p, "enter"), (compare.Open{Article: 1, Quotation: 21, Carried: true}); got != want {
		t.Errorf("enter gives %v, want %v", got, want)
	}
	if got, want := press(p, "j", "l", "l", "j", "enter"), (compare.Open{Article: 2}); got != want {
		t.Errorf("enter gives %v, want %v", got, want)
	}
	if got := screen(p); !strings.Contains(got, "Paper 2 · 12 March 2025 · leaves it out\n  “Nobody answered our letter”") {
		t.Error(got)
	}
	if got, want := press(p, "g", "h", "h", "h", "enter"), (compare.Open{Article: 0, Quotation: 11, Carried: true}); got != want {
		t.Errorf("enter gives %v, want %v", got, want)
	}
	if got := press(p, "esc"); got != (compare.Close{}) {
		t.Errorf("esc gives %v", got)
	}
}

func TestManyArticlesScroll(t *testing.T) {
	p := pane(80, 24, bridge(30))
	if got := screen(p); !strings.Contains(got, "30 articles (1 to 4)") || !strings.Contains(got, "Paper 0 ") || strings.Contains(got, "Paper 4") {
		t.Error(got)
	}
	press(p, strings.Split("lllllllll", "")...)
	if got := screen(p); !strings.Contains(got, "30 articles (8 to 11)") || !strings.Contains(got, "… Paper 7 ") || !strings.Contains(got, "[·]") {
		t.Error(got)
	}
}

func TestClicks(t *testing.T) {
	p := pane(65, 13, bridge(3))
	if got := p.Click(48, 4); got != nil || !strings.Contains(screen(p), "[◐]") {
		t.Error(got, screen(p))
	}
	if got, want := p.Click(48, 4), (compare.Open{Article: 1, Quotation: 20, Carried: true}); got != want {
		t.Errorf("a second click gives %v, want %v", got, want)
	}
	if got := p.Click(45, 9); got != nil {
		t.Errorf("a click below the table gives %v", got)
	}
}

func TestNothingToCompare(t *testing.T) {
	p := pane(80, 24, survey.Story{Articles: []store.Summary{article(0), article(1)}})
	if got := screen(p); !strings.Contains(got, "no two articles of this story carry the same words") || press(p, "j", "l", "enter") != nil {
		t.Error(got)
	}
	p.Wait()
	if got := screen(p); !strings.Contains(got, "comparing the articles") {
		t.Error(got)
	}
}

func TestAnySize(t *testing.T) {
	for w := 40; w < 230; w += 3 {
		for h := 8; h < 60; h += 3 {
			for _, articles := range []int{2, 3, 40} {
				lines := strings.Split(pane(w, h, bridge(articles)).View(), "\n")
				if len(lines) != h {
					t.Fatalf("%d lines in a page of %d×%d", len(lines), w, h)
				}
				for _, l := range lines {
					if n := ansi.StringWidth(l); n > w {
						t.Fatalf("%d cells in a page of %d×%d with %d articles: %q", n, w, h, articles, l)
					}
				}
			}
		}
	}
}

// BenchmarkView is a page full of cells.
func BenchmarkView(b *testing.B) {
	s := bridge(20)
	for len(s.Sayings) < 60 {
		s.Sayings = append(s.Sayings, s.Sayings...)
	}
	p := compare.New(theme.New(theme.Terminal{Dark: true, Profile: termenv.TrueColor}), compare.Keys(keymap.New(nil)))
	p.Resize(200, 48)
	p.Show(s, store.Place{Article: 1, Quotation: 21, Quoted: true})
	b.ReportAllocs()
	for b.Loop() {
		_ = p.View()
	}
}
