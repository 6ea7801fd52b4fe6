package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// What is known of a line without decoding its text is what the line says.
func FuzzHeadOf(f *testing.F) {
	f.Add("a-1", `a "title", with ,"text":"in it`, `the text, with "text":"in it \ and a brace }`)
	f.Add(`\`, `,"text":"`, `"`)
	f.Fuzz(func(t *testing.T, key, title, text string) {
		if !utf8.ValidString(key) || !utf8.ValidString(title) || !utf8.ValidString(text) {
			return
		}
		want := record{Key: key, Version: 3, Title: title, Text: text, Authors: []string{title}}
		line, err := json.Marshal(&want)
		if err != nil {
			t.Fatal(err)
		}
		var got record
		if err := json.Unmarshal(headOf(line), &got); err != nil {
			t.Fatalf("%s: %v", headOf(line), err)
		}
		want.Text = ""
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		if bytes.Contains(headOf(line), []byte(`"text":`)) && len(text) > 100 {
			t.Errorf("the text is in %s", headOf(line))
		}
	})
}

// No bytes that a server may send make anything but a feed, an address, or an error.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(rss("T", itemOf("1", "/a", "One", "Two …"))), "text/xml")
	f.Add([]byte(`<base href="//x"><link rel=alternate type=application/rss+xml href="javascript:alert(1)">`), "text/html")
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_text":"x"}]}`), "")
	from, err := url.Parse("https://herald.example/feed")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		d, err := decode(body, kind, from)
		for i := range d.entries {
			e := &d.entries[i]
			if _ = e.stub(); err != nil || e.id == "" || e.link != "" && absoluteWeb(e.link) != nil {
				t.Errorf("%+v, %v", e, err)
			}
		}
		if a := alternate(body, from); a != "" && absoluteWeb(a) != nil {
			t.Errorf("a feed at %q", a)
		}
	})
}

func absoluteWeb(address string) error {
	u, err := url.Parse(address)
	if err == nil && u.Scheme != "http" && u.Scheme != "https" {
		err = fmt.Errorf("scheme %q", u.Scheme)
	}
	return err
}

// A line that is damaged in the middle of the library is told, costs no other
// article, and what comes of the same article again stands for it.
func TestADamagedLine(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2024, 5, 3, 10, 0, 0, 0, time.UTC)
	l, err := OpenLibrary(dir)
	if err != nil {
		t.Fatal(err)
	}
	one := Report{Feed: "f", ID: "1", URL: "https://herald.example/1", Title: "One", Text: long("Alpha")}
	two := Report{Feed: "f", ID: "2", URL: "https://herald.example/2", Title: "Two", Text: long("Beta")}
	if _, err := l.Add(now, one, two); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, libraryName)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(data, []byte("word200Alpha"))
	copy(data[at:], `"\x00"`)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	d := &desk{T: t, dir: dir}
	d.open()
	got, err := d.library.Add(now, one, two)
	if err != nil || got[0].Outcome != Completed || got[1].Outcome != Same {
		t.Errorf("%+v %v", got, err)
	}
	if got, want := d.shelf(), "One |  | Alpha\nTwo |  | Beta"; got != want {
		t.Errorf("%s", got)
	}
}

// Whoever is killed after any byte of what he writes loses nothing that was acknowledged before,
// and hinders nobody from shelving the same again.
func TestKilledWhileShelving(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2024, 5, 3, 10, 0, 0, 0, time.UTC)
	one := Report{Feed: "f", ID: "1", URL: "https://herald.example/1", Title: "One", Text: "“We will not reopen the bridge,” she said."}
	two := Report{Feed: "f", ID: "2", URL: "https://herald.example/2", Title: "Two", Text: "“It will fall,” he said."}
	path := filepath.Join(dir, libraryName)
	shelve := func(r Report) []byte {
		t.Helper()
		l, err := OpenLibrary(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Add(now, r); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err := errors.Join(err, l.Close()); err != nil {
			t.Fatal(err)
		}
		return data
	}
	titles := func() (titles []string) {
		t.Helper()
		l, err := OpenLibrary(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = l.Close() }()
		for r, problem := range l.Records() {
			if problem == nil {
				a, _ := r.Article()
				titles = append(titles, a.Title)
			}
		}
		return titles
	}
	acknowledged := len(shelve(one))
	whole := shelve(two)
	for n := acknowledged; n < len(whole); n++ {
		if err := os.WriteFile(path, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		if got := titles(); len(got) == 0 || got[0] != "One" {
			t.Fatalf("killed after %d of %d bytes: %q is left", n-acknowledged, len(whole)-acknowledged, got)
		}
		shelve(two)
		if got := titles(); !slices.Equal(got, []string{"One", "Two"}) {
			t.Fatalf("killed after %d of %d bytes: then there is %q", n-acknowledged, len(whole)-acknowledged, got)
		}
	}
}

func BenchmarkOpenLibrary(b *testing.B) {
	dir := b.TempDir()
	l, err := OpenLibrary(dir)
	if err != nil {
		b.Fatal(err)
	}
	const articles = 5000
	var reports []Report
	for i := range articles {
		reports = append(reports, Report{
			Feed: "f", ID: fmt.Sprint(i), URL: fmt.Sprintf("https://herald%d.example/%d", i%100, i), Title: fmt.Sprint("Headline ", i), Text: long(fmt.Sprint(i)),
		})
	}
	if _, err := l.Add(time.Now(), reports...); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		l, err := OpenLibrary(dir)
		if err != nil || len(l.holdings) != articles {
			b.Fatal(len(l.holdings), err)
		}
		_ = l.Close()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/articles, "µs/article")
}
