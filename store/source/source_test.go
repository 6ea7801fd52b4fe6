package source_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay/seeds"
	"hearsay/store/source"
)

// files is a file system, by names and contents.
func files(contents map[string]string) fs.FS {
	m := fstest.MapFS{}
	for name, s := range contents {
		m[name] = &fstest.MapFile{Data: []byte(s), Mode: 0o644}
	}
	return m
}

// told gives a line for each article, "key: its text", and for each problem, "! file:line: what is wrong".
func told(t *testing.T, s *source.Source) string {
	t.Helper()
	var b strings.Builder
	for r, p := range s.Records(t.Context()) {
		if p == nil {
			a, problem := r.Article()
			if a != nil {
				fmt.Fprintf(&b, "%s: %s\n", a.Key, strings.Join(strings.Fields(a.Text), " "))
			}
			p = problem
		}
		if p != nil {
			fmt.Fprintf(&b, "! %s:%d: %v\n", p.File, p.Line, p.Err)
		}
	}
	return b.String()
}

func check(t *testing.T, got string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, strings.Split(strings.TrimSuffix(got, "\n"), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFolderOrder(t *testing.T) {
	fsys := files(map[string]string{
		"news/b.txt": "B.", "news/a.md": "A.", "news/c.jsonl": `{"id":"c1","text":"C."}`,
		"news/a/z.txt": "Z.", "news/a/deep/y.txt": "Y.", "news/b/x.txt": "X.",
		"news/photo.jpg": "no", "news/.hidden.txt": "no", "news/.git/config.txt": "no", "other/w.txt": "W.",
	})
	check(t, told(t, source.In(fsys, "news", "other/w.txt", "news/b.txt")),
		"a: A.", "b: B.", "c1: C.", "z: Z.", "y: Y.", "x: X.", "w: W.", "b: B.")
}

func TestProblemsHaveTheirPlaceAndTheRestIsRead(t *testing.T) {
	long := strings.Repeat("x", 64<<20) + "x\n{\"id\":\"7\",\"text\":\"Seven.\"}\n"
	fsys := files(map[string]string{
		"a.jsonl": "{\"id\":\"1\",\"text\":\"One.\"}\n\n{\"id\":\"2\",\"text\":}\n[3]\n{\"id\":\"4\"}\n" +
			"{\"id\":\"5\",\"text\":\"Fi\xffve.\"}\r\n{\"text\":\"Six.\"}",
		"b.txt":      "First.\n\nSecond \xe2\x80 half.\n",
		"c.txt":      "a\x00b",
		"d.txt":      " \n\t\n",
		"e.txt":      "",
		"f.jsonl":    long,
		"g.txt":      long,
		"h.jsonl.gz": "no gzip at all",
		"i.jsonl.gz": zipped(`{"id":"8","text":"Eight."}` + "\n{")[:40],
		"j.json":     "[{\"id\":\"9\",\"text\":\"Nine.\"},\n{\"id\":]",
		"k.json":     "[{\"id\":\"10\",\"text\":\"Ten.\"}",
		"l.json":     "7",
		"empty/x.go": "package x",
	})
	check(t, told(t, source.In(fsys, "a.jsonl", "b.txt", "c.txt", "d.txt", "e.txt", "f.jsonl", "g.txt",
		"h.jsonl.gz", "i.jsonl.gz", "j.json", "k.json", "l.json", "empty", "none.txt")),
		"1: One.",
		"! a.jsonl:3: line is not valid JSON: invalid character '}' looking for beginning of value",
		"! a.jsonl:4: line is not a JSON object",
		"! a.jsonl:5: no text",
		"5: Fi\ufffdve.",
		"! a.jsonl:6: broken UTF-8",
		"a.jsonl:7: Six.",
		"b: First. Second \ufffd half.",
		"! b.txt:3: broken UTF-8",
		"! c.txt:0: not a text file",
		"! d.txt:0: no text",
		"! e.txt:0: no text",
		"! f.jsonl:1: line is longer than 64 MB",
		"7: Seven.",
		"! g.txt:0: text is longer than 64 MB",
		"! h.jsonl.gz:1: line is not valid JSON: invalid character 'o' in literal null (expecting 'u')",
		"8: Eight.",
		"! i.jsonl.gz:2: compressed data is corrupt",
		"9: Nine.",
		"! j.json:2: line is not valid JSON: invalid character ']' looking for beginning of value",
		"10: Ten.",
		"! k.json:1: line is not valid JSON: unexpected end of JSON input",
		"! l.json:1: line is not a JSON object",
		"! empty:0: no files of a known kind in this folder",
		"! none.txt:0: no such file or folder",
	)
}

func TestDisk(t *testing.T) {
	dir := t.TempDir()
	write := func(name, s string) string {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	write("a.txt", "A.")
	locked := write("b.txt", "B.")
	if err := os.Chmod(locked, 0); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "loop")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	outside := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(outside, []byte("Secret."), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"c.txt": "gone", "d.txt": outside, "e.txt": "../../../../../../etc/passwd", "f.txt": "a.txt"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "g.txt"), 0o600); err != nil {
		t.Fatal(err)
	}
	want := []string{"a: A.", "! " + locked + ":0: permission denied", "! " + dir + "/c.txt:0: no such file or folder", "f: A."}
	if os.Getuid() == 0 {
		want[1] = "b: B." // nothing is locked for the superuser
	}
	s := source.New(dir)
	check(t, told(t, s), want...)
	var skipped []string
	for _, over := range s.Skipped() {
		skipped = append(skipped, strings.TrimPrefix(over.Name, dir+"/")+": "+over.Reason)
	}
	check(t, strings.Join(skipped, "\n"), "d.txt: link leads out of the folder", "e.txt: link leads out of the folder",
		"g.txt: no regular file", "loop: link leads out of the folder")
}

func TestEncodings(t *testing.T) {
	little, big := []byte{0xff, 0xfe}, []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune("“Naïve” 👨.")) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	fsys := files(map[string]string{
		"bom.txt":         "\ufeff“Naïve” 👨.",
		"big.txt":         string(big),
		"little.txt":      string(little),
		"zip.txt.gz":      zipped("“Naïve” 👨."),
		"unnamed":         "“Naïve” 👨.",
		"lines.log":       "{\"id\":\"l1\",\"text\":\"One.\"}\n{\"id\":\"l2\",\"text\":\"Two.\"}\n{\"id\"\n",
		"broken.json":     "{\"id\":\"k1\",\"text\":\"One.\"}\noops\n{\"id\":\"k2\",\"text\":\"Two.\"}\n",
		"pretty.json":     "{\n  \"id\": \"p1\",\n  \"text\": \"One.\"\n}\n{\n  \"id\": \"p2\"\n}\n",
		"list.json":       "\n[\n{\"id\": \"q1\", \"text\": \"One.\"},\n\n{\"id\": \"q2\"}\n]\n",
		"list.ndjson.gz":  zipped("{\"id\":\"n1\",\"text\":\"One.\"}\n"),
		"marked.jsonl":    "\ufeff{\"id\":\"m1\",\"text\":\"One.\"}",
		"windows.txt":     "One.\r\n\r\nTwo.",
		"two.dots.v2.txt": "One.",
	})
	check(t, told(t, source.In(fsys, "bom.txt", "big.txt", "little.txt", "zip.txt.gz", "unnamed", "lines.log",
		"broken.json", "pretty.json", "list.json", "list.ndjson.gz", "marked.jsonl", "windows.txt", "two.dots.v2.txt")),
		"bom: “Naïve” 👨.", "big: “Naïve” 👨.", "little: “Naïve” 👨.", "zip: “Naïve” 👨.", "unnamed: “Naïve” 👨.",
		"l1: One.", "l2: Two.", "! lines.log:3: line is not valid JSON: unexpected end of JSON input",
		"k1: One.", "! broken.json:2: line is not valid JSON: invalid character 'o' looking for beginning of value", "k2: Two.",
		"p1: One.", "! pretty.json:5: no text",
		"q1: One.", "! list.json:5: no text",
		"n1: One.", "m1: One.", "windows: One. Two.", "two.dots.v2: One.",
	)
}

func TestFields(t *testing.T) {
	for in, want := range map[string]string{
		`{"id":"a","title":"Rain stops play","date":"2025-03-20","outlet":"The Paper","url":"http://x","authors":["Jo Holt","Al Roe"],"text":"It rained."}`: `a|Rain stops play|2025-03-20 00:00|The Paper|http://x|Jo Holt, Al Roe|It rained.`,
		`{"id":17,"Title":" Rain ","publishedAt":"2025-03-20T10:30:00Z","source":{"id":null,"name":"The Paper"},"author":"Jo Holt","content":"It rained."}`: `17|Rain|2025-03-20 10:30|The Paper||Jo Holt|It rained.`,
		`{"id":"b","date":"2025-03-20 10:30:00","publisher":"P","authors":[{"name":"Jo Holt"},{"x":1},null],"text":null,"body":"","maintext":"It rained."}`: `b||2025-03-20 10:30|P||Jo Holt|It rained.`,
		`{"id":"c","date":1742466600,"text":["It rained.","It snowed."]}`:                                                                                   `c||2025-03-20 10:30||||It rained. It snowed.`,
		`{"id":"d","date":"Thu, 20 Mar 2025 10:30:00 GMT","text":"It rained."}`:                                                                             `d||2025-03-20 10:30||||It rained.`,
		`{"id":"e","date":"March 20th, 2025","text":"It rained.","title":["Rain",{"name":"!"},[[1]]],"url":true}`:                                           `e|Rain !|2025-03-20 00:00||||It rained.`,
		`{"id":"f","date":"some day","text":"date 2025-03-19 Rain stops play\n\nIt rained and so nobody played at all."}`:                                   `f|Rain stops play|2025-03-19 00:00||||date 2025-03-19 Rain stops play It rained and so nobody played at all.`,
	} {
		var got string
		for r, p := range source.In(files(map[string]string{"x.jsonl": in}), "x.jsonl").Records(t.Context()) {
			if p != nil {
				t.Fatal(p.Err)
			}
			a, problem := r.Article()
			if problem != nil {
				t.Fatal(problem.Err)
			}
			got = strings.Join([]string{a.Key, a.Title, a.Published.UTC().Format("2006-01-02 15:04"), a.Outlet, a.URL,
				strings.Join(a.Authors, ", "), strings.Join(strings.Fields(a.Text), " ")}, "|")
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestSeeds(t *testing.T) {
	n := 0
	for r, p := range source.In(seeds.FS, ".").Records(t.Context()) {
		if p != nil {
			t.Fatal(p)
		}
		a, problem := r.Article()
		if problem != nil {
			t.Fatal(problem)
		}
		if stored, err := fs.ReadFile(seeds.FS, a.Key+".txt"); err != nil || string(stored) != a.Text {
			t.Errorf("%s: the text is not the file's, error %v", a.Key, err)
		}
		n++
	}
	if n != 5 {
		t.Errorf("%d stories", n)
	}
}

// Files of many folders come in order, whoever has read them before their turn, and
// so does what was passed over.
func TestManyFilesKeepTheirOrder(t *testing.T) {
	dir := t.TempDir()
	var want, over []string
	for i := range 400 {
		name := fmt.Sprintf("%02d/%03d.txt", i/90, i)
		content := fmt.Sprintf("Text %d.", i)
		switch i % 50 {
		case 7: // as large as what is looked at, and larger
			content += strings.Repeat(" x", 32<<10)
		case 8:
			content += strings.Repeat(" y", 3000)
		case 9:
			name = strings.TrimSuffix(name, ".txt")
			over = append(over, filepath.Join(dir, name))
		case 10:
			content = zipped(content)
		case 11:
			content = ""
		}
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
		switch {
		case content == "":
			want = append(want, "! "+path+": no text")
		case i%50 != 9:
			want = append(want, fmt.Sprintf("Text %d.", i))
		}
	}
	s := source.New(dir, dir)
	var got []string
	for r, problem := range s.Records(t.Context()) {
		if problem != nil {
			got = append(got, "! "+problem.String())
			continue
		}
		a, _ := r.Article()
		got = append(got, a.Text[:strings.Index(a.Text, ".")+1])
	}
	if diff := cmp.Diff(slices.Concat(want, want), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i, x := range s.Skipped() {
		if want := over[i%len(over)]; x.Name != want {
			t.Errorf("%s is passed over in the place of %s", x.Name, want)
		}
	}
	for range s.Records(t.Context()) {
		break // whoever reads ahead ends as well
	}
}

func TestStopping(t *testing.T) {
	line := `{"id":"1","text":"` + strings.Repeat("It rained. ", 1000) + `"}` + "\n"
	s := source.In(files(map[string]string{"a.jsonl": strings.Repeat(line, 100), "b.txt": "B."}), "a.jsonl", "b.txt")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range s.Records(ctx) {
		if n++; n == 3 {
			cancel()
		}
	}
	if n != 3 {
		t.Errorf("%d records although cancelled after 3", n)
	}
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

func FuzzJSONLines(f *testing.F) {
	f.Add([]byte(`{"id":"a","date":"2025-03-20","authors":[{"name":"Jo"}],"text":"It rained."}`))
	f.Add([]byte("{\"id\":1}\n[]\n{\"text\":\"\xff\"}\n\"x\"\n{\"authors\":{},\"text\":[1,[2]]}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{"x.jsonl": {Data: data}}
		last := 0
		for r, p := range source.In(fsys, "x.jsonl").Records(t.Context()) {
			if p != nil {
				continue
			}
			if r.Line <= last {
				t.Errorf("line %d after line %d", r.Line, last)
			}
			last = r.Line
			a, problem := r.Article()
			if a == nil && problem == nil {
				t.Error("neither an article nor a problem")
			}
			if a != nil && (!utf8.ValidString(a.Text) || strings.TrimSpace(a.Text) == "" || a.Key == "") {
				t.Errorf("article %q with text %q", a.Key, a.Text)
			}
			if problem != nil && problem.Line != r.Line {
				t.Errorf("problem of line %d at line %d", r.Line, problem.Line)
			}
		}
	})
}

// corpus is n articles of about 4,000 bytes, one a line.
func corpus(n int) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for i := range n {
		_ = enc.Encode(map[string]any{
			"id": fmt.Sprint(i), "date": "2025-03-20", "title": "Rain stops play", "outlet": "The Paper",
			"text": strings.Repeat("“It rained,” she said, “and so nobody played.”\n\n", 80),
		})
	}
	return b.Bytes()
}

func BenchmarkRecords(b *testing.B) {
	data := corpus(1000)
	fsys := fstest.MapFS{"x.jsonl": {Data: data, ModTime: time.Time{}}}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		for range source.In(fsys, "x.jsonl").Records(b.Context()) {
		}
	}
}

func BenchmarkArticle(b *testing.B) {
	data := corpus(1)
	b.SetBytes(int64(len(data)))
	for r := range source.In(fstest.MapFS{"x.jsonl": {Data: data}}, "x.jsonl").Records(b.Context()) {
		for b.Loop() {
			r.Article()
		}
	}
}
