// Package newsroom makes up news for benchmarks: the same articles every time,
// as many as are asked for, with words as frequent as Zipf says, headlines as
// newspapers set them, and quotations that the articles on one event share, in
// wordings that are known. It is no model of language; nobody should judge by it
// what is found in real news.
package newsroom

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// Report is an article as its outlet wrote it.
type Report struct {
	Outlet string
	Date   string // as in time.DateOnly
	Title  string
	Text   string
	Quoted []Quoted // in order
}

// Quoted is a quotation that was planted in a Report.
type Quoted struct {
	Saying  int // counted from 0 over all events
	Variant Variant
	Words   string // without marks
}

// Variant is what an outlet did to the words that were said.
type Variant uint8

// The variants.
const (
	Whole     Variant = iota // nothing
	Shortened                // the end is left out
	Reworded                 // one word is another
	Split                    // the speaker stands between two halves, which are two quotations
	variants
)

// Reports gives n articles, about three on each event. At each event so many
// things were said; most of them stand in each article on it.
func Reports(n, said int) []Report {
	return slices.AppendSeq(make([]Report, 0, n), All(n, said))
}

// All yields the articles of Reports one after another and holds on to none.
func All(n, said int) iter.Seq[Report] {
	return func(yield func(Report) bool) {
		r := &writer{random: rand.New(rand.NewPCG(7, 11)), words: vocabulary(size), sayings: said}
		r.zipf = rand.NewZipf(r.random, 1.15, 6, uint64(len(r.words)-1))
		for i := range n {
			if i%3 == 0 {
				r.event()
			}
			if !yield(r.report(i)) {
				return
			}
		}
	}
}

// size is how many words there are.
const size = 40_000

// Word gives the word of a rank: 0 is the most frequent one.
func Word(rank int) string { return vocabulary(size)[rank] }

// writer writes the articles on one event.
type writer struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string

	sayings int // at each event
	before  int // sayings of the events before

	date, topic string
	people      []string
	said        []string
}

func (w *writer) event() {
	w.before += len(w.said)
	w.date = time.Date(2024, 1, 1+w.random.IntN(700), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	w.topic = w.some(4)
	w.people, w.said = nil, nil
	for range 4 {
		w.people = append(w.people, capital(w.words[w.random.IntN(900)])+" "+capital(w.words[w.random.IntN(len(w.words))]))
	}
	for range w.sayings {
		w.said = append(w.said, capital(w.some(8+w.random.IntN(20))))
	}
}

func (w *writer) report(i int) Report {
	r := Report{Outlet: fmt.Sprintf("Outlet %d", i%17), Date: w.date, Title: w.headline()}
	r.Text, r.Quoted = w.article()
	return r
}

// headline names somebody and the topic, as one outlet would.
func (w *writer) headline() string {
	who, what := w.people[w.random.IntN(len(w.people))], w.some(2+w.random.IntN(4))
	switch w.random.IntN(4) {
	case 0:
		return fmt.Sprintf("%s: ‘%s’ %s", who, capital(what), w.topic)
	case 1:
		return fmt.Sprintf("%s %s after %s", capital(w.topic), what, who)
	case 2:
		return fmt.Sprintf("%s’s %s, %s", who, w.topic, what)
	}
	return fmt.Sprintf("%s %s %d %s", who, w.topic, 2+w.random.IntN(90), what)
}

// article gives one report of the event: narrative, and most of what was said.
func (w *writer) article() (string, []Quoted) {
	var b strings.Builder
	var quoted []Quoted
	for i, said := range w.said {
		who := w.people[i%len(w.people)]
		fmt.Fprintf(&b, "%s %s near the %s of %s. %s.\n\n", who, w.some(9), w.some(3), capital(w.some(1)), capital(w.some(22)))
		if w.random.IntN(4) == 0 {
			continue
		}
		v, words := w.variant(said)
		for _, part := range words {
			quoted = append(quoted, Quoted{w.before + i, v, part})
		}
		fmt.Fprintf(&b, "“%s,” %s said.", words[0], who)
		if len(words) > 1 {
			fmt.Fprintf(&b, " “%s.”", words[1])
		}
		fmt.Fprintf(&b, " %s.\n\n", capital(w.some(14)))
	}
	return b.String(), quoted
}

// variant gives words as one outlet has them: in one piece, or in two.
func (w *writer) variant(said string) (Variant, []string) {
	words := strings.Fields(said)
	at := 4 + w.random.IntN(len(words)-4)
	switch v := Variant(w.random.IntN(int(variants) + 4)); v {
	case Shortened:
		return v, []string{strings.Join(words[:at], " ")}
	case Reworded:
		words[at] = w.some(1)
		return v, []string{strings.Join(words, " ")}
	case Split:
		return v, []string{strings.Join(words[:at], " "), strings.Join(words[at:], " ")}
	}
	return Whole, []string{said}
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
