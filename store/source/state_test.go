package source

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"hearsay/store"
	"hearsay/store/source/page"
)

func TestState(t *testing.T) {
	dir := t.TempDir()
	then := time.Now().Add(-time.Hour)
	write := func(name, content string, at time.Time) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	state := func() string { return New(dir).State(t.Context()) }
	seen := map[string]string{"": "nothing"}
	is := func(what string, fresh bool) {
		t.Helper()
		s := state()
		if before, ok := seen[s]; ok == fresh {
			t.Errorf("%s: the state is that of %q", what, before)
		}
		seen[s] = what
	}
	write("a.txt", "Bridge closed", then)
	is("one file", true)
	write("a.txt", "Bridge opened", then)
	is("one file, written in the same moment to the same size", false)
	write("a.txt", "Bridge closed", then.Add(-1))
	is("one file, written at another time", true)
	write("a.txt", "Bridge closed again", then)
	is("one file, longer", true)
	write("b.txt", "", then)
	is("two files", true)
	write("notes.css", "", then)
	is("two files, and one that is no news", false)
	write("b.txt", "Pears", time.Now().Round(time.Microsecond).Add(1))
	is("a file that was written in the last tick of the clock", true)
	write("b.txt", "Pears", time.Now().Truncate(time.Second))
	is("a file that was written in this whole second", false)
	write("b.txt", "Pears", time.Now().Add(time.Minute))
	is("a file that is said to have been written in a minute", false)
}

func TestStateThatTellsNothing(t *testing.T) {
	for _, paths := range [][]string{{"-"}, {"no such file"}, {os.DevNull}, {t.TempDir()}} {
		if s := New(paths...).State(t.Context()); s != "" {
			t.Errorf("%v are in state %s", paths, s)
		}
	}
}

// Whatever differs in records that may make another article makes another Sum.
func TestSum(t *testing.T) {
	article := func(change func(*store.Article)) *store.Article {
		a := &store.Article{Key: "k", Authors: []string{"ab", "c"}}
		change(a)
		return a
	}
	records := []Record{
		{}, {File: "a"}, {data: []byte("a")}, {Line: 1}, {form: lines}, {origin: page.Origin{URL: "a"}}, {origin: page.Origin{ContentType: "a"}},
		{article: article(func(*store.Article) {})},
		{article: article(func(a *store.Article) { a.Authors = []string{"a", "bc"} })},
		{article: article(func(a *store.Article) { a.Published = time.Unix(0, 0).UTC() })},
		{article: article(func(a *store.Article) { a.Edited = time.Unix(0, 0).UTC() })},
		{article: article(func(a *store.Article) { a.Title = "k" })},
	}
	sums := map[[16]byte]int{}
	for i, r := range records {
		if before, ok := sums[r.Sum()]; ok {
			t.Errorf("records %d and %d have one sum", before, i)
		}
		sums[r.Sum()] = i
		if r.Sum() != records[i].Sum() {
			t.Errorf("record %d has two sums", i)
		}
	}
}
