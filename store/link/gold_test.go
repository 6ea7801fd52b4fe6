package link

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/text"
)

const goldFolder = "../../../shared/gold"

// record is an article of the labelled news.
type record struct {
	ID, Title, Date, Outlet, Text string
	Event                         string
	S1, S2                        string
	Label                         int
	Quotations                    []goldQuotation
	Quotes                        json.RawMessage
}

type goldQuotation struct {
	Start   int `json:"byte_start"`
	End     int `json:"byte_end"`
	Speaker string
	Kind    string
	Links   []string
	Maybe   []string
}

// gold reads labelled news, or skips the test where it is absent.
func gold(t testing.TB, name string) []record {
	t.Helper()
	f, err := os.Open(filepath.Join(goldFolder, name))
	if err != nil {
		t.Skip("the labelled news is not here: ", err)
	}
	defer func() { _ = f.Close() }()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	var rs []record
	for d := json.NewDecoder(bufio.NewReader(r)); ; {
		var x record
		if err := d.Decode(&x); err == io.EOF {
			return rs
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		rs = append(rs, x)
	}
}

// paragraphs gives the lines of s as blocks.
func paragraphs(s string) []store.Block {
	var bs []store.Block
	start := 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == '\n' {
			if strings.TrimSpace(s[start:i]) != "" {
				bs = append(bs, store.Block{Span: store.Span{Start: start, End: i}})
			}
			start = i + 1
		}
	}
	return bs
}

// marked finds quotations by nothing but pairs of double marks; one that is left open runs to the end of its paragraph.
func marked(s string, blocks []store.Block) store.Findings {
	var f store.Findings
	for _, b := range blocks {
		open := -1
		add := func(end int) {
			if open >= 0 && end > open {
				f.Quotations = append(f.Quotations, store.Quotation{Span: store.Span{Start: open, End: end}, Attribution: store.Unknown})
			}
			open = -1
		}
		for i := b.Span.Start; i < b.Span.End; {
			r, n := utf8.DecodeRuneInString(s[i:])
			double := strings.HasPrefix(s[i:], "``") || strings.HasPrefix(s[i:], "''")
			if double {
				n = 2
			}
			switch mark := double || r == '"' || r == '“' || r == '”'; {
			case mark && open >= 0:
				add(i)
			case mark:
				open = i + n
			}
			i += n
		}
		if open < b.Span.End-1 {
			add(b.Span.End)
		}
	}
	return f
}

// labelled gives the findings that a person made.
func labelled(qs []goldQuotation) store.Findings {
	var f store.Findings
	who := map[string]store.PersonIndex{}
	for i, q := range qs {
		kind := map[string]store.Kind{"speech": store.Speech, "partial": store.Fragment, "unmarked": store.Unmarked, "title": store.Title, "text": store.Term}[q.Kind]
		x := store.Quotation{Span: store.Span{Start: q.Start, End: q.End}, Kind: kind, Utterance: i, Attribution: store.Unknown}
		if q.Speaker != "" {
			if _, ok := who[q.Speaker]; !ok {
				who[q.Speaker] = store.PersonIndex(len(f.People))
				f.People = append(f.People, store.Person{Name: q.Speaker, Named: strings.ToUpper(q.Speaker[:1]) == q.Speaker[:1] && strings.Contains(q.Speaker, " "), Gender: gender(q.Speaker)})
			}
			x.Attribution = store.Attribution{Person: who[q.Speaker], Confidence: 1}
		}
		f.Quotations = append(f.Quotations, x)
	}
	return f
}

func (r record) article() *store.Article {
	a := &store.Article{Key: r.ID, Outlet: r.Outlet, Title: r.Title, Text: r.Text, Blocks: paragraphs(r.Text)}
	a.Published, _ = time.Parse(time.DateOnly, r.Date)
	return a
}

// corpus links articles.
type corpus struct {
	linker   *Linker
	articles []*store.Article
	findings []store.Findings
	first    []int // quotation number of each article
	of       []int // article number of each quotation
	*Conclusions
}

func newCorpus() *corpus { return &corpus{linker: New(text.NewVocabulary())} }

func (c *corpus) add(a *store.Article, f store.Findings) {
	a.ID = store.ArticleID(len(c.articles))
	c.articles = append(c.articles, a)
	c.findings = append(c.findings, f)
	c.first = append(c.first, len(c.of))
	for range f.Quotations {
		c.of = append(c.of, int(a.ID))
	}
	c.linker.Add(c.linker.Prepare(a, text.Parse(a.Text, a.Blocks), &f))
}

// docs parses the articles anew.
func (c *corpus) docs() []*text.Doc {
	var ds []*text.Doc
	for _, a := range c.articles {
		ds = append(ds, text.Parse(a.Text, a.Blocks))
	}
	return ds
}

func (c *corpus) conclude() *corpus {
	c.Conclusions = c.linker.Conclude()
	return c
}

func (c *corpus) words(q store.QuotationID) string {
	a := c.of[q]
	return c.findings[a].Quotations[int(q)-c.first[a]].Span.Of(c.articles[a].Text)
}

func (c *corpus) print(s store.Saying) string {
	var b strings.Builder
	fmt.Fprintf(&b, "s%d %s\n", s.ID, s.Dispute)
	for i, p := range s.Passages {
		fmt.Fprintf(&b, "  %s%-12s %5.1f %s\n", map[bool]string{true: "*"}[i == s.Representative], c.articles[c.of[p.Quotation]].Key, p.Score, p.Span.Of(c.articles[c.of[p.Quotation]].Text))
	}
	return b.String()
}

// share reports whether two quotations carry one saying.
func (c *corpus) share(p, q int) bool {
	for _, s := range c.SayingsOf[p] {
		for _, t := range c.SayingsOf[q] {
			if s == t {
				return true
			}
		}
	}
	return false
}

func seeds(t testing.TB) *corpus {
	c := newCorpus()
	for _, r := range gold(t, "seeds.jsonl") {
		b, err := os.ReadFile("../../seeds/" + r.ID)
		if err != nil {
			t.Fatal(err)
		}
		r.Text = string(b)
		if rest, ok := strings.CutPrefix(strings.TrimSpace(r.Text), "date "); ok {
			r.Date = rest[:10]
		}
		c.add(r.article(), labelled(r.Quotations))
	}
	return c.conclude()
}

func TestSeedsLinks(t *testing.T) {
	records := gold(t, "seeds.jsonl")
	c := seeds(t)
	tag := func(q int) goldQuotation { return records[c.of[q]].Quotations[q-c.first[c.of[q]]] }
	meet := func(a, b []string) bool {
		for _, x := range a {
			for _, y := range b {
				if x == y {
					return true
				}
			}
		}
		return false
	}
	var tp, fp, fn float64
	for q := range c.of {
		for p := range q {
			if c.of[p] == c.of[q] || meet(tag(p).Maybe, tag(q).Maybe) {
				continue
			}
			want, got := meet(tag(p).Links, tag(q).Links), c.share(p, q)
			switch {
			case want && got:
				tp++
			case got:
				fp++
				t.Logf("wrong:  %s | %s", c.words(store.QuotationID(p)), c.words(store.QuotationID(q)))
			case want:
				fn++
				t.Logf("missed: %s | %s", c.words(store.QuotationID(p)), c.words(store.QuotationID(q)))
			}
		}
	}
	f1 := 2 * tp / (2*tp + fp + fn)
	t.Logf("link F1 %.3f", f1)
	if f1 < 0.97 {
		t.Errorf("link F1 is %.3f, want at least 0.97", f1)
	}
	for _, s := range c.Sayings {
		t.Log(c.print(s))
	}
	for _, s := range c.Stories {
		t.Log(s)
	}
}

func TestPairs(t *testing.T) {
	c := newCorpus()
	rs := gold(t, "msrp.jsonl.gz")
	for i, r := range rs {
		for k, s := range []string{r.S1, r.S2} {
			a := record{ID: fmt.Sprintf("%d-%d", i, k), Text: s}.article()
			c.add(a, marked(s, a.Blocks))
		}
	}
	c.conclude()
	linked := map[[2]int]bool{}
	for _, s := range c.Sayings {
		for _, p := range s.Passages {
			for _, q := range s.Passages {
				linked[[2]int{c.of[p.Quotation], c.of[q.Quotation]}] = true
			}
		}
	}
	var n, hit, cross float64
	for at := range linked {
		if at[0]/2 != at[1]/2 && at[0] < at[1] {
			cross++
		}
	}
	for i, r := range rs {
		if r.Label != 1 {
			continue
		}
		n++
		if linked[[2]int{2 * i, 2*i + 1}] {
			hit++
		} else {
			t.Logf("missed:\n  %s\n  %s", r.S1, r.S2)
		}
	}
	t.Logf("recall %.4f of %v, %v pairs cross", hit/n, n, cross)
	if hit/n < 0.97 {
		t.Errorf("recall is %.3f, want at least 0.97", hit/n)
	}
}

func TestEvents(t *testing.T) {
	c := newCorpus()
	var event []string
	for _, name := range []string{"basil.jsonl.gz", "fnc1.jsonl.gz", "newswcl50.jsonl.gz"} {
		for _, r := range gold(t, name) {
			if r.Event == "" {
				continue
			}
			a := r.article()
			event = append(event, r.Event)
			c.add(a, marked(a.Text, a.Blocks))
		}
	}
	start := time.Now()
	c.conclude()
	t.Logf("%d articles, %d quotations, %d sayings in %v", len(c.articles), len(c.of), len(c.Sayings), time.Since(start))
	var same, cross float64
	for _, s := range c.Sayings {
		as := map[int]bool{}
		for _, p := range s.Passages {
			as[c.of[p.Quotation]] = true
		}
		bad := false
		for a := range as {
			for b := range as {
				if a < b {
					if event[a] == event[b] {
						same++
					} else {
						cross++
						bad = true
					}
				}
			}
		}
		if bad {
			t.Log(c.print(s))
		}
	}
	t.Logf("same %v cross %v rate %.4f", same, cross, cross/(same+cross))
	copies := 0
	for _, s := range c.Stories {
		for _, g := range s.Copies {
			copies++
			for _, a := range g {
				if event[a] != event[g[0]] {
					t.Errorf("articles %d and %d are taken for copies", g[0], a)
				}
			}
		}
	}
	t.Logf("%d texts are printed by several articles", copies)
	p, r, f1 := bcubed(c.StoryOf, event)
	t.Logf("stories %d, B-cubed P %.3f R %.3f F1 %.3f", len(c.Stories), p, r, f1)
	if cross/(same+cross) > 0.001 {
		t.Errorf("%.4f of linked pairs cross events, want at most 0.001", cross/(same+cross))
	}
	if f1 < 0.95 {
		t.Errorf("B-cubed F1 of stories is %.3f, want at least 0.95", f1)
	}
}

// bcubed compares two groupings (Bagga & Baldwin 1998).
func bcubed(got []store.StoryID, want []string) (precision, recall, f1 float64) {
	both, g, w := map[string]float64{}, map[store.StoryID]float64{}, map[string]float64{}
	cell := func(i int) string { return fmt.Sprint(got[i], want[i]) }
	for i := range got {
		both[cell(i)]++
		g[got[i]]++
		w[want[i]]++
	}
	var p, r float64
	for i := range got {
		p += both[cell(i)] / g[got[i]]
		r += both[cell(i)] / w[want[i]]
	}
	p, r = p/float64(len(got)), r/float64(len(got))
	return p, r, 2 * p * r / (p + r)
}
