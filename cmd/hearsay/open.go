package main

import (
	"context"
	"iter"
	"os"
	"slices"
	"time"

	"golang.org/x/term"

	"hearsay/seeds"
	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/feed"
	"hearsay/store/memory"
	"hearsay/store/source"
	"hearsay/tui"
)

// open starts to load the sources, or the five stories if there are none.
func open(ctx context.Context, std stdio, sources []string) *memory.Corpus {
	all, portion := std.all(ctx, sources)
	var c *memory.Corpus
	if at, ok := std.shelf(sources); ok {
		c = memory.Open(ctx, all, at)
	} else {
		c = memory.Load(ctx, all)
	}
	c.Measure(portion)
	return c
}

// all gives the articles of the sources, or the five stories if there are none, and tells
// how much of their files has been read.
func (s stdio) all(ctx context.Context, sources []string) (func(func(memory.Input) bool), memory.Portion) {
	from := source.In(seeds.FS, ".")
	if len(sources) > 0 {
		from = source.New(slices.DeleteFunc(slices.Clone(sources), isLibrary)...)
	}
	records := inputs(from.Records(ctx))
	if slices.ContainsFunc(sources, isLibrary) {
		records = s.withLibrary(records)
	}
	return records, from.Portion
}

// inputs gives records to the corpus.
func inputs(records iter.Seq2[source.Record, *store.Problem]) func(func(memory.Input) bool) {
	return func(yield func(memory.Input) bool) {
		for record, problem := range records {
			var in memory.Input = article{record}
			if problem != nil {
				in = unread{problem}
			}
			if !yield(in) {
				return
			}
		}
	}
}

// article is a record that can be told from others.
type article struct{ source.Record }

// Sum tells it.
func (a article) Sum() memory.Sum { return a.Record.Sum() }

// unread stands in the place of an article that could not be read.
type unread struct{ problem *store.Problem }

func (u unread) Article() (*store.Article, *store.Problem) { return nil, u.problem }

func isTerminal(end any) bool {
	f, ok := end.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// openReader opens the reader on the sources. It ends as by its own key when ctx does.
func openReader(ctx context.Context, std stdio, sources []string, state string, options func() tui.Options) error {
	return opened(ctx, std, sources, state, func(ctx context.Context, c *memory.Corpus) ([]store.Problem, error) {
		defer spare(c)()
		o := options()
		if !isTerminal(std.in) {
			keys, err := os.Open(controllingTerminal)
			if err != nil {
				return nil, err
			}
			defer func() { _ = keys.Close() }() // read only: nothing can be lost
			o.Keys = keys
		}
		err := tui.Run(ctx, c, o)
		return slices.Concat(o.Problems, notKept(o.Keep)), err
	})
}

// firstWords is when the first words of a corpus at hand have long been drawn.
const firstWords = time.Second

// spare has keys answered while all cores work: at once if the corpus is still being read,
// else not before its first words have been drawn, which that would hold up. It gives what
// takes the order back.
func spare(c *memory.Corpus) (stop func() bool) {
	wait := firstWords
	if !c.Progress().Done {
		wait = 0
	}
	return time.AfterFunc(wait, func() { cores.Spare(cores.ForKeys) }).Stop
}

// opened loads the sources for somebody to read until they have had enough. It
// then says what could not be read, with the problems that reading gave, and
// reports a panic into the folder state. If none of the sources is there, it says
// so at once, and not from inside an empty reader.
func opened(ctx context.Context, std stdio, sources []string, state string, read func(context.Context, *memory.Corpus) ([]store.Problem, error)) error {
	if len(sources) > 0 && !slices.ContainsFunc(sources, std.has) {
		return answer(ctx, std, sources, func(context.Context, store.Corpus) error { return nil })
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := open(ctx, std, sources)
	problems, err := read(ctx, c)
	std.settle(ctx, c, sources)
	problems = slices.Concat(problems, c.Progress().Problems)
	complainAll(std.err, problems)
	if err = withReport(state, err, problems); err != nil {
		return err
	}
	if len(problems) > 0 {
		return errProblems
	}
	return nil
}

// controllingTerminal is the terminal of this process, whatever its standard input is.
const controllingTerminal = "/dev/tty"

// pipedSource is the SOURCE that stands for standard input.
const pipedSource = "-"

// has reports whether there is such a source at all.
func (s stdio) has(source string) bool {
	if isLibrary(source) {
		dir, err := s.library()
		return err == nil && feed.Exists(dir)
	}
	_, err := os.Stat(source)
	return err == nil || source == pipedSource
}
