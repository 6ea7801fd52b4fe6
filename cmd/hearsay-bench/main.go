// Command hearsay-bench measures hearsay beside what people would otherwise use,
// on the same made-up news, in one run, and prints a table of ratios.
//
//	go run ./cmd/hearsay-bench                    # everything; takes about twenty minutes
//	go run ./cmd/hearsay-bench -only fuzzy,text   # some lines of it
//
// The peers are no part of hearsay: their programs, which stand below peers, are
// built by package name in a folder of their own, which -keep DIR keeps.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "hearsay-bench:", err)
		os.Exit(1)
	}
}

// contest measures one kind of work.
type contest struct {
	name string
	run  func(context.Context, *bench) ([]row, error)
}

func contests() []contest {
	return []contest{
		{"substring", substring}, {"fuzzy", fuzzy}, {"text", fullText}, {"build", build},
		{"scan", scan}, {"folder", folder}, {"jsonl", jsonl}, {"link", linking}, {"start", starting},
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("hearsay-bench", flag.ContinueOnError)
	articles := flags.Int("articles", 100_000, "how many articles have a text")
	headlines := flags.Int("headlines", 1_000_000, "how many headlines there are")
	only := flags.String("only", "", "only the lines of these names, parted by commas")
	keep := flags.String("keep", "", "the folder for data and peers, which is kept; without it, one that is removed")
	if err := flags.Parse(args); err != nil {
		return err
	}
	dir, err := workplace(*keep)
	if err != nil {
		return err
	}
	if *keep == "" {
		defer os.RemoveAll(dir) //nolint:errcheck // it lies among the temporary files
	}
	b := &bench{dir: dir, articles: *articles, headlines: *headlines}
	if err := b.write(); err != nil {
		return err
	}
	fmt.Printf("%d articles, %d headlines, %d cores, %s\n\n", *articles, *headlines, runtime.NumCPU(), runtime.Version())
	fmt.Print(heading)
	for _, c := range contests() {
		if *only != "" && !slices.Contains(strings.Split(*only, ","), c.name) {
			continue
		}
		rows, err := c.run(ctx, b)
		if err != nil {
			rows = []row{{work: c.name, note: err.Error()}}
		}
		for _, r := range rows {
			fmt.Print(r.String())
		}
		runtime.GC()
	}
	return ctx.Err()
}

func workplace(keep string) (string, error) {
	if keep == "" {
		return os.MkdirTemp("", "hearsay-bench-")
	}
	return keep, os.MkdirAll(keep, 0o777)
}
