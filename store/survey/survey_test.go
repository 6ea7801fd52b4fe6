package survey_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"hearsay/store"
	"hearsay/store/memory"
	"hearsay/store/source"
	"hearsay/store/survey"
)

const news = `
{"id":"herald","date":"2024-05-03","title":"Old bridge stays shut","text":"The old bridge stays shut, said the council.\n\n\"We will not reopen the bridge until every pillar has been inspected by our own engineers,\" Jane Holt said."}
{"id":"courier","date":"2024-05-04","title":"Bridge shut until autumn","text":"The town waits for its old bridge.\n\n\"We will reopen the bridge when every pillar has been inspected by our own engineers,\" Jane Holt said.\n\n\"The ferry runs until midnight,\" she said."}
{"id":"gazette","date":"2023-01-11","title":"A record harvest of pears","text":"\"The pears are heavy,\" Tom Reed said."}`

func load(t *testing.T) *memory.Corpus {
	t.Helper()
	s := source.In(fstest.MapFS{"news.jsonl": {Data: []byte(strings.TrimSpace(news))}}, "news.jsonl")
	c := memory.Load(t.Context(), func(yield func(memory.Input) bool) {
		for record, problem := range s.Records(t.Context()) {
			if problem != nil {
				t.Errorf("%s:%d: %v", problem.File, problem.Line, problem.Err)
			} else if !yield(record) {
				return
			}
		}
	})
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	return c
}

// Whichever article of a story is asked about, all of the story is surveyed, and nothing else.
func TestStory(t *testing.T) {
	c := load(t)
	for id, want := range []string{
		"herald courier: 3 quotations, 1 saying: We will not reopen the bridge until every pillar has been inspected by our own engineers, identical reworded",
		"herald courier: 3 quotations, 1 saying: We will not reopen the bridge until every pillar has been inspected by our own engineers, identical reworded",
		"gazette: 1 quotations, 0 saying:",
	} {
		s, err := survey.Of(t.Context(), c, store.ArticleID(id))
		if err != nil {
			t.Fatal(err)
		}
		if got := told(s); got != want {
			t.Errorf("article %d:\n%s\nwant\n%s", id, got, want)
		}
	}
}

func told(s survey.Story) string {
	var keys, words []string
	for _, a := range s.Articles {
		keys = append(keys, a.Key)
	}
	for _, t := range s.Sayings {
		words = append(words, " "+t.Words)
		for _, o := range t.Occurrences {
			words = append(words, " "+o.Relation.String())
		}
	}
	return fmt.Sprintf("%s: %d quotations, %d saying:%s", strings.Join(keys, " "), s.Quotations, len(s.Sayings), strings.Join(words, ""))
}

func TestNotFound(t *testing.T) {
	if _, err := survey.Of(t.Context(), load(t), 17); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("%v, want %v", err, store.ErrNotFound)
	}
}
