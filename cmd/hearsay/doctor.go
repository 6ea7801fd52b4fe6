package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/store/cores"
)

// checkup is what `hearsay doctor` finds. It says no text of articles.
type checkup struct {
	Version  string        `json:"version"`
	System   systemState   `json:"system"`
	Terminal terminalState `json:"terminal"`
	Config   configState   `json:"config"`
	Folders  []folderState `json:"folders"`
	Corpus   corpusState   `json:"corpus"`
	Timings  []timing      `json:"timings"`
	OneCore  []timing      `json:"one_core"` // of some articles: see oneCore
	Memory   memoryState   `json:"memory"`
	Heap     []heapPart    `json:"heap"` // largest first
	problems []store.Problem
}

// systemState is what hearsay runs on.
type systemState struct {
	Go         string `json:"go"`
	OS         string `json:"os"`
	Arch       string `json:"arch"`
	Processors int    `json:"processors"`
	Used       int    `json:"processors_used"`
}

// corpusState counts what was loaded.
type corpusState struct {
	Shelf      string `json:"shelf"` // whether it had been analysed before, as far as that can be told
	Articles   int    `json:"articles"`
	TextBytes  int64  `json:"text_bytes"`
	Quotations int    `json:"quotations"` // kinds that are said
	Speakers   int    `json:"speakers"`
	Disputes   int    `json:"disputes"`
	Stories    int    `json:"stories"`
	Problems   int    `json:"problems"`
}

// timing is how long something took, once.
type timing struct {
	What         string  `json:"what"`
	Milliseconds float64 `json:"ms"`
}

func timed(what string, do func()) timing {
	start := time.Now()
	do()
	return timing{what, float64(time.Since(start).Microseconds()) / 1000}
}

// doctorCommand tells whoever makes hearsay faster, or reports a fault, how things are.
func doctorCommand(std stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor [SOURCE…]",
		Short: "Tell how hearsay is: sizes, counts, times, memory, folders, terminal",
		Long: `Loads the SOURCEs, or the five stories, as the reader would, and tells

    what was found and how long each step took, in all cores and in one
    what memory it takes, by the part of the program that asked for it
    whether all that is kept, and what was analysed, is whole
    what the terminal says of itself, and what the configuration holds

It is for reports of faults and for whoever works on speed. It says no text of
articles, and changes nothing but what opening the SOURCEs changes: --cache ''
analyses everything anew.`,
	}
	var format string
	cmd.Flags().StringVar(&format, "format", string(asText), "how to print: text, json")
	config := cmd.Flags().String("config", "", "the file that says look and keys")
	state := stateFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, sources []string) error {
		print := (*checkup).text
		switch format {
		case string(asText):
		case string(asJSON):
			print = (*checkup).json
		default:
			return wrongUsage("--format %s: want text, json", format)
		}
		sampleHeap()
		c := checkup{
			Version: version(), System: systemState{runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), cores.Number()},
			Terminal: terminalOf(std), Config: configOf(*config),
		}
		if err := c.examine(cmd.Context(), std, sources); err != nil {
			return err
		}
		kept, err := state()
		c.Folders = std.folders(kept, err)
		return c.tell(std, print)
	}
	return cmd
}

// tell prints c, and says what could not be read.
func (c *checkup) tell(std stdio, print func(*checkup, *bufio.Writer) error) error {
	if err := buffered(std, func(w *bufio.Writer) error { return print(c, w) }); err != nil {
		return err
	}
	if len(c.problems) > 0 {
		complainAll(std.err, c.problems)
		return errProblems
	}
	return nil
}

func (c *checkup) json(w *bufio.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(c)
}

// examine loads the sources, counts what they have, and asks what a reader asks.
func (c *checkup) examine(ctx context.Context, std stdio, sources []string) error {
	c.Corpus.Shelf = std.shelfState(sources)
	start := time.Now()
	corpus := open(ctx, std, sources)
	step := func(what string) {
		c.Timings = append(c.Timings, timing{what, float64(time.Since(start).Microseconds()) / 1000})
		start = time.Now()
	}
	step("open")
	if err := corpus.Wait(ctx); err != nil {
		return err
	}
	step("load")
	c.Memory.Loaded = liveHeap()
	if err := c.count(ctx, corpus); err != nil {
		return err
	}
	start = time.Now()
	std.settle(ctx, corpus, sources)
	step("keep what was analysed")
	c.Memory.measure()
	c.Heap = heapByPart()
	runtime.KeepAlive(corpus)
	c.OneCore = oneCore(ctx, std, sources)
	return ctx.Err()
}

// count asks what a reader asks, once each, and counts what there is.
func (c *checkup) count(ctx context.Context, corpus store.Corpus) error {
	p := corpus.Progress()
	c.problems = p.Problems
	c.Corpus.Articles, c.Corpus.TextBytes, c.Corpus.Quotations, c.Corpus.Disputes = p.Articles, p.Bytes, p.Quotations, p.Disputes
	c.Corpus.Problems = len(p.Problems)
	var failed error
	headings := func(what string, q store.Query) int {
		var r store.Results
		q.Limit = screenful
		c.Timings = append(c.Timings, timed(what, func() {
			var err error
			r, err = corpus.Search(ctx, q)
			failed = errors.Join(failed, err)
		}))
		return r.Rows - r.Items
	}
	c.Corpus.Stories = headings("first rows of stories", store.Query{})
	headings("first rows of quotations", store.Query{View: store.Quotations})
	c.Corpus.Speakers = headings("first rows of speakers", store.Query{View: store.Speakers})
	headings("first rows of disputes", store.Query{View: store.Disputes})
	headings("the first filter", store.Query{Filter: "said"})
	headings("another filter", store.Query{Filter: "says"})
	return failed
}

// screenful is how many rows a reader asks for at first, or some more.
const screenful = 100
