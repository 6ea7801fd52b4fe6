package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/seeds"
	"hearsay/store/memory"
)

// root is the top of the project, seen from this package.
const root = "../.."

// laws says which rooms of the house each room may look into; a room is a
// folder with all packages below it, which may use each other. Tests are
// excepted, and so are commands, which wire rooms together. What is not in a
// room may not exist.
var laws = map[string]string{
	"seeds":           "",
	"store":           "",
	"store/text":      "store",
	"store/cores":     "",
	"store/anchor":    "store store/text",
	"store/ledger":    "",
	"store/shelf":     "store/cores store/ledger",
	"store/keep":      "store store/anchor store/ledger",
	"store/feed":      "store store/ledger store/source",
	"store/layout":    "store store/text",
	"store/source":    "store store/text store/layout store/cores",
	"store/quote":     "store store/text",
	"store/link":      "store store/text store/cores",
	"store/query":     "store store/text",
	"store/index":     "store store/text store/query store/cores",
	"store/memory":    "store store/text store/quote store/link store/query store/index store/anchor store/cores store/shelf",
	"store/storetest": "store",
	"store/survey":    "store",
	"store/revision":  "store store/anchor store/link",
	"tui":             "store store/text store/query store/anchor store/keep store/survey",
	"tui/linear":      "store store/text store/survey",
	"cmd":             "seeds store store/text store/source store/query store/memory store/anchor store/keep store/survey store/feed store/revision store/cores tui tui/linear",
}

func TestImportLaws(t *testing.T) {
	eachGoFile(t, func(dir, path string) {
		own := room(dir)
		if own == "" {
			t.Errorf("%s stands in no room of the house", path)
			return
		}
		command, imported := imports(t, path)
		for _, i := range imported {
			other := room(i)
			if other != "" && other != own && !command && !contains(laws[own], other) {
				t.Errorf("%s imports %s; %s may look into: %s", path, i, own, laws[own])
			}
			if command && own != "cmd" && other == "tui" {
				t.Errorf("%s imports %s; nothing below store knows the terminal", path, i)
			}
			if strings.HasPrefix(i, "github.com/charmbracelet/") && own != "tui" {
				t.Errorf("%s imports %s; Charm lives in tui only", path, i)
			}
		}
	})
}

// TestMaps holds that the two maps of the code show every room of store, and that
// in the one of its package comment imports only ever point up the page. README
// is for readers: it leaves out how work is spread and what tests corpora.
func TestMaps(t *testing.T) {
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	drawn, table := read("store/doc.go"), read("README.md")
	place := func(room string) int { return strings.Index(drawn, "  "+room+" ") }
	for room, others := range laws {
		if !strings.HasPrefix(room, "store/") {
			continue
		}
		if place(room) < 0 {
			t.Errorf("the comment of package store does not show %s", room)
		}
		if room != "store/cores" && room != "store/storetest" && !strings.Contains(table, "`"+room+"`") {
			t.Errorf("README.md does not show %s", room)
		}
		for _, other := range strings.Fields(others) {
			if place(other) > place(room) {
				t.Errorf("the comment of package store shows %s above %s, which it looks into", room, other)
			}
		}
	}
}

// room gives the innermost room that the package of that name stands in, or
// nothing if it is not the project's. Only store has rooms inside it.
func room(pkg string) string {
	for pkg = strings.TrimPrefix(pkg, "hearsay/"); pkg != "."; pkg = path.Dir(pkg) {
		if _, ok := laws[pkg]; ok {
			return pkg
		}
		if path.Dir(pkg) == "store" {
			return ""
		}
	}
	return ""
}

// eachGoFile calls f with every Go file that is not a test.
func eachGoFile(t *testing.T, f func(dir, path string)) {
	t.Helper()
	eachFile(t, func(path string) {
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			dir, err := filepath.Rel(root, filepath.Dir(path))
			if err != nil {
				t.Fatal(err)
			}
			f(filepath.ToSlash(dir), path)
		}
	})
}

func eachFile(t *testing.T, f func(path string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == ".git" || e.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !e.IsDir() {
			f(path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// imports gives what a file imports, and whether it is of a command.
func imports(t *testing.T, path string) (command bool, imported []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range file.Imports {
		s, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		imported = append(imported, s)
	}
	return file.Name.Name == "main", imported
}

func contains(words, word string) bool {
	for _, w := range strings.Fields(words) {
		if w == word {
			return true
		}
	}
	return false
}

// TestNothingOfTheStoriesInCode holds that no rule can know the five stories:
// their file names, the names of those quoted in them, and every run of six
// words of theirs stand in seeds and in tests only.
func TestNothingOfTheStoriesInCode(t *testing.T) {
	forbidden := append(storyFiles(t), storyNames(t)...)
	runs := storyRuns(t)
	eachFile(t, func(path string) {
		if !strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".yml") || strings.HasSuffix(path, "_test.go") ||
			filepath.Dir(path) == filepath.Join(root, "seeds") {
			return
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		words := plainWords(string(data))
		text := " " + strings.Join(words, " ") + " "
		for _, f := range forbidden {
			if strings.Contains(text, " "+f+" ") {
				t.Errorf("%s names %q, which is of the five stories", path, f)
			}
		}
		for i := range words {
			if run := strings.Join(words[i:min(i+6, len(words))], " "); runs[run] {
				t.Errorf("%s has %q, which is of the five stories", path, run)
			}
		}
	})
}

func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return false
		case r == '’', r == '“', r == '”', r == '—':
			return true
		}
		return r < utf8.RuneSelf
	})
}

func storyFiles(t *testing.T) []string {
	names, err := fs.Glob(seeds.FS, "*.txt")
	if err != nil || len(names) != 5 {
		t.Fatalf("%d stories, %v", len(names), err)
	}
	var out []string
	for _, n := range names {
		out = append(out, plainWords(strings.TrimSuffix(n, ".txt"))[1])
	}
	return out
}

// storyNames gives the full names, and the long family names, of those quoted.
func storyNames(t *testing.T) []string {
	stories, _ := stdio{}.all(t.Context(), nil)
	c := memory.Load(t.Context(), stories)
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	speakers, err := askSpeakers(t.Context(), c, flags{})
	if err != nil || len(speakers) == 0 {
		t.Fatalf("%d speakers, %v", len(speakers), err)
	}
	var out []string
	for _, s := range speakers {
		words := strings.Fields(s.Speaker)
		if len(words) < 2 || strings.ToLower(words[0]) == words[0] {
			continue
		}
		out = append(out, strings.Join(plainWords(s.Speaker), " "))
		if last := words[len(words)-1]; len(last) > 5 {
			out = append(out, strings.ToLower(last))
		}
	}
	return out
}

func storyRuns(t *testing.T) map[string]bool {
	runs := map[string]bool{}
	names, err := fs.Glob(seeds.FS, "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		data, err := fs.ReadFile(seeds.FS, n)
		if err != nil {
			t.Fatal(err)
		}
		words := plainWords(string(data))
		for i := 0; i+6 <= len(words); i++ {
			runs[strings.Join(words[i:i+6], " ")] = true
		}
	}
	return runs
}
