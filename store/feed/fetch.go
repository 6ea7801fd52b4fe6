package feed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"hearsay/store"
	"hearsay/store/feed/web"
)

// Fetcher fetches what is new in the feeds of a list into a library.
type Fetcher struct {
	list    *List
	library *Library
	client  *web.Client
}

// NewFetcher makes a fetcher that asks through client.
func NewFetcher(list *List, library *Library, client *web.Client) *Fetcher {
	return &Fetcher{list, library, client}
}

// sideBySide is how many hosts are asked at once.
const sideBySide = 12

// Fetch fetches all feeds, or those at the addresses that are given. A feed that
// fails is told, and hinders no other; one that is gone for good is passed over.
// Tell is called from one goroutine at a time. What Fetch has told is on the disk.
func (f *Fetcher) Fetch(ctx context.Context, tell func(store.Fetched), only ...string) error {
	feeds, err := f.chosen(only)
	if err != nil {
		return err
	}
	t := &told{tell: tell, feeds: len(feeds), left: len(feeds)}
	var busy sync.WaitGroup
	places := make(chan struct{}, sideBySide)
	for _, own := range byHost(feeds) {
		places <- struct{}{}
		busy.Go(func() {
			defer func() { <-places }()
			for _, feed := range own {
				r := run{Fetcher: f, feed: feed, told: t}
				r.fetch(ctx)
			}
		})
	}
	busy.Wait()
	return ctx.Err()
}

// byHost gives the feeds of each host: they wait for each other, and nobody else
// shall wait for them.
func byHost(feeds []Followed) [][]*Followed {
	at := map[string]int{}
	var out [][]*Followed
	for i := range feeds {
		host := hostOf(cmp.Or(feeds[i].From, feeds[i].Address))
		n, ok := at[host]
		if !ok {
			n = len(out)
			at[host], out = n, append(out, nil)
		}
		out[n] = append(out[n], &feeds[i])
	}
	return out
}

// told is who is told what has come, from one goroutine at a time.
type told struct {
	sync.Mutex
	tell        func(store.Fetched)
	feeds, left int
}

func (t *told) say(x store.Fetched) {
	t.Lock()
	defer t.Unlock()
	if x.Done {
		t.left--
	}
	x.Feeds, x.Left = t.feeds, t.left
	t.tell(x)
}

// chosen gives the feeds to be fetched.
func (f *Fetcher) chosen(only []string) ([]Followed, error) {
	feeds, err := f.list.All()
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, address := range only {
		u, err := web.Parse(address)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", address, err)
		}
		if !slices.ContainsFunc(feeds, func(f Followed) bool { return f.Address == u.String() }) {
			return nil, fmt.Errorf("%s: %w", address, ErrUnknown)
		}
		wanted[u.String()] = true
	}
	return slices.DeleteFunc(feeds, func(f Followed) bool {
		return len(only) > 0 && !wanted[f.Address] || len(only) == 0 && f.Gone
	}), nil
}

// run is the fetching of one feed.
type run struct {
	*Fetcher
	feed *Followed
	told *told
	sum  store.Fetched

	reports []Report // to be shelved
	failed  int      // pages
	why     error    // the first of them could not be got
}

// fetch fetches the feed, and tells and remembers what came of it.
func (r *run) fetch(ctx context.Context) {
	r.sum.Feed = r.feed.Name()
	err := r.guarded(ctx)
	if ctx.Err() != nil {
		_ = r.list.know(r.feed) // what is not known will be found out again
		return
	}
	if r.failed > 0 {
		err = errors.Join(err, fmt.Errorf("%d of %d pages could not be got: %w", r.failed, r.failed+r.sum.Pages, r.why))
	}
	r.feed.Problem = ""
	if err != nil {
		r.feed.Problem = err.Error()
	}
	r.sum.Feed, r.sum.Done, r.sum.Err = r.feed.Name(), true, errors.Join(err, r.list.know(r.feed))
	r.told.say(r.sum)
}

// guarded fetches the feed; what makes a decoder panic is a problem of the feed.
func (r *run) guarded(ctx context.Context) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	if r.client.Now().Before(r.feed.Until) {
		return &web.Later{Until: r.feed.Until}
	}
	doc, err := r.document(ctx)
	if err != nil {
		return r.refused(err)
	}
	r.feed.Gone, r.feed.Until = false, time.Time{}
	if err := errors.Join(r.articles(ctx, &doc), r.shelve()); err != nil {
		r.feed.Version = web.Version{} // all of it will be looked at again
		return err
	}
	r.feed.Fetched = r.client.Now().UTC().Truncate(time.Second)
	return nil
}

// refused remembers what a server says it will not give. A feed that is not where
// it had moved to will be looked for at its address again.
func (r *run) refused(err error) error {
	var wait *web.Later
	switch {
	case errors.As(err, &wait):
		r.feed.Until = wait.Until
	case errors.Is(err, context.Canceled):
	case r.feed.From != "":
		r.feed.From, r.feed.Version = "", web.Version{}
	case errors.Is(err, web.ErrGone):
		r.feed.Gone = true
	}
	return err
}

// document gets the feed, from the page that names it if need be. One that has
// not changed has no entries.
func (r *run) document(ctx context.Context) (document, error) {
	address := r.feed.Address
	if r.feed.From != "" {
		address = r.feed.From
	}
	a, err := r.client.Get(ctx, address, r.feed.Version)
	if err != nil || a.Unchanged {
		return document{}, err
	}
	doc, err := decode(a.Body, a.Type, a.Address)
	if errors.Is(err, errNoFeed) {
		named := alternate(a.Body, a.Address)
		if named == "" {
			return document{}, err
		}
		if a, err = r.client.Get(ctx, named, web.Version{}); err != nil {
			return document{}, err
		}
		a.Moved = true
		doc, err = decode(a.Body, a.Type, a.Address)
	}
	if err != nil {
		return document{}, err
	}
	if a.Moved {
		r.feed.From = a.Address.String()
	}
	r.feed.Says, r.feed.Version = doc.title, a.Version
	return doc, nil
}
