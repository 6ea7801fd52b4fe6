package main

import (
	"testing"

	"hearsay/store"
)

// broken is a record whose decoder panics.
type broken struct{}

func (broken) Article() (*store.Article, *store.Problem) { panic("over a tag") }

func TestARecordThatPanicsIsAProblem(t *testing.T) {
	d := decodedOf(broken{})
	if d.article != nil || d.problem == nil || d.problem.String() != "an article: panic: over a tag" {
		t.Errorf("%v, %v", d.article, d.problem)
	}
}
