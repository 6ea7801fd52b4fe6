package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/tui"
)

// flags are what the command line says beside the sources.
type flags struct {
	format string
	filter string
	all    bool
}

// newRoot describes the whole command line.
func newRoot(std stdio) *cobra.Command {
	root := &cobra.Command{
		Use:   "hearsay [SOURCE…]",
		Short: "A news reader that knows who said what, according to whom",
		Long: `hearsay reads articles, finds every quotation, names its speaker, and links the
same words wherever other articles carry them.

A SOURCE is a file, a folder, "-" for standard input, or @library: what was fetched
from your feeds. Text, Markdown, HTML pages, JSON and JSON lines, CSV and TSV, mail
and mailboxes, RSS, Atom and JSON feeds, and WARC are known by their content, in any
charset, also compressed (gzip, zstd, bzip2, xz) or in archives (zip, tar).
Without one, hearsay opens the five stories it comes with. Where standard output
is not a terminal, it prints the stories and their cross-references as text.
With --plain, and in a terminal that calls itself dumb, it answers in lines, with
numbered choices.`,
		Version:       fmt.Sprintf("%s, %s on %s/%s", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
	}
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err} })
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetVersionTemplate("hearsay {{.Version}}\n")

	std.library, std.cache = libraryFlag(root), cacheFlag(root)
	read := reading(root, std)
	root.RunE = func(cmd *cobra.Command, sources []string) error { return read(cmd.Context(), sources) }
	root.AddCommand(
		headless(std, quotesCommand()),
		headless(std, sayingsCommand()),
		headless(std, disputesCommand()),
		headless(std, storiesCommand()),
		headless(std, speakersCommand()),
		about(std, searchCommand()),
		about(std, showCommand()),
		about(std, compareCommand()),
		about(std, explainCommand()),
		about(std, traceCommand()),
		bookmarksCommand(std),
		importCommand(std),
		libraryCommand(std),
		feedsCommand(std),
		fetchCommand(std),
		editsCommand(std),
		configCommand(std),
		doctorCommand(std),
	)
	return root
}

// reading adds the flags of the reader to a command, and gives what opens sources
// in it: as panes, as a dialogue in lines, or printed.
func reading(cmd *cobra.Command, std stdio) func(ctx context.Context, sources []string) error {
	filter := cmd.Flags().StringP("filter", "f", "", "open with this filter")
	plain := cmd.Flags().Bool("plain", false, "a dialogue in lines, for screen readers and plain terminals")
	config := cmd.Flags().String("config", "", "a file that says look and keys; \"hearsay config\" prints one")
	state, private := stateFlag(cmd), privateFlag(cmd)
	return func(ctx context.Context, sources []string) error {
		dir, err := state()
		switch how(&std, *plain, sources) {
		case printed:
			return printStories(ctx, std, sources, *filter)
		case spoken:
			return openDialogue(ctx, std, sources, dir, *filter)
		}
		return openReader(ctx, std, sources, dir, func() tui.Options {
			o := configured(*config)
			journal, problems := journalIn(dir, err)
			o.Filter, o.Keep, o.Problems = *filter, journal, append(o.Problems, problems...)
			o.Fetch = fetchWithin(std, sources, *private)
			return o
		})
	}
}

// question is a headless command that answers with records of one kind.
type question[T any] struct {
	name, short string
	ask         func(context.Context, store.Corpus, flags) ([]T, error)
	emitter     emitter[T]
	all         bool // whether --all makes sense
}

// headless makes a command of a question about the sources.
func headless[T any](std stdio, q question[T]) *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   q.name + " [SOURCE…]",
		Short: q.short,
		RunE: func(cmd *cobra.Command, sources []string) error {
			return answer(cmd.Context(), std, sources, func(ctx context.Context, c store.Corpus) error {
				return q.print(ctx, std, c, f)
			})
		},
	}
	f.add(cmd, q.emitter.formats())
	cmd.Flags().StringVarP(&f.filter, "filter", "f", "", "only articles that pass this filter")
	if q.all {
		cmd.Flags().BoolVar(&f.all, "all", false, "titles and terms as well")
	}
	return cmd
}

func (q question[T]) print(ctx context.Context, std stdio, c store.Corpus, f flags) error {
	records, err := q.ask(ctx, c, f)
	if err != nil {
		return err
	}
	return q.emitter.print(std, f, records)
}

// inquiry is a headless command about one thing that its first argument names;
// the sources follow it.
type inquiry[T any] struct {
	use, short, long string
	args             cobra.PositionalArgs
	ask              func(ctx context.Context, c store.Corpus, about string) ([]T, error)
	emitter          emitter[T]
}

// about makes a command of an inquiry.
func about[T any](std stdio, q inquiry[T]) *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use: q.use, Short: q.short, Long: q.long, Args: q.args,
		RunE: func(cmd *cobra.Command, args []string) error {
			return answer(cmd.Context(), std, args[1:], func(ctx context.Context, c store.Corpus) error {
				records, err := q.ask(ctx, c, args[0])
				if err != nil {
					return err
				}
				return q.emitter.print(std, f, records)
			})
		},
	}
	f.add(cmd, q.emitter.formats())
	return cmd
}

// print prints records to standard output in the format asked for.
func (e emitter[T]) print(std stdio, f flags, records []T) error {
	return buffered(std, func(w *bufio.Writer) error { return e.emit(w, format(f.format), records) })
}

func (f *flags) add(cmd *cobra.Command, formats []string) {
	cmd.Flags().StringVar(&f.format, "format", string(asText), "how to print: "+strings.Join(formats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}

// buffered lets print write to standard output in large pieces.
func buffered(std stdio, print func(*bufio.Writer) error) error {
	w := bufio.NewWriterSize(std.out, 1<<16)
	if err := print(w); err != nil {
		return errors.Join(err, w.Flush())
	}
	return w.Flush()
}

// answer loads the sources, asks about them, and says what could not be read.
func answer(ctx context.Context, std stdio, sources []string, ask func(context.Context, store.Corpus) error) error {
	c := open(ctx, std, sources)
	if err := std.wait(func() error { return c.Wait(ctx) }, underway(c)); err != nil {
		return err
	}
	defer std.settle(ctx, c, sources)
	if err := ask(ctx, c); err != nil {
		return err
	}
	if problems := c.Progress().Problems; len(problems) > 0 {
		complainAll(std.err, problems)
		return errProblems
	}
	return nil
}

// atLeastOne wants something for a first argument.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return wrongUsage("%s wants %s", cmd.Name(), what)
		}
		return nil
	}
}
