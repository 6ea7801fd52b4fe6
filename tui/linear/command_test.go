package linear

import "testing"

// Every command can be called by its letter and by its word; none hides another.
func TestEveryCommandCanBeSaid(t *testing.T) {
	for _, want := range commands() {
		for _, said := range []string{want.short, want.word, want.word[:len(want.word)-1]} {
			if got, words := parse(said); got == nil || got.word != want.word || words != "" {
				t.Errorf("%q does not mean %s", said, want.word)
			}
		}
	}
}
