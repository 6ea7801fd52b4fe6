package link

import (
	"time"

	"hearsay/store"
)

// An outlet that sets the same quotation among the same words in articles far
// apart in time does not report it again: it is a related headline or a plea.
const (
	repeatedDays  = 7 // apart, of the first and the last article
	repeatedTimes = 3 // articles that repeat it within such a time, or without dates
)

// repetition is where one outlet repeats one quotation in one setting.
type repetition struct {
	first, last time.Time // zero if no article is dated
	articles    int
	latest      store.ArticleID
}

// place is where an outlet puts something.
type place struct {
	outlet  string
	setting uint64
}

// furniture tells which quotations their outlet repeats like furniture. Articles
// without an outlet repeat nothing.
func (w *work) furniture() map[store.QuotationID]bool {
	seen := map[place]*repetition{}
	w.settings(func(q store.QuotationID, at place) {
		r := seen[at]
		if r == nil {
			r = &repetition{}
			seen[at] = r
		}
		a := w.quotes[q].article
		r.add(a, w.articles[a].fact.Published)
	})
	out := map[store.QuotationID]bool{}
	w.settings(func(q store.QuotationID, at place) {
		if seen[at].furniture() {
			out[q] = true
		}
	})
	return out
}

// settings calls yield with every setting of every quotation that might be furniture.
func (w *work) settings(yield func(store.QuotationID, place)) {
	for i := range w.quotes {
		q := &w.quotes[i]
		outlet := w.articles[q.article].fact.Outlet
		if len(q.words) == 0 || outlet == "" {
			continue
		}
		for _, s := range q.setting {
			yield(store.QuotationID(i), place{outlet, s})
		}
	}
}

func (r *repetition) add(a store.ArticleID, day time.Time) {
	if r.articles == 0 || r.latest != a {
		r.articles++
		r.latest = a
	}
	if day.IsZero() {
		return
	}
	if r.first.IsZero() || day.Before(r.first) {
		r.first = day
	}
	if day.After(r.last) {
		r.last = day
	}
}

func (r *repetition) furniture() bool {
	long := r.last.Sub(r.first) > repeatedDays*24*time.Hour
	return r.articles >= repeatedTimes && (long || r.first.IsZero()) || r.articles > 1 && r.last.Sub(r.first) > 4*repeatedDays*24*time.Hour
}
