package anchor_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/anchor"
)

const article = `The river rose overnight. “We will not reopen the old bridge until every pillar has been inspected,” said the mayor. ` +
	`“No,” she said when asked about money. Later a second reporter asked about the ferry. “No,” she said, and left.`

// Each edit is old → new; the answer is what is found, in brackets, or how.
func TestFoundAfterEdits(t *testing.T) {
	const pillars = "We will not reopen the old bridge until every pillar has been inspected,"
	for _, c := range []struct {
		name, words string
		nth         int
		edits       []string
		want        string
		how         anchor.How
	}{
		{"untouched", pillars, 0, nil, pillars, anchor.Exact},
		{"something new on top", pillars, 0, []string{"The river", "Update: the ferry is closed. The river"}, pillars, anchor.Moved},
		{"the second of two that read the same", "No,", 1, []string{"The river", "Update. The river"}, "No,” she said, and", anchor.Moved},
		{"one word changed", pillars, 0, []string{"every pillar", "each pillar"}, strings.TrimSuffix(strings.Replace(pillars, "every", "each", 1), ","), anchor.Altered},
		{"words left out, others put in front", pillars, 0, []string{"The river", "At dawn the river", "the old bridge", "the bridge"},
			"We will not reopen the bridge until every pillar has been inspected", anchor.Altered},
		{"other marks and case", pillars, 0, []string{"We will not", "WE WILL NOT", "inspected,”", "inspected.”"},
			"WE WILL NOT reopen the old bridge until every pillar has been inspected", anchor.Altered},
		{"taken out", pillars, 0, []string{"“" + pillars + "” said the mayor. ", ""}, "", anchor.Lost},
		{"short words taken out, the same elsewhere", "No,", 0, []string{"“No,” she said when asked about money. ", "", "“No,” she said, and left", "There were no, or few, cars"}, "", anchor.Lost},
	} {
		start := 0
		for range c.nth + 1 {
			start += 1 + strings.Index(article[start+1:], c.words)
		}
		kept := anchor.Of(article, store.Span{Start: start, End: start + len(c.words)})
		edited := strings.NewReplacer(c.edits...).Replace(article)
		at, how := anchor.Find(edited, kept)
		if how != c.how || how != anchor.Lost && !strings.HasPrefix(c.want, at.Of(edited)) && at.Of(edited) != c.want {
			t.Errorf("%s: found %q, %v; want %q, %v", c.name, at.Of(edited), how, c.want, c.how)
		}
		if c.nth == 1 && !strings.HasPrefix(edited[at.Start:], c.want) {
			t.Errorf("%s: found the wrong one: %q", c.name, edited[at.Start:])
		}
	}
}

// A copy far down the page must not draw a bookmark away from words that still stand where they were.
func TestOfTwoTheOneInPlace(t *testing.T) {
	text := strings.Repeat("“We shall see about that one day soon,” he said. ", 5)
	second := 49 + strings.Index(text[49:], "We shall")
	kept := anchor.Of(text, store.Span{Start: second, End: second + 30})
	if at, how := anchor.Find(text, kept); at.Start != second || how != anchor.Exact {
		t.Errorf("found at %d, %v; want %d", at.Start, how, second)
	}
	if at, _ := anchor.Find("x "+text, kept); at.Start != second+2 {
		t.Errorf("after an edit found at %d; want %d", at.Start, second+2)
	}
}

// Altered words in an article of a hundred thousand words are found at once.
func TestLongText(t *testing.T) {
	text := strings.Repeat("Nobody on the quay had seen anything like it in years. ", 10_000) + article
	kept := anchor.Of(article, store.Span{Start: strings.Index(article, "We"), End: strings.Index(article, ",”")})
	at, how := anchor.Find(strings.Replace(text, "every", "each", 1), kept)
	if how != anchor.Altered || !strings.HasPrefix(at.Of(text), "We will not") {
		t.Errorf("found %q, %v", at.Of(text), how)
	}
}

func FuzzFind(f *testing.F) {
	f.Add(article, "We will not reopen", "“", "”", 27)
	f.Add("", "", "", "", -1)
	f.Add("\xff\xfe“a", "\xfe", "\xff", "“", 1)
	f.Fuzz(func(t *testing.T, text, words, prefix, suffix string, start int) {
		at, how := anchor.Find(text, store.Selector{Words: words, Prefix: prefix, Suffix: suffix, Start: start})
		if how == anchor.Lost {
			return
		}
		if at.Empty() || at.Start < 0 || at.End > len(text) {
			t.Fatalf("found %v in %d bytes", at, len(text))
		}
		if again := anchor.Of(text, at); utf8.ValidString(text) && !utf8.ValidString(again.Prefix+again.Suffix) {
			t.Fatalf("cut a character: %q %q", again.Prefix, again.Suffix)
		}
	})
}
