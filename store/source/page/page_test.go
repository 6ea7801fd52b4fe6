package page_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/source/page"
)

// report is a report of some length, as paragraphs of HTML.
var report = strings.Repeat(`<p>The bridge over the Lorn stays closed until spring, the mayor said on Tuesday, and nobody in the town was surprised.</p>
<p>&ldquo;We will not reopen it,&rdquo; said Jane Holt, who has been mayor for ten years, &ldquo;before every single bolt has been looked at.&rdquo;</p>`, 4)

const menu = `<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>`

// told gives an article as lines.
func told(t *testing.T, html string, from page.Origin) string {
	t.Helper()
	a, err := page.Extract([]byte(html), from)
	if err != nil {
		return "! " + err.Error()
	}
	if strings.Contains(a.Text, "Home") || strings.Contains(a.Text, "Sport") {
		t.Errorf("the menu is in the text: %q", a.Text)
	}
	date := ""
	if !a.Published.IsZero() {
		date = a.Published.Format(time.DateOnly)
	}
	return strings.Join([]string{a.Title, a.Outlet, date, strings.Join(a.Authors, "+"), a.URL, fmt.Sprint(strings.Count(a.Text, "\n\n") + 1)}, " / ")
}

func TestWhatPagesSayOfThemselves(t *testing.T) {
	for name, c := range map[string]struct {
		html, want string
		from       page.Origin
	}{
		"linked data": {
			html: `<html><head><title>Bridge | Herald</title><script type="application/ld+json">
{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Bridge stays closed, mayor says",
"datePublished":"2024-05-03T09:00:00.000Z","author":[{"@type":"Person","name":"Jane Poe"},{"name":"Tom Reed"}],"publisher":{"name":"The Herald"},
"mainEntityOfPage":{"@id":"https://herald.example/2024/bridge"}}]}</script></head><body>` + menu + `<article>` + report + `</article></body></html>`,
			want: "Bridge stays closed, mayor says / The Herald / 2024-05-03 / Jane Poe+Tom Reed / https://herald.example/2024/bridge / 8",
		},
		"open graph": {
			html: `<head><meta property="og:title" content="Bridge stays closed &amp; dark - The Herald"><meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2024-05-03"><meta name="author" content="By Jane Poe and Tom Reed"><meta property="og:url" content="https://herald.example/b/1">
</head><body>` + menu + `<div>` + report + `</div>`,
			want: "Bridge stays closed & dark / The Herald / 2024-05-03 / Jane Poe+Tom Reed / https://herald.example/b/1 / 8",
		},
		"neither": {
			html: `<title>Bridge stays closed for now | Local</title>` + menu + `<h1>Bridge stays closed for now</h1><span rel="author">Jane Poe, MA</span><div>` + report + `</div>`,
			from: page.Origin{URL: "https://www.herald.example/2024/5/3/bridge"},
			want: "Bridge stays closed for now / herald.example / 2024-05-03 / Jane Poe / https://www.herald.example/2024/5/3/bridge / 8",
		},
		"nothing but an address": {
			html: `<title> </title>` + menu + report,
			from: page.Origin{URL: "https://herald.example/news/the-bridge-stays-closed.html"},
			want: "The bridge stays closed / herald.example /  /  / https://herald.example/news/the-bridge-stays-closed.html / 8",
		},
		"saved by a browser": {
			html: `<!DOCTYPE html><!-- saved from url=(0030)https://herald.example/b/2 --><html><head><title>Closed</title></head><body>` + report,
			want: "Closed / herald.example /  /  / https://herald.example/b/2 / 8",
		},
		"broken linked data": {
			html: "<title>Closed</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\nclosed\",\"author\":\"Jane Poe\"}</script><script type='application/ld+json'>{\"@type</script>" + report,
			want: "Bridge closed /  /  / Jane Poe /  / 8",
		},
		"no address that is not the web's": {
			html: `<title>Closed</title><link rel=canonical href="file:///etc/passwd"><meta property="og:url" content="javascript:alert(1)">` + report,
			want: "Closed /  /  /  /  / 8",
		},
		"no text": {html: `<title>Closed</title><script>var x = "text"</script>`, want: "! no text on this page"},
	} {
		if got := told(t, c.html, c.from); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestBodyOfLinkedData(t *testing.T) {
	body := strings.Repeat("The bridge stays closed, the mayor said. ", 20)
	html := `<title>Closed</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Closed","articleBody":"` + body + `\n\nEnd &quot;here&quot;."}</script><p>Subscribe to read on.</p>`
	a, err := page.Extract([]byte(html), page.Origin{})
	if err != nil || !strings.HasSuffix(a.Text, "said.\n\nEnd \"here\".") {
		t.Errorf("got %q, %v", a.Text, err)
	}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"plain &amp; simple":                                    "plain & simple",
		"<p>One<b>two</b> three</p><p>Four":                     "Onetwo three\n\nFour",
		"One<br>two<br><br>three":                               "One\ntwo\n\nthree",
		"<div><div><p> A </p></div></div>\n<div>B</div>":        "A\n\nB",
		"She said <q>We will</q>.":                              "She said “We will”.",
		"<pre>a\n  b</pre>c":                                    "a\n  b\n\nc",
		"<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>": "a b\n\nc",
		"a<script>b</script><style>c</style>d":                  "ad",
		"a<svg><text>b</text></svg>d<!-- e -->":                 "ad",
		"&nbsp;a&nbsp;&nbsp;b":                                  "a b",
		"a < b and b > c":                                       "a < b and b > c",
	} {
		if got := page.Text(in); got != want {
			t.Errorf("%q:\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestCharsets(t *testing.T) {
	want := "“Größe”, said the mayor."
	for name, html := range map[string]string{
		"declared": "<meta charset=windows-1252><title>x</title><p>\x93Gr\xf6\xdfe\x94, said the mayor.",
		"lied":     "<meta charset=utf-8><title>x</title><p>\x93Gr\xf6\xdfe\x94, said the mayor.",
		"silent":   "<title>x</title><p>\x93Gr\xf6\xdfe\x94, said the mayor.",
		"utf-8":    "<meta charset=iso-8859-1><title>x</title><p>“Größe”, said the mayor.",
	} {
		if a, err := page.Extract([]byte(html), page.Origin{}); err != nil || a.Text != want {
			t.Errorf("%s: got %q, %v", name, a.Text, err)
		}
	}
}

// TestMonsters holds that no page takes long, and that its text is found.
func TestMonsters(t *testing.T) {
	for name, html := range map[string]string{
		"one line of 10 MB": "<title>x</title><p>" + strings.Repeat("The bridge stays closed. ", 10<<20/25) + "</p>",
		"deep":              "<title>x</title>" + strings.Repeat("<div><b>", 100_000) + report,
		"never closed":      "<title>x</title>" + strings.Repeat("<p><i><a href=x>word ", 20_000) + report,
		"many tables":       "<title>x</title>" + strings.Repeat("<table><tr><td>", 50_000) + report,
		"many attributes":   "<p " + strings.Repeat("a=b ", 200_000) + ">" + report,
		"broken off":        report + "<p title=\"",
		"many heads":        strings.Repeat("<h1>x</h1><meta name=author content=y><time>z</time>", 20_000) + report,
		"many scripts":      strings.Repeat(`<script type="application/ld+json">[[[[{"@type":"x"}]]]]</script>`, 20_000) + report,
		"deep data":         `<script type="application/ld+json">` + strings.Repeat("[", 100_000) + `</script>` + report,
		"deep and broad":    strings.Repeat(strings.Repeat("<div>", 400)+"<p>a, b, c, d</p>"+strings.Repeat("</div>", 400), 90) + report,
		"commas":            "<div><p>" + strings.Repeat(",", 2<<20) + "</p></div>" + report,
		"siblings":          strings.Repeat("<div>a, b, c<p>d</div>", 30_000) + report,
	} {
		a, err := page.Extract([]byte(html), page.Origin{})
		switch {
		case err != nil:
			t.Errorf("%s: %v", name, err)
		case !strings.Contains(a.Text, "stays closed"):
			t.Errorf("%s: the report is not found in %.200q", name, a.Text)
		}
	}
}

// TestSavedPages reads the saved pages that the readability library is tested
// with, and sets the text against what that project expects.
func TestSavedPages(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "codeberg.org/readeck/go-readability").Output()
	if err != nil {
		t.Skip("the library's sources are not here: ", err)
	}
	pages, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "test-pages", "*", "source.html"))
	if len(pages) == 0 {
		t.Skip("the library came without its pages")
	}
	untitled := 0
	for _, name := range pages {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		expected, err := os.ReadFile(filepath.Join(filepath.Dir(name), "expected.html"))
		if err != nil {
			continue
		}
		a, err := page.Extract(data, page.Origin{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if want := page.Text(string(expected)); len(a.Text) < len(want)*9/10 || len(a.Text) > len(want)*11/10 {
			t.Errorf("%s: %d bytes of text where %d are expected", name, len(a.Text), len(want))
		}
		if a.Title == "" {
			untitled++
		}
	}
	if untitled > 2 { // two of them say no title anywhere
		t.Errorf("%d of %d pages have no title", untitled, len(pages))
	}
}

func FuzzExtract(f *testing.F) {
	f.Add([]byte("<title>x</title>"+menu+report), "https://herald.example/a", "text/html; charset=utf-8")
	f.Add([]byte(`<script type="application/ld+json">{"@type":"NewsArticle","author":[[{"name":["a"]}]]}</script><p>x`), "", "")
	f.Add([]byte("<table><q><pre><select><svg><math><p>x"), ":", ";;")
	f.Fuzz(func(t *testing.T, data []byte, address, contentType string) {
		a, err := page.Extract(data, page.Origin{URL: address, ContentType: contentType})
		if err == nil && (strings.TrimSpace(a.Text) == "" || !utf8.ValidString(a.Text) || !utf8.ValidString(a.Title)) {
			t.Errorf("title %q, text %q", a.Title, a.Text)
		}
	})
}

func TestNames(t *testing.T) {
	got := page.Names("By Jane Holt and Tom Reed", "JANE POE, Staff Writer", "https://x.example/jane", "View my complete profile", "Brenda Good, MA", "Jane Holt")
	if diff := cmp.Diff([]string{"Jane Holt", "Tom Reed", "JANE POE", "Brenda Good"}, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkExtract(b *testing.B) {
	data := []byte("<title>x</title>" + menu + report)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := page.Extract(data, page.Origin{}); err != nil {
			b.Fatal(err)
		}
	}
}
