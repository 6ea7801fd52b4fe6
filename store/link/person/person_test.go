package person_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/link/person"
)

// casts reads articles, one a line: the number of the story, then names apart
// by commas. Lower case is somebody unnamed; (f) and (m) tell the gender.
func casts(s string) (*person.Roster, []person.Cast) {
	roster, out := person.NewRoster(), []person.Cast(nil)
	for line := range strings.Lines(strings.TrimSpace(s)) {
		var c person.Cast
		story, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		_, _ = fmt.Sscan(story, &c.Story)
		var people []store.Person
		for n := range strings.SplitSeq(names, ", ") {
			p := store.Person{Named: strings.ToLower(n) != n}
			switch {
			case strings.HasSuffix(n, " (f)"):
				p.Gender = store.Female
			case strings.HasSuffix(n, " (m)"):
				p.Gender = store.Male
			}
			p.Name = strings.TrimSuffix(strings.TrimSuffix(n, " (f)"), " (m)")
			people = append(people, p)
		}
		roster.Enter(people, &c)
		out = append(out, c)
	}
	return roster, out
}

// resolved writes who is who, an article a line.
func resolved(roster *person.Roster, cs []person.Cast) string {
	ids := person.Resolve(roster, cs)
	var b strings.Builder
	for a, c := range cs {
		for i := range c.People {
			n := ids.Of(store.ArticleID(a), store.PersonIndex(i))
			fmt.Fprintf(&b, "%d %s; ", n, ids.All[n].Name)
		}
		b.WriteString("\n")
	}
	return strings.ReplaceAll(b.String(), "; \n", "\n")
}

func TestResolve(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"the same full name is the same person, titles or not": {
			"0 Jane Holt\n1 Senator Jane Holt\n2 Sen. Jane A. Holt",
			"0 Jane Holt\n0 Jane Holt\n0 Jane Holt\n"},
		"a family name means whoever in the story has it": {
			"0 Jane Holt, Carl Dunn\n0 Holt",
			"0 Jane Holt; 1 Carl Dunn\n0 Jane Holt\n"},
		"… but not in another story": {
			"0 Jane Holt\n1 Holt",
			"0 Jane Holt\n1 Holt\n"},
		"… nor if two have it": {
			"0 Jane Holt, Carl Holt\n0 Holt",
			"0 Jane Holt; 1 Carl Holt\n2 Holt\n"},
		"… unless gender tells them apart": {
			"0 Jane Holt (f), Carl Holt (m)\n0 Holt (m)",
			"0 Jane Holt; 1 Carl Holt\n1 Carl Holt\n"},
		"a given name means whoever elsewhere keeps the same company": {
			"0 Jane Holt, Carl Holt\n1 Jane, Carl Holt",
			"0 Jane Holt; 1 Carl Holt\n0 Jane Holt; 1 Carl Holt\n"},
		"juniors are others": {
			"0 Carl Holt, Carl Holt Jr.\n0 Carl Holt Jr.",
			"0 Carl Holt; 1 Carl Holt Jr.\n1 Carl Holt Jr.\n"},
		"spellings and nicknames within a story": {
			"0 Michael Dunn, Philonise Floyd\n0 Mike Dunn, Philonese Floyd\n0 Michael Dunn, Philonise Floyd",
			"0 Michael Dunn; 1 Philonise Floyd\n0 Michael Dunn; 1 Philonise Floyd\n0 Michael Dunn; 1 Philonise Floyd\n"},
		"transcriptions within a story": {
			"0 Muammar Gaddafi, Volodymyr Zelensky\n0 Moammar Qadhafi, Volodymyr Zelenskyy\n0 Muammar Gaddafi, Volodymyr Zelensky",
			"0 Muammar Gaddafi; 1 Volodymyr Zelensky\n0 Muammar Gaddafi; 1 Volodymyr Zelensky\n0 Muammar Gaddafi; 1 Volodymyr Zelensky\n"},
		"… are not people who only rhyme": {
			"0 Jane Holt, Anna Marsh\n0 Joan Halt, Anna Moore",
			"0 Jane Holt; 1 Anna Marsh\n2 Joan Halt; 3 Anna Moore\n"},
		"people whom one article tells apart stay apart": {
			"0 Michael Dunn, Mike Dunn",
			"0 Michael Dunn; 1 Mike Dunn\n"},
		"the unnamed are never the same": {
			"0 one man\n0 one man",
			"0 one man\n1 one man\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, resolved(casts(c.in))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Where one bearer of a family name stands out in the corpus, the name alone means them.
func TestRenown(t *testing.T) {
	articles := func(name string, n int) string { return strings.Repeat("0 "+name+"\n", n) }
	for name, c := range map[string]struct{ in, want string }{
		"in any story":                        {articles("Jane Holt", 20) + "1 Holt", "0 Jane Holt"},
		"… not by a given name":               {articles("Jane Holt", 20) + "1 Jane", "1 Jane"},
		"… if they are written about enough":  {articles("Jane Holt", 19) + "1 Holt", "1 Holt"},
		"… more than others of the name":      {articles("Jane Holt", 20) + articles("Carl Holt", 3) + "1 Holt", "2 Holt"},
		"… and no other gender":               {articles("Jane Holt (f)", 20) + "1 Holt (m)", "1 Holt"},
		"… whom the article tells from them":  {articles("Jane Holt", 20) + "1 Holt, Jane Holt", "1 Holt; 0 Jane Holt"},
		"before those hardly written about":   {articles("Jane Holt", 60) + "1 Holt Fans\n1 Holt", "0 Jane Holt"},
		"not before somebody else of a story": {articles("Jane Holt", 40) + "1 Carl Holt\n1 Holt", "1 Carl Holt"},
	} {
		t.Run(name, func(t *testing.T) {
			lines := strings.Split(strings.TrimSpace(resolved(casts(c.in))), "\n")
			if got := lines[len(lines)-1]; !strings.HasPrefix(got, c.want) {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b string // lower case is somebody unnamed
		want person.Likeness
	}{
		{"Jane Holt", "Sen. Jane Holt", person.Same},
		{"Jane Holt", "Holt", person.Same},
		{"Jane Holt", "Carl Holt", person.Other},
		{"Jane Holt", "Dunn", person.Other},
		{"Jane", "Holt", person.Unclear},
		{"Jane Holt", "another", person.Other},
		{"Jane Holt", "the senator", person.Unclear},
	} {
		roster, cs := casts("0 " + c.a + ", " + c.b)
		if got := roster.Compare(cs[0].People[0], cs[0].People[1]); got != c.want {
			t.Errorf("%s and %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
