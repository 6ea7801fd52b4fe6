package feed

import "hearsay/store"

// index is what there is in the library, without the texts.
type index struct {
	holdings []holding        // in the order in which they came in first
	known    map[string]int   // by key, by canonical address, by feed and id
	outlets  map[string][]int // by domain
	problems []store.Problem
}

// holding is one article.
type holding struct {
	head  record // of its newest version, without text
	lines []line // its versions, from the first; what was only completed counts once
}

type line struct {
	number int
	start  int64 // in the file
}

func newIndex() index { return index{known: map[string]int{}, outlets: map[string][]int{}} }

// enter puts the head of a record that stands in a line into the index.
func (x *index) enter(r record, at line) {
	r.Text = ""
	n, ok := x.known["key "+r.Key]
	if !ok {
		n = len(x.holdings)
		x.holdings = append(x.holdings, holding{})
		of := domain(r.URL)
		x.outlets[of] = append(x.outlets[of], n)
	}
	h := &x.holdings[n]
	if ok && r.Version <= h.head.Version { // completed
		h.lines[len(h.lines)-1] = at
	} else {
		h.lines = append(h.lines, at)
	}
	h.head = r
	for _, name := range r.names() {
		x.known[name] = n
	}
}

func (h *holding) newest() line { return h.lines[len(h.lines)-1] }

// find gives the holding that is known by a name of r.
func (x *index) find(r *record) (int, bool) {
	for _, name := range r.names() {
		if n, ok := x.known[name]; ok {
			return n, true
		}
	}
	return 0, false
}

// twin gives the holding of the same outlet with nearly the same text and headline.
func (x *index) twin(r *record, s sketch) (int, bool) {
	if s == 0 {
		return 0, false
	}
	for _, n := range x.outlets[domain(r.URL)] {
		if h := &x.holdings[n].head; h.sketch().near(s) && alike(h.Title, r.Title) {
			return n, true
		}
	}
	return 0, false
}
