package peek_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"hearsay/store"
	"hearsay/tui/keymap"
	"hearsay/tui/peek"
	"hearsay/tui/screentest"
	"hearsay/tui/theme"
)

// subject is an article whose quotations stand in braces, the last one looked at.
func subject(article string) peek.Subject {
	a := &store.Article{Title: "The baths"}
	r := store.Reading{Article: a, Summary: store.Summary{Key: "tide", Title: a.Title}, Cast: []store.CastMember{{Speaker: 4, Name: "Jane Holt"}}}
	for _, p := range strings.SplitAfter(article, "\n") {
		start := len(a.Text)
		before, rest, quoted := strings.Cut(p, "{")
		words, after, _ := strings.Cut(rest, "}")
		a.Text += before + words + after
		a.Blocks = append(a.Blocks, store.Block{Span: store.Span{Start: start, End: len(a.Text)}})
		if quoted {
			q := store.Quoted{Speaker: store.SpeakerRef{ID: 4, Name: "Jane Holt", Confidence: 1}}
			q.ID, q.Span = store.QuotationID(len(r.Quotations)), store.Span{Start: start + len(before), End: start + len(before) + len(words)}
			r.Quotations = append(r.Quotations, q)
		}
	}
	return peek.Subject{Reading: r, Quotation: store.QuotationID(len(r.Quotations) - 1), At: 1, Of: 3}
}

func show(w, h int, s peek.Subject) *peek.Pane {
	p := peek.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), peek.Keys(keymap.New(nil)))
	p.Resize(w, h)
	p.Show(s)
	return p
}

func TestScreen(t *testing.T) {
	s := subject("One.\nTwo.\nThree.\nFour.\nShe said, “{No.}”\n“{We will not close the baths, whatever the cost,}” she said.\nSix.\nSeven.\nEight.\nNine.\n")
	want := ` — tide  Jane Holt                  1/3
 The baths

 She said, “No.”

▌“We will not close the baths, whatever
▌the cost,” she said.

 Six.
`
	if diff := cmp.Diff(want, strings.ReplaceAll(show(40, 9, s).View(), "\n \n", "\n\n")+"\n"); diff != "" {
		t.Error(diff)
	}
	p := show(40, 6, s)
	if got := p.View(); !strings.Contains(got, "\n▌“We will not") || strings.Contains(got, "The baths\n") {
		t.Errorf("on few lines:\n%s", got)
	}
	p.Wheel(-100)
	if got := p.View(); strings.Contains(got, "One.") || strings.Contains(got, "Two.") || !strings.Contains(got, "Three.") {
		t.Errorf("more than its surroundings:\n%s", got)
	}
	p.Show(s)
	if !strings.Contains(p.View(), "Three.") {
		t.Errorf("shown again, the place is lost:\n%s", p.View())
	}
	p.Clear()
	if got := p.View(); !strings.Contains(got, "no other article carries these words") || p.Click(0) != nil {
		t.Errorf("without a counterpart:\n%s", got)
	}
}

// Where the paragraph has begun above the screen, its first line on it says so.
func TestBegunAbove(t *testing.T) {
	s := subject("One.\n" + strings.Repeat("The baths are warm. ", 9) + "“{No,}” she said.\n")
	p := show(40, 5, s)
	if got := strings.Split(p.View(), "\n"); !strings.HasPrefix(got[1], "…") || strings.HasPrefix(got[2], "…") {
		t.Errorf("in the midst of a paragraph:\n%s", p.View())
	}
	p.Wheel(-100)
	if strings.Contains(p.View(), "…") {
		t.Errorf("from the beginning:\n%s", p.View())
	}
}

func TestViewFitsThePane(t *testing.T) {
	parts := rapid.SampledFrom([]string{"word ", "“{", "}” ", "\n", "文字", "👩‍👩‍👧‍👦", "e\u0301", "שלום ", "\x1b[31m", "\u202e", strings.Repeat("x", 5000)})
	rapid.Check(t, func(t *rapid.T) {
		s := subject(strings.Join(rapid.SliceOfN(parts, 1, 60).Draw(t, "article"), "") + "{No.}")
		s.Reading.Summary.Title, s.Reading.Quotations[0].Speaker.Name = s.Reading.Article.Text, s.Reading.Article.Text
		w, h := rapid.IntRange(12, 120).Draw(t, "w"), rapid.IntRange(0, 30).Draw(t, "h")
		view := show(w, h, s).View()
		if n := strings.Count(view, "\n") + 1; n != max(h, 1) {
			t.Fatalf("%d lines in %d", n, h)
		}
		if n := screentest.Widest(view); n > w {
			t.Fatalf("%d cells in %d:\n%s", n, w, view)
		}
	})
}
