package main

import (
	"context"

	"hearsay/store"
	"hearsay/store/survey"
)

// traceCommand prints where the words of one quotation are carried, in the
// order in which they appeared.
func traceCommand() inquiry[sayingRecord] {
	return inquiry[sayingRecord]{
		use:   "trace ARTICLE:OFFSET [SOURCE…]",
		short: "Print where else the words of a quotation are carried, first carrier first",
		long: `Print where the words of the quotation at a byte of an article's text are
carried: first carrier first, who shortens or rewords them, to whom they are
given, who probably took them from whom, and who in the same story leaves them out. "hearsay quotes" prints the offsets.`,
		args: aPlace, ask: trace, emitter: tracedEmitter(),
	}
}

func trace(ctx context.Context, c store.Corpus, at string) ([]sayingRecord, error) {
	var out []sayingRecord
	err := eachAt(ctx, c, at, func(_ store.Reading, q store.Quoted) error {
		t, err := c.Trace(ctx, q.ID)
		if err != nil {
			return err
		}
		for _, s := range t.Sayings {
			full, err := survey.FromFullest(ctx, c, s)
			if err != nil {
				return err
			}
			out = append(out, newSayingRecord(s, full))
		}
		return nil
	})
	return out, err
}
