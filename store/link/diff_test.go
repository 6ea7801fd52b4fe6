package link

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
)

// show writes edits as text: -missing- +added+.
func show(es []store.Edit) string {
	var b strings.Builder
	for _, e := range es {
		switch e.Op {
		case store.Same:
			b.WriteString(e.Text)
		case store.Missing:
			b.WriteString("[-" + e.Text + "-]")
		case store.Added:
			b.WriteString("[+" + e.Text + "+]")
		}
	}
	return b.String()
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"We will not go.", "We will not go,", "We will not go,"},
		{`It's "fine" now`, "It’s “fine” now.", "It’s “fine” now."},
		{"Oh my God. Stop", "Oh my god! Stop", "Oh my god! Stop"},
		{"we are going", "we're going", "[-we are -][+we're+] going"},
		{"No, I think so", "I think so", "[-No, -]I think so"},
		{"I think so", "I think so, really", "I think so,[+ really+]"},
		{"I think so, really", "I think so", "I think so[- really-]"},
		{"feel bad for him", "feel sorry for him", "feel[- bad-][+ sorry+] for him"},
		{"see, you know, we see", "see — we see", "see —[- you know,-] we see"},
		{"our sleeves—this makes", "our sleeves, this makes", "our sleeves, this makes"},
		{"Man-terrupting.", "Manterrupting.", "Manterrupting."},
		{"cost $5", "cost 5", "cost[- $5-][+ 5+]"},
		{"", "new words", "[+new words+]"},
		{"old words", "", "[-old words -]"},
	} {
		if diff := cmp.Diff(c.want, show(Diff(c.from, c.to))); diff != "" {
			t.Errorf("from %q to %q:\n%s", c.from, c.to, diff)
		}
	}
}

func TestRelate(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     store.Relation
	}{
		{"We will not go,", "We will not go.", store.Identical},
		{"It’s   fine", "It's fine", store.Identical},
		{"Oh my God. Stop", "Oh my god! Stop", store.Punctuation},
		{"We will not go home", "We will not go", store.Shortened},
		{"We will not go", "We will not go home", store.Lengthened},
		{"We will not go", "We shall not go", store.Reworded},
	} {
		if got := Relate(c.from, c.to); got != c.want {
			t.Errorf("from %q to %q: %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

// FuzzDiff holds Diff to its two laws.
func FuzzDiff(f *testing.F) {
	f.Add("No, I think — we are", "I think we're")
	f.Add("a b\xff c", "—a -- “b”")
	f.Add("...", "x—y—")
	f.Fuzz(func(t *testing.T, from, to string) {
		if len(from)+len(to) > 4000 {
			t.Skip()
		}
		var now, was strings.Builder
		for _, e := range Diff(from, to) {
			if e.Op != store.Missing {
				now.WriteString(e.Text)
			}
			if e.Op != store.Added {
				was.WriteString(e.Text + " ")
			}
		}
		if want := strings.Join(strings.Fields(to), " "); now.String() != want {
			t.Errorf("same and added give %q, want %q", now.String(), want)
		}
		if got, want := keys(was.String()), keys(from); got != want {
			t.Errorf("same and missing give %q, want %q", got, want)
		}
	})
}

// keys are the words of s, folded and written together.
func keys(s string) string {
	var b strings.Builder
	for _, t := range tokens(s) {
		b.WriteString(t.key)
	}
	return b.String()
}
