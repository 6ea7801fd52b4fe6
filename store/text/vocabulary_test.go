package text_test

import (
	"strconv"
	"sync"
	"testing"

	"hearsay/store/text"
)

func TestAVocabularyIsOneForAllWhoAsk(t *testing.T) {
	const words, goroutines = 20_000, 4
	v := text.NewVocabulary(func(word string) int { return len(word) })
	got := make([][]*text.Entry[int], goroutines)
	var busy sync.WaitGroup
	for g := range goroutines {
		busy.Go(func() {
			got[g] = make([]*text.Entry[int], words)
			for i := range words {
				n := (i*(g+1) + 7*g) % words // each in another order, and some more than once
				got[g][n] = v.Of(strconv.Itoa(n))
			}
		})
	}
	busy.Wait()
	all := v.All()
	for g := range got {
		for n, e := range got[g] {
			word := strconv.Itoa(n)
			if e != nil && (e.Word != word || e.Known != len(word) || all[e.Number] != e || v.Of(word) != e) {
				t.Fatalf("%s has the entry %+v", word, e)
			}
		}
	}
	if len(all) != words {
		t.Errorf("%d words have %d entries", words, len(all))
	}
}

func BenchmarkVocabulary(b *testing.B) {
	v := text.NewVocabulary(func(string) struct{} { return struct{}{} })
	words := make([]string, 30_000)
	for i := range words {
		words[i] = strconv.Itoa(i * 7919)
		v.Of(words[i])
	}
	i := 0
	for b.Loop() {
		v.Of(words[i%len(words)])
		i++
	}
}
