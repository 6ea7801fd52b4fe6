package keep_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay/store"
	"hearsay/store/keep"
)

func opened(t testing.TB, dir string) *keep.Journal {
	t.Helper()
	j, problems, err := keep.Open(dir)
	if err != nil || len(problems) > 0 {
		t.Fatalf("open: %v %v", problems, err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j
}

func flush(t testing.TB, j *keep.Journal) {
	t.Helper()
	if err := j.Flush(); err != nil {
		t.Fatal(err)
	}
}

func read(article string, on bool) keep.Change {
	return keep.Change{What: keep.Read, Article: article, On: on}
}

var holt = store.Article{
	Key: "a1", Outlet: "The Courier", Title: "Old bridge stays shut", Authors: []string{"Tom Reed"},
	URL: "https://courier.example/1", Published: time.Date(2024, 5, 3, 0, 0, 0, 0, time.UTC),
	Text: "“We will not reopen the bridge,” said Jane Holt. “Not yet,” she said.",
}

// bookmark keeps the first quotation of the article.
func bookmark() store.Bookmark {
	q := store.Quoted{Speaker: store.SpeakerRef{Name: "Jane Holt"}}
	q.Span = store.Span{Start: 3, End: 3 + len("We will not reopen the bridge,")}
	b := keep.NewBookmark(&holt, &q)
	b.Note, b.Tags = "ask the engineer\n“why”?", []string{"bridge", "flood"}
	return b
}

func everything() []keep.Change {
	b := bookmark()
	return []keep.Change{
		read("a1", true), read("a2", true),
		{What: keep.Starred, Article: "a1", On: true},
		{What: keep.Note, Article: "a1", Text: "good"},
		{What: keep.Tags, Article: "a1", Tags: []string{"town"}},
		keep.ToBookmark("a1", b),
		{What: keep.Place, Article: "a1", Place: &store.Left{Top: b.Selector, Row: -2, Quotation: b.Selector}},
	}
}

func same(t testing.TB, what string, got, want store.Marks) {
	t.Helper()
	if d := cmp.Diff(plain(want), plain(got)); d != "" {
		t.Errorf("%s: -want +got\n%s", what, d)
	}
}

// plain gives marks as maps.
func plain(m store.Marks) map[string]any {
	out := map[string]any{}
	gather(out, "read", m.Read)
	gather(out, "starred", m.Starred)
	gather(out, "note", m.Notes)
	gather(out, "tags", m.Tags)
	gather(out, "bookmarks", m.Bookmarks)
	gather(out, "place", m.Places)
	if len(m.Filters)+len(m.Finds) > 0 {
		out["asked"] = [2][]string{m.Filters, m.Finds}
	}
	return out
}

func gather[V any](out map[string]any, what string, k store.Keyed[V]) {
	for key, v := range k.All() {
		out[what+" "+key] = v
	}
}

func TestKeptAcrossRestarts(t *testing.T) {
	dir := t.TempDir()
	j := opened(t, dir)
	j.Add(everything()...)
	want := j.Marks()
	flush(t, j)
	same(t, "after a restart", opened(t, dir).Marks(), want)
	if b := want.Bookmarks.Get("a1"); len(b) != 1 || b[0].Note != "ask the engineer\n“why”?" || b[0].Source.Speaker != "Jane Holt" {
		t.Errorf("bookmarks: %+v", b)
	}
	for _, c := range everything() {
		j.Add(keep.Change{What: c.What, Article: c.Article, ID: c.ID})
	}
	flush(t, j)
	same(t, "all taken away", opened(t, dir).Marks(), store.Marks{})
}

// What has been asked for is kept once each, the latest last, and not for ever.
func TestHistoriesAreKept(t *testing.T) {
	dir := t.TempDir()
	j, other := opened(t, dir), opened(t, dir)
	for i := range 1500 {
		j.Add(keep.Change{What: keep.Find, Text: fmt.Sprintf("word %d", i)})
	}
	flush(t, j)
	for _, words := range []string{"speaker:holt", "flood", "speaker:holt", "bridge"} {
		other.Add(keep.Change{What: keep.Filter, Text: words})
	}
	flush(t, other)
	again := opened(t, dir).Marks()
	same(t, "after a restart", again, other.Marks())
	if got := strings.Join(again.Filters, " "); got != "flood speaker:holt bridge" {
		t.Errorf("filters: %s", got)
	}
	if n := len(again.Finds); n != 200 || again.Finds[0] != "word 1300" || again.Finds[n-1] != "word 1499" {
		t.Errorf("%d finds: %q", n, again.Finds)
	}
	if all, err := os.ReadFile(filepath.Join(dir, "kept.jsonl")); err != nil || strings.Count(string(all), "\n") != 1+200+3 {
		t.Errorf("%d lines in the fresh file: %v", strings.Count(string(all), "\n"), err)
	}
}

// A change and its way back, in any order, lead back to where they began.
func TestBackIsTheWayBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := everything()
		some := rapid.SliceOf(rapid.IntRange(0, len(all)-1)).Draw(t, "changes")
		var m store.Marks
		var way []store.Marks
		var back []keep.Change
		for _, i := range some {
			c := all[i]
			if rapid.Bool().Draw(t, "away") {
				c = keep.Change{What: c.What, Article: c.Article, ID: c.ID}
			}
			if c.Place != nil {
				c.Place = &store.Left{At: time.Unix(int64(len(way)+1), 0)}
			}
			way, back = append(way, m), append(back, c.Back(m))
			m = keep.Apply(m, c)
		}
		for i := len(way) - 1; i >= 0; i-- {
			m = keep.Apply(m, back[i])
			if d := cmp.Diff(plain(way[i]), plain(m)); d != "" {
				t.Fatalf("step %d: %s", i, d)
			}
		}
	})
}

func TestTwoReaders(t *testing.T) {
	dir := t.TempDir()
	one, two := opened(t, dir), opened(t, dir)
	one.Add(read("a1", true), read("a2", true))
	flush(t, one)
	two.Add(read("a2", false), keep.Change{What: keep.Starred, Article: "a2", On: true}) // later, and without knowing
	flush(t, two)
	if changed, _, err := one.Poll(); !changed || err != nil {
		t.Fatalf("poll: %v %v", changed, err)
	}
	same(t, "both", one.Marks(), two.Marks())
	if one.Marks().Read.Get("a2") || !one.Marks().Read.Get("a1") || !one.Marks().Starred.Get("a2") {
		t.Errorf("the later change does not hold: %v", plain(one.Marks()))
	}
	if changed, _, err := one.Poll(); changed || err != nil {
		t.Errorf("nothing is new, but poll says %v %v", changed, err)
	}
}

// What one reader has taken away stays away for the other, also when a third has
// put a fresh file in the place of the journal in between.
func TestFreshFileUnderAnOpenReader(t *testing.T) {
	dir := t.TempDir()
	one, two := opened(t, dir), opened(t, dir)
	for i := range 3000 {
		one.Add(read("a1", i%2 == 0))
	}
	one.Add(read("a2", true), read("a3", true))
	flush(t, one)
	_, _, _ = two.Poll()
	one.Add(read("a2", false))
	flush(t, one)
	before := size(t, dir)
	opened(t, dir)
	if after := size(t, dir); after > before/100 {
		t.Fatalf("the file has %d bytes, and had %d", after, before)
	}
	two.Add(read("a4", true))
	if _, _, err := two.Poll(); err != nil {
		t.Fatal(err)
	}
	if m := two.Marks(); m.Read.Get("a2") || !m.Read.Get("a3") || !m.Read.Get("a4") {
		t.Errorf("two: %v", plain(m))
	}
	flush(t, two)
	_, _, _ = one.Poll()
	same(t, "both", one.Marks(), two.Marks())
	same(t, "a restart", opened(t, dir).Marks(), two.Marks())
}

func size(t testing.TB, dir string) int64 {
	t.Helper()
	info, err := os.Stat(filepath.Join(dir, "kept.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func TestDamageIsTold(t *testing.T) {
	const head = `{"hearsay":"kept","version":1}` + "\n"
	line := func(article string) string {
		return `{"at":"2024-05-03T10:00:00Z","what":"read","article":"` + article + `","on":true}` + "\n"
	}
	for _, c := range []struct{ name, file, told, kept string }{
		{"fine", head + line("a") + line("b"), "", "a b"},
		{"a line cut short at the end", head + line("a") + line("b")[:30], "3: cut short", "a"},
		{"only its end missing", head + line("a") + strings.TrimSuffix(line("b"), "\n"), "", "a b"},
		{"rubbish in the middle", head + line("a") + "\x00\x00{]\n" + line("b"), "3: invalid character", "a b"},
		{"something unknown", head + `{"at":"2024-05-03T10:00:00Z","what":"smell","article":"a"}` + "\n" + line("b"), `2: nothing is kept that is called "smell"`, "b"},
		{"a clock gone wrong", head + `{"at":"9999-05-03T10:00:00Z","what":"read","article":"a"}` + "\n" + line("b"), "2: no time that could be", "b"},
		{"blank lines", head + "\n\n" + line("a") + "\n", "", "a"},
		{"empty", "", "", ""},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "kept.jsonl")
		if err := os.WriteFile(path, []byte(c.file), 0o600); err != nil {
			t.Fatal(err)
		}
		j, problems, err := keep.Open(dir)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		told := ""
		for _, p := range problems {
			told += fmt.Sprintf("%d: %v", p.Line, p.Err)
		}
		if c.told == "" != (told == "") || !strings.HasPrefix(told, c.told) {
			t.Errorf("%s: told %q, want %q", c.name, told, c.told)
		}
		for _, key := range strings.Fields(c.kept) {
			if !j.Marks().Read.Get(key) {
				t.Errorf("%s: %s is lost", c.name, key)
			}
		}
		j.Add(read("new", true))
		flush(t, j)
		again := opened(t, dir) // told once: what was damaged stands aside now
		if !again.Marks().Read.Get("new") || again.Marks().Read.Len() != len(strings.Fields(c.kept))+1 {
			t.Errorf("%s: afterwards %v", c.name, plain(again.Marks()))
		}
		if _, err := os.Stat(filepath.Join(dir, "kept.damaged")); (err == nil) != (c.told != "") {
			t.Errorf("%s: set aside: %v", c.name, err)
		}
	}
}

// A line that another reader was killed in the middle of must not swallow the next one.
func TestCutShortUnderAnOpenReader(t *testing.T) {
	dir := t.TempDir()
	one, two := opened(t, dir), opened(t, dir)
	f, err := os.OpenFile(filepath.Join(dir, "kept.jsonl"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = f.WriteString(`{"at":"2024-05-03T10:`)
	_ = f.Close()
	one.Add(read("a1", true))
	flush(t, one)
	changed, problems, err := two.Poll()
	if !changed || err != nil || len(problems) != 1 || problems[0].Line != 2 {
		t.Errorf("poll: %v %v %v", changed, problems, err)
	}
	if !two.Marks().Read.Get("a1") {
		t.Error("lost")
	}
	two.Add(read("a2", true))
	flush(t, two)
	_, _, _ = one.Poll()
	same(t, "both", one.Marks(), two.Marks())
}

func TestOthersFilesAreLeftAlone(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"of a newer hearsay": {`{"hearsay":"kept","version":2}` + "\n", "written by a newer hearsay (version 2)"},
		"something else":     {"Dear diary\n", "not a journal of what is kept"},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "kept.jsonl")
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := keep.Open(dir); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if now, _ := os.ReadFile(path); string(now) != c.content {
			t.Errorf("%s: changed to %q", name, now)
		}
	}
}

// A disk that cannot be written to loses nothing: it waits, and is written when it can be.
func TestWhatCouldNotBeWrittenWaits(t *testing.T) {
	dir := t.TempDir()
	j := opened(t, dir)
	away := dir + ".away"
	if err := os.Rename(dir, away); err != nil {
		t.Fatal(err)
	}
	j.Add(read("a1", true))
	if err := j.Flush(); err == nil {
		t.Fatal("written to nowhere")
	}
	if !j.Marks().Read.Get("a1") {
		t.Error("forgotten")
	}
	if err := os.Rename(away, dir); err != nil {
		t.Fatal(err)
	}
	flush(t, j)
	if !opened(t, dir).Marks().Read.Get("a1") {
		t.Error("lost")
	}
}

func TestNowhere(t *testing.T) {
	j := keep.Nowhere()
	j.Add(read("a1", true))
	flush(t, j)
	if changed, _, err := j.Poll(); changed || err != nil || !j.Marks().Read.Get("a1") {
		t.Errorf("%v %v", changed, err)
	}
	if err := j.Close(); err != nil {
		t.Error(err)
	}
}

// BenchmarkOpen opens a journal of a hundred thousand read articles.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	j := opened(b, dir)
	for i := range 100_000 {
		j.Add(read(fmt.Sprintf("article-%06d", i), true))
	}
	flush(b, j)
	for b.Loop() {
		if k, _, err := keep.Open(dir); err != nil || k.Close() != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAdd marks one article among a hundred thousand, as it is done between a key and its frame.
func BenchmarkAdd(b *testing.B) {
	j := keep.Nowhere()
	var all []keep.Change
	for i := range 100_000 {
		all = append(all, read(fmt.Sprintf("article-%06d", i), true))
	}
	j.Add(all...)
	for i := 0; b.Loop(); i++ {
		j.Add(all[i%len(all)])
	}
}
