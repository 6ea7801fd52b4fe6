// Package storetest holds every Corpus to its word: one suite that any
// implementation must pass. It asks only the questions of store.
package storetest

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"hearsay/store"
)

// Run checks that c keeps what store.Corpus promises. c must come to rest with
// at least two articles and one saying that is carried twice.
func Run(t *testing.T, c store.Corpus) {
	t.Helper()
	settle(t, c)
	t.Run("search counts articles", func(t *testing.T) { countsArticles(t, c) })
	runViews(t, c)
	t.Run("wrong filters are told", func(t *testing.T) { wrongFilter(t, c) })
	t.Run("readings fit their text", func(t *testing.T) { readingsFit(t, c) })
	t.Run("traces agree with readings", func(t *testing.T) { tracesAgree(t, c) })
	t.Run("edits rebuild the words", func(t *testing.T) { editsRebuild(t, c) })
	t.Run("explanations agree with readings", func(t *testing.T) { explains(t, c) })
	t.Run("names can be asked for", func(t *testing.T) { names(t, c) })
	t.Run("strangers are not found", func(t *testing.T) { notFound(t, c) })
	t.Run("a cancelled question fails", func(t *testing.T) { cancelled(t, c) })
}

func settle(t *testing.T, c store.Corpus) {
	t.Helper()
	for range 1000 {
		if c.Progress().Done {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the corpus does not come to rest")
}

// names checks that a filter finds whom the prompt offers.
func names(t *testing.T, c store.Corpus) {
	for kind, field := range map[store.NameKind]string{store.SpeakerNames: "speaker", store.OutletNames: "outlet"} {
		all, err := c.Names(t.Context(), store.NameQuery{Kind: kind})
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range all {
			if n.Count < 1 || i > 0 && n.Count > all[i-1].Count {
				t.Errorf("%s %q counts %d behind %v", field, n.Name, n.Count, all[:i])
			}
			if r := search(t, c, store.Query{Filter: field + `:"` + n.Name + `"`}); r.Articles == 0 {
				t.Errorf("no article for %s %q", field, n.Name)
			}
			begun, err := c.Names(t.Context(), store.NameQuery{Kind: kind, Part: n.Name[:1], Limit: 1})
			if err != nil || len(begun) != 1 {
				t.Errorf("what begins like %q: %v, %v", n.Name, begun, err)
			}
		}
	}
}

func search(t *testing.T, c store.Corpus, q store.Query) store.Results {
	t.Helper()
	r, err := c.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("search %+v: %v", q, err)
	}
	return r
}

func countsArticles(t *testing.T, c store.Corpus) {
	r := search(t, c, store.Query{})
	seen := map[store.ArticleID]bool{}
	for _, row := range r.Page {
		if row.Heading != nil {
			continue
		}
		if seen[row.Article.ID] {
			t.Errorf("article %d stands twice in the list", row.Article.ID)
		}
		seen[row.Article.ID] = true
	}
	if p := c.Progress(); len(seen) != r.Articles || r.Articles != r.Of || r.Of != p.Articles {
		t.Errorf("%d articles in the list; results say %d of %d, progress %d", len(seen), r.Articles, r.Of, p.Articles)
	}
}

func wrongFilter(t *testing.T, c store.Corpus) {
	for v := range store.View(store.Views) {
		wrongFilterOf(t, c, v)
	}
}

func wrongFilterOf(t *testing.T, c store.Corpus, v store.View) {
	_, err := c.Search(t.Context(), store.Query{View: v, Filter: "nosuchfield:x"})
	var wrong *store.FilterError
	if !errors.As(err, &wrong) {
		t.Fatalf("%s: got %v, want a FilterError", v, err)
	}
	if wrong.Span.Empty() || wrong.Span.End > len("nosuchfield:x") || wrong.Problem == "" {
		t.Errorf("a FilterError that does not help: %+v", wrong)
	}
}

// each reads every article.
func each(t *testing.T, c store.Corpus, f func(store.Reading)) {
	t.Helper()
	for _, row := range search(t, c, store.Query{}).Page {
		if row.Heading != nil {
			continue
		}
		r, err := c.Read(t.Context(), row.Article.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(r.Summary, row.Article) {
			t.Errorf("article %d: the list says %+v, the reading %+v", row.Article.ID, row.Article, r.Summary)
		}
		f(r)
	}
}

func readingsFit(t *testing.T, c store.Corpus) {
	each(t, c, func(r store.Reading) {
		at, size := 0, len(r.Article.Text)
		for _, b := range r.Article.Blocks {
			if b.Span.Start < at || b.Span.Empty() || b.Span.End > size {
				t.Errorf("%s: block %v is out of order or out of the text", r.Article.Key, b.Span)
			}
			at = b.Span.End
		}
		quotationsFit(t, r)
	})
}

func quotationsFit(t *testing.T, r store.Reading) {
	at, size := 0, len(r.Article.Text)
	for _, q := range r.Quotations {
		if q.Span.Start < at || q.Span.Empty() || q.Span.End > size {
			t.Errorf("%s: quotation %v is out of order or out of the text", r.Article.Key, q.Span)
		}
		at = q.Span.End
		if q.Mention.End > size || q.Cue.End > size {
			t.Errorf("%s: mention %v or cue %v out of the text", r.Article.Key, q.Mention, q.Cue)
		}
		for _, n := range q.Nested {
			if !q.Span.Contains(n) {
				t.Errorf("%s: %v is nested in no quotation %v", r.Article.Key, n, q.Span)
			}
		}
		if !q.Kind.Said() && (q.Carriers > 0 || q.Speaker.ID != store.NoSpeaker) {
			t.Errorf("%s: a %s is linked or attributed", r.Article.Key, q.Kind)
		}
	}
}

func tracesAgree(t *testing.T, c store.Corpus) {
	linked := 0
	eachTrace(t, c, func(r store.Reading, q store.Quoted, trace store.Trace) {
		if len(trace.Sayings) != len(q.Sayings) || trace.Article != r.Article.ID || trace.Words != q.Span.Of(r.Article.Text) {
			t.Errorf("%s: reading and trace of quotation %d disagree", r.Article.Key, q.ID)
		}
		for _, s := range trace.Sayings {
			if here := s.Occurrences[0]; here.Quotation != q.ID || !q.Span.Contains(here.Passage) {
				t.Errorf("%s: the first occurrence is not a passage of the quotation asked about", r.Article.Key)
			}
			if full := s.Occurrences[s.Fullest]; full.Words != s.Words {
				t.Errorf("%s: the fullest wording is %q, not %q", r.Article.Key, s.Words, full.Words)
			}
		}
		if n := carriers(trace); n != q.Carriers {
			t.Errorf("%s: %d carriers in the reading, %d in the trace", r.Article.Key, q.Carriers, n)
		}
		linked += len(trace.Sayings)
	})
	if linked == 0 {
		t.Error("nothing is carried twice")
	}
}

// carriers counts the other articles in a trace.
func carriers(trace store.Trace) int {
	others := map[store.ArticleID]bool{}
	for _, s := range trace.Sayings {
		for _, o := range s.Occurrences {
			others[o.Article.ID] = true
		}
	}
	delete(others, trace.Article)
	return len(others)
}

// eachTrace traces every quotation of every article.
func eachTrace(t *testing.T, c store.Corpus, f func(store.Reading, store.Quoted, store.Trace)) {
	t.Helper()
	each(t, c, func(r store.Reading) {
		for _, q := range r.Quotations {
			trace, err := c.Trace(t.Context(), q.ID)
			if err != nil {
				t.Fatal(err)
			}
			f(r, q, trace)
		}
	})
}

func editsRebuild(t *testing.T, c store.Corpus) {
	eachTrace(t, c, func(_ store.Reading, _ store.Quoted, trace store.Trace) {
		for _, s := range trace.Sayings {
			for _, o := range s.Occurrences {
				if got := rebuilt(o.Edits); fields(got) != fields(o.Words) {
					t.Errorf("edits give %q, the words are %q", got, o.Words)
				}
			}
		}
	})
}

// rebuilt gives the other wording: what is the same and what was added.
func rebuilt(edits []store.Edit) string {
	s := ""
	for _, e := range edits {
		if e.Op != store.Missing {
			s += e.Text
		}
	}
	return s
}

// fields gives s without blanks.
func fields(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if r != ' ' && r != '\n' && r != '\t' {
			out = append(out, r)
		}
	}
	return string(out)
}

func explains(t *testing.T, c store.Corpus) {
	each(t, c, func(r store.Reading) {
		for _, q := range r.Quotations {
			e, err := c.Explain(t.Context(), q.ID)
			switch {
			case !q.Kind.Said():
				if !errors.Is(err, store.ErrNotFound) {
					t.Errorf("%s: explaining a %s gives %v, want ErrNotFound", r.Article.Key, q.Kind, err)
				}
			case err != nil:
				t.Errorf("%s: %v", r.Article.Key, err)
			case e.Quotation.Span != q.Span || e.Speaker != q.Speaker.Name || len(e.Candidates) == 0 || e.Candidates[0].Mention != q.Mention:
				t.Errorf("%s: the explanation of quotation %d is of another", r.Article.Key, q.ID)
			}
		}
	})
}

func notFound(t *testing.T, c store.Corpus) {
	if _, err := c.Read(t.Context(), 1<<31); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("read: %v, want ErrNotFound", err)
	}
	if _, err := c.Trace(t.Context(), 1<<31); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("trace: %v, want ErrNotFound", err)
	}
	if _, err := c.Explain(t.Context(), 1<<31); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("explain: %v, want ErrNotFound", err)
	}
}

func cancelled(t *testing.T, c store.Corpus) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Search(ctx, store.Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("search: %v, want context.Canceled", err)
	}
	if _, err := c.Read(ctx, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("read: %v, want context.Canceled", err)
	}
	if _, err := c.Trace(ctx, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("trace: %v, want context.Canceled", err)
	}
	if _, err := c.Explain(ctx, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("explain: %v, want context.Canceled", err)
	}
}
