package tui_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
)

// archive is a corpus of many articles, made up as they are asked for.
type archive struct {
	*fixture
	n int
}

func (a archive) Search(_ context.Context, q store.Query) (store.Results, error) {
	r := store.Results{Version: 1, View: q.View, At: -1, Articles: a.n, Items: a.n, Of: a.n, Rows: a.n + a.n/4, From: q.From}
	to := r.Rows
	if q.Limit > 0 {
		to = min(q.From+q.Limit, to)
	}
	for i := q.From; i < to; i++ {
		row := a.row(i)
		if q.View != store.Stories && row.Heading == nil {
			row.Quotation = &store.Excerpt{ID: store.QuotationID(i), Words: "Nobody answered that letter, and somebody should have", Speaker: a.ref(0), Carriers: i % 4, Disputed: i%7 == 0}
		}
		r.Page = append(r.Page, row)
	}
	return r, nil
}

func (a archive) row(i int) store.Row {
	if i%5 == 0 {
		return store.Row{Heading: &store.Heading{Story: store.StoryID(i / 5), Title: fmt.Sprintf("Story %d of the archive", i/5), Articles: 4, Outlets: 4, Disputes: i % 3}}
	}
	n := i - i/5 - 1
	s := a.summary(store.ArticleID(n % len(a.articles)))
	s.ID, s.Key = store.ArticleID(n), fmt.Sprintf("%06d_x", n)
	s.Published = time.Date(2025, 1, 1+n%365, 0, 0, 0, 0, time.UTC)
	return store.Row{Article: s}
}

func (a archive) Read(ctx context.Context, id store.ArticleID) (store.Reading, error) {
	r, err := a.fixture.Read(ctx, id%store.ArticleID(len(a.articles)))
	if err == nil {
		article := *r.Article
		article.ID, r.Article = id, &article
	}
	return r, err
}

// BenchmarkKey is one key's Update and View with 100,000 articles in the corpus.
func BenchmarkKey(b *testing.B) {
	for _, size := range [][2]int{{120, 40}, {200, 50}} {
		for _, c := range []struct{ name, setup, keys string }{
			{"list", "1", "jk"}, {"quotations", "Q", "jk"}, {"scroll", "", "jk"}, {"quotation", "", "}{"}, {"cross-references", "x", "jk"},
		} {
			b.Run(fmt.Sprintf("%s-%dx%d", c.name, size[0], size[1]), func(b *testing.B) {
				s := open(b, archive{bridge(b), 100_000}, colour, size[0], size[1])
				s.keys(c.setup)
				s.now = s.now.Add(time.Hour)
				var keys []tea.KeyMsg
				for _, r := range c.keys {
					keys = append(keys, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
				}
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					s.app.Update(keys[i%len(keys)])
					_ = s.app.View()
				}
			})
		}
	}
}

// BenchmarkFrame is a whole frame, with nothing changed.
func BenchmarkFrame(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			s := open(b, archive{bridge(b), 100_000}, colour, size[0], size[1])
			b.ReportAllocs()
			for b.Loop() {
				_ = s.app.View()
			}
		})
	}
}

// BenchmarkOpening is the way from nothing to a first frame with an article in it.
func BenchmarkOpening(b *testing.B) {
	c := bridge(b)
	for b.Loop() {
		_ = open(b, c, colour, 120, 40).app.View()
	}
}

// BenchmarkLongArticle is one key's Update and View in an article of 100,000 words.
func BenchmarkLongArticle(b *testing.B) {
	const paragraph = "\n\nThe mayor spoke until the lamps were lit. \"{Jane Holt: We will not close the baths, whatever the cost}\" she said, and nobody in the hall believed her, though many would have liked to."
	c := parse("# The baths\n\n## one | | | A" + strings.Repeat(paragraph, 3200) + "\n\nThe clerk slept.")
	for _, k := range []struct{ name, setup, keys string }{
		{"scroll", "", "jk"}, {"quotation", "", "}{"}, {"ends", "", "Gg"}, {"find", "/clerk<enter>", "nN"}, {"find as you type", "/", "w<backspace>"},
	} {
		b.Run(k.name, func(b *testing.B) {
			s := open(b, c, colour, 120, 40).keys(k.setup)
			s.now = s.now.Add(time.Hour)
			var keys []tea.KeyMsg
			for _, r := range strings.TrimSuffix(k.keys, "<backspace>") {
				keys = append(keys, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
			}
			if strings.HasSuffix(k.keys, "<backspace>") {
				keys = append(keys, named("backspace"))
			}
			for i := 0; b.Loop(); i++ {
				s.app.Update(keys[i%len(keys)])
				_ = s.app.View()
			}
		})
	}
}
