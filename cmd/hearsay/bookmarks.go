package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/store/anchor"
)

// bookmarkRecord is a kept quotation with its citation.
type bookmarkRecord struct {
	Article string   `json:"article"`
	Text    string   `json:"text"`
	Speaker string   `json:"speaker"`
	Outlet  string   `json:"outlet,omitempty"`
	Title   string   `json:"title,omitempty"`
	Date    string   `json:"date,omitempty"`
	URL     string   `json:"url,omitempty"`
	Authors []string `json:"authors,omitempty"`
	Note    string   `json:"note,omitempty"`
	Tags    []string `json:"tags,omitempty"`
	Start   int      `json:"start"`           // where it stood when it was kept
	Found   string   `json:"found,omitempty"` // exact, moved, altered or lost, if the article is among the sources
	Now     string   `json:"now,omitempty"`   // the words that stand there now, if they were altered
}

func newBookmarkRecord(article string, b store.Bookmark) bookmarkRecord {
	return bookmarkRecord{
		Article: article, Text: b.Selector.Words, Start: b.Selector.Start, Note: b.Note, Tags: b.Tags,
		Speaker: b.Source.Speaker, Outlet: b.Source.Outlet, Title: b.Source.Title, Date: day(b.Source.Published),
		URL: b.Source.URL, Authors: b.Source.Authors,
	}
}

func (r bookmarkRecord) publication() publication {
	return publication{key: r.Article, outlet: r.Outlet, title: r.Title, url: r.URL, authors: r.Authors, published: r.Date}
}

// bookmarksCommand prints the quotations that a reader keeps.
func bookmarksCommand(std stdio) *cobra.Command {
	var f flags
	e := bookmarksEmitter()
	cmd := &cobra.Command{
		Use:   "bookmarks [SOURCE…]",
		Short: "Print the quotations you keep, with where they come from",
		Long: `Print the quotations you keep, with who said them, where they come from, your
notes and your tags. With SOURCEs, also whether their articles still have the words.`,
	}
	state := stateFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, sources []string) error {
		marks, problems, err := loadMarks(state())
		if err != nil {
			return err
		}
		complainAll(std.err, problems)
		records := bookmarkRecords(marks)
		if len(sources) > 0 {
			err = answer(cmd.Context(), std, sources, func(ctx context.Context, c store.Corpus) error {
				if err := seek(ctx, c, marks, records); err != nil {
					return err
				}
				return e.print(std, f, records)
			})
		} else {
			err = e.print(std, f, records)
		}
		if err == nil && len(problems) > 0 {
			return errProblems
		}
		return err
	}
	f.add(cmd, e.formats())
	return cmd
}

func bookmarksEmitter() emitter[bookmarkRecord] {
	return emitter[bookmarkRecord]{
		text: printBookmarks, markdown: each(markBookmarkDown), cited: bookmarkRecord.publication,
		table: table[bookmarkRecord]{
			[]string{"article", "date", "outlet", "speaker", "text", "note", "tags", "title", "url", "found"},
			func(r bookmarkRecord) []string {
				return []string{r.Article, r.Date, r.Outlet, r.Speaker, r.Text, r.Note, strings.Join(r.Tags, " "), r.Title, r.URL, r.Found}
			},
		},
	}
}

// bookmarkRecords gives all bookmarks, those of one article in text order.
func bookmarkRecords(m store.Marks) []bookmarkRecord {
	var out []bookmarkRecord
	for article, all := range m.Bookmarks.All() {
		for _, b := range all {
			out = append(out, newBookmarkRecord(article, b))
		}
	}
	slices.SortFunc(out, func(a, b bookmarkRecord) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Text, b.Text))
	})
	return out
}

// seek says of each record whether its article, if c has it, still has the words.
func seek(ctx context.Context, c store.Corpus, m store.Marks, records []bookmarkRecord) error {
	found, err := c.Search(ctx, store.Query{Filter: "is:bookmarked", Marks: m})
	if err != nil {
		return err
	}
	for _, row := range found.Page {
		if row.Heading != nil {
			continue
		}
		r, err := c.Read(ctx, row.Article.ID)
		if err != nil {
			return err
		}
		for i := range records {
			if records[i].Article == r.Article.Key {
				records[i].seek(r.Article.Text, m.Bookmarks.Get(r.Article.Key))
			}
		}
	}
	return nil
}

func (r *bookmarkRecord) seek(text string, among []store.Bookmark) {
	for _, b := range among {
		if b.Selector.Start != r.Start || b.Selector.Words != r.Text {
			continue
		}
		at, how := anchor.Find(text, b.Selector)
		r.Found = how.String()
		if how == anchor.Altered {
			r.Now = at.Of(text)
		}
	}
}

func printBookmarks(w io.Writer, all []bookmarkRecord) {
	for i, r := range all {
		if i > 0 {
			fmt.Fprintln(w)
		}
		para(w, "", "“"+r.Text+"”")
		para(w, "  ", strings.Join(nonEmpty(orUnknown(r.Speaker), r.publication().cite()), ", "))
		if r.Note != "" {
			para(w, "  ", "note: "+r.Note)
		}
		if len(r.Tags) > 0 {
			para(w, "  ", hashed(r.Tags))
		}
		if s := r.fate(); s != "" {
			para(w, "  ", s)
		}
	}
}

// fate says what has become of the words, if anything has.
func (r *bookmarkRecord) fate() string {
	switch r.Found {
	case anchor.Moved.String():
		return "elsewhere in the article now"
	case anchor.Altered.String():
		return "the article now has “" + r.Now + "”"
	case anchor.Lost.String():
		return "LOST: the article no longer has these words"
	}
	return ""
}

func hashed(tags []string) string { return "#" + strings.Join(tags, " #") }

// markBookmarkDown prints a bookmark as one would quote it in a text.
func markBookmarkDown(w io.Writer, r bookmarkRecord) {
	markdownQuote(w, r.Text, escapeMarkdown(orUnknown(r.Speaker))+", "+r.publication().markdownCite())
	if s := r.fate(); s != "" {
		fmt.Fprintf(w, "*%s*\n\n", escapeMarkdown(s))
	}
	if r.Note != "" {
		fmt.Fprintf(w, "Note: %s\n\n", escapeMarkdown(r.Note))
	}
	if len(r.Tags) > 0 {
		fmt.Fprintf(w, "Tags: %s\n\n", escapeMarkdown(strings.Join(r.Tags, ", ")))
	}
}
