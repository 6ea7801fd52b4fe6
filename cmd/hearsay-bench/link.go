package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"hearsay/store"
	"hearsay/store/link"
	"hearsay/store/quote"
	"hearsay/store/source"
	"hearsay/store/storetest/newsroom"
	"hearsay/store/text"
)

var minhash = []string{"github.com/ekzhu/minhash-lsh@v0.0.0-20171225071031-5c06ee8586a1", "github.com/dgryski/go-minhash@latest"}

// mostLinked is how many articles are linked: all of them are held with what was found in them.
const mostLinked = 20_000

// linking sets the linking of quotations against MinHash over their words, each in one
// core: of the quotations alone, as the peer has them, and of articles that have been
// read, by which hearsay also tells who speaks and what is one event. The peer is given
// the threshold at which it finds as many of the quotations that were planted as hearsay
// does; it says which quotations may share words, not whether and which they are.
func linking(ctx context.Context, b *bench) ([]row, error) {
	tokens := text.NewVocabulary()
	l := link.New(tokens)
	all, said, err := b.quoted(tokens)
	if err != nil {
		return nil, err
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var whole, alone *link.Conclusions
	own := once(func() { whole = linked(l, all) })
	bare := bared(all)
	ownAlone := once(func() { alone = linkedAlone(bare) })
	recall := max(recalled(whole, said), recalled(alone, said))
	answers, err := b.ask(ctx, "minhash", minhash, query{"link", fmt.Sprint(recall)})
	if err != nil {
		return nil, err
	}
	a := answers["link"]
	note := func(c *link.Conclusions, own time.Duration) string {
		return fmt.Sprintf("%.1f%% of the planted found, by the peer %.1f%% at a threshold of %.1f; %.0f quotations a second",
			100*recalled(c, said), 100*float64(a.Hits)/float64(plantedTwice(said)), float64(a.IDs[0])/100, float64(len(said))/own.Seconds())
	}
	return []row{
		{work: fmt.Sprintf("linking %d quotations alone, one core", len(said)), peer: "minhash-lsh", theirs: a.time(), own: ownAlone, reach: 100, note: note(alone, ownAlone)},
		{work: "… and what their articles are on, and who speaks", peer: "minhash-lsh", theirs: a.time(), own: own, note: note(whole, own)},
	}, nil
}

// analysed is an article with what was found in it.
type analysed struct {
	article *store.Article
	doc     *text.Doc
	found   store.Findings
}

// planted is a quotation that was found. Saying is the one that was planted there, or -1.
type planted struct {
	Words   string
	Article int
	Saying  int
}

// quoted analyses articles and writes their quotations to quotations.jsonl, in order.
func (b *bench) quoted(tokens *text.Vocabulary) (all []analysed, quotations []planted, err error) {
	lines, err := b.lines("news.jsonl")
	if err != nil {
		return nil, nil, err
	}
	for r := range newsroom.All(min(len(lines), mostLinked), said) {
		i := len(all)
		a, problem := source.JSON("news.jsonl", i+1, []byte(lines[i])).Article()
		if problem != nil {
			return nil, nil, problem.Err
		}
		a.ID = store.ArticleID(i)
		d := tokens.Parse(a.Text, a.Blocks)
		x := analysed{a, d, quote.Find(d)}
		all = append(all, x)
		for _, q := range x.found.Quotations {
			words := q.Span.Of(a.Text)
			quotations = append(quotations, planted{words, i, sayingOf(words, r.Quoted)})
		}
	}
	return all, quotations, written(b.path("quotations.jsonl"), func(w *bufio.Writer) {
		for _, s := range quotations {
			json.NewEncoder(w).Encode(s) //nolint:errcheck // w remembers it
		}
	})
}

// sayingOf gives which saying words were planted as, or -1.
func sayingOf(words string, quoted []newsroom.Quoted) int {
	i := slices.IndexFunc(quoted, func(q newsroom.Quoted) bool { return q.Words == strings.TrimRight(words, ",.") })
	if i < 0 {
		return -1
	}
	return quoted[i].Saying
}

func linked(l *link.Linker, all []analysed) *link.Conclusions {
	for i := range all {
		l.Add(l.Prepare(all[i].article, all[i].doc, &all[i].found))
	}
	return l.Conclude()
}

// bared gives articles that have nothing but the quotations of others, a paragraph each.
func bared(all []analysed) (bare []analysed) {
	for _, a := range all {
		var b strings.Builder
		x := store.Article{ID: a.article.ID}
		var found store.Findings
		for _, q := range a.found.Quotations {
			span := store.Span{Start: b.Len(), End: b.Len() + q.Span.End - q.Span.Start}
			fmt.Fprintln(&b, q.Span.Of(a.article.Text))
			x.Blocks = append(x.Blocks, store.Block{Span: span})
			found.Quotations = append(found.Quotations, store.Quotation{Span: span, Kind: q.Kind, Attribution: store.Unknown})
		}
		x.Text = b.String()
		bare = append(bare, analysed{article: &x, found: found})
	}
	return bare
}

// linkedAlone parses bare articles, as the peer has to take its quotations apart, and links them.
func linkedAlone(bare []analysed) *link.Conclusions {
	tokens := text.NewVocabulary()
	l := link.New(tokens) // before there are any words
	for i := range bare {
		bare[i].doc = tokens.Parse(bare[i].article.Text, bare[i].article.Blocks)
	}
	return linked(l, bare)
}

// recalled is the part of the quotations whose saying another article has that lead to one of these.
func recalled(c *link.Conclusions, said []planted) float64 {
	found := 0
	for q, s := range said {
		if s.Saying >= 0 && slices.ContainsFunc(c.SayingsOf[q], func(id store.SayingID) bool {
			return slices.ContainsFunc(c.Sayings[id].Passages, func(p store.Passage) bool { return s.shares(said[p.Quotation]) })
		}) {
			found++
		}
	}
	return float64(found) / float64(plantedTwice(said))
}

// shares reports whether s and t are of one saying, in two articles.
func (s planted) shares(t planted) bool { return s.Saying == t.Saying && s.Article != t.Article }

// plantedTwice is how many quotations are of a saying that another article has.
func plantedTwice(said []planted) (n int) {
	first := map[int]int{} // by saying: an article
	several := map[int]bool{}
	for _, s := range said {
		if a, ok := first[s.Saying]; !ok {
			first[s.Saying] = s.Article
		} else if a != s.Article {
			several[s.Saying] = true
		}
	}
	for _, s := range said {
		if s.Saying >= 0 && several[s.Saying] {
			n++
		}
	}
	return n
}
