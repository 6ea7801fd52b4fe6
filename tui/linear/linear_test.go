package linear_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay/seeds"
	"hearsay/store"
	"hearsay/store/memory"
	"hearsay/store/source"
	"hearsay/store/text"
	"hearsay/tui/linear"
)

var update = flag.Bool("update", false, "write what is answered in the dialogues anew")

// typed is what somebody types, in a dialogue.
var typed = regexp.MustCompile(`(?m)^.*, h for help: (.*)$`)

// Each file of testdata is a dialogue. What was typed stands behind the prompts.
func TestDialogues(t *testing.T) {
	stories := map[string]*memory.Corpus{
		"seeds":  load(t, source.In(seeds.FS, ".")),
		"bridge": load(t, source.In(os.DirFS("testdata"), "bridge.jsonl")),
	}
	for name, about := range map[string]string{"seeds": "seeds", "bridge": "bridge", "pages": "bridge", "views": "bridge"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", name+".txt")
			golden, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var in strings.Builder
			for _, line := range typed.FindAllSubmatch(golden, -1) {
				in.Write(line[1])
				in.WriteByte('\n')
			}
			got := talk(t, stories[about], in.String(), linear.Options{Width: func() int { return 100 }})
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(strings.Split(string(golden), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("go test ./tui/linear -update, if it is meant:\n%s", diff)
			}
		})
	}
}

// load loads all of a source.
func load(t testing.TB, s *source.Source) *memory.Corpus {
	t.Helper()
	c := memory.Load(t.Context(), func(yield func(memory.Input) bool) {
		for record, problem := range s.Records(t.Context()) {
			var in memory.Input = record
			if problem != nil {
				in = unread{problem}
			}
			if !yield(in) {
				return
			}
		}
	})
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	return c
}

// unread stands in the place of an article that could not be read.
type unread struct{ problem *store.Problem }

func (u unread) Article() (*store.Article, *store.Problem) { return nil, u.problem }

// talk holds a dialogue and gives all of it.
func talk(t testing.TB, c store.Corpus, in string, o linear.Options) string {
	t.Helper()
	var out strings.Builder
	o.Echo = true
	if err := linear.Run(t.Context(), c, strings.NewReader(in), &out, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// loading is a corpus that is loaded after a number of questions about it.
type loading struct {
	store.Corpus
	questions int
	version   store.Version
}

func (l *loading) Progress() store.Progress {
	p := l.Corpus.Progress()
	if l.questions--; l.questions > 0 {
		p.Done, p.Articles, p.Problems = false, 2, nil
	}
	return p
}

func (l *loading) Search(ctx context.Context, q store.Query) (store.Results, error) {
	r, err := l.Corpus.Search(ctx, q)
	l.version++
	r.Version = l.version
	return r, err
}

// Loading is said once, its end once, and what could not be read.
func TestLoading(t *testing.T) {
	c := &loading{Corpus: load(t, source.In(os.DirFS("testdata"), "bridge.jsonl")), questions: 4}
	got := talk(t, c, "\n\n\n\ne\nq\n", linear.Options{})
	for _, once := range []string{"Still loading, 2 articles so far.", "All is loaded: 27 articles, 1 dispute.", "1 could not be read. e says why.", "1. bridge.jsonl, line 10: "} {
		if strings.Count(got, once) != 1 {
			t.Errorf("%q is not said once in\n%s", once, got)
		}
	}
}

// A list that has changed under somebody who listens is said from its beginning; no number means two things.
func TestListMovesWhileLoading(t *testing.T) {
	var many strings.Builder
	for i := range 120 {
		fmt.Fprintf(&many, "{\"id\":\"a%d\",\"title\":\"Title number %d\",\"text\":\"Words of %d.\"}\n", 100+i, 100+i, 100+i)
	}
	c := load(t, source.In(fstest.MapFS{"many.jsonl": {Data: []byte(many.String())}}, "many.jsonl"))
	got := talk(t, &loading{Corpus: c}, strings.Repeat("\n", 12), linear.Options{})
	before, after, moved := strings.Cut(got, "The list has changed while loading. From its beginning:\n")
	if !moved || !strings.Contains(before, "\n90. ") || strings.Contains(before, "\n101. ") ||
		!strings.Contains(after, "\n1. Title number 100.") || strings.Contains(after, "changed while") {
		t.Error(got)
	}
}

// A filter given at the start that cannot be read hides nothing.
func TestWrongFilterAtFirst(t *testing.T) {
	got := talk(t, load(t, source.In(seeds.FS, ".")), "", linear.Options{Filter: "outlett:x"})
	if !strings.HasPrefix(got, "The filter cannot be read: no such field") || !strings.Contains(got, "\n3 stories in 5 articles") {
		t.Error(got)
	}
}

// broken answers nothing.
type broken struct{ store.Corpus }

var errAway = errors.New("the corpus is away")

func (broken) Search(context.Context, store.Query) (store.Results, error) {
	return store.Results{}, errAway
}

func (broken) Progress() store.Progress { return store.Progress{Done: true} }

func TestProblemsAreSaid(t *testing.T) {
	got := talk(t, broken{}, "\n1\nd\nb\n", linear.Options{})
	if strings.Count(got, "That did not work: the corpus is away.\n") < 2 {
		t.Error(got)
	}
}

func TestInputThatCannotBeRead(t *testing.T) {
	err := linear.Run(t.Context(), broken{}, iotest.ErrReader(errAway), &strings.Builder{}, linear.Options{})
	if !errors.Is(err, errAway) {
		t.Error(err)
	}
}

// Whoever interrupts a dialogue that waits is let go.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r, _ := io.Pipe()
	if err := linear.Run(ctx, broken{}, r, &strings.Builder{}, linear.Options{}); err != nil {
		t.Error(err)
	}
}

// FuzzDialogue holds that no line typed, and no text read, breaks a dialogue or
// lets anything through that acts on a terminal.
func FuzzDialogue(f *testing.F) {
	const article = "\"\x1b[31mWe stay\u202e,\" Jane Holt said.\n\n\x9b2J \"It is\x00 late,\" she said.\xff"
	f.Add("1\n\nn\nx\nw\nt\nc\nl\n1\nb\nb\nd\nsp\n1\n1\nq\n", article, 20)
	f.Add("/late\n/\nu\n\x1b[A\nf (\nf\nf outlet:x\n99999999999999999999\n-1\n0\n.\n?\nb\nb", article, 1)
	f.Add(" \n1.\ni\ne\na\nh\n/\nfind\n\u2028\n", "", 0)
	f.Fuzz(func(t *testing.T, in, body string, width int) {
		c := memory.Load(t.Context(), func(yield func(memory.Input) bool) {
			_ = yield(given{&store.Article{Key: body, Title: body, Outlet: body, Text: body, Blocks: blocks(body)}}) &&
				yield(given{&store.Article{Key: "b", Text: body, Blocks: blocks(body)}})
		})
		if err := c.Wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		err := linear.Run(t.Context(), c, strings.NewReader(in), &out, linear.Options{Width: func() int { return width }, Echo: true})
		if err != nil && len(in) < 1<<15 {
			t.Fatal(err)
		}
		for _, line := range strings.Split(out.String(), "\n") {
			if line != text.Printable(line) || !utf8.ValidString(line) {
				t.Fatalf("%q acts on a terminal", line)
			}
		}
	})
}

func blocks(body string) []store.Block {
	half := len(body) / 2
	return []store.Block{{Span: store.Span{End: half}}, {Span: store.Span{Start: half, End: len(body)}, Role: store.Furniture}}
}

// given is an article that is there.
type given struct{ article *store.Article }

func (g given) Article() (*store.Article, *store.Problem) { return g.article, nil }
