package memory_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/memory"
	"hearsay/store/storetest"
)

// desk is a source of reports that counts how many are decoded.
type desk struct {
	reports []report
	state   string // of the reports, for who keeps them
	decoded atomic.Int64
}

// told is a report that can be told from others.
type told struct {
	report
	desk *desk
}

func (r told) Article() (*store.Article, *store.Problem) {
	r.desk.decoded.Add(1)
	return r.report.Article()
}

func (r told) Sum() memory.Sum {
	all := sha256.Sum256(fmt.Append(nil, r.report))
	return memory.Sum(all[:len(memory.Sum{})])
}

// open opens the reports, with what lies on the shelf at path, and lets it settle.
func (d *desk) open(t testing.TB, path string) *memory.Corpus {
	t.Helper()
	c := d.begin(t.Context(), path)
	if err := errors.Join(c.Wait(t.Context()), c.Settle(t.Context())); err != nil {
		t.Fatal(err)
	}
	return c
}

func (d *desk) begin(ctx context.Context, path string) *memory.Corpus {
	d.decoded.Store(0)
	inputs := func(yield func(memory.Input) bool) {
		for _, r := range d.reports {
			if !yield(told{r, d}) {
				return
			}
		}
	}
	return memory.Open(ctx, inputs, memory.Shelf{
		Path: path, By: these,
		State: func(context.Context) string { return d.state },
		Grown: func(was string) bool { return was != d.state && strings.HasPrefix(d.state, was) },
		Worth: func(int, time.Duration) bool { return true },
	})
}

// these are who analyses here.
func these() string { return "these tests" }

func shelfIn(t testing.TB) string { return filepath.Join(t.TempDir(), "test.shelf") }

// explained is how many quotations there are for each that is explained, which takes long.
const explained = 5

// answers asks c for all it can tell: more than everything, with all views and some
// filters. They are written as JSON, which is compared quickly; what is empty is null.
func answers(t testing.TB, c *memory.Corpus) []string {
	t.Helper()
	ctx := t.Context()
	var out []string
	add := func(answer any, err error) {
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			t.Fatal(err)
		}
		line, err := json.Marshal(answer)
		if err != nil { // a hostile shelf may have a date that JSON has not
			line = []byte(err.Error())
		}
		out = append(out, strings.ReplaceAll(string(line), "[]", "null"))
	}
	quotations := store.QuotationID(0)
	for v := range store.View(store.Views) {
		for _, filter := range []string{"", "the", "outlet:e", "speaker:a", `quote:"the" sort:date`, "has:link -has:dispute", "date:2024-05.. sort:-quotes", "is:unread"} {
			for _, around := range []*store.Place{nil, {Article: 1}, {Key: "Courier"}, {Quotation: 1, Quoted: true}} {
				r, err := c.Search(ctx, store.Query{View: v, Filter: filter, Around: around, Limit: 40})
				r.Version = 0
				add(r, err)
			}
		}
	}
	for id := range store.ArticleID(c.Progress().Articles + 1) {
		r, err := c.Read(ctx, id)
		r.Version = 0
		quotations += store.QuotationID(len(r.Quotations))
		add(r, err)
	}
	for q := range quotations + 1 {
		trace, err := c.Trace(ctx, q)
		trace.Version = 0
		add(trace, err)
		if q%explained == 0 {
			add(c.Explain(ctx, q))
		}
	}
	for _, kind := range []store.NameKind{store.SpeakerNames, store.OutletNames} {
		add(c.Names(ctx, store.NameQuery{Kind: kind}))
		add(c.Names(ctx, store.NameQuery{Kind: kind, Part: "h", Limit: 3}))
	}
	return out
}

// sameAnswers checks that two corpora answer alike.
func sameAnswers(t testing.TB, fresh, reopened *memory.Corpus) {
	t.Helper()
	sameLines(t, answers(t, fresh), answers(t, reopened))
	a, b := fresh.Progress(), reopened.Progress()
	a.Version, b.Version = 0, 0
	for i := range a.Problems {
		a.Problems[i].Err, b.Problems[i].Err = nil, nil
	}
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("progress differs:\n%s", diff)
	}
}

// sameLines checks that answers are those that are wanted.
func sameLines(t testing.TB, want, got []string) {
	t.Helper()
	if len(want) != len(got) {
		t.Fatalf("%d answers, and not %d", len(got), len(want))
	}
	for i := range want {
		if want[i] != got[i] {
			t.Fatalf("answer %d is\n%s\nand not\n%s", i, got[i], want[i])
		}
	}
}

// corpora are what is kept and reopened.
func corpora() map[string][]report {
	broken := slices.Insert(slices.Clone(quarrel), 2, report{outlet: "torn.jsonl", err: errors.New("no text")})
	return map[string][]report{"flood": flood, "quarrel": quarrel, "a problem": broken, "newsroom": generated(24), "nothing": nil}
}

func TestReopenedCorpusAnswersLikeAFreshOne(t *testing.T) {
	for name, reports := range corpora() {
		t.Run(name, func(t *testing.T) {
			d, path := &desk{reports: reports, state: "1"}, shelfIn(t)
			d.open(t, path)
			reopened := d.open(t, path)
			if n := d.decoded.Load(); n > 0 {
				t.Errorf("%d reports are decoded again", n)
			}
			sameAnswers(t, load(t, reports...), reopened)
		})
	}
}

func TestReopenedCorpusKeepsThePromisesOfACorpus(t *testing.T) {
	for _, reports := range [][]report{flood, quarrel} {
		d, path := &desk{reports: reports, state: "1"}, shelfIn(t)
		d.open(t, path)
		storetest.Run(t, d.open(t, path))
	}
}

// What was analysed is taken from the shelf, wherever it stands now.
func TestOnlyWhatHasChangedIsAnalysed(t *testing.T) {
	all := generated(18)
	edited := slices.Clone(all)
	edited[7].text += "\n\n“We will not come back before the winter is over,” Jane Holt said."
	for name, next := range map[string]struct {
		reports []report
		state   string
		changed int64
	}{
		"grown":         {append(slices.Clone(all), flood...), "1 and more", 3},
		"grown, edited": {append(edited, flood[0]), "1 and more", 2},
		"put before":    {append(slices.Clone(flood), all...), "2", 3},
		"taken out":     {all[5:], "2", 0},
		"nothing left":  {nil, "2", 0},
		"unknown state": {all, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			d, path := &desk{reports: all, state: "1"}, shelfIn(t)
			d.open(t, path)
			d.reports, d.state = next.reports, next.state
			c := d.open(t, path)
			if n := d.decoded.Load(); n != next.changed {
				t.Errorf("%d reports are analysed, and not %d", n, next.changed)
			}
			fresh := load(t, next.reports...)
			sameAnswers(t, fresh, c)
			again := d.open(t, path)
			if n := d.decoded.Load(); n != 0 {
				t.Errorf("%d reports are analysed once more", n)
			}
			sameAnswers(t, fresh, again)
			if len(next.reports) == 0 || next.state == "" {
				return
			}
			d.reports, d.state = next.reports[1:], "3"
			less := d.open(t, path)
			if n := d.decoded.Load(); n != 0 {
				t.Errorf("%d reports are analysed when one is gone", n)
			}
			sameAnswers(t, load(t, d.reports...), less)
		})
	}
}

// Sources that have grown are answered for at once as they were, until all is linked in.
func TestGrownSourcesAreAnsweredForAtOnce(t *testing.T) {
	d, path := &desk{reports: flood, state: "1"}, shelfIn(t)
	d.open(t, path)
	gate := make(chan struct{})
	waiting := func(yield func(memory.Input) bool) {
		<-gate
		for _, r := range quarrel {
			if !yield(r) {
				return
			}
		}
	}
	c := memory.Open(t.Context(), waiting, memory.Shelf{
		Path: path, By: these, State: func(context.Context) string { return "2" },
		Grown: func(was string) bool { return was == "1" },
		Worth: func(int, time.Duration) bool { return false },
	})
	for c.Progress().Articles == 0 {
		time.Sleep(time.Millisecond)
	}
	if p := c.Progress(); p.Articles != len(flood) || p.Done {
		t.Errorf("%d articles, done: %v", p.Articles, p.Done)
	}
	sameAnswersBut(t, c)
	close(gate)
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	sameAnswers(t, load(t, quarrel...), c)
}

// sameAnswersBut checks that c answers as flood does, though it is not done.
func sameAnswersBut(t *testing.T, c *memory.Corpus) {
	t.Helper()
	sameLines(t, answers(t, load(t, flood...)), answers(t, c))
}

func TestAnotherProgramAnalysesAgain(t *testing.T) {
	d, path := &desk{reports: flood, state: "1"}, shelfIn(t)
	d.open(t, path)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := memory.Open(t.Context(), inputs(quarrel...), memory.Shelf{
		Path: path, By: func() string { return "a later version" }, State: func(context.Context) string { return "1" },
		Grown: func(string) bool { return true }, Worth: func(int, time.Duration) bool { return true },
	})
	if err := errors.Join(c.Wait(t.Context()), c.Settle(t.Context())); err != nil {
		t.Fatal(err)
	}
	sameAnswers(t, load(t, quarrel...), c)
	if after, err := os.ReadFile(path); err != nil || bytes.Equal(after, data) {
		t.Errorf("the shelf has not been replaced (%v)", err)
	}
}

func TestWhatIsNotWorthItLeavesNoTrace(t *testing.T) {
	path := shelfIn(t)
	c := memory.Open(t.Context(), inputs(flood...), memory.Shelf{
		Path: path, By: these, State: func(context.Context) string { return "1" },
		Worth: func(articles int, _ time.Duration) bool { return articles > len(flood) },
	})
	if err := c.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}
