package syndication_test

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/source/syndication"
)

// told gives a line for the feed and one for each entry.
func told(t *testing.T, data string) []string {
	t.Helper()
	f, err := syndication.Parse([]byte(data), "")
	if err != nil {
		return []string{"! " + err.Error()}
	}
	out := []string{f.Title + " / " + f.Link}
	for _, i := range f.Items {
		a := i.Article
		date := ""
		if !a.Published.IsZero() {
			date = a.Published.UTC().Format("2006-01-02T15:04")
		}
		out = append(out, strings.Join([]string{a.Key, a.Title, a.Outlet, date, strings.Join(a.Authors, "+"), a.URL, fmt.Sprintf("%q", a.Text)}, " / "))
	}
	return out
}

const (
	bridge = `The Herald / https://herald.example/`
	first  = `b1 / Bridge & road closed / The Herald / 2024-05-03T09:00 / Jane Poe / https://herald.example/b/1 / "“Closed,” she said.\n\nUntil May."`
	html   = `<p>&#8220;Closed,&#8221; she said.</p><p>Until May.</p>`
)

func TestFormats(t *testing.T) {
	for name, data := range map[string]string{
		"rss": `<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Herald</title><link>https://herald.example/</link>
<item><title>Bridge &amp;amp; road closed</title><guid>b1</guid><link>https://herald.example/b/1</link><pubDate>Fri, 03 May 2024 09:00:00 GMT</pubDate>
<dc:creator>By Jane Poe</dc:creator><description>Closed.</description><content:encoded><![CDATA[` + html + `]]></content:encoded></item></channel></rss>`,
		"atom": `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title><link href="https://herald.example/"/>
<entry><id>b1</id><title type="html">Bridge &amp;amp; road closed</title><link href="/b/1"/><published>2024-05-03T11:00:00+02:00</published>
<author><name>Jane Poe</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">` + html + `</div></content></entry></feed>`,
		"rdf": `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Herald</title><link>https://herald.example/</link></channel><item rdf:about="b1"><title>Bridge &amp; road closed</title>
<link>https://herald.example/b/1</link><dc:date>2024-05-03T09:00:00Z</dc:date><dc:creator>Jane Poe</dc:creator><description>` +
			strings.ReplaceAll(html, "<", "&lt;") + `</description></item></rdf:RDF>`,
		"json": `{"version":"https://jsonfeed.org/version/1.1","title":"The Herald","home_page_url":"https://herald.example/","items":[{"id":"b1",
"title":"Bridge & road closed","url":"https://herald.example/b/1","date_published":"2024-05-03T09:00:00Z","authors":[{"name":"Jane Poe"}],"content_html":"` + html + `"}]}`,
	} {
		want := first
		if name == "rdf" {
			want = strings.Replace(first, "b1", "https://herald.example/b/1", 1)
		}
		if diff := cmp.Diff([]string{bridge, want}, told(t, data)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestBroken reads feeds as they are met: each has an entry that is to be found.
func TestBroken(t *testing.T) {
	const item = `<item><title>Bridge closed</title><link>https://herald.example/1</link><description>Closed, she said.</description></item>`
	for name, data := range map[string]string{
		"breaks off":           `<rss version="2.0"><channel><title>H</title>` + item + `<item><title>Half`,
		"not closed":           `<rss version="2.0"><channel><title>H</title><item><title>Bridge closed<link>https://herald.example/1</link><description>Closed, she said.</description></channel>`,
		"unknown entities":     `<rss version="2.0"><channel><title>H &nbsp;&foo; &</title>` + strings.Replace(item, "Closed,", "Closed,&nbsp;", 1) + `</channel></rss>`,
		"control characters":   "<rss version=\"2.0\"><channel><title>H\x00\x0b</title>" + item + "</channel></rss>",
		"words before it":      "Warning: mysql\n\n" + `<?xml version="1.0"?><rss version="2.0"><channel><title>H</title>` + item + `</channel></rss>`,
		"stray end tags":       `<rss version="2.0"><channel><title>H</title></b>` + item + `</p></channel></rss>`,
		"html in it":           `<rss version="2.0"><channel><title>H</title>` + strings.Replace(item, "Closed,", "<p>Closed,<br>", 1) + `</channel></rss>`,
		"a lie about encoding": `<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><title>H</title>` + item + `</channel></rss>`,
		"billion laughs": `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY l2 "&lol;&lol;&lol;">]><rss version="2.0"><channel><title>H</title>` +
			item + `<item><title>&l2;</title></item></channel></rss>`,
	} {
		if got := strings.Join(told(t, data), "\n"); !strings.Contains(got, "Bridge closed") || !strings.Contains(strings.ReplaceAll(got, "\n", " "), "she said") {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
	for _, data := range []string{"", "{}", "<html><body>no feed", "plain words", "<rss", "[1,2]", "null"} {
		if f, err := syndication.Parse([]byte(data), ""); err == nil && len(f.Items) > 0 {
			t.Errorf("%q is a feed of %d entries", data, len(f.Items))
		}
	}
}

// TestDeepFeed ends: depth costs neither the stack nor for ever.
func TestDeepFeed(t *testing.T) {
	for _, tag := range []string{"<a>", "<item>", "<entry>", "<description>", "<content><div>"} {
		_, _ = syndication.Parse([]byte(`<rss version="2.0"><channel>`+strings.Repeat(tag, 20_000)), "")
		_, _ = syndication.Parse([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>`+strings.Repeat(tag, 20_000)), "")
	}
}

// TestPublishedFeeds reads the feeds that the gofeed library is tested with.
func TestPublishedFeeds(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/mmcdole/gofeed").Output()
	if err != nil {
		t.Skip("the library's sources are not here: ", err)
	}
	read := 0
	_ = filepath.WalkDir(filepath.Join(strings.TrimSpace(string(dir)), "testdata"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".xml" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := syndication.Parse(data, "")
		if err != nil {
			t.Logf("%s: %v", path, err)
			return nil
		}
		read++
		for _, i := range f.Items {
			if !utf8.ValidString(i.Article.Title+i.Article.Text) || strings.ContainsAny(i.Article.Title, "\n\ufffd") {
				t.Errorf("%s: title %q", path, i.Article.Title)
			}
		}
		return nil
	})
	t.Logf("%d feeds", read)
}

func TestOutline(t *testing.T) {
	got, err := syndication.Outline([]byte(`<?xml version="1.0"?><opml version="2.0"><body><outline text="News"><outline text="The &amp; Herald" xmlUrl="https://herald.example/rss" htmlUrl="https://herald.example/"/>
<outline title="Local" xmlUrl="file:///etc/passwd"/><outline type="include" url="https://evil.example/list.opml"/><outline text=Post xmlURL=http://post.example/feed></outline>
<outline xmlUrl="https://herald.example/rss"/></body></opml>`))
	want := []syndication.Subscription{{Title: "The & Herald", URL: "https://herald.example/rss", Link: "https://herald.example/"}, {Title: "Post", URL: "http://post.example/feed"}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if _, err := syndication.Outline([]byte("<opml>")); err == nil {
		t.Error("an empty list is no error")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`<rss version="2.0"><channel><item><title>a</title><description><![CDATA[<p>b]]></description></item>`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title><content type="xhtml"><div>b</div></content></entry></feed>`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"content_text":"a"}]}`))
	f.Add([]byte(`<rdf:RDF><item rdf:about="x"><title>a</item></rdf:RDF>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := syndication.Parse(data, "")
		_, _ = syndication.Outline(data)
		if err != nil {
			return
		}
		for _, i := range found.Items {
			if !utf8.ValidString(i.Article.Text) || i.Err == nil && strings.TrimSpace(i.Article.Text) == "" {
				t.Errorf("text %q", i.Article.Text)
			}
		}
	})
}
