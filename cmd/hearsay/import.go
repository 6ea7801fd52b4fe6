package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/ledger"
	"hearsay/store/memory"
	"hearsay/store/source"
)

// importCommand turns whatever can be read into JSON lines.
func importCommand(std stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import [--to FILE.jsonl] SOURCE…",
		Short: "Turn articles of any format into JSON lines",
		Long: `Writes the articles of the SOURCEs as JSON lines, to standard output or to a file
that appears once it is whole. Reading them again gives the same articles. What
could not be read is said, and what was passed over is counted with its reason;
--skipped lists it.`,
		Args: atLeastOne("a SOURCE"),
	}
	to := cmd.Flags().String("to", "", "write to this file instead of standard output")
	list := cmd.Flags().Bool("skipped", false, "list all that was passed over")
	cmd.RunE = func(cmd *cobra.Command, sources []string) error {
		i := &importing{from: source.New(sources...)}
		if err := i.write(cmd.Context(), std, *to); err != nil {
			return err
		}
		i.report(std.err, *list)
		if len(i.problems) > 0 {
			return errProblems
		}
		return nil
	}
	return cmd
}

// importing is one import, and what came of it.
type importing struct {
	from     *source.Source
	articles int
	problems []store.Problem
}

// write writes the articles to a file, or to standard output.
func (i *importing) write(ctx context.Context, std stdio, to string) error {
	if to == "" {
		return buffered(std, func(w *bufio.Writer) error { return i.convert(ctx, w) })
	}
	return ledger.Replace(to, 0o644, func(w io.Writer) error { return i.convert(ctx, w) })
}

// decoded is an article, or what is wrong with it, or both.
type decoded struct {
	article *store.Article
	problem *store.Problem
}

// convert writes each article in source order, while those behind it are decoded.
func (i *importing) convert(ctx context.Context, w io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for next := range i.decode(ctx) {
		d := <-next
		if d.problem != nil {
			i.problems = append(i.problems, *d.problem)
		}
		if d.article == nil {
			continue
		}
		i.articles++
		if err := enc.Encode(newImportRecord(d.article)); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// decode gives, in source order, what each record will turn out to be.
func (i *importing) decode(ctx context.Context) <-chan chan decoded {
	out := make(chan chan decoded, cores.Number())
	go func() {
		defer close(out)
		for record, problem := range i.from.Records(ctx) {
			d := make(chan decoded, 1)
			select {
			case out <- d:
			case <-ctx.Done():
				return
			}
			if problem != nil {
				d <- decoded{problem: problem}
				continue
			}
			go func() { d <- decodedOf(record) }()
		}
	}()
	return out
}

// decodedOf decodes a record. One that makes the decoder panic is a problem like
// another, and takes nothing else with it.
func decodedOf(record memory.Input) (d decoded) {
	defer cores.Catch(func(p *cores.Panic) { d = decoded{problem: &store.Problem{File: "an article", Err: p}} })
	d.article, d.problem = record.Article()
	return d
}

// report says what was written and what was not.
func (i *importing) report(w io.Writer, list bool) {
	complainAll(w, i.problems)
	skipped := i.from.Skipped()
	fmt.Fprintf(w, "hearsay: %s written, %s, %d skipped\n", count(i.articles, "article"), count(len(i.problems), "problem"), len(skipped))
	var reasons []string
	times := map[string]int{}
	for _, s := range skipped {
		if list {
			fmt.Fprintf(w, "hearsay: skipped %s: %s\n", oneLine(s.Name), oneLine(s.Reason))
		}
		if times[s.Reason]++; times[s.Reason] == 1 {
			reasons = append(reasons, s.Reason)
		}
	}
	for _, r := range reasons {
		if !list {
			fmt.Fprintf(w, "hearsay: skipped %d: %s\n", times[r], oneLine(r))
		}
	}
}

// importRecord is an article as sources take it.
type importRecord struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Date    string   `json:"date,omitempty"`
	Edited  string   `json:"edited,omitempty"`
	Outlet  string   `json:"outlet,omitempty"`
	URL     string   `json:"url,omitempty"`
	Authors []string `json:"authors,omitempty"`
	Text    string   `json:"text"`
}

func newImportRecord(a *store.Article) importRecord {
	return importRecord{
		ID: a.Key, Title: a.Title, Date: stamp(a.Published), Edited: stamp(a.Edited),
		Outlet: a.Outlet, URL: a.URL, Authors: a.Authors, Text: a.Text,
	}
}

// stamp writes t as precisely as it is known: a day, or a moment.
func stamp(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.Equal(t.Truncate(24*time.Hour)) && t.Location() == time.UTC:
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}
