package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/keep"
	"hearsay/store/text"
	"hearsay/tui/frame"
)

// subject is what a note or tags are written about.
type subject struct {
	article  string
	bookmark *store.Bookmark // nil for the article itself
}

// askAbout opens the prompt for a note or tags: on the article where the list is
// one of articles and has the keys, else on the selected quotation.
func (a *App) askAbout(p purpose) {
	about, what := subject{article: a.current().Key}, "the article"
	if a.shape.Focus != frame.List || a.view != store.Stories {
		if b, _, ok := a.selectedBookmark(); ok {
			about, what = subject{a.reading.Article.Key, &b}, "the quotation"
		}
	}
	if about.article == "" {
		return
	}
	a.writing.about, a.writing.purpose, a.writing.before = about, p, a.shape.Focus
	marks := a.keep.Marks()
	note, tags := marks.Notes.Get(about.article), marks.Tags.Get(about.article)
	if about.bookmark != nil {
		note, tags = about.bookmark.Note, about.bookmark.Tags
	}
	if p == noting {
		a.prompt.Open("note", note, "on "+what, nil)
		return
	}
	a.prompt.Open("tags", strings.Join(tags, " "), "of "+what+", with blanks between", nil)
}

// annotate keeps what has been written about the subject.
func (a *App) annotate(s string) tea.Cmd {
	article, b := a.writing.about.article, a.writing.about.bookmark
	note, tags, what := strings.TrimSpace(s), tagsIn(s), "note"
	if a.writing.purpose == tagging {
		what = "tags"
	}
	switch {
	case b == nil && a.writing.purpose == noting:
		return a.change(text.Printable(article)+": note", keep.Change{What: keep.Note, Article: article, Text: note})
	case b == nil:
		return a.change(text.Printable(article)+": tags", keep.Change{What: keep.Tags, Article: article, Tags: tags})
	case a.writing.purpose == noting:
		b.Note = note
	default:
		b.Tags = tags
	}
	return a.change(about(*b, what), keep.ToBookmark(article, *b))
}

// tagsIn gives the tags that are written with blanks or commas between them.
func tagsIn(s string) []string {
	tags := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '#' })
	slices.Sort(tags)
	return slices.Compact(tags)
}
