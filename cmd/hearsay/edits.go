package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/store/feed"
	"hearsay/store/memory"
	"hearsay/store/revision"
)

// editRecord is something that has changed from one version of an article to the next.
type editRecord struct {
	Article string `json:"article"`
	Outlet  string `json:"outlet,omitempty"`
	Title   string `json:"title,omitempty"`
	URL     string `json:"url,omitempty"`
	Version int    `json:"version"` // the later one
	Before  string `json:"before"`  // when the version before it was fetched
	Seen    string `json:"seen"`    // when this one was

	Change        string       `json:"change"` // reworded, reattributed, removed, added, headline, or text if nothing that is quoted has changed
	Was           string       `json:"was,omitempty"`
	Is            string       `json:"is,omitempty"`
	SpeakerBefore string       `json:"speaker_before,omitempty"`
	Speaker       string       `json:"speaker,omitempty"`
	Edits         []editedText `json:"edits,omitempty"`
}

// editedText is a piece of text that both versions have, or only one.
type editedText struct {
	Op   string `json:"op"` // same, added or missing
	Text string `json:"text"`
}

// editsCommand tells what has changed in articles since they were fetched.
func editsCommand(std stdio) *cobra.Command {
	var f flags
	e := editsEmitter()
	cmd := &cobra.Command{
		Use:   "edits",
		Short: "Print what has changed in articles since they were fetched",
		Long: `Prints what has changed in fetched articles from one version to the next: words
that are quoted, who is said to have said them, quotations that came or went, and
headlines. With --all, also which articles have changed elsewhere only.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			records, err := askEdits(cmd.Context(), std, f.all)
			if err != nil {
				return err
			}
			return e.print(std, f, records)
		},
	}
	f.add(cmd, e.formats())
	cmd.Flags().BoolVar(&f.all, "all", false, "articles as well of which nothing that is quoted has changed")
	return cmd
}

func editsEmitter() emitter[editRecord] {
	return emitter[editRecord]{
		text: printEdits,
		table: table[editRecord]{
			[]string{"article", "outlet", "version", "before", "seen", "change", "speaker_before", "speaker", "was", "is", "title", "url"},
			func(r editRecord) []string {
				return []string{r.Article, r.Outlet, strconv.Itoa(r.Version), r.Before, r.Seen, r.Change, r.SpeakerBefore, r.Speaker, r.Was, r.Is, r.Title, r.URL}
			},
		},
	}
}

// askEdits compares the versions of each article of the library that was edited.
func askEdits(ctx context.Context, std stdio, all bool) ([]editRecord, error) {
	l, err := std.openLibrary()
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }() // it was only read
	edits, err := l.Edits()
	if err != nil {
		return nil, err
	}
	return editRecords(ctx, edits, all)
}

// edition is a version of an article, as it was read.
type edition struct {
	feed.Version
	article *store.Article
	reading store.Reading
}

// Article gives the article to the corpus.
func (e *edition) Article() (*store.Article, *store.Problem) { return e.article, nil }

// editRecords compares the versions of each article that was edited.
func editRecords(ctx context.Context, edited [][]feed.Version, all bool) ([]editRecord, error) {
	var every []*edition
	for _, versions := range edited {
		for _, v := range versions {
			if a, _ := v.Record.Article(); a != nil {
				every = append(every, &edition{Version: v, article: a})
			}
		}
	}
	if err := readEditions(ctx, every); err != nil {
		return nil, err
	}
	var out []editRecord
	for i := 1; i < len(every); i++ {
		if before, now := every[i-1], every[i]; before.article.Key == now.article.Key {
			out = append(out, compareEditions(before, now, all)...)
		}
	}
	return out, nil
}

// readEditions reads all editions in one corpus, so that a person bears one name
// in all of them.
func readEditions(ctx context.Context, every []*edition) error {
	c := memory.Load(ctx, func(yield func(memory.Input) bool) {
		for _, e := range every {
			if !yield(e) {
				return
			}
		}
	})
	err := c.Wait(ctx)
	for i := 0; i < len(every) && err == nil; i++ {
		every[i].reading, err = c.Read(ctx, every[i].article.ID)
	}
	return err
}

// compareEditions gives what has changed from one version to the next.
func compareEditions(before, now *edition, all bool) []editRecord {
	a, old := now.article, before.article
	head := editRecord{
		Article: a.Key, Outlet: a.Outlet, Title: a.Title, URL: a.URL, Version: now.Number,
		Before: before.Seen.Format(time.RFC3339), Seen: now.Seen.Format(time.RFC3339),
	}
	var out []editRecord
	if old.Title != a.Title {
		r := head
		r.Change, r.Was, r.Is = "headline", old.Title, a.Title
		out = append(out, r)
	}
	for _, c := range revision.Of(&before.reading, &now.reading) {
		r := head
		r.Change = c.Kind.String()
		if c.Old != nil {
			r.Was, r.SpeakerBefore = c.Old.Span.Of(old.Text), c.Old.Speaker.Name
		}
		if c.New != nil {
			r.Is, r.Speaker = c.New.Span.Of(a.Text), c.New.Speaker.Name
		}
		for _, e := range c.Edits {
			r.Edits = append(r.Edits, editedText{e.Op.String(), e.Text})
		}
		out = append(out, r)
	}
	if len(out) == 0 && all {
		head.Change = "text"
		out = append(out, head)
	}
	return out
}

func printEdits(w io.Writer, edits []editRecord) {
	for i, r := range edits {
		if i == 0 || edits[i-1].Article != r.Article || edits[i-1].Version != r.Version {
			if i > 0 {
				fmt.Fprintln(w)
			}
			para(w, "", strings.Join(nonEmpty(r.Outlet, r.Title), ": "))
			para(w, "", fmt.Sprintf("version %d, seen %s; before, %s", r.Version, minute(r.Seen), minute(r.Before)))
		}
		para(w, "  ", r.told())
	}
}

// minute writes a time without its seconds.
func minute(rfc3339 string) string {
	t, err := time.Parse(time.RFC3339, rfc3339)
	if err != nil {
		return rfc3339
	}
	return t.Local().Format("2006-01-02 15:04")
}

// told says in words what has changed.
func (r *editRecord) told() string {
	switch r.Change {
	case "headline":
		return "headline: was “" + r.Was + "”"
	case revision.Reattributed.String():
		return fmt.Sprintf("reattributed, from %s to %s: “%s”", orUnknown(r.SpeakerBefore), orUnknown(r.Speaker), r.Is)
	case revision.Reworded.String():
		return fmt.Sprintf("reworded, %s: “%s”", orUnknown(r.Speaker), r.marked())
	case revision.Removed.String():
		return fmt.Sprintf("removed, %s: “%s”", orUnknown(r.SpeakerBefore), r.Was)
	case revision.Added.String():
		return fmt.Sprintf("added, %s: “%s”", orUnknown(r.Speaker), r.Is)
	}
	return "nothing that is quoted has changed"
}

// marked gives the words with what is gone as [-words-] and what has come as
// {+words+}, as wdiff writes it.
func (r *editRecord) marked() string {
	var b strings.Builder
	for _, e := range r.Edits {
		words := strings.TrimSpace(e.Text)
		lead, trail := e.Text[:strings.Index(e.Text, words)], e.Text[strings.Index(e.Text, words)+len(words):]
		switch e.Op {
		case store.Added.String():
			words = "{+" + words + "+}"
		case store.Missing.String():
			words = "[-" + words + "-]"
		}
		b.WriteString(lead + words + trail)
	}
	return b.String()
}
