package link

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/text"
)

// kept writes down what the linker of c keeps of its first n articles.
func kept(c *corpus, n int) (articles [][]byte, state []byte) {
	l, docs := New(text.NewVocabulary()), c.docs()
	for i, a := range c.articles[:n] {
		l.Add(l.Prepare(a, docs[i], &c.findings[i]))
		articles = append(articles, l.AppendArticle(nil))
	}
	l.Close()
	return articles, l.AppendState(nil)
}

// recall gives a linker that recalls the first articles of c, and their records written once more.
func recall(c *corpus, articles [][]byte, state []byte) (*Linker, error) {
	l := New(text.NewVocabulary())
	if err := l.RecallState(state); err != nil {
		return nil, err
	}
	for i, record := range articles {
		if err := l.Recall(record, c.articles[i], &c.findings[i]); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// Some articles recalled, and the others added, are as good as all of them added; also
// what is recalled the second time.
func TestRecalledArticlesAreAsGoodAsAdded(t *testing.T) {
	for _, n := range []int{40, firstBase + 100} {
		want := generated(n).conclude()
		for _, at := range []int{n / 2, n - 20} {
			t.Run(fmt.Sprintf("%d of %d", at, n), func(t *testing.T) {
				c := generated(n)
				docs := c.docs()
				articles, state := kept(c, at/2+1)
				l, err := recall(c, articles, state)
				for i := len(articles); i < n && err == nil; i++ {
					if i == at {
						if l, err = recall(c, articles, l.AppendState(nil)); err != nil {
							break
						}
					}
					l.Add(l.Prepare(c.articles[i], docs[i], &c.findings[i]))
					articles = append(articles, l.AppendArticle(nil))
				}
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want.Conclusions, l.Conclude()); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// Whatever else is to be recalled is told, or is something that could have been kept.
func FuzzRecall(f *testing.F) {
	c := articles(f, `Herald 2024-05-02
Jane Holt closed the bridge. “We won't reopen the well-known bridge until May,” {Jane Holt} said.
---
Courier 2024-05-03
The bridge stays shut. “We will not reopen the wellknown bridge,” {Jane Holt} said. “Nobody knows,” {Omar Reyes} said.`)
	records, state := kept(c, 2)
	f.Add(records[0], records[1], state)
	f.Fuzz(func(_ *testing.T, first, second, state []byte) {
		if l, err := recall(c, [][]byte{first, second}, state); err == nil {
			l.Conclude()
		}
	})
}
