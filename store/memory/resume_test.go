package memory

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"hearsay/store"
)

// numbered is an input that is told by its number.
type numbered byte

func (n numbered) Sum() Sum { return Sum{byte(n) + 1} }

func (n numbered) Article() (*store.Article, *store.Problem) {
	text := string("“We will not go home before the winter is over,” Jane Holt said. "[:40+int(n)])
	return &store.Article{Key: string('a' + rune(n)), Text: text, Blocks: []store.Block{{Span: store.Span{End: len(text)}}}}, nil
}

func numbers(ns ...numbered) func(func(Input) bool) {
	return func(yield func(Input) bool) {
		for _, n := range ns {
			if !yield(n) {
				return
			}
		}
	}
}

// What has been linked is gone on with if the inputs begin with it, and not otherwise.
func TestOnlyWhatBeginsWithTheOldIsResumed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.shelf")
	at := Shelf{
		Path: path, By: func() string { return "this test" }, State: func(context.Context) string { return "1" },
		Grown: func(string) bool { return false }, Worth: func(int, time.Duration) bool { return true },
	}
	if err := Open(t.Context(), numbers(0, 1, 2), at).Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		now  []numbered
		rest int // -1 if it is not resumed
	}{
		{[]numbered{0, 1, 2, 3, 4}, 2}, {[]numbered{0, 1, 2}, 0}, {[]numbered{0, 1}, -1}, {[]numbered{0, 2, 1, 3}, -1}, {[]numbered{5, 0, 1, 2}, -1}, {nil, -1},
	} {
		r := &reopening{shelf: at, inputs: numbers(c.now...)}
		old, _, err := r.read()
		if err != nil {
			t.Fatal(err)
		}
		w, inputs, err := r.resume(old.contents.(*shelved))
		rest := -1
		if w != nil {
			rest = 0
			for range inputs {
				rest++
			}
		}
		if err != nil || rest != c.rest {
			t.Errorf("%v: %d are added, and not %d (%v)", c.now, rest, c.rest, err)
		}
	}
}
