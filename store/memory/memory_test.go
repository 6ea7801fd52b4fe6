package memory_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/memory"
	"hearsay/store/storetest"
)

// report is an article for a test: a line each for outlet, date and headline, then the text.
type report struct {
	outlet, date, title, text string
	slow                      time.Duration
	err                       error
}

func (r report) Article() (*store.Article, *store.Problem) {
	time.Sleep(r.slow)
	if r.err != nil {
		return nil, &store.Problem{File: r.outlet, Line: 3, Err: r.err}
	}
	published, err := time.Parse(time.DateOnly, r.date)
	if err != nil {
		panic(err)
	}
	return &store.Article{
		Key: r.outlet, Outlet: r.outlet, Title: r.title, Published: published, Text: r.text,
		Blocks: []store.Block{{Span: store.Span{End: len(r.text)}}},
	}, nil
}

var flood = []report{
	{outlet: "Herald", date: "2024-05-02", title: "Bridge closed after the flood",
		text: `Mayor Jane Holt closed the old bridge on Tuesday. "We will not reopen the bridge until every pillar has been inspected," Holt said.`},
	{outlet: "Courier", date: "2024-05-03", title: "Old bridge stays shut, says Holt",
		text: `The old bridge stays shut after the flood. "We will not reopen the bridge until every pillar has been inspected," Mayor Jane Holt said.`},
	{outlet: "Gazette", date: "2024-05-03", title: "A record harvest of pears",
		text: `Growers celebrated a record harvest. "Nobody here has ever seen pears as heavy as these," said Tom Reed, a grower.`},
}

func inputs(reports ...report) func(func(memory.Input) bool) {
	return func(yield func(memory.Input) bool) {
		for _, r := range reports {
			if !yield(r) {
				return
			}
		}
	}
}

func load(t testing.TB, reports ...report) *memory.Corpus {
	t.Helper()
	c := memory.Load(t.Context(), inputs(reports...))
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestKeepsThePromisesOfACorpus(t *testing.T) {
	storetest.Run(t, load(t, flood...))
}

func TestSameAnswersOnAnyNumberOfCores(t *testing.T) {
	reports := append([]report{}, flood...)
	for i := range 40 {
		r := flood[i%len(flood)]
		r.outlet, r.slow = fmt.Sprintf("%s %d", r.outlet, i), time.Duration(i%3)*time.Millisecond
		reports = append(reports, r)
	}
	var want []any
	for _, cores := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(cores)
		got := everything(t, load(t, reports...))
		runtime.GOMAXPROCS(before)
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%d cores answer otherwise than one:\n%s", cores, diff)
		}
	}
}

// everything asks c all there is to ask, leaving out the number of its snapshot.
func everything(t *testing.T, c *memory.Corpus) []any {
	t.Helper()
	list, err := c.Search(t.Context(), store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	list.Version = 0
	out := []any{list}
	for id := range store.ArticleID(list.Of) {
		r, err := c.Read(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		r.Version = 0
		out = append(out, r)
		for _, q := range r.Quotations {
			trace, err := c.Trace(t.Context(), q.ID)
			if err != nil {
				t.Fatal(err)
			}
			trace.Version = 0
			out = append(out, trace)
		}
	}
	return out
}

func TestProblemsKeepTheirPlaceAndTakeNothingElse(t *testing.T) {
	c := load(t, flood[0], report{outlet: "bad.jsonl", err: errors.New("line is not JSON")}, flood[1])
	p := c.Progress()
	if p.Articles != 2 || len(p.Problems) != 1 || p.Problems[0].File != "bad.jsonl" || p.Problems[0].Line != 3 {
		t.Errorf("%d articles, problems %v", p.Articles, p.Problems)
	}
}

// floodUntil gives the reports of the flood, and does not end before more is closed.
func floodUntil(more <-chan struct{}) func(yield func(memory.Input) bool) {
	return func(yield func(memory.Input) bool) {
		inputs(flood...)(yield)
		<-more
	}
}

// Also while the next input is still waited for.
func TestNewsIsPublishedWhileLoading(t *testing.T) {
	more := make(chan struct{})
	c := memory.Load(t.Context(), floodUntil(more))
	for c.Progress().Articles < len(flood) {
		time.Sleep(time.Millisecond)
	}
	if p := c.Progress(); p.Done {
		t.Error("done before the inputs have ended")
	}
	close(more)
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p := c.Progress(); !p.Done || p.Articles != len(flood) {
		t.Errorf("at rest with %d articles, done %v", p.Articles, p.Done)
	}
}

// How far reading has come is told without waiting for news of it.
func TestLoadingIsTold(t *testing.T) {
	more := make(chan struct{})
	c := memory.Load(t.Context(), floodUntil(more))
	c.Measure(func() (read, of int64) { return 20, 80 })
	for c.Progress().Loading.Articles < len(flood) {
		time.Sleep(time.Millisecond)
	}
	l := c.Progress().Loading
	if l.Bytes == 0 || l.Read != 20 || l.Of != 80 || l.Linking {
		t.Errorf("%+v", l)
	}
	close(more)
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(store.Loading{}, c.Progress().Loading); diff != "" {
		t.Errorf("at rest:\n%s", diff)
	}
}

func TestReadingCanBeStopped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.shelf")
	endless := func(yield func(memory.Input) bool) {
		for yield(flood[0]) {
		}
	}
	c := memory.Open(t.Context(), endless, memory.Shelf{
		Path: path, By: func() string { return "this test" }, State: func(context.Context) string { return "1" },
		Grown: func(string) bool { return false }, Worth: func(int, time.Duration) bool { return true },
	})
	for c.Progress().Loading.Articles < 3 {
		time.Sleep(time.Millisecond)
	}
	c.Stop()
	if err := errors.Join(c.Wait(t.Context()), c.Settle(t.Context())); err != nil {
		t.Fatal(err)
	}
	p := c.Progress()
	r, err := c.Search(t.Context(), store.Query{})
	if err != nil || !p.Done || !p.Stopped || p.Articles < 3 || r.Articles != p.Articles {
		t.Errorf("%d of %d articles, done: %v, stopped: %v, %v", r.Articles, p.Articles, p.Done, p.Stopped, err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a part is kept as if it were all: %v", err)
	}
	c.Stop() // which changes nothing
}

// A panic takes one article, or the rest of the sources, and is told.
func TestAPanicIsAProblem(t *testing.T) {
	c := memory.Load(t.Context(), func(yield func(memory.Input) bool) {
		_ = yield(flood[0]) && yield(stumbling{}) && yield(flood[1])
		panic("no more news")
	})
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, p := range c.Progress().Problems {
		told = append(told, p.File+": "+p.Err.Error())
	}
	want := []string{"stone: panic: runtime error: slice bounds out of range [:9] with length 0", "the sources: panic: no more news"}
	if diff := cmp.Diff(want, told); diff != "" || c.Progress().Articles != 2 {
		t.Errorf("%d articles\n%s", c.Progress().Articles, diff)
	}
}

// stumbling is an article whose blocks are none of its text's.
type stumbling struct{}

func (stumbling) Article() (*store.Article, *store.Problem) {
	return &store.Article{Key: "stone", Blocks: []store.Block{{Span: store.Span{Start: 7, End: 9}}}}, nil
}

func TestLoadingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	c := memory.Load(ctx, func(yield func(memory.Input) bool) {
		for yield(flood[0]) {
		}
	})
	cancel()
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestTheListPutsDisagreementFirstThenSharedThenLatest(t *testing.T) {
	c := load(t, flood[2], flood[0], flood[1])
	r, err := c.Search(t.Context(), store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range r.Page {
		if row.Heading == nil {
			got = append(got, row.Article.Outlet)
		}
	}
	if diff := cmp.Diff([]string{"Herald", "Courier", "Gazette"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestOneTextInTwoOutletsIsTold(t *testing.T) {
	const wire = `Mayor Jane Holt closed the old bridge across the river on Tuesday, after the flood had carried away two of its pillars.
"We will not reopen the bridge until every pillar has been inspected," Holt said in front of the town hall of Westport.
The inspectors will need three weeks, and until then buses take the northern road, according to the transport office.
Nobody was hurt when the pillars fell, but a lorry with forty sheep had crossed the bridge only minutes before.`
	c := load(t,
		report{outlet: "Herald", date: "2024-05-02", title: "Bridge closed", text: wire},
		report{outlet: "Courier", date: "2024-05-02", title: "Bridge shut after flood", text: wire},
		flood[2],
	)
	r, err := c.Search(t.Context(), store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, row := range r.Page {
		if row.Heading == nil {
			got[row.Article.Outlet] = row.Article.Copies
		}
	}
	if diff := cmp.Diff(map[string]int{"Herald": 1, "Courier": 1, "Gazette": 0}, got); diff != "" {
		t.Error(diff)
	}
}

// The comma or full stop before the closing mark is the sentence's around it, not the speaker's.
func TestAProbableSourceIsTheOnlyEarlierOneWithTheSameWords(t *testing.T) {
	later := flood[1]
	later.text = `The old bridge stays shut after the flood. Mayor Jane Holt said: “We will not reopen the bridge until every pillar has been inspected.”`
	c := load(t, flood[0], later)
	r, err := c.Read(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	trace, err := c.Trace(t.Context(), r.Quotations[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	from := map[string]string{}
	for _, o := range trace.Sayings[0].Occurrences {
		from[o.Article.Outlet] = ""
		if o.From != nil {
			from[o.Article.Outlet] = o.From.Outlet
		}
	}
	if diff := cmp.Diff(map[string]string{"Herald": "", "Courier": "Herald"}, from); diff != "" {
		t.Error(diff)
	}
}
