package index_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/query"
)

// The vocabulary of generated articles and filters: words that begin, hold and
// strew one another, with accents, joiners and marks.
var vocabulary = strings.Fields("ab abc Abc ábc b’s c cab “ab c” 1,2 12 a-b x. 東京 bac Bca abcabc")

var (
	drawWords = rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 6).Draw(t, "words"), " ")
	})
	drawRecord = rapid.Custom(func(t *rapid.T) record {
		return record{
			title: drawWords.Draw(t, "title"), outlet: rapid.SampledFrom(vocabulary).Draw(t, "outlet"), text: drawWords.Draw(t, "text"),
			read: rapid.Bool().Draw(t, "read"), disputed: rapid.Bool().Draw(t, "disputed"),
			published: day(rapid.IntRange(1, 5).Draw(t, "day")),
		}
	})
	drawLeaf = rapid.Custom(func(t *rapid.T) string {
		word := strings.Trim(rapid.SampledFrom(vocabulary).Draw(t, "word"), "“”")
		switch form := rapid.SampledFrom(strings.Fields("W W W P P outlet: title: text: is:read has:dispute date:2025-03-02..2025-03-04")).Draw(t, "form"); {
		case form == "W":
			return word
		case form == "P":
			return `"` + word + " " + strings.Trim(rapid.SampledFrom(vocabulary).Draw(t, "next"), "“”") + `"`
		case strings.HasSuffix(form, ":"):
			return form + word
		default:
			return form
		}
	})
)

func drawExpression(t *rapid.T, depth int) string {
	form := rapid.IntRange(0, 4).Draw(t, "node")
	if depth == 0 || form == 0 {
		return drawLeaf.Draw(t, "leaf")
	}
	left, right := drawExpression(t, depth-1), drawExpression(t, depth-1)
	return []string{"-(" + left + ")", left + " " + right, "(" + left + " or " + right + ")", "(" + left + ") (" + right + ")"}[form-1]
}

// TestSearchIsAskingEveryArticle holds Search against asking each article for
// itself, with articles that came over several snapshots.
func TestSearchIsAskingEveryArticle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := records(rapid.SliceOfN(drawRecord, 0, 130).Draw(t, "articles"))
		expression := drawExpression(t, 3)
		f, err := query.Parse(expression, now)
		if err != nil {
			t.Fatal(expression, err)
		}
		x := index.New()
		every := rapid.IntRange(1, 50).Draw(t, "a snapshot every")
		var want []store.ArticleID
		for i, r := range rs {
			x.Add(x.Prepare(r.title, r.outlet, r.text))
			if i%every == 0 {
				x.Snapshot()
			}
			if f.Root == nil || r.passes(f.Root) {
				want = append(want, store.ArticleID(i))
			}
		}
		if got := x.Snapshot().Search(t.Context(), f, rs).IDs(); cmp.Diff(want, got) != "" && len(want)+len(got) > 0 {
			t.Fatalf("%s gives %v, want %v", f, got, want)
		}
	})
}

// passes evaluates a filter on one article, the slow and plain way.
func (r record) passes(x query.Expr) bool {
	switch x := x.(type) {
	case query.And:
		for _, y := range x {
			if !r.passes(y) {
				return false
			}
		}
		return true
	case query.Or:
		for _, y := range x {
			if r.passes(y) {
				return true
			}
		}
		return false
	case query.Not:
		return !r.passes(x.X)
	case query.Bare:
		return stands(x.Pattern, r.text) || scattered(x.Written, r.title) || scattered(x.Written, r.outlet)
	case query.Phrase:
		return stands(x.Pattern, r.text) || stands(x.Pattern, r.title)
	case query.Field:
		return stands(x.Pattern, map[query.Place]string{query.Outlet: r.outlet, query.Title: r.title, query.Text: r.text}[x.In])
	case query.Published:
		return x.Holds(r.published)
	case query.Is:
		return r.is(x)
	default:
		return r.has(x.(query.Has))
	}
}

// plain undoes what the vocabulary has of accents and marks.
var plain = strings.NewReplacer("á", "a", "’s", "", "“", "", "”", "", ",", "", "-", " ", ".", "", "東", "東 ")

// stands reports whether the words of p stand in s: both as words between single blanks.
func stands(p query.Pattern, s string) bool {
	normal := func(s string) string {
		return " " + strings.Join(strings.Fields(plain.Replace(strings.ToLower(s))), " ")
	}
	want := normal(p.Written)
	return strings.Contains(normal(s)+" ", want+" ") || p.Open && strings.Contains(normal(s), want)
}

// scattered reports whether a bare word matches a line, by trying every way.
func scattered(word, line string) bool {
	marks := strings.NewReplacer("á", "a", "Á", "A", "’", "'", "“", `"`, "”", `"`)
	word, line = marks.Replace(word), marks.Replace(line)
	if word == strings.ToLower(word) {
		line = strings.ToLower(line)
	}
	words := strings.FieldsFunc(strings.ReplaceAll(line, "'s", ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		if sparse([]rune(w), []rune(word)) || heads(words[i:], word) {
			return true
		}
	}
	return strings.Contains(line, word)
}

// sparse reports whether all letters of word stand in one that begins as it does, fewer left out than two less.
func sparse(line, word []rune) bool {
	line = line[:min(len(line), 2*len(word)-2)]
	if len(line) == 0 || line[0] != word[0] {
		return false
	}
	for _, r := range line {
		if len(word) > 0 && r == word[0] {
			word = word[1:]
		}
	}
	return len(word) == 0
}

// heads reports whether word is beginnings of words, one from each, put together.
func heads(words []string, word string) bool {
	if word == "" {
		return true
	}
	for n := 1; len(words) > 0 && n <= len(word) && strings.HasPrefix(words[0], word[:n]); n++ {
		if heads(words[1:], word[n:]) {
			return true
		}
	}
	return false
}

// TestWhatStandsInTheHeadlineIsFound: every piece of a word of the headline is a fuzzy match.
func TestWhatStandsInTheHeadlineIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := drawWords.Draw(t, "title") + " end"
		word := []rune(rapid.SampledFrom(strings.Fields(strings.NewReplacer("“", "", "”", "").Replace(title))).Draw(t, "word"))
		from := rapid.IntRange(0, len(word)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(word)).Draw(t, "to")
		piece := strings.TrimLeft(string(word[from:to]), "-")
		if piece == "" {
			t.Skip("only a dash")
		}
		f, err := query.Parse(piece, now)
		if err != nil {
			t.Fatal(err)
		}
		rs := records{{title: title}}
		if r := snapshot(rs).Search(t.Context(), f, rs); r.Len() != 1 || len(r.Matched(0)) == 0 {
			t.Fatalf("%q does not find %q", piece, title)
		}
	})
}

// FuzzSearch takes any bytes for an article and a phrase. The postings must
// find the phrase just where reading the text finds it.
func FuzzSearch(f *testing.F) {
	f.Add("Out There", "City Post", "we’re going to see how it feels to be “out there”", "be out there")
	f.Add("\xff\u0301", "東京", "a\u00ad’s 1,2.3", "a 12")
	f.Add("", "", "\x10", "0")
	f.Fuzz(func(t *testing.T, title, outlet, text, words string) {
		rs := records{{title: "another", text: words}, {title: title, outlet: outlet, text: text}}
		s := snapshot(rs)
		for _, expression := range []string{words, `text:"` + words + `"`, `text:"` + words} {
			filter, err := query.Parse(expression, now)
			if err != nil {
				continue
			}
			r := s.Search(t.Context(), filter, rs)
			for _, id := range r.IDs() {
				for _, m := range r.Matched(id) {
					if m.Empty() || m.End > len(rs[id].title) {
						t.Fatalf("%q marks %v of %q", expression, m, rs[id].title)
					}
				}
			}
			if x, ok := filter.Root.(query.Field); ok && x.In == query.Text {
				if got, want := slices.Contains(r.IDs(), 1), x.Pattern.In(text); got != want {
					t.Fatalf("%q in %q: %v, want %v", expression, text, got, want)
				}
			}
		}
	})
}
