package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"hearsay/store/feed"
	"hearsay/store/feed/web"
	"hearsay/store/text"
)

// feedRecord is a feed of the list.
type feedRecord struct {
	Address string `json:"address"`
	Title   string `json:"title"`
	Fetched string `json:"fetched,omitempty"` // last, with success
	Gone    bool   `json:"gone,omitempty"`
	Until   string `json:"until,omitempty"` // it wants to be left alone till then
	Problem string `json:"problem,omitempty"`
}

func newFeedRecord(f *feed.Followed) feedRecord {
	r := feedRecord{Address: f.Address, Title: f.Name(), Gone: f.Gone, Problem: f.Problem}
	if !f.Fetched.IsZero() {
		r.Fetched = f.Fetched.Format(time.RFC3339)
	}
	if f.Until.After(time.Now()) {
		r.Until = f.Until.Format(time.RFC3339)
	}
	return r
}

// feedsCommand keeps the list of feeds.
func feedsCommand(std stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: "The feeds you follow: add, remove, list, import, export",
		Args:  cobra.NoArgs,
	}
	list := feedsListCommand(std)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		list.SetContext(cmd.Context())
		return list.RunE(list, nil)
	}
	cmd.AddCommand(feedsAddCommand(std), feedsRemoveCommand(std), list, feedsImportCommand(std), feedsExportCommand(std))
	return cmd
}

// openFeeds opens the list of feeds.
func (s stdio) openFeeds() (*feed.List, error) {
	dir, err := s.library()
	if err != nil {
		return nil, err
	}
	return feed.Open(dir)
}

// withFeeds makes what a command does of what it does with the list.
func withFeeds(std stdio, do func(l *feed.List, args []string) error) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) error {
		l, err := std.openFeeds()
		if err != nil {
			return err
		}
		return do(l, args)
	}
}

func feedsAddCommand(std stdio) *cobra.Command {
	var title string
	cmd := &cobra.Command{
		Use:   "add ADDRESS…",
		Short: "Follow feeds, or the feeds that pages name",
		Args:  cobra.MinimumNArgs(1),
		RunE: withFeeds(std, func(l *feed.List, addresses []string) error {
			var feeds []feed.Feed
			for _, a := range addresses {
				feeds = append(feeds, feed.Feed{Address: a, Title: title})
			}
			return addFeeds(std, l, feeds)
		}),
	}
	cmd.Flags().StringVar(&title, "title", "", "what to call the outlet, instead of what the feed says")
	return cmd
}

// addFeeds adds feeds to the list, and says how many of them are new in it.
func addFeeds(std stdio, l *feed.List, feeds []feed.Feed) error {
	now := time.Now().UTC().Truncate(time.Second)
	for i := range feeds {
		if _, err := web.Parse(feeds[i].Address); err != nil {
			return wrongUsage("%s: %w", feeds[i].Address, err)
		}
		feeds[i].Added = now
	}
	added, err := l.Add(feeds...)
	if err != nil {
		return err
	}
	said := count(len(added), "feed") + " added"
	if known := len(feeds) - len(added); known > 0 {
		said += fmt.Sprintf(", %d followed already", known)
	}
	_, err = fmt.Fprintln(std.out, said+"; `hearsay fetch` gets what is new")
	return err
}

func feedsRemoveCommand(std stdio) *cobra.Command {
	return &cobra.Command{
		Use:   "remove ADDRESS…",
		Short: "Follow feeds no longer; their articles stay",
		Args:  cobra.MinimumNArgs(1),
		RunE: withFeeds(std, func(l *feed.List, addresses []string) error {
			for _, a := range addresses {
				if err := l.Remove(a); err != nil {
					return fmt.Errorf("%s: %w", a, err)
				}
			}
			return nil
		}),
	}
}

func feedsListCommand(std stdio) *cobra.Command {
	var f flags
	e := emitter[feedRecord]{
		text: printFeeds,
		table: table[feedRecord]{
			[]string{"address", "title", "fetched", "until", "problem"},
			func(r feedRecord) []string { return []string{r.Address, r.Title, r.Fetched, r.Until, r.Problem} },
		},
	}
	cmd := &cobra.Command{
		Use:   "list",
		Short: "Print the feeds you follow, and how they are",
		Args:  cobra.NoArgs,
		RunE: withFeeds(std, func(l *feed.List, _ []string) error {
			all, err := l.All()
			if err != nil {
				return err
			}
			var records []feedRecord
			for i := range all {
				records = append(records, newFeedRecord(&all[i]))
			}
			return e.print(std, f, records)
		}),
	}
	f.add(cmd, e.formats())
	return cmd
}

func printFeeds(w io.Writer, feeds []feedRecord) {
	for _, f := range feeds {
		state := "never fetched"
		if f.Fetched != "" {
			state = "fetched " + f.Fetched
		}
		if f.Problem != "" {
			state += "; last time: " + f.Problem
		}
		fmt.Fprintf(w, "%s\n  %s\n  %s\n", oneLine(f.Title), text.Printable(f.Address), oneLine(state))
	}
}

func feedsImportCommand(std stdio) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE.opml",
		Short: "Follow the feeds of a list that another reader has exported; - reads standard input",
		Args:  cobra.ExactArgs(1),
		RunE: withFeeds(std, func(l *feed.List, args []string) error {
			in := std.in
			if args[0] != "-" {
				f, err := os.Open(args[0])
				if err != nil {
					return fmt.Errorf("%s: %w", args[0], reason(err))
				}
				defer func() { _ = f.Close() }() // it was only read
				in = f
			}
			feeds, err := feed.ReadOPML(in)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			return addFeeds(std, l, feeds)
		}),
	}
}

func feedsExportCommand(std stdio) *cobra.Command {
	return &cobra.Command{
		Use:   "export",
		Short: "Print the feeds you follow as OPML, for other readers",
		Args:  cobra.NoArgs,
		RunE: withFeeds(std, func(l *feed.List, _ []string) error {
			all, err := l.All()
			if err != nil {
				return err
			}
			return buffered(std, func(w *bufio.Writer) error { return feed.WriteOPML(w, all) })
		}),
	}
}
