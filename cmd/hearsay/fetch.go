package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/store/feed"
	"hearsay/store/feed/web"
	"hearsay/tui"
)

// agent is who we say we are to servers.
const agent = "hearsay (news reader in the terminal; fetches when its user asks)"

// privateFlag adds --allow-private to a command.
func privateFlag(cmd *cobra.Command) *bool {
	return cmd.Flags().Bool("allow-private", false, "fetch from private networks too, and through a proxy that the environment names")
}

// fetchCommand fetches what is new in the feeds.
func fetchCommand(std stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "fetch [ADDRESS…]",
		Short: "Fetch what is new in your feeds, or in those at the addresses",
		Long: `Fetches what is new in your feeds into your library, many feeds at once and one
request at a time of each host. Where a feed has beginnings only, the articles'
pages are got. Pages of the last three days are looked at again, at most once an
hour: what has changed is kept as a new version, and "hearsay edits" tells it.`,
	}
	private := privateFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, addresses []string) error {
		teller := teller{std: std, live: isTerminal(std.err)}
		err := fetch(cmd.Context(), std, *private, teller.tell, addresses...)
		if errors.Is(err, context.Canceled) {
			err = errStopped
		}
		if err != nil {
			return err
		}
		return teller.end()
	}
	return cmd
}

// errStopped says what becomes of what was under way.
var errStopped = errors.New("stopped; what had come is in the library")

// fetch fetches what is new into the library.
func fetch(ctx context.Context, std stdio, private bool, tell func(store.Fetched), only ...string) error {
	list, err := std.openFeeds()
	if err != nil {
		return err
	}
	dir, err := std.library()
	if err != nil {
		return err
	}
	library, err := feed.OpenLibrary(dir)
	if err != nil {
		return err
	}
	client := web.New(web.Options{Private: private, Agent: agent})
	defer client.Close()
	err = feed.NewFetcher(list, library, client).Fetch(ctx, tell, only...)
	if errors.Is(err, feed.ErrUnknown) {
		err = &usageError{err}
	}
	return errors.Join(err, library.Close())
}

// fetchWithin fetches for a reader of the sources. If the library is among them and
// has become another one, it gives the corpus that has it.
func fetchWithin(std stdio, sources []string, private bool) tui.Fetch {
	return func(ctx context.Context, tell func(store.Fetched)) (store.Corpus, error) {
		changed := 0
		err := fetch(ctx, std, private, func(f store.Fetched) {
			if f.Done {
				changed += f.New + f.Edited
			}
			tell(f)
		})
		if changed == 0 || !slices.ContainsFunc(sources, isLibrary) {
			return nil, err
		}
		ctx = context.WithoutCancel(ctx) // who stops fetching reads what has come
		c := open(ctx, std, sources)
		return c, errors.Join(err, c.Wait(ctx), c.Settle(ctx))
	}
}

// teller prints what has come of each feed, a line each.
type teller struct {
	std                        stdio
	live                       bool // standard error is a terminal, on which a line may change
	feeds, fresh, edited, fail int
}

// anew goes back to the beginning of a line that may change, and empties it.
const anew = "\r\x1b[K"

func (t *teller) tell(f store.Fetched) {
	t.feeds = f.Feeds
	if t.live {
		_, _ = io.WriteString(t.std.err, anew)
	}
	if f.Done {
		t.done(f)
	}
	if t.live && f.Left > 0 {
		fmt.Fprintf(t.std.err, "fetching: %d of %s left", f.Left, count(f.Feeds, "feed"))
	}
}

// done says what has come of a feed that is done; for one that has failed, only
// if anything has come all the same.
func (t *teller) done(f store.Fetched) {
	if f.Err != nil {
		t.fail++
		complain(t.std.err, fmt.Errorf("%s: %w", f.Feed, f.Err))
	}
	t.fresh, t.edited = t.fresh+f.New, t.edited+f.Edited
	if f.New+f.Edited > 0 || f.Err == nil {
		fmt.Fprintf(t.std.out, "%s: %s\n", oneLine(f.Feed), newIn(f.New, f.Edited))
	}
}

// end says how much there was in all.
func (t *teller) end() error {
	if t.feeds == 0 {
		return errors.New("there is no feed to fetch; `hearsay feeds add ADDRESS` follows one")
	}
	fmt.Fprintf(t.std.out, "%s from %s\n", newIn(t.fresh, t.edited), count(t.feeds, "feed"))
	if t.fail > 0 {
		return errProblems
	}
	return nil
}

// newIn says how much has come.
func newIn(fresh, edited int) string {
	if edited == 0 {
		return fmt.Sprintf("%d new", fresh)
	}
	return fmt.Sprintf("%d new, %d edited", fresh, edited)
}
