package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/store"
)

// aPlace wants ARTICLE:OFFSET for a first argument.
func aPlace(cmd *cobra.Command, args []string) error {
	if err := atLeastOne("ARTICLE:OFFSET")(cmd, args); err != nil {
		return err
	}
	_, _, err := place(args[0])
	return err
}

// place reads ARTICLE:OFFSET.
func place(s string) (key string, offset int, err error) {
	colon := strings.LastIndexByte(s, ':')
	if colon < 0 {
		return "", 0, wrongUsage("want ARTICLE:OFFSET, not %q", s)
	}
	offset, err = strconv.Atoi(s[colon+1:])
	if err != nil || offset < 0 {
		return "", 0, wrongUsage("want ARTICLE:OFFSET; %q is no offset", s[colon+1:])
	}
	return s[:colon], offset, nil
}

// eachAt calls do with what is quoted at a place of an article, of each if
// several are called that, and fails if there is nothing.
func eachAt(ctx context.Context, c store.Corpus, at string, do func(store.Reading, store.Quoted) error) error {
	key, offset, err := place(at)
	if err != nil {
		return err
	}
	articles, err := called(ctx, c, key)
	if err != nil {
		return err
	}
	nothing := fmt.Errorf("no quotation at byte %d of %q; `hearsay quotes` lists them", offset, key)
	for _, r := range articles {
		at := slices.IndexFunc(r.Quotations, func(q store.Quoted) bool {
			return q.Kind.Said() && q.Span.Start <= offset && offset < q.Span.End
		})
		if at < 0 {
			continue
		}
		if err := do(r, r.Quotations[at]); err != nil {
			return err
		}
		nothing = nil
	}
	return nothing
}
