package feed

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"mime"
	"slices"
	"strings"
	"time"

	"hearsay/store"
	"hearsay/store/feed/web"
	"hearsay/store/source/page"
)

// How the pages of a feed's articles are asked for.
const (
	mostPages   = 100            // of one feed at one time
	checkFor    = 72 * time.Hour // after an article came out, it is looked whether its page changes,
	checkEvery  = time.Hour      // at most so often
	shelveAfter = 20             // articles: what has been shelved is not lost
)

// articles shelves what is new in the feed, and looks whether young articles have changed.
func (r *run) articles(ctx context.Context, doc *document) error {
	before := r.feed.Items
	if len(doc.entries) > 0 {
		r.feed.Items = map[string]*item{}
	}
	for i := range doc.entries {
		e := &doc.entries[i]
		known := before[e.id]
		r.feed.Items[e.id] = known
		if known == nil {
			known = &item{First: r.client.Now().UTC()}
			r.feed.Items[e.id] = known
		}
		if err := r.entry(ctx, e, known); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.feed.Items)) {
		if err := r.check(ctx, id, r.feed.Items[id]); err != nil {
			return err
		}
	}
	return nil
}

// entry shelves an entry that is new or has changed.
func (r *run) entry(ctx context.Context, e *entry, it *item) error {
	if it.Sum == e.sum {
		return nil
	}
	it.Link, it.Title, it.Authors, it.Published = e.link, e.title, e.authors, e.published
	it.Stub = e.stub()
	if it.Stub && e.link != "" {
		found, err := r.page(ctx, it, web.Version{})
		if err != nil {
			return err
		}
		it.Stub = found == nil
		if it.Paged = found != nil && len(found.Text) >= len(e.text); it.Paged {
			it.Sum = e.sum
			return r.add(r.report(e.id, it, found))
		}
	}
	it.Sum = e.sum
	if e.text == "" {
		return nil
	}
	return r.add(r.report(e.id, it, &store.Article{Text: e.text}))
}

// check looks at the page of a young article again: it may have been edited, or
// can be got now.
func (r *run) check(ctx context.Context, id string, it *item) error {
	now := r.client.Now()
	if it.Link == "" || !it.Paged && !it.Stub || now.Sub(it.Checked) < checkEvery || now.Sub(it.since()) > checkFor {
		return nil
	}
	found, err := r.page(ctx, it, it.Page)
	if err != nil || found == nil {
		return err
	}
	it.Paged, it.Stub = true, false
	return r.add(r.report(id, it, found))
}

// since is when an article came out, as far as is known.
func (it *item) since() time.Time {
	if it.Published.IsZero() || it.Published.After(it.First) {
		return it.First
	}
	return it.Published
}

var errNoPage = errors.New("it is no page of text")

// page gets the report on an article's page; nil if it has not changed since
// known, or if it cannot be got, which is noted. It fails only with ctx.
func (r *run) page(ctx context.Context, it *item, known web.Version) (*store.Article, error) {
	if r.sum.Pages+r.failed >= mostPages {
		return nil, nil
	}
	a, err := r.client.Get(ctx, it.Link, known)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	it.Checked = r.client.Now().UTC()
	var found *store.Article
	if err == nil && !a.Unchanged {
		found, err = extract(&a)
	}
	if err != nil {
		r.failed++
		r.why = cmp.Or(r.why, err)
		return nil, nil //nolint:nilerr // noted: the feed's own text is what there is
	}
	it.Page = a.Version
	r.sum.Pages++
	r.told.say(r.sum)
	return found, nil
}

func extract(a *web.Answer) (*store.Article, error) {
	switch kind, _, _ := mime.ParseMediaType(a.Type); kind {
	case "", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml":
	default:
		return nil, errNoPage
	}
	return page.Extract(a.Body, page.Origin{URL: a.Address.String(), ContentType: a.Type})
}

// report makes a report of an entry and of the text that was found for it.
func (r *run) report(id string, it *item, found *store.Article) Report {
	out := Report{
		Feed: r.feed.Address, ID: id, URL: it.Link, Title: cmp.Or(it.Title, found.Title),
		Outlet: r.outlet(it.Link, found.Outlet), Authors: it.Authors, Published: it.Published,
		Text: strings.TrimSpace(found.Text), Paged: it.Paged, Stub: it.Stub,
	}
	if len(out.Authors) == 0 {
		out.Authors = found.Authors
	}
	if out.Published.IsZero() {
		out.Published = found.Published
	}
	return out
}

// outlet names whose article it is: the feed's, unless it leads to somebody else's page.
func (r *run) outlet(link, says string) string {
	own := cmp.Or(r.feed.From, r.feed.Address)
	if says != "" && r.feed.Title == "" && domain(link) != domain(own) {
		return says
	}
	return cmp.Or(r.feed.Title, r.feed.Says, says, hostOf(link), hostOf(own))
}

// add puts a report to those that are to be shelved.
func (r *run) add(x Report) error {
	r.reports = append(r.reports, x)
	if len(r.reports) < shelveAfter {
		return nil
	}
	return r.shelve()
}

// shelve shelves what waits, and tells how much there is.
func (r *run) shelve() error {
	if len(r.reports) == 0 {
		return nil
	}
	shelved, err := r.library.Add(r.client.Now(), r.reports...)
	for _, s := range shelved {
		switch s.Outcome {
		case New:
			r.sum.New++
		case Edited:
			r.sum.Edited++
		case Same, Completed, Duplicate:
		}
	}
	r.reports = r.reports[:0]
	r.told.say(r.sum)
	return err
}
