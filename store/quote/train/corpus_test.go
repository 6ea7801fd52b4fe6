package main

import (
	"strings"
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

// TestBulkIsLabelled reads the labels of news: each quotation lies behind the one
// before, only what was said has a speaker, and some say that nobody is named.
func TestBulkIsLabelled(t *testing.T) {
	labels, err := parseLabels(bulkLabels)
	if err != nil || len(labels) == 0 {
		t.Fatalf("%d articles: %v", len(labels), err)
	}
	nobody := 0
	for article, ls := range labels {
		end := 0
		for _, l := range ls {
			if l.span.Start < end || l.span.Empty() || !l.kind.Said() && !l.mention.Empty() {
				t.Errorf("%s: %+v behind byte %d", article, l, end)
			}
			if end = l.span.End; l.read && l.kind.Said() && l.mention.Empty() {
				nobody++
			}
		}
	}
	if nobody == 0 {
		t.Error("somebody is always named")
	}
}

func TestWrongLabels(t *testing.T) {
	for _, line := range []string{"1\t2", "1\tx\tspeech", "1\t2\tsong", "1\t2\tspeech\t3\t4\t5", "1\t2\tspeech\t3\t"} {
		if _, err := parseLabels("#a\n1\t2\tspeech\n" + line); err == nil || !strings.HasPrefix(err.Error(), "labels.tsv:3: ") {
			t.Errorf("%q: %v", line, err)
		}
	}
}
