package tui_test

import (
	"testing"

	"hearsay/store"
)

// An open comparison takes in the articles that come, and stays where it is.
func TestComparisonGrows(t *testing.T) {
	all := bridge(t)
	some := *all
	some.articles, some.said, some.loading = all.articles[:2], all.said[:7], true
	some.stories = []store.Story{{Title: "The bridge that closed", Articles: []store.ArticleID{0, 1}}}
	c := &growing{}
	c.now.Store(&some)
	s := open(t, c, plain, 120, 40).keys("c").shows("compared", "2 articles").keys("jl").shows("[⚑]", "12 · 20 March 2025 · Jane Holt ⚑")
	all.version = 2
	c.now.Store(all)
	s.grown().shows("compared", "3 articles", "[⚑]", "12 · 20 March 2025 · Jane Holt ⚑")
}
