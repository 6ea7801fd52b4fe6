package reader_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"hearsay/store"
	"hearsay/store/text"
	"hearsay/tui/keymap"
	"hearsay/tui/reader"
	"hearsay/tui/screentest"
	"hearsay/tui/theme"
)

var update = flag.Bool("update", false, "write the golden files anew")

// council is an article with four quotations of three speakers: linked, disputed, plain and of nobody known.
const council = `furniture| Sign up for our newsletter
The council met on Tuesday to speak about the baths, which have stood on the river for a hundred years and which nobody has repaired since the war.
The mayor, Jane Holt, said: "{holt We will not close the baths, whatever the cost, and that is a promise to every child.}" She then left the hall.
"{ito No,}" said Ms Ito, who leads the opposition. "{ito She will close them in the spring, as everybody in this room knows perfectly well.}"
A voice from the gallery called out: "{nobody Shame!}"
The council will meet again on Friday.`

type link struct {
	carriers int
	disputed bool
}

// reading makes a Reading of a marked-up article; links are those of its quotations, in order.
func reading(marked string, links ...link) store.Reading {
	cast := []store.CastMember{{Speaker: 4, Name: "Jane Holt", Story: 3}, {Speaker: 7, Name: "Kim Ito", Story: 2}}
	ids := map[string]store.SpeakerRef{
		"holt": {ID: 4, Name: "Jane Holt", Confidence: 0.9}, "ito": {ID: 7, Name: "Kim Ito", Confidence: 0.4}, "nobody": {ID: store.NoSpeaker},
	}
	a := &store.Article{ID: 1, Key: "council", Title: "The mayor promises to keep the old baths open", Published: time.Date(2024, 5, 3, 0, 0, 0, 0, time.UTC)}
	r := store.Reading{Article: a}
	var b strings.Builder
	for _, para := range strings.Split(marked, "\n") {
		block := store.Block{}
		if rest, ok := strings.CutPrefix(para, "furniture| "); ok {
			block.Role, para = store.Furniture, rest
		}
		block.Span.Start = b.Len()
		for {
			before, rest, ok := strings.Cut(para, "{")
			b.WriteString(before)
			if !ok {
				break
			}
			words, after, _ := strings.Cut(rest, "}")
			who, words, _ := strings.Cut(words, " ")
			q := store.Quoted{ID: store.QuotationID(100 + len(r.Quotations)), Speaker: ids[who]}
			q.Span = store.Span{Start: b.Len(), End: b.Len() + len(words)}
			if n := len(r.Quotations); n < len(links) {
				q.Carriers, q.Disputed = links[n].carriers, links[n].disputed
			}
			r.Quotations = append(r.Quotations, q)
			for i := range cast {
				if cast[i].Speaker == q.Speaker.ID {
					cast[i].Here++
				}
			}
			if q.Carriers > 0 {
				r.Summary.Linked++
			}
			b.WriteString(words)
			para = after
		}
		block.Span.End = b.Len()
		b.WriteString("\n")
		a.Blocks = append(a.Blocks, block)
	}
	a.Text = b.String()
	r.Cast = cast
	r.Summary.Key, r.Summary.Title, r.Summary.Published, r.Summary.Quotations = a.Key, a.Title, a.Published, len(r.Quotations)
	return r
}

func night() *theme.Theme { return theme.New(theme.Terminal{Dark: true, Profile: termenv.TrueColor}) }
func mono() *theme.Theme  { return theme.New(theme.Terminal{Profile: termenv.Ascii}) }

// settle sets what the pane wants, as the root would.
func settle(p *reader.Pane) {
	for {
		set, ok := p.Want()
		if !ok {
			return
		}
		p.Place(set())
	}
}

func open(t *theme.Theme, w, h int) *reader.Pane {
	p := reader.New(t, reader.Keys(keymap.New(nil)))
	p.Resize(w, h)
	p.Show(reading(council, link{2, true}, link{1, false}), 100)
	settle(p)
	return p
}

// press presses keys, divided by blanks, and gives the intents.
func press(p *reader.Pane, keys string) []any {
	var intents []any
	for _, k := range strings.Fields(keys) {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
		switch k {
		case "enter":
			msg = tea.KeyMsg{Type: tea.KeyEnter}
		case "ctrl-d":
			msg = tea.KeyMsg{Type: tea.KeyCtrlD}
		case "space":
			msg = tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
		}
		if i := p.Press(msg); i != nil {
			intents = append(intents, i)
		}
		settle(p)
	}
	return intents
}

func golden(t *testing.T, view string) {
	t.Helper()
	text, styles := screentest.Grids(view)
	got := text + strings.Repeat("=", 20) + "\n" + styles
	name := filepath.Join("testdata", t.Name()+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestScreens(t *testing.T) {
	for _, c := range []struct {
		name string
		w, h int
		t    *theme.Theme
		keys string
	}{
		{"79x22", 79, 22, night(), ""},
		{"40x10", 40, 10, night(), "} }"},
		{"102x24", 102, 24, night(), "} F"},
		{"mono 79x22", 79, 22, mono(), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(c.t, c.w, c.h)
			press(p, c.keys)
			golden(t, p.View())
		})
	}
}

func TestEmptyStates(t *testing.T) {
	p := reader.New(mono(), reader.Keys(keymap.New(nil)))
	p.Resize(40, 6)
	if got := p.View(); !strings.Contains(got, "no article is open") {
		t.Errorf("empty pane:\n%s", got)
	}
	r := reading("Nobody said a word.")
	p.Show(r, 0)
	if got := p.View(); !strings.Contains(got, "setting…") || !strings.Contains(got, "no quotations") {
		t.Errorf("before the page came:\n%s", got)
	}
	settle(p)
	if got := p.View(); !strings.Contains(got, "Nobody said") {
		t.Errorf("after the page came:\n%s", got)
	}
	if got := press(p, "} { enter n N"); got != nil {
		t.Errorf("an article without quotations has none to select: %v", got)
	}
}

func TestWalk(t *testing.T) {
	p := open(mono(), 60, 12)
	got := fmt.Sprintf("%+v", press(p, "} ] } } enter { [ { {"))
	want := "[{ID:101} {ID:102} {ID:103} {ID:103} {ID:102} {ID:101} {ID:100}]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A walk begins with what is on the screen when the selection has been scrolled away.
func TestWalkFromTheScreen(t *testing.T) {
	p := open(mono(), 40, 8)
	got := fmt.Sprintf("%+v", press(p, "G {"))
	if got != "[{ID:103}]" {
		t.Errorf("got %s", got)
	}
}

func TestFind(t *testing.T) {
	p := open(mono(), 60, 10)
	p.Find("the")
	var got []string
	for range 3 {
		got = append(got, p.FindStatus())
		press(p, "n")
	}
	press(p, "N N N N")
	got = append(got, p.FindStatus())
	p.Find("nowhere")
	got = append(got, p.FindStatus())
	p.Find("")
	got = append(got, p.FindStatus())
	if diff := cmp.Diff([]string{"1/14", "2/14", "3/14", "14/14", "not found", ""}, got); diff != "" {
		t.Error(diff)
	}
}

func TestLatePagesAreDropped(t *testing.T) {
	p := reader.New(mono(), reader.Keys(keymap.New(nil)))
	p.Resize(60, 10)
	p.Show(reading(council), 100)
	old, _ := p.Want()
	p.Resize(50, 10)
	if _, ok := p.Want(); !ok {
		t.Fatal("another width wants another page")
	}
	p.Place(old())
	if !strings.Contains(p.View(), "setting…") {
		t.Error("a page for the old width was taken")
	}
}

// A text that was set while its article was being read needs no second setting.
func TestSetBeforeShown(t *testing.T) {
	p := reader.New(mono(), reader.Keys(keymap.New(nil)))
	p.Resize(60, 10)
	r := reading(council)
	text := p.Setting().Set(&r)
	p.Show(r, 100)
	p.Place(text)
	if _, ok := p.Want(); ok {
		t.Error("the text is wanted once more")
	}
	if !strings.Contains(p.View(), "The council") {
		t.Errorf("the text is not on the screen:\n%s", p.View())
	}
}

// The selected quotation stays at its height, and without it the block at the top.
func TestPlaceSurvivesResize(t *testing.T) {
	row := func(p *reader.Pane, words string) int {
		for i, l := range strings.Split(p.View(), "\n") {
			if strings.Contains(l, words) {
				return i
			}
		}
		return -1
	}
	p := open(mono(), 60, 9)
	press(p, "}")
	before := row(p, "[No,]")
	p.Resize(44, 9)
	settle(p)
	if after := row(p, "[No,]"); after != before || before < 0 {
		t.Errorf("the selected quotation moved from row %d to %d", before, after)
	}
	p = open(mono(), 60, 9)
	press(p, "G")
	p.Resize(90, 9)
	settle(p)
	if row(p, "will meet again") < 0 {
		t.Errorf("the end of the text has gone:\n%s", p.View())
	}
}

// What could be seen can still be seen when the pane loses its lower half.
func TestSelectionStaysInSight(t *testing.T) {
	p := open(mono(), 60, 24)
	press(p, "} } }")
	for _, h := range []int{12, 8, 5} {
		p.Resize(60, h)
		settle(p)
		if !strings.Contains(p.View(), "[Shame!]") {
			t.Errorf("at %d lines the selected quotation is out of sight:\n%s", h, p.View())
		}
	}
}

func TestSelectingWhatIsFoldedUnfoldsIt(t *testing.T) {
	p := reader.New(mono(), reader.Keys(keymap.New(nil)))
	p.Resize(60, 12)
	p.Show(reading("One said: \"{holt Yes.}\"\nfurniture| Elsewhere: \"{ito No.}\""), 101)
	settle(p)
	if !strings.Contains(p.View(), "[No.]") {
		t.Errorf("the selected quotation is not on the screen:\n%s", p.View())
	}
}

func TestViewFitsThePane(t *testing.T) {
	themes := map[bool]*theme.Theme{true: night(), false: mono()}
	keys := []string{"j", "k", "g", "G", "}", "{", "space", "ctrl-d", "n", "N", "F", "enter"}
	rapid.Check(t, func(t *rapid.T) {
		p := open(themes[rapid.Bool().Draw(t, "colour")], 60, 20)
		p.Find(rapid.SampledFrom([]string{"", "the", "zebra"}).Draw(t, "find"))
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			w, h := rapid.IntRange(0, 203).Draw(t, "w"), rapid.IntRange(0, 50).Draw(t, "h")
			p.Resize(w, h)
			for _, late := range []bool{true, false} {
				view := p.View()
				if n := strings.Count(view, "\n") + 1; n != max(h, 1) {
					t.Fatalf("%d lines in %d", n, h)
				}
				if n := screentest.Widest(view); n > w {
					t.Fatalf("%d cells in %d:\n%s", n, w, view)
				}
				if late {
					settle(p)
				}
			}
			press(p, rapid.SampledFrom(keys).Draw(t, "key"))
		}
	})
}

// Nothing from outside acts on the terminal, wherever in the pane it stands.
func TestHostileReading(t *testing.T) {
	const evil = "\x1b[31m\x1b]0;title\x07\u202e\u009b2J\r\n文字👩‍👩‍👧‍👦" + "\xff"
	r := reading("He said: \"{holt " + evil + "}\" and left." + strings.Repeat(evil, 30))
	r.Article.Title = strings.Repeat(evil, 20)
	r.Article.Authors = []string{evil, evil}
	r.Summary.Outlet = evil
	r.Cast[0].Name = evil
	r.Quotations[0].Speaker.Name = evil
	r.Quotations[0].Mention = store.Span{Start: 10, End: 30}
	for w := 20; w < 100; w += 7 {
		p := reader.New(mono(), reader.Keys(keymap.New(nil)))
		p.Resize(w, 20)
		p.Show(r, 100)
		settle(p)
		p.Find(evil)
		for _, l := range strings.Split(p.View(), "\n") {
			if l != text.Printable(l) || screentest.Widest(l) > w {
				t.Fatalf("at %d cells: %q", w, l)
			}
		}
	}
}

func BenchmarkFrame(b *testing.B) {
	p := reader.New(night(), reader.Keys(keymap.New(nil)))
	p.Resize(79, 38)
	p.Show(reading(strings.Repeat(council+"\n", 20), link{2, true}, link{1, false}), 120)
	settle(p)
	p.Find("the")
	b.ReportAllocs()
	for b.Loop() {
		p.View()
	}
}

func BenchmarkWalk(b *testing.B) {
	p := reader.New(night(), reader.Keys(keymap.New(nil)))
	p.Resize(79, 38)
	p.Show(reading(strings.Repeat(council+"\n", 20), link{2, true}, link{1, false}), 100)
	settle(p)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		press(p, []string{"}", "}", "}", "{"}[i%4])
		p.View()
	}
}

// One text in several outlets is one report, not several: the heading says so.
func TestCopiesAreTold(t *testing.T) {
	p := reader.New(mono(), reader.Keys(keymap.New(nil)))
	p.Resize(100, 20)
	r := reading(council)
	r.Summary.Copies = 2
	p.Show(r, 100)
	settle(p)
	if got, want := p.View(), "3 May 2024 · council · also printed by 2 others · 4 quotations"; !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
}

// Whoever reads an article that its outlet has changed is told so.
func TestEditedIsTold(t *testing.T) {
	p := reader.New(mono(), reader.Keys(keymap.New(nil)))
	p.Resize(100, 20)
	r := reading(council)
	r.Article.Edited = time.Date(2024, 5, 4, 9, 30, 0, 0, time.Local)
	p.Show(r, 100)
	settle(p)
	if got, want := p.View(), "3 May 2024 · council · edited since, on 4 May 09:30 · 4 quotations"; !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
}

// The strip at the right edge stands for the whole text: which part is on the
// screen, who is quoted where, what is found. A click goes there.
func TestStrip(t *testing.T) {
	strip := func(p *reader.Pane) string {
		var b strings.Builder
		for _, l := range strings.Split(p.View(), "\n")[:11] {
			cells := []rune(ansi.Strip(l) + strings.Repeat(" ", 60))
			b.WriteRune(cells[59])
		}
		return b.String()
	}
	const quiet = "Nothing was said on this evening, and nobody minded.\n"
	p := reader.New(mono(), reader.Keys(keymap.New(nil)))
	p.Resize(60, 12)
	p.Show(reading(strings.Repeat(quiet, 12)+"One said: \"{holt Yes.}\"\n"+strings.Repeat(quiet, 12)+"Nobody sang."), 101)
	settle(p)
	if got, want := strip(p), "▐▐▐  ▕     "; got != want {
		t.Errorf("at the top: %q, want %q", got, want)
	}
	p.Click(59, 5)
	if got, want := strip(p), "    ▐█▐    "; got != want || !strings.Contains(p.View(), "Yes") {
		t.Errorf("after a click: %q, want %q\n%s", got, want, p.View())
	}
	p.Find("sang")
	if got := strip(p); !strings.HasSuffix(got, "◆") {
		t.Errorf("with a find: %q", got)
	}
}
