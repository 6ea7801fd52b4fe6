package main

import (
	"context"
	"slices"
	"strings"

	"hearsay/store"
)

// traceCommand prints where the words of one quotation are carried, in the
// order in which they appeared.
func traceCommand() inquiry[sayingRecord] {
	return inquiry[sayingRecord]{
		use:   "trace ARTICLE:OFFSET [SOURCE…]",
		short: "Print where else the words of a quotation are carried, first carrier first",
		long: `Print where the words of the quotation at a byte of an article's text are
carried: first carrier first, who shortens or rewords them, to whom they are
given, and who in the same story leaves them out. "hearsay quotes" prints the offsets.`,
		args: aPlace, ask: trace, emitter: sayingsEmitter(),
	}
}

func trace(ctx context.Context, c store.Corpus, at string) ([]sayingRecord, error) {
	var out []sayingRecord
	err := eachAt(ctx, c, at, func(_ store.Reading, q store.Quoted) error {
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
