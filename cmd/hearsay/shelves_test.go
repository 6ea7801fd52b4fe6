package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// Those shelves go first that have not been used for longest, and nothing else goes.
func TestShelvesAreBounded(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, age time.Duration) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, make([]byte, 100), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-age)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	for i, name := range []string{"new.shelf", "old.shelf", "older.shelf", "oldest.shelf"} {
		put(name, time.Duration(i+1)*time.Hour)
	}
	put("somebody's notes", 100*time.Hour)
	left := func() []string {
		t.Helper()
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return names
	}
	for _, want := range []struct {
		most  int64
		names []string
	}{
		{400, []string{"new.shelf", "old.shelf", "older.shelf", "oldest.shelf", "somebody's notes"}},
		{399, []string{"new.shelf", "old.shelf", "older.shelf", "somebody's notes"}},
		{200, []string{"new.shelf", "old.shelf", "somebody's notes"}},
	} {
		if err := bound(dir, want.most); err != nil {
			t.Fatal(err)
		}
		if got := left(); !slices.Equal(got, want.names) {
			t.Errorf("of %d bytes %v are left", want.most, got)
		}
	}
	if err := tidy(filepath.Join(dir, "old.shelf")); err != nil {
		t.Fatal(err)
	}
	if err := bound(dir, 100); err != nil {
		t.Fatal(err)
	}
	if got := left(); !slices.Equal(got, []string{"old.shelf", "somebody's notes"}) {
		t.Errorf("%v is left, and not what was used last", got)
	}
}

// Every list of sources has a shelf of its own.
func TestShelvesHaveNames(t *testing.T) {
	names := map[string]origin{}
	for _, o := range []origin{
		{library: "a"}, {files: []string{"a"}}, {files: []string{"a"}, library: "a"}, {files: []string{"a", "b"}}, {files: []string{"a b"}}, {files: []string{"b", "a"}},
	} {
		if other, ok := names[o.name()]; ok {
			t.Errorf("%+v and %+v are kept in one place", o, other)
		}
		names[o.name()] = o
	}
}

// Only more in the library is growth; other files are other sources.
func TestGrowth(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		path, at := filepath.Join(dir, name), time.Now().Add(-time.Hour)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	write("articles.jsonl", "{}\n")
	write("a.txt", "Bridge closed")
	library, file := origin{library: dir}, origin{files: []string{filepath.Join(dir, "a.txt")}}
	both := origin{files: file.files, library: dir}
	states := func() []string {
		return []string{library.state(t.Context()), file.state(t.Context()), both.state(t.Context())}
	}
	grown := func(was []string) string {
		return fmt.Sprint(library.grown(was[0]), file.grown(was[1]), both.grown(was[2]))
	}
	was := states()
	write("articles.jsonl", "{}\n{}\n")
	if got := grown(was); got != "true false true" || slices.Equal(was, states()) {
		t.Errorf("a longer library: %s", got)
	}
	was = states()
	write("a.txt", "Bridge opened again")
	if got := grown(was); got != "true false false" || was[1] == states()[1] {
		t.Errorf("another file: %s", got)
	}
	write("articles.jsonl", "[]\n{}\n")
	if got := grown(was); got != "false false false" {
		t.Errorf("another library: %s", got)
	}
	if err := os.Remove(filepath.Join(dir, "articles.jsonl")); err != nil {
		t.Fatal(err)
	}
	if got := states(); got[0] != "" || got[2] != "" {
		t.Errorf("a library that is not there is in state %q", got)
	}
}
