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
	first, last int32 // days since 1970; noDay if no article is dated
	articles    int32
	latest      store.ArticleID
	key         uint64 // of outlet and setting
}

const noDay = int32(-1 << 31)

// repetitions finds by outlet and setting what is repeated. Articles without an outlet repeat nothing.
type repetitions struct {
	all   []repetition
	slots []int32 // a power of two, half of them free: by key, one more than a place in all
}

// never is the place of no repetition.
const never = -1

// add takes note that an article sets something so, and gives the place of that repetition.
func (r *repetitions) add(a *store.Article, id store.ArticleID, setting uint64) int32 {
	if a.Outlet == "" {
		return never
	}
	h := setting
	for i := range len(a.Outlet) {
		h = (h ^ uint64(a.Outlet[i])) * fnvPrime
	}
	return r.addKey(a, id, h)
}

// addKey is add of what has that hash with its outlet.
func (r *repetitions) addKey(a *store.Article, id store.ArticleID, h uint64) int32 {
	if 2*len(r.all) >= len(r.slots) {
		r.enlarge()
	}
	slot := r.slot(h)
	if *slot == 0 {
		r.all = append(r.all, repetition{first: noDay, last: noDay, key: h})
		*slot = int32(len(r.all))
	}
	at := *slot - 1
	r.all[at].add(id, a.Published)
	return at
}

// slot gives the slot of a key, or the free one where it belongs.
func (r *repetitions) slot(key uint64) *int32 {
	mask := uint64(len(r.slots) - 1)
	for i := mixed(key) >> 32; ; i++ {
		if s := &r.slots[i&mask]; *s == 0 || r.all[*s-1].key == key {
			return s
		}
	}
}

// leastRepetitions is how many slots there are at first.
const leastRepetitions = 1 << 8

func (r *repetitions) enlarge() {
	r.slots = make([]int32, max(leastRepetitions, 2*len(r.slots)))
	for i := range r.all {
		*r.slot(r.all[i].key) = int32(i + 1)
	}
}

func (r *repetition) add(a store.ArticleID, published time.Time) {
	if r.articles == 0 || r.latest != a {
		r.articles++
		r.latest = a
	}
	if published.IsZero() {
		return
	}
	day := int32(published.Unix() / (24 * 60 * 60))
	if r.first == noDay || day < r.first {
		r.first = day
	}
	r.last = max(r.last, day)
}

// furniture reports whether what is repeated at a place is repeated like furniture.
func (r *repetitions) furniture(at int32) bool {
	if at == never {
		return false
	}
	x := r.all[at]
	days := int(x.last) - int(x.first)
	long := days > repeatedDays || x.first == noDay
	return x.articles >= repeatedTimes && long || x.articles > 1 && days > 4*repeatedDays
}
