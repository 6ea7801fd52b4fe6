package source_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"hearsay/store/source"
)

// one gives all that is known of the articles in a file, a line each, and what
// else it gives.
func one(t *testing.T, name, content string) string {
	t.Helper()
	s := source.In(files(map[string]string{name: content}), name)
	var b strings.Builder
	for r, p := range s.Records(t.Context()) {
		if p == nil {
			a, problem := r.Article()
			if a != nil {
				date := ""
				if !a.Published.IsZero() {
					date = a.Published.Format(time.DateOnly)
				}
				fmt.Fprintln(&b, strings.Join([]string{a.Key, a.Title, a.Outlet, date, strings.Join(a.Authors, "+"), a.URL, strings.Join(strings.Fields(a.Text), " ")}, " / "))
			}
			p = problem
		}
		if p != nil {
			fmt.Fprintf(&b, "! %s:%d: %v\n", p.File, p.Line, p.Err)
		}
	}
	for _, over := range s.Skipped() {
		fmt.Fprintf(&b, "- %s: %s\n", over.Name, over.Reason)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

const (
	page = `<!DOCTYPE html><html><head><title>Bridge closed</title><meta property="og:site_name" content="The Herald">` +
		`<meta property="article:published_time" content="2024-05-03"><meta name="author" content="Jane Poe"></head><body><p>“Closed,” she said.</p></body></html>`
	rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title><item><title>Bridge closed</title><guid>b1</guid>` +
		`<link>https://herald.example/1</link><pubDate>Fri, 03 May 2024 09:00:00 GMT</pubDate><description>&lt;p&gt;“Closed,” she said.</description></item>` +
		`<item><title>Nothing</title></item></channel></rss>`
	letter = "From: The Herald <news@herald.example>\nTo: a@b.example\nSubject: Bridge closed\nDate: Fri, 3 May 2024 09:00:00 +0000\n" +
		"Message-ID: <m1@herald.example>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>“Closed,” she said.</p>\n"
	whole = " / Bridge closed / The Herald / 2024-05-03 / "
)

func fetched(kind, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://herald.example/1\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		len("HTTP/1.1 200 OK\r\nContent-Type: "+kind+"\r\n\r\n"+block), "HTTP/1.1 200 OK\r\nContent-Type: "+kind+"\r\n\r\n"+block)
}

// TestFormats holds that content tells a format, whatever the name.
func TestFormats(t *testing.T) {
	formats := map[string]struct{ content, want string }{
		"page":    {page, "x" + whole + "Jane Poe /  / “Closed,” she said."},
		"feed":    {rss, "b1" + whole + " / https://herald.example/1 / “Closed,” she said.\n- %s#2: entry without text"},
		"message": {letter, "m1@herald.example" + whole + " /  / “Closed,” she said."},
		"mailbox": {"From a@b Fri May  3 09:00:00 2024\n" + letter, "m1@herald.example" + whole + " /  / “Closed,” she said."},
		"table": {"ID,Title,Publication,Publication Date,Author,URL,Article Text\nb1,Bridge closed,The Herald,2024-05-03,Jane Poe,https://herald.example/1,\"“Closed,”\nshe said.\"\n",
			"b1" + whole + "Jane Poe / https://herald.example/1 / “Closed,” she said."},
		"tabs": {"title\tcontent\nBridge closed\t“Closed,” she said.\n", "%s:2 / Bridge closed /  /  /  /  / “Closed,” she said."},
		"web archive": {fetched("text/html", page) + fetched("image/png", "x"),
			"https://herald.example/1" + whole + "Jane Poe / https://herald.example/1 / “Closed,” she said.\n- %s#2: no page but image/png"},
		"list of feeds": {`<opml version="2.0"><body><outline xmlUrl="https://herald.example/rss"/></body></opml>`, "- %s: https://herald.example/rss: feed, not fetched: hearsay feeds import takes the list"},
		"json list":     {`[{"id":"b1","title":"Bridge closed","text":"Closed."}]`, "b1 / Bridge closed /  /  /  /  / Closed."},
		"envelope": {`{"status":"ok","feed":"x","total":1,"articles":[{"source":{"id":null,"name":"The Herald"},"author":"Jane Poe","title":"Bridge closed","publishedAt":"2024-05-03T09:00:00Z","content":"Closed."}]}`,
			"%s:1" + whole + "Jane Poe /  / Closed."},
		"nested envelope": {`{"hits":{"total":1,"hits":[{"_id":"b1","_source":{"headline":"Bridge closed","articleBody":"<p>Closed.</p><p>Open."}}]}}`, "b1 / Bridge closed /  /  /  /  / Closed. Open."},
		"json feed":       {`{"version":"https://jsonfeed.org/version/1.1","title":"The Herald","items":[{"id":"b1","title":"Bridge closed","date_published":"2024-05-03T09:00:00Z","content_text":"Closed."}]}`, "b1" + whole + " /  / Closed."},
		"front matter":    {"---\ntitle: \"Bridge closed\"\noutlet: The Herald\ndate: 2024-05-03\nauthors:\n  - Jane Poe\n  - Tom Reed\nurl: https://herald.example/1\n---\n\nClosed.\n", "x" + whole + "Jane Poe+Tom Reed / https://herald.example/1 / Closed."},
		"a rule":          {"---\n\nClosed, she said.\n\n---\n", "x /  /  /  /  /  / --- Closed, she said. ---"},
		"nested authors":  {`{"text":"Closed.","author":[{"name":"Jane Poe"},{"name":"Tom Reed"}],"fields":["x"]}`, "%s:1 /  /  /  / Jane Poe+Tom Reed /  / Closed."},
	}
	for name, c := range formats {
		for _, file := range []string{"x", "x.txt", "x.dat", "x.xml"} {
			want := strings.ReplaceAll(c.want, "%s", file)
			if diff := cmp.Diff(want, one(t, file, c.content)); diff != "" {
				t.Errorf("%s in %s (-want +got):\n%s", name, file, diff)
			}
		}
	}
}

// packers are the ways in which a file may be packed.
var packers = map[string]func(string) string{
	"gzip": zipped,
	"zstd": func(s string) string { w, _ := zstd.NewWriter(nil); return string(w.EncodeAll([]byte(s), nil)) },
	"xz": func(s string) string {
		var b bytes.Buffer
		w, _ := xz.NewWriter(&b)
		_, _ = w.Write([]byte(s))
		_ = w.Close()
		return b.String()
	},
	"zip": func(s string) string {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, _ := z.Create("in/y.txt")
		_, _ = w.Write([]byte(s))
		_, _ = z.Create("in/photo.jpg")
		_ = z.Close()
		return b.String()
	},
	"tar": func(s string) string {
		var b bytes.Buffer
		w := tar.NewWriter(&b)
		_ = w.WriteHeader(&tar.Header{Name: "./in/y.txt", Size: int64(len(s)), Mode: 0o600})
		_, _ = w.Write([]byte(s))
		_ = w.Close()
		return b.String()
	},
}

func TestPacked(t *testing.T) {
	const line = `{"id":"b1","text":"Closed."}`
	for name, pack := range packers {
		for other, again := range packers {
			if got := one(t, "x", again(pack(line))); !strings.HasPrefix(got, "b1 /  /  /  /  /  / Closed.") {
				t.Errorf("%s in %s gives %s", name, other, got)
			}
		}
	}
	deep := line
	for range 9 {
		deep = zipped(deep)
	}
	if got := one(t, "x", deep); got != "! x:0: packed more than 5 times over" {
		t.Errorf("a file packed nine times gives %s", got)
	}
}

func TestBomb(t *testing.T) {
	bomb := packers["zstd"](strings.Repeat(" ", 300<<20))
	for _, packed := range []string{bomb, packers["zip"](bomb), packers["tar"](bomb)} {
		if got := one(t, "x.jsonl", packed); !strings.Contains(got, "swells to more than 500 times") && !strings.Contains(got, "longer than 64 MB") {
			t.Errorf("a bomb gives %s", got)
		}
	}
}

// TestCharsets holds that what is written in any charset is read alike.
func TestCharsets(t *testing.T) {
	western := func(s string) string { out, _ := charmap.Windows1252.NewEncoder().String(s); return out }
	wide := func(s string) string {
		out, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
		return out
	}
	for name, content := range map[string]string{
		"x.txt": "“Größe”, sagte sie – “ja”.", "x.csv": "id,text\nx,“Größe” – ja\n", "x.jsonl": `{"id":"x","text":"“Größe” – ja"}`,
		"x.json": `[{"id":"x","text":"“Größe” – ja"}]`, "x.html": "<title>Größe</title><p>“Größe” – ja",
		"x.xml": `<rss version="2.0"><channel><item><title>Größe</title><guid>x</guid><description>“Größe” – ja</description></item></channel></rss>`,
	} {
		want := one(t, name, content)
		for as, encode := range map[string]func(string) string{"windows-1252": western, "utf-16": wide} {
			if got := one(t, name, encode(content)); got != want {
				t.Errorf("%s in %s:\n got %s\nwant %s", name, as, got, want)
			}
		}
	}
}

// TestAwkward reads what is wrong in many ways: each is said in one line, or
// skipped, and never more than that.
func TestAwkward(t *testing.T) {
	zip := packers["zip"](page)
	for name, content := range map[string]string{
		"cut.zip": zip[:len(zip)/2], "cut.gz": zipped(page)[:50], "cut.tar": packers["tar"](page)[:700], "empty.zip": "PK\x05\x06" + strings.Repeat("\x00", 18),
		"bzip": "BZh9\x31\x41\x59\x26\x53\x59nonsense", "zstd": "\x28\xb5\x2f\xfdnonsense", "xz": "\xfd7zXZ\x00nonsense", "gz": "\x1f\x8b\x08",
		"pdf.txt": "%PDF-1.4\x00", "nul.html": "<html>\x00<p>\x00", "warc": "WARC/1.0\r\nnonsense", "box": "From a@b Fri May  3 09:00:00 2024\n",
		"a.csv": "a,b\n1,2\n", "b.csv": "title,text\n\"unclosed,x\n", "c.csv": "", "a.json": `{"articles":[{"text":"x"},`, "b.json": `{"articles":[]}`, "c.json": `{"articles":[[]]}`,
		"rss.xml": "<rss", "feed.xml": "<feed>", "opml.xml": "<opml>", "xml.xml": "<?xml version='1.0'?><nitf><body>Closed.</body></nitf>", "head.eml": "Subject: x\nFrom: y\nMIME-Version: 1.0\n",
	} {
		got := one(t, name, content)
		if got == "" && name != "empty.zip" && name != "b.json" || strings.Contains(got, "\ufffd") {
			t.Errorf("%s gives %q", name, got)
		}
	}
}

func TestFolderOfAnything(t *testing.T) {
	s := source.In(fstest.MapFS{
		"d/a.html": {Data: []byte(page)}, "d/a_files/x.css": {Data: []byte("p {}")}, "d/b": {Data: []byte(rss)}, "d/c.php": {Data: []byte(page)},
		"d/README": {Data: []byte("Read me.")}, "d/e.jpg": {Data: []byte("\xff\xd8\xff\x00")}, "d/z.zip": {Data: []byte(packers["zip"](page))},
	}, "d")
	check(t, told(t, s), "a: “Closed,” she said.", "b1: “Closed,” she said.", "c: “Closed,” she said.", "y: “Closed,” she said.")
	var skipped []string
	for _, over := range s.Skipped() {
		skipped = append(skipped, over.Name+": "+over.Reason)
	}
	slices.Sort(skipped)
	check(t, strings.Join(skipped, "\n"), "d/README: no news by name or content", "d/a_files/x.css: no kind of file that carries news",
		"d/b#2: entry without text", "d/e.jpg: no kind of file that carries news", "d/z.zip/in/photo.jpg: no kind of file that carries news")
}

// FuzzAnything reads any bytes as any file.
func FuzzAnything(f *testing.F) {
	for _, s := range []string{page, rss, letter, fetched("text/html", page), "id,text\n1,\"a", `{"articles":[{"text":"a"}]}`, "---\ntitle: a\n---\nb"} {
		f.Add([]byte(s))
		f.Add([]byte(packers["zip"](s)))
		f.Add([]byte(packers["tar"](s)))
		f.Add([]byte(zipped(s)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"x", "x.csv", "x.json"} {
			for r, p := range source.In(fstest.MapFS{name: {Data: data}}, name).Records(t.Context()) {
				if p != nil {
					continue
				}
				a, problem := r.Article()
				if a == nil && problem == nil {
					t.Error("neither an article nor a problem")
				}
				if a != nil && (a.Key == "" || strings.TrimSpace(a.Text) == "" || !utf8.ValidString(a.Text+a.Title+a.Outlet+a.URL)) {
					t.Errorf("article %q titled %q: %q", a.Key, a.Title, a.Text)
				}
			}
		}
	})
}
