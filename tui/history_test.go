package tui

import (
	"testing"

	"hearsay/store"
)

func TestHistory(t *testing.T) {
	p := func(n uint32) store.Place { return store.Place{Article: store.ArticleID(n)} }
	var h history
	if _, ok := h.back(p(1)); ok {
		t.Error("went back from the beginning")
	}
	h.jump(p(1), p(2))
	h.jump(p(2), p(3))
	for _, step := range []struct {
		name string
		move func(store.Place) (store.Place, bool)
		from uint32
		want uint32 // 0: nowhere
	}{
		{"back", h.back, 3, 2},
		{"back", h.back, 2, 1},
		{"back at the start", h.back, 1, 0},
		{"forward", h.forward, 1, 2},
		{"forward, to where one had moved on", h.forward, 2, 3},
		{"forward at the end", h.forward, 3, 0},
		{"back", h.back, 4, 2},
		{"forward to the changed place", h.forward, 2, 4},
	} {
		got, ok := step.move(p(step.from))
		if ok != (step.want > 0) || ok && got != p(step.want) {
			t.Errorf("%s: %v %v, want %d", step.name, got, ok, step.want)
		}
	}
	h.back(p(4))
	h.jump(p(2), p(9))
	if _, ok := h.forward(p(9)); ok {
		t.Error("a jump keeps what had been gone back from")
	}
}
