// Command count writes the table of English news that package words weighs by.
//
//	go run ./store/link/words/count FILE.jsonl[.gz] > store/link/words/english.table
//
// FILE has one article a line, its text under "text". Same file, same table.
package main

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"hearsay/store"
	"hearsay/store/link/words"
	"hearsay/store/text"
)

// How much of what was counted the table keeps, so that it stays under 400 kB.
const (
	keptWords = 19_000
	keptPairs = 21_000
	leastSeen = 10 // of a pair
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: count FILE.jsonl[.gz]")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "count:", err)
		os.Exit(1)
	}
}

func run(name string, out io.Writer) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was only read
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	c := counter{lexicon: words.NewBareLexicon(), pairs: map[[2]words.ID]int{}}
	for d := json.NewDecoder(r); ; {
		var article struct{ Text string }
		if err := d.Decode(&article); err == io.EOF {
			break
		} else if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		c.article(article.Text)
	}
	_, err = out.Write(words.Table(c.entries()))
	return err
}

// counter counts words and pairs of neighbours.
type counter struct {
	lexicon *words.Lexicon
	singles []int
	pairs   map[[2]words.ID]int
	total   int
	buffer  []words.Word
}

func (c *counter) article(s string) {
	d := text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})
	for _, sentence := range d.Sentences {
		c.buffer = c.lexicon.Fold(d, sentence, c.buffer[:0])
		c.sentence(c.buffer)
	}
}

func (c *counter) sentence(ws []words.Word) {
	c.singles = append(c.singles, make([]int, c.lexicon.Len()-len(c.singles))...)
	for i, w := range ws {
		c.singles[w.ID]++
		if i > 0 {
			c.pairs[[2]words.ID{ws[i-1].ID, w.ID}]++
		}
	}
	c.total += len(ws)
}

func (c *counter) bits(n, of int) float64 { return math.Log2(float64(of) / float64(n)) }

// entries gives what the table keeps.
func (c *counter) entries() []words.Entry {
	kept := c.commonest()
	in := map[words.ID]bool{}
	for _, id := range kept {
		in[id] = true
	}
	followers := map[words.ID][]words.Follower{}
	for _, p := range c.telling(in) {
		f := words.Follower{Word: c.lexicon.Spelling(p[1]), Quarters: quarters(c.bits(c.pairs[p], c.singles[p[0]]))}
		followers[p[0]] = append(followers[p[0]], f)
	}
	var es []words.Entry
	for _, id := range kept {
		es = append(es, words.Entry{Word: c.lexicon.Spelling(id), Quarters: quarters(c.bits(c.singles[id], c.total)), Followers: followers[id]})
	}
	return es
}

func quarters(bits float64) uint8 { return uint8(math.Round(4 * bits)) }

// commonest gives the words to keep, most frequent first.
func (c *counter) commonest() []words.ID {
	var ids []words.ID
	for id, n := range c.singles {
		if n > 0 && c.bits(n, c.total) < words.MostBits {
			ids = append(ids, words.ID(id))
		}
	}
	slices.SortFunc(ids, func(a, b words.ID) int {
		return cmp.Or(cmp.Compare(c.singles[b], c.singles[a]), cmp.Compare(c.lexicon.Spelling(a), c.lexicon.Spelling(b)))
	})
	return ids[:min(len(ids), keptWords)]
}

// telling gives the pairs to keep: those that spare the most surprise in all.
func (c *counter) telling(in map[words.ID]bool) [][2]words.ID {
	var ps [][2]words.ID
	for p, n := range c.pairs {
		if n >= leastSeen && in[p[0]] && in[p[1]] && c.spared(p) > 0 {
			ps = append(ps, p)
		}
	}
	slices.SortFunc(ps, func(a, b [2]words.ID) int {
		return cmp.Or(cmp.Compare(c.spared(b), c.spared(a)), cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	return ps[:min(len(ps), keptPairs)]
}

// spared is the surprise that knowing p takes off the whole text, in bits.
func (c *counter) spared(p [2]words.ID) float64 {
	n := c.pairs[p]
	return float64(n) * (c.bits(c.singles[p[1]], c.total) - c.bits(n, c.singles[p[0]]))
}
