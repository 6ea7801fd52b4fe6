package revision_test

import (
	"strings"
	"testing"

	"hearsay/store"
	"hearsay/store/memory"
	"hearsay/store/revision"
)

// version is an article whose paragraphs are its text.
type version struct{ body string }

func (v version) Article() (*store.Article, *store.Problem) {
	a := &store.Article{Key: v.body[:5], Text: v.body}
	for at := 0; at < len(v.body); {
		end := strings.Index(v.body[at:], "\n\n")
		if end < 0 {
			end = len(v.body) - at
		}
		a.Blocks = append(a.Blocks, store.Block{Span: store.Span{Start: at, End: at + end}})
		at += end + 2
	}
	return a, nil
}

// read gives both versions as a corpus reads them.
func read(t *testing.T, bodies ...string) []store.Reading {
	t.Helper()
	c := memory.Load(t.Context(), func(yield func(memory.Input) bool) {
		for _, b := range bodies {
			if !yield(version{b}) {
				return
			}
		}
	})
	if err := c.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	var out []store.Reading
	for i := range bodies {
		r, err := c.Read(t.Context(), store.ArticleID(i))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func told(changes []revision.Change) string {
	var out []string
	for _, c := range changes {
		s := c.Kind.String() + ":"
		if c.Old != nil {
			s += " " + c.Old.Speaker.Name
		}
		if c.New != nil && (c.Old == nil || c.New.Speaker.Name != c.Old.Speaker.Name) {
			s += " > " + c.New.Speaker.Name
		}
		s += ": "
		for _, e := range c.Edits {
			switch e.Op {
			case store.Added:
				s += "{" + strings.TrimSpace(e.Text) + "}"
			case store.Missing:
				s += "[" + strings.TrimSpace(e.Text) + "]"
			default:
				s += e.Text
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestOf(t *testing.T) {
	const first = `The bridge over the Ouse stays closed, the council decided on Monday.

“We will reopen the bridge in May,” said Jane Holt, the mayor, after the meeting.

“Nobody asked the farmers about any of this,” said Tom Reed, who keeps sheep on the other bank.

“The river does not care what the council decides,” he added.`
	for _, c := range []struct{ name, now, want string }{
		{"nothing", first, ""},
		{"what is not quoted", strings.Replace(first, "on Monday", "late on Monday", 1), ""},
		{"punctuation", strings.Replace(first, "in May,”", "in May.”", 1), ""},
		{"a word", strings.Replace(first, "will reopen", "will not reopen", 1), "reworded: Jane Holt: We will{not} reopen the bridge in May,"},
		{"a speaker", strings.Replace(first, "said Tom Reed, who keeps", "said Mark Webb, who keeps", 1),
			"reattributed: Tom Reed > Mark Webb: Nobody asked the farmers about any of this,\nreattributed: Tom Reed > Mark Webb: The river does not care what the council decides,"},
		{"one gone, one come", strings.Replace(strings.Replace(first, "“Nobody asked the farmers about any of this,” said Tom Reed, who keeps sheep on the other bank.", "Tom Reed keeps sheep on the other bank.", 1),
			"after the meeting.", "after the meeting. “That is a promise to the whole town,” she said.", 1),
			"removed: Tom Reed: [Nobody asked the farmers about any of this,]\nadded: > Jane Holt: {That is a promise to the whole town,}"},
		{"moved", strings.Replace(first, "The bridge over", "This article was corrected on Tuesday.\n\nThe bridge over", 1), ""},
	} {
		r := read(t, first, c.now)
		if got := told(revision.Of(&r[0], &r[1])); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
