package main

import (
	"testing"

	"hearsay/store/quote/learn"
)

// TestArticlesAreLabelled reads every article written for training: a label that
// is not closed or belongs to nobody must not reach the models.
func TestArticlesAreLabelled(t *testing.T) {
	articles, err := loadOwn("articles")
	if err != nil || len(articles) == 0 {
		t.Fatalf("%d articles: %v", len(articles), err)
	}
	for _, a := range articles {
		if len(a.Quotations) < 5 {
			t.Errorf("%s: %d quotations are too few to learn from", a.ID, len(a.Quotations))
		}
	}
}

// TestTermsAreLabelled wants every answer among the sentences: a judge that only
// hears no learns nothing.
func TestTermsAreLabelled(t *testing.T) {
	terms, err := loadOwn("terms")
	if err != nil {
		t.Fatal(err)
	}
	questions := kindQuestions(markAll(terms), everything)
	right := make([]int, 3)
	for _, q := range questions {
		for i, c := range q.Candidates {
			right[i] += count(c)
		}
	}
	for i, n := range right {
		if n < 10 {
			t.Errorf("kind %d is right in %d of %d sentences: %v", i, n, len(questions), right)
		}
	}
}

func count(c learn.Candidate) int {
	if c.Right {
		return 1
	}
	return 0
}
