package main

import (
	"bufio"
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/store"
)

// traceCommand prints where the words of one quotation are carried, in the
// order in which they appeared.
func traceCommand(std stdio) *cobra.Command {
	var f flags
	e := sayingsEmitter()
	cmd := &cobra.Command{
		Use:   "trace ARTICLE:OFFSET [SOURCE…]",
		Short: "Print where else the words of a quotation are carried, first carrier first",
		Long: `Print where the words of the quotation at a byte of an article's text are
carried: first carrier first, who shortens or rewords them, to whom they are
given, and who in the same story leaves them out. "hearsay quotes" prints the offsets.`,
		Args: atLeastOne("ARTICLE:OFFSET"),
		RunE: func(cmd *cobra.Command, args []string) error {
			key, offset, err := place(args[0])
			if err != nil {
				return err
			}
			return answer(cmd.Context(), std, args[1:], func(ctx context.Context, c store.Corpus) error {
				records, err := trace(ctx, c, key, offset)
				if err != nil {
					return err
				}
				return buffered(std, func(w *bufio.Writer) error { return e.emit(w, format(f.format), records) })
			})
		},
	}
	f.add(cmd, e.formats())
	return cmd
}

func trace(ctx context.Context, c store.Corpus, key string, offset int) ([]sayingRecord, error) {
	var out []sayingRecord
	err := eachAt(ctx, c, key, offset, func(_ store.Reading, q store.Quoted) error {
		t, err := c.Trace(ctx, q.ID)
		for _, s := range t.Sayings {
			out = append(out, inOrder(newSayingRecord(s)))
		}
		return err
	})
	return out, err
}

// inOrder puts the occurrences of r in the order of their dates; those without one come last.
func inOrder(r sayingRecord) sayingRecord {
	slices.SortStableFunc(r.Occurrences, func(a, b occurrenceRecord) int {
		switch {
		case a.Date == b.Date:
			return 0
		case a.Date == "":
			return 1
		case b.Date == "":
			return -1
		}
		return strings.Compare(a.Date, b.Date)
	})
	return r
}
