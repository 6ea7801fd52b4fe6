// Package newsroom makes up news for benchmarks: the same articles every time,
// with words as frequent as Zipf says, and quotations that the articles on one
// event share. It is no model of language; nobody should judge by it what is
// found in real news.
package newsroom

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Report is an article as its outlet wrote it.
type Report struct {
	Outlet string
	Date   string // as in time.DateOnly
	Title  string
	Text   string
}

// Reports gives n articles, about three on each event. At each event so many
// things were said; most of them stand in each article on it.
func Reports(n, said int) []Report {
	r := &writer{random: rand.New(rand.NewPCG(7, 11)), words: vocabulary(40_000), sayings: said}
	r.zipf = rand.NewZipf(r.random, 1.15, 6, uint64(len(r.words)-1))
	out := make([]Report, n)
	for i := range out {
		if i%3 == 0 {
			r.event()
		}
		out[i] = Report{
			Outlet: fmt.Sprintf("Outlet %d", i%17), Date: r.date, Title: r.title + " " + r.words[i%500],
			Text: r.article(),
		}
	}
	return out
}

// writer writes the articles on one event.
type writer struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string

	sayings int // at each event

	date, title string
	people      []string
	said        []string
}

func (w *writer) event() {
	w.date = time.Date(2024, 1, 1+w.random.IntN(700), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	w.title = w.some(7)
	w.people, w.said = nil, nil
	for range 4 {
		w.people = append(w.people, capital(w.words[w.random.IntN(900)])+" "+capital(w.words[w.random.IntN(len(w.words))]))
	}
	for range w.sayings {
		w.said = append(w.said, capital(w.some(8+w.random.IntN(20))))
	}
}

// article gives one report of the event: narrative, and most of what was said.
func (w *writer) article() string {
	var b strings.Builder
	for i, said := range w.said {
		fmt.Fprintf(&b, "%s %s near the %s of %s. %s.\n\n",
			w.people[i%len(w.people)], w.some(9), w.some(3), capital(w.some(1)), capital(w.some(22)))
		if w.random.IntN(4) > 0 {
			fmt.Fprintf(&b, "“%s,” %s said. %s.\n\n", said, w.people[i%len(w.people)], capital(w.some(14)))
		}
	}
	return b.String()
}

// some gives n words, the frequent ones more often.
func (w *writer) some(n int) string {
	ws := make([]string, n)
	for i := range ws {
		ws[i] = w.words[w.zipf.Uint64()]
	}
	return strings.Join(ws, " ")
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// vocabulary makes n words: those that hold every text together, then syllables put together.
func vocabulary(n int) []string {
	words := strings.Fields("the of to and a in that is was for on with he she it as at by from his her but not they be have had this will")
	syllables := strings.Fields("ba con de er fin gra hol in ja ka li mer no or per qua ri sta ter un ver wi ex yo ze tion ment ing ly ed")
	for i := len(syllables); len(words) < n; i++ {
		var w strings.Builder
		for k := i; k > 0; k /= len(syllables) {
			w.WriteString(syllables[k%len(syllables)])
		}
		words = append(words, w.String())
	}
	return words
}
