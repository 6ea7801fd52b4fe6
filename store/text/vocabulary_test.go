package text_test

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"hearsay/store"
	"hearsay/store/text"
)

func TestAVocabularyIsOneForAllWhoAsk(t *testing.T) {
	const words, goroutines = 20_000, 4
	v := text.NewVocabulary()
	lengths := text.NewNotes(v, func(word string) int { return len(word) })
	got := make([][]text.WordNumber, goroutines)
	var busy sync.WaitGroup
	for g := range goroutines {
		busy.Go(func() {
			got[g] = make([]text.WordNumber, words)
			for i := range words {
				n := (i*(g+1) + 7*g) % words // each in another order, and some more than once
				got[g][n] = v.Number(strconv.Itoa(n))
			}
		})
	}
	busy.Wait()
	seen := map[text.WordNumber]bool{}
	for g := range got {
		for i, n := range got[g] {
			word := strconv.Itoa(i)
			if n == 0 {
				continue
			}
			seen[n] = true
			if v.Number(word) != n || v.Word(n) != word || *lengths.Of(n) != len(word) {
				t.Fatalf("%s has the number %d, which is that of %s, of length %d", word, n, v.Word(n), *lengths.Of(n))
			}
		}
	}
	if len(seen) != words {
		t.Errorf("%d words have %d numbers", words, len(seen))
	}
}

// A text parsed by a Vocabulary is the same text, and whoever else is asked for its numbers gives them as well.
func TestAParsedTextKnowsItsNumbers(t *testing.T) {
	s := strings.Repeat("The dog’s “33,000” friends—and THE Émigrés—don't say: ", 9)
	blocks := []store.Block{{Span: store.Span{End: len(s)}}}
	v, other := text.NewVocabulary(), text.NewVocabulary()
	d := v.Parse(s, blocks)
	for i, token := range d.Tokens {
		if token.Kind != text.Word && token.Kind != text.Number {
			continue
		}
		for _, x := range []*text.Vocabulary{v, other} {
			if got := x.Word(d.Number(x, i)); got != d.Lower(i) {
				t.Errorf("token %d is %q, its number that of %q", i, d.Lower(i), got)
			}
		}
	}
	if len(d.Tokens) != len(text.Parse(s, blocks).Tokens) {
		t.Error("a Vocabulary parses otherwise than Parse")
	}
}

// A Memo of one Vocabulary tells of no other.
func TestAMemoRemembersWordsOfOneVocabulary(t *testing.T) {
	asked := 0
	m := text.NewMemo(func(lower string) string {
		asked++
		return lower
	})
	blocks := []store.Block{{Span: store.Span{End: 13}}}
	for _, v := range []*text.Vocabulary{text.NewVocabulary(), text.NewVocabulary()} {
		for _, s := range []string{"A dog a dog a", "Dog bites man", "Man bites dog"} {
			for _, d := range []*text.Doc{v.Parse(s, blocks), text.Parse(s, blocks)} {
				m.Turn(d)
				for i := range d.Tokens {
					if got := m.Of(i); got != d.Lower(i) {
						t.Errorf("%q is taken for %q", d.Lower(i), got)
					}
				}
			}
		}
	}
	if want := 2*4 + 2*11; asked != want {
		t.Errorf("asked %d times, want %d: once for each word of either vocabulary, and each time without", asked, want)
	}
}

func BenchmarkVocabulary(b *testing.B) {
	v := text.NewVocabulary()
	words := make([]string, 30_000)
	for i := range words {
		words[i] = strconv.Itoa(i * 7919)
		v.Number(words[i])
	}
	i := 0
	for b.Loop() {
		v.Number(words[i%len(words)])
		i++
	}
}
