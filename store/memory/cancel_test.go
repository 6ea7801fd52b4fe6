package memory_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"hearsay/store"
)

// waning is a context that is cancelled once it has been asked so many times.
type waning struct {
	context.Context
	left atomic.Int64
}

func (w *waning) Err() error {
	if w.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// A question that is cancelled while it is answered fails soon, whatever it is at, and
// what was found until then is nobody's answer.
func TestASearchEndsWithItsContext(t *testing.T) {
	const articles = 300
	c, other := load(t, generated(articles)...), load(t, generated(articles)...)
	for v := range store.View(store.Views) {
		for _, filter := range []string{"ba", "speaker:a -quote:the", `"of the ba"`, `text:"the of" or date:2024..`} {
			q := store.Query{View: v, Filter: filter, Limit: 20}
			for left := int64(0); ; left = left*2 + 1 {
				ctx := &waning{Context: t.Context()}
				ctx.left.Store(left)
				_, err := c.Search(ctx, q)
				if err == nil {
					break
				}
				if !errors.Is(err, context.Canceled) {
					t.Fatal(err)
				}
				if more := -ctx.left.Load(); more > articles/4 {
					t.Errorf("%s %q, cancelled after %d: asked %d times whether it is", v, filter, left, more)
				}
			}
			got, err := c.Search(t.Context(), q)
			want, otherErr := other.Search(t.Context(), q)
			if err := errors.Join(err, otherErr); err != nil || got.Items != want.Items {
				t.Errorf("%s %q: %d items, and not %d: %v", v, filter, got.Items, want.Items, err)
			}
		}
	}
}
