package list_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"hearsay/store"
	"hearsay/tui/keymap"
	"hearsay/tui/list"
	"hearsay/tui/theme"
)

// rows makes rows from lines: "= title" is a story's heading with how many
// articles follow, all else an article "key date title".
func rows(src string) []store.Row {
	var out []store.Row
	var head *store.Heading
	for i, l := range strings.Split(strings.TrimSpace(src), "\n") {
		l = strings.TrimSpace(l)
		if title, ok := strings.CutPrefix(l, "= "); ok {
			head = &store.Heading{Title: title}
			out = append(out, store.Row{Heading: head})
			continue
		}
		f := strings.SplitN(l, " ", 3)
		published, _ := time.Parse(time.DateOnly, f[1])
		head.Articles++
		head.Outlets++
		out = append(out, store.Row{Article: store.Summary{ID: store.ArticleID(i), Key: f[0], Title: f[2], Published: published, Quotations: i}})
	}
	return out
}

const stories = `
= The flood
a 2025-03-01 Water in the streets
b 2025-03-02 The water falls
= One voice
c - A letter
= Another voice
d 2025-03-04 A poem
= The fair
e 2025-03-05 The wheel turns
f 2025-03-05 The wheel stops`

func show(w, h int, src string) *list.Pane {
	p := list.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), list.Keys(keymap.New(nil)))
	p.Resize(w, h+bar)
	page := rows(src)
	p.Show(store.Results{Of: 9, Articles: 6, Rows: len(page), Page: page})
	return p
}

func press(p *list.Pane, keys string) {
	for _, r := range keys {
		p.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
}

// bar is the lines above the rows of a low pane: the names of the views.
const bar = 1

// open is the intent to read an article.
func open(id store.ArticleID) list.Open { return list.Open{At: store.Place{Article: id}} }

// screen is the pane below the names of the views.
func screen(p *list.Pane) string {
	lines := strings.Split(p.View(), "\n")[bar:]
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return "\n" + strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n"
}

func TestView(t *testing.T) {
	p := show(40, 18, stories)
	p.Mark(store.Marks{Read: store.Keyed[bool]{}.With("b", true)})
	press(p, "jj")
	// Stories of one article stand without a heading, and together.
	want := `
The flood                     2 outlets
 ● 03-01 a Water in the streets “1
 ○ 03-02 b The water falls      “2

▌●   —   c A letter             “4
 ● 03-04 d A poem               “6

The fair                      2 outlets
 ● 03-05 e The wheel turns      “8
 ● 03-05 f The wheel stops      “9
`
	if diff := cmp.Diff(want, screen(p)); diff != "" {
		t.Error(diff)
	}
}

func TestScrolling(t *testing.T) {
	p := show(40, 4, stories)
	press(p, "jjjjj")
	want := `
The fair                      2 outlets
 ● 03-05 e The wheel turns      “8
▌● 03-05 f The wheel stops      “9
`
	if diff := cmp.Diff(want, screen(p)); diff != "" {
		t.Error(diff)
	}
	press(p, "g")
	if got := screen(p); !strings.HasPrefix(got, "\nThe flood") {
		t.Errorf("the first article without its heading:%s", got)
	}
}

func TestYearsAreShownWhereThereAreTwo(t *testing.T) {
	p := show(44, 5, "= x\na 2024-12-31 Old\nb 2025-01-01 New")
	if got := screen(p); !strings.Contains(got, "2024-12-31 a ") || !strings.Contains(got, "2025-01-01 b ") {
		t.Error(got)
	}
}

// Where a headline would have too little room, an article takes two lines.
func TestTwoLines(t *testing.T) {
	p := show(36, 8, "= The flood\na 2025-03-01 Water in the streets of the old town\nb - The water falls")
	p.Show(store.Results{Rows: 3, Page: rows("= The flood\nevening 2024-03-01 Water in the streets of the old town\nb 2025-01-01 The water falls")})
	press(p, "j")
	want := `
The flood                 2 outlets
 ● Water in the streets of the old…
   2024-03-01 evening       “1
▌● The water falls
▌  2025-01-01 b             “2
`
	if diff := cmp.Diff(want, screen(p)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(open(1), p.Click(5, 2+bar)); diff != "" {
		t.Error(diff)
	}
}

func TestMatchesAreMarked(t *testing.T) {
	p := list.New(theme.New(theme.Terminal{Dark: true, Profile: termenv.TrueColor}), list.Keys(keymap.New(nil)))
	p.Resize(60, 3)
	page := rows("= x\na - caffè latte\nb - tea")
	page[1].Matched = []store.Span{{Start: 4, End: 6}, {Start: 7, End: 8}, {Start: 99, End: 100}}
	p.Show(store.Results{Of: 2, Articles: 2, Rows: 3, Page: page})
	view := p.View()
	for _, marked := range []string{"mè\x1b[m", "ml\x1b[m"} {
		if !strings.Contains(view, marked) {
			t.Errorf("%q is not marked in %q", marked, view)
		}
	}
}

func TestCursorStaysOnItsArticle(t *testing.T) {
	p := show(40, 18, stories)
	press(p, "jjjj")
	p.Show(store.Results{Rows: 3, Page: []store.Row{rows(stories)[7], rows(stories)[8], rows(stories)[1]}})
	if at, _ := p.Current(); at.Article.Key != "e" {
		t.Errorf("the cursor is on %q", at.Article.Key)
	}
}

func TestClickAndIntents(t *testing.T) {
	p := show(40, 18, stories)
	for y, want := range []any{nil, open(1), open(2), nil, open(4)} {
		if diff := cmp.Diff(want, p.Click(5, y+bar)); diff != "" {
			t.Errorf("line %d: %s", y, diff)
		}
	}
	if got := p.Press(tea.KeyMsg{Type: tea.KeyEnter}); got != (open(4)) {
		t.Errorf("enter gives %v", got)
	}
	if got := p.Press(tea.KeyMsg{Type: tea.KeyDown}); got != (list.Moved{}) {
		t.Errorf("down gives %v", got)
	}
}

// pages answers as a corpus does.
func pages(p *list.Pane, all []store.Row) int {
	asked := 0
	for {
		from, limit, wanted := p.Wants()
		if !wanted {
			return asked
		}
		asked++
		p.Show(store.Results{Of: len(all), Articles: len(all), Rows: len(all), From: from, Page: all[from:min(from+limit, len(all))]})
	}
}

func long(stories, each int) []store.Row {
	var b strings.Builder
	for i := range stories {
		fmt.Fprintf(&b, "= story %d\n", i)
		for j := range 1 + (i+each)%each {
			fmt.Fprintf(&b, "a%d_%d 2025-03-01 Title %d of %d\n", i, j, j, i)
		}
	}
	return rows(b.String())
}

// A list that is not on the screen asks for nothing, and comes up with its cursor in sight.
func TestUnseenListAsksNothing(t *testing.T) {
	all := long(400, 4)
	p := list.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), list.Keys(keymap.New(nil)))
	p.Show(store.Results{Of: len(all), Rows: len(all), From: 500, Page: all[500:756]})
	if !p.Select(store.Place{Article: all[600].Article.ID}) {
		t.Fatal("row 600 is a heading")
	}
	if n := pages(p, all); n != 0 {
		t.Errorf("%d questions for rows that nobody sees", n)
	}
	p.Resize(50, 20)
	if got, ok := p.Current(); !ok || got.Article.Key != all[600].Article.Key || !strings.Contains(screen(p), all[600].Article.Title) {
		t.Errorf("the cursor stands on %s:\n%s", got.Article.Key, screen(p))
	}
}

func TestPagesComeAsTheyAreNeeded(t *testing.T) {
	all := long(400, 4)
	p := list.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), list.Keys(keymap.New(nil)))
	p.Resize(50, 20)
	p.Show(store.Results{Of: len(all), Rows: len(all), Page: all[:256]})
	press(p, "G")
	if _, ok := p.Current(); ok {
		t.Error("the last row is there without a question")
	}
	if n := pages(p, all); n != 1 {
		t.Errorf("%d questions for one jump", n)
	}
	if got := screen(p); !strings.Contains(got, "Title 3 of 399") {
		t.Error(got)
	}
	press(p, "g")
	pages(p, all)
	if got := screen(p); !strings.Contains(got, "Title 0 of 0") {
		t.Error(got)
	}
}

// The cursor can always be seen, on an article, and no line is too wide.
func TestCursorIsAlwaysInSight(t *testing.T) {
	all := long(300, 3)
	rapid.Check(t, func(r *rapid.T) {
		p := list.New(theme.New(theme.Terminal{Profile: termenv.Ascii}), list.Keys(keymap.New(nil)))
		w, h := rapid.IntRange(36, 90).Draw(r, "w"), rapid.IntRange(1, 40).Draw(r, "h")
		p.Resize(w, h)
		p.Show(store.Results{Of: len(all), Rows: len(all), Page: all[:256]})
		for range rapid.IntRange(0, 25).Draw(r, "steps") {
			press(p, rapid.SampledFrom([]string{"j", "k", "jjjjj", "kkkkkk", "G", "g", " "}).Draw(r, "key"))
			if rapid.Bool().Draw(r, "down") {
				p.Press(tea.KeyMsg{Type: tea.KeyCtrlD})
			}
			pages(p, all)
			view := p.View()
			if !strings.Contains(view, "▌") {
				r.Fatalf("no cursor in %dx%d:\n%s", w, h, view)
			}
			for _, l := range strings.Split(view, "\n") {
				if ansi.StringWidth(l) > w {
					r.Fatalf("wider than %d: %q", w, l)
				}
			}
		}
	})
}
