package quote_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/quote"
	"hearsay/store/quote/kind"
	"hearsay/store/quote/marks"
	"hearsay/store/text"
)

// articles are marked up with what should be found: “[speech We will not,]”.
// A + after the kind says that the quotation goes on with the one before it.
// Paragraphs stand between empty lines; # begins a headline, ~ furniture.
// Each is hard for the one reason that names it.
var articles = map[string]string{
	"straight marks":  `"[speech We will not go,]" said Jane Holt.`,
	"curly marks":     `“[speech We will not go,]” said Jane Holt.`,
	"typewriter":      "``[speech We will not go,]'' said Jane Holt.",
	"doubled singles": `''[speech We will not go,]'' said Mr. Holt. ''[speech+ Not today.]''`,
	"guillemets":      `Holt a dit : « [speech Nous ne partirons pas. C'est fini.] »`,
	"german marks":    `Holt sagte: „[speech Wir gehen nicht. Es ist aus.]“`,
	"mixed marks":     `“[speech We will not go,]" said Holt. "[speech+ It is our home.]”`,
	"british":         `‘[speech We will not go,]’ said Holt. ‘[speech+ It’s our neighbours’ home.]’`,
	"british straight": `'[speech We won't go,]' said Holt.

'[speech I don't want to,]' she added.`,
	"headline": `# Mayor: Critics ‘[fragment in denial]’ over flood wall

The mayor spoke on Monday.`,

	"contraction torn apart":       `“[speech Oh I ‘m so glad you came,]” Holt said.`,
	"elision":                      `'Tis the season, and rock 'n' roll of the '90s is the Joneses' thing. "[speech It is,]" said Holt.`,
	"plural possessive":            `The workers' union said "[fragment our members' patience is at an end]" on Friday.`,
	"possessive after name":        `Jones' lawyer called it "[fragment absurd]" and Davis' case "[fragment a farce.]"`,
	"plural before a closing mark": `# Mayor says '[fragment no thanks]' to the company's offer as '[fragment flood zones]' grow`,
	"height":                       `Holt, who is 6'4", said: "[speech I never played basketball.]"`,
	"markup":                       `<a href="https://example.org/x">Holt</a> said "[fragment no comment]" twice.`,

	"nested":                   `“[speech He told me, ‘Let it be,’ and I did,]” said Holt.`,
	"nested at the end":        `Holt said, “[speech He told me, ‘Let it be.’]”`,
	"nested never closed":      `Holt added, “[speech And then he goes, ‘OK, let it be.]”`,
	"nested in the typewriter": "Holt said, ``[speech He told me, `Let it be.']''",
	"brackets":                 `“[speech I am not [angry with you],]” said Holt.`,
	"ellipsis":                 `“[speech … and that was … it,]” said Holt.`,

	"opening mark turned round": `“[speech They see that.]“ Then Holt left.`,
	"closing mark turned round": `He called it an “[fragment expedited review]“ of the water and a “[fragment sham]” in one breath.`,
	"unclosed": `Holt said, “[speech We will not go.]

The mayor left the hall at noon. He would not comment.`,
	"odd mark spoils one paragraph": `Holt said, "[speech We will not go.]" The sign read 12" at first.

"[speech It is over,]" said Lee.`,
	"reopened paragraph": `Holt said: “[speech We will not go.]

“[speech+ It is our home.]

“[speech+ So there.]” He left.`,
	"stray closing mark": `“[speech I am here.]” [block+ These were the only words I had. I said them again and again.]”

Holt left.`,

	"stray closing mark after a cue": `“[speech I am here.]” Holt said. [block+ These were the only words I had.]”`,
	"stray closing mark, nothing opened": `Holt said she saw it. It was late. [block I walked in, and I thought, that is not me.]”

Lee left, too.”`,
	"headline that begins with words": `# ‘[speech 'Tis the end of an era]’: choir sings its last

It was Monday.`,
	"stray closing mark behind a comma":               `[speech I think we will go,]" Mr. Holt said on "[title The Hour.]"`,
	"stray closing mark behind a comma, nothing said": `It measures 12," as the sign on the door shows.`,
	"stray closing mark, nothing said":                `“[speech I am here.]” Holt said on Monday.”`,

	"split by a cue":          `“[speech We,]” said Holt, “[speech+ will not go.]”`,
	"adverbials around a cue": `“[speech We won't,]” said Holt, who has lived here since 1999. “[speech+ Not now.]”`,
	"second cue behind":       `“[speech We won't,]” Holt said. “[speech Not now,]” he added later.`,
	"second cue before":       `“[speech We won't,]” Holt said, adding: “[speech Not now.]”`,
	"a beat":                  `“[speech We won't.]” She pointed at the hall. “[speech+ Not now.]”`,
	"broken off":              `“[speech We only]” — Holt paused — “[speech+ want to stay.]”`,
	"cut between two":         `“[speech Chaos,]” said Holt of the count; “[fragment chaos,]” agreed Lee.`,
	"two sentences, one cue":  `“[speech We won't,]” said Holt. “[speech+ Not now.]”`,
	"two speakers":            `“[speech We won't,]” said Holt, to which Lee replied, “[speech You will.]”`,
	"fragments are their own": `He called it “[fragment a disgrace]” and “[fragment an outrage]” on Monday.`,

	"title":                   `Holt starred in the film “[title Married to the Mob]” in 1988.`,
	"title in a list":         `She read the novels “[title The Long Road,]” “[title Winter Light]” and “[title Rivers.]”`,
	"program":                 `Speaking on NBC's "[title Meet the Press,]" Holt said he was tired.`,
	"slogan on shirts":        `He sold shirts in several colours that said “[term Guns Don’t Kill People.]” They were cheap.`,
	"name used without marks": `The ‘[title Rustlers]’ premiere was put off. It was filmed on the set of Rustlers in May.`,

	"furniture": `“[speech We will not go,]” said Holt.

~ Lee writes about the “Long Road” and says “I love it.”`,
	"block after a clause": `Holt posted a letter to her husband on Monday. The couple live in Kent.

She goes on to say that she worries about his health.

[block Our life brings great joy and great pain. I was afraid for you. I don’t want to lose you, and I never will.]

The couple declined to comment.`,
	"block after a colon": `Lee praised the film on Monday.

Holt wrote:

[block The film names neither of them. It makes no argument about what they did that night.]

The studio declined to comment.`,
	"letter of several paragraphs": `Holt pinned a letter to the door, which reads:

[block I came here to look after ships. I have looked after a car park.]

[block+ Nobody wanted that.]

[block+ I wish my colleagues dry feet.]

The chairman, Lee, left early.

Nobody else came.`,
	"statement in full": `The company issued this statement on Tuesday evening:

[block We are sorry for the alarm. We ask anyone who lost a ring to call us.]

Police said nothing was stolen.`,
	"questions and answers": `Holt tuned the organ. She spoke to us from inside it.

Q: How many pipes are there?

A: [block Four thousand. I have met every one.]

Q. Which is the worst?

A. [block The low C. It has “opinions.”]

[block+ I wrote to it once.]`,
	"transcript": `Part of the record reads:

HOLT: [block I was told that it would be asleep.]

LEE: [block It was when I told you.]

Lee left the room.

HOLT: [block I would like to know that, too.]

LEE: “[speech Would you?]”`,
	"no transcript": `Name: Jane Holt. Party: none.

Age: 44 years.

Hobby: the organ.

Hobby: ships.`,
	"no block": `Holt said she worries about his health.

The couple live in Kent with their dog. They moved there in 2012.`,
	"no block in a column": `Holt said she worries about his health.

I met her in Kent. I asked what you and I would ask. My notes are long.

We spoke for hours. I liked her.`,

	"answer in one word": `“[speech Mexico!]” the audience screamed.`,
	"no quotation":       `The mayor opened the bridge. It isn't his neighbours' doing.`,
	"empty marks":        `He said "" and ' ' and “ ”.`,
}

var markup = regexp.MustCompile(`\[(speech|fragment|block|title|term)\+? ([^\[\]]*(?:\[[^\]]*\][^\[\]]*)?)\]`)

func TestFind(t *testing.T) {
	for name, want := range articles {
		t.Run(name, func(t *testing.T) {
			plain := markup.ReplaceAllString(want, "$2")
			got := show(plain, find(plain).Quotations)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// show marks up text with what was found in it.
func show(text string, found []store.Quotation) string {
	var b strings.Builder
	at := 0
	for i, q := range found {
		b.WriteString(text[at:q.Span.Start] + "[" + q.Kind.String())
		if i > 0 && q.Utterance == found[i-1].Utterance {
			b.WriteString("+")
		}
		b.WriteString(" " + q.Span.Of(text) + "]")
		at = q.Span.End
	}
	return b.String() + text[at:]
}

func find(s string) store.Findings { return quote.Find(text.Parse(s, paragraphs(s))) }

// paragraphs are the blocks of s between empty lines.
func paragraphs(s string) []store.Block {
	var blocks []store.Block
	start := 0
	for _, part := range strings.SplitAfter(s, "\n\n") {
		words := strings.TrimSpace(part)
		b := store.Block{Span: store.Span{Start: start + strings.Index(part, words)}}
		b.Span.End = b.Span.Start + len(words)
		switch {
		case strings.HasPrefix(words, "# "):
			b.Role, b.Span.Start = store.Headline, b.Span.Start+2
		case strings.HasPrefix(words, "~ "):
			b.Role, b.Span.Start = store.Furniture, b.Span.Start+2
		}
		start += len(part)
		if words != "" {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// TestNested keeps what is quoted inside a quotation, and nothing beside it.
func TestNested(t *testing.T) {
	const s = `“He told me, ‘Let it be,’ and I did,” said Holt of a so-called “long ‘wet’ road”.`
	f := find(s)
	if len(f.Nested) != 1 || f.Nested[0].Of(s) != "Let it be," {
		t.Errorf("nested %v in %+v", f.Nested, f.Quotations)
	}
}

func FuzzFind(f *testing.F) {
	for _, a := range articles {
		f.Add(markup.ReplaceAllString(a, "$2"))
	}
	f.Add("'''\"“‘’”''``\n\n\"\xff'")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "�")
		blocks := paragraphs(s)
		end, utterance := 0, -1
		for _, q := range quote.Find(text.Parse(s, blocks)).Quotations {
			if q.Span.Empty() || q.Span.Start < end || !whole(s, q.Span) || !inside(blocks, q.Span) {
				t.Fatalf("span %v in %q", q.Span, s)
			}
			if q.Utterance != utterance && q.Utterance != utterance+1 {
				t.Fatalf("utterance %d after %d", q.Utterance, utterance)
			}
			end, utterance = q.Span.End, q.Utterance
		}
	})
}

// whole reports whether s begins and ends between the characters of text.
func whole(text string, s store.Span) bool {
	return s.End <= len(text) && strings.ToValidUTF8(s.Of(text), "") == s.Of(text)
}

func inside(blocks []store.Block, s store.Span) bool {
	for _, b := range blocks {
		if b.Span.Contains(s) {
			return b.Role != store.Furniture
		}
	}
	return false
}

// BenchmarkFind parses, with a vocabulary as a load does, and finds, over the five stories again and again.
func BenchmarkFind(b *testing.B) {
	s, v := stories(b), text.NewVocabulary()
	blocks := paragraphs(s)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		quote.Find(v.Parse(s, blocks))
	}
}

// BenchmarkKinds is the part of BenchmarkFind up to the kinds: no speakers.
func BenchmarkKinds(b *testing.B) {
	s, v := stories(b), text.NewVocabulary()
	blocks := paragraphs(s)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		d := v.Parse(s, blocks)
		kind.Of(d, marks.Pair(d))
	}
}

func stories(b *testing.B) string {
	entries, err := os.ReadDir("../../seeds")
	if err != nil {
		b.Fatal(err)
	}
	var all strings.Builder
	for _, e := range entries {
		if s, err := os.ReadFile("../../seeds/" + e.Name()); err == nil && strings.HasSuffix(e.Name(), ".txt") {
			all.Write(s)
			all.WriteString("\n\n")
		}
	}
	return all.String()
}
