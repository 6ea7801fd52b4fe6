package link

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
)

// articles reads a small corpus: articles apart by "---", the first line of each
// its outlet and date, quotations in “ ”, whoever said them behind in { }.
func articles(t testing.TB, s string) *corpus {
	t.Helper()
	c := newCorpus()
	for part := range strings.SplitSeq(s, "\n---\n") {
		head, body, _ := strings.Cut(strings.TrimSpace(part), "\n")
		outlet, date, _ := strings.Cut(head, " ")
		day, err := time.Parse(time.DateOnly, date)
		if err != nil && date != "" {
			t.Fatalf("article %q: %v", head, err)
		}
		text, found := unmark(body)
		c.add(&store.Article{Key: outlet, Outlet: outlet, Published: day, Text: text, Blocks: paragraphs(text)}, found)
	}
	return c
}

// unmark takes the speakers out of a marked-up text.
func unmark(s string) (string, store.Findings) {
	var b strings.Builder
	var f store.Findings
	who := map[string]store.PersonIndex{}
	open := 0
	for s != "" {
		switch {
		case strings.HasPrefix(s, "“"):
			b.WriteString("“")
			s, open = s[len("“"):], b.Len()
		case strings.HasPrefix(s, "”"):
			f.Quotations = append(f.Quotations, store.Quotation{
				Span: store.Span{Start: open, End: b.Len()}, Utterance: len(f.Quotations), Attribution: store.Unknown,
			})
			b.WriteString("”")
			s = s[len("”"):]
		case s[0] == '{':
			name, rest, _ := strings.Cut(s[1:], "}")
			if _, ok := who[name]; !ok {
				who[name] = store.PersonIndex(len(f.People))
				f.People = append(f.People, store.Person{Name: name, Named: strings.ToLower(name) != name, Gender: gender(name)})
			}
			if n := len(f.Quotations); n > 0 && strings.HasSuffix(b.String(), "”") {
				f.Quotations[n-1].Attribution = store.Attribution{Person: who[name], Confidence: 1}
			}
			s = rest
		default:
			b.WriteByte(s[0])
			s = s[1:]
		}
	}
	return b.String(), f
}

// list writes the sayings: their passages by outlet, the representative's with a star, and the dispute.
func (c *corpus) list() string {
	var b strings.Builder
	for _, s := range c.Sayings {
		for i, p := range s.Passages {
			a := c.articles[c.of[p.Quotation]]
			star := map[bool]string{true: "*", false: " "}[i == s.Representative]
			fmt.Fprintf(&b, "%s%s: %s\n", star, a.Outlet, p.Span.Of(a.Text))
		}
		if s.Dispute != "" {
			fmt.Fprintf(&b, "  %s\n", s.Dispute)
		}
	}
	return b.String()
}

func TestSayings(t *testing.T) {
	for name, c := range map[string]struct{ corpus, want string }{
		"punctuation, contractions and spelling make no difference": {`
Post 2024-05-01
The harbour bill failed in Westport on Monday. “It's gonna be a gray, long-drawn winter for twenty-five towns,”{Jane Holt} Senator Jane Holt said.
---
Times 2024-05-01
Westport's harbour bill was voted down. “It is going to be a grey, long drawn winter for 25 towns.”{Jane Holt}`,
			`
*Post: It's gonna be a gray, long-drawn winter for twenty-five towns,
 Times: It is going to be a grey, long drawn winter for 25 towns.
`},
		"one quotation that merges two carries both": {`
Post 2024-05-01
“The bridge will stay closed until the inspectors have left.”{Jane Holt} Later she said: “Nobody warned the ferry company about the rusting cables.”{Jane Holt}
---
Times 2024-05-01
“The bridge will stay closed until the inspectors have left. Nobody warned the ferry company about the rusting cables,”{Jane Holt} she said.`,
			`
 Post: The bridge will stay closed until the inspectors have left.
*Times: The bridge will stay closed until the inspectors have left.
 Post: Nobody warned the ferry company about the rusting cables.
*Times: Nobody warned the ferry company about the rusting cables,
`},
		"a fragment belongs to its sentence": {`
Post 2024-05-01
“I would rather eat my own gavel than sign this miserable compromise,”{Jane Holt} Holt said in Westport.
---
Times 2024-05-02
In Westport, Holt called it a “miserable compromise”{Jane Holt} and left.
---
Echo 2024-05-02
Holt would “rather eat my own gavel than sign”{Jane Holt} in Westport.`,
			`
*Post: I would rather eat my own gavel than sign
 Echo: rather eat my own gavel than sign
*Post: miserable compromise,
 Times: miserable compromise
`},
		"different people with other words say different things": {`
Post 2024-05-01
“Never thought I'd feel bad for Senator Holt but here we are. No wonder she is always so cross,”{Carl Dunn} Carl Dunn wrote about the harbour bill.
---
Times 2024-05-01
Viewers reacted to the harbour bill. “She is horrible to them, never thought I would feel sorry for Holt,”{another} another wrote.`, "\n"},
		"a stock phrase is nobody's": {`
Post 2024-05-01
The floods in Brazil go on. “We are not out of the woods yet,”{Ana Reis} Ana Reis said.
---
Times 2024-07-09
Share prices in Tokyo recovered. “We are not out of the woods yet,”{Ken Abe} a trader said.`, "\n"},
		"the same words in another mouth are disputed": {`
Post 2024-05-01
{Carl Dunn} Dunn was interrupted. “We are going to find out how it feels to be the last ferry in the harbour,”{Jane Holt} Holt said.
---
Times 2024-05-01
“We're gonna find out how it feels to be the last ferry in the harbour.”{Carl Dunn} Carl Dunn said.
---
Echo 2024-05-02
“We're going to find out how it feels to be the last ferry in the harbour,”{Jane Holt} said Holt.`,
			`
*Post: We are going to find out how it feels to be the last ferry in the harbour,
 Times: We're gonna find out how it feels to be the last ferry in the harbour.
 Echo: We're going to find out how it feels to be the last ferry in the harbour,
  attributed to Carl Dunn by 1 outlet, to Jane Holt by 2
`},
		"a family name alone contradicts nobody": {`
Post 2024-05-01
“We are going to find out how it feels to be the last ferry in the harbour,”{Holt} Holt said.
---
Times 2024-05-01
“We're gonna find out how it feels to be the last ferry in the harbour.”{Jane Holt} Jane Holt said.`,
			`
*Post: We are going to find out how it feels to be the last ferry in the harbour,
 Times: We're gonna find out how it feels to be the last ferry in the harbour.
`},
		"what is said in one article alone is not listed": {`
Post 2024-05-01
“The bridge will stay closed until the inspectors have left.”{Jane Holt} Again: “The bridge will stay closed until the inspectors have left.”{Jane Holt}`, "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), articles(t, c.corpus).conclude().list()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTitlesAndTermsAreNeverLinked(t *testing.T) {
	c := newCorpus()
	for _, outlet := range []string{"Post", "Times"} {
		text, found := unmark("They saw “The Long Goodbye of Harriet Vane” in Westport.")
		found.Quotations[0].Kind = store.Title
		c.add(&store.Article{Outlet: outlet, Text: text, Blocks: paragraphs(text)}, found)
	}
	if got := c.conclude().list(); got != "" {
		t.Errorf("linked:\n%s", got)
	}
}

// TestCopiesAreOneVoice has two outlets print one wire text: in a dispute they count as one.
func TestCopiesAreOneVoice(t *testing.T) {
	const wire = `{Carl Dunn} The ferry company of Westport kept its oldest vessel at the quay on Monday while inspectors looked for rust below
the engine deck, and passengers waited in the rain behind a rope for buses that came late or never. A painter had seen water under
the stairs on Sunday evening and told the harbour master, who woke the pilots and the chief engineer before midnight. “We are going to
find out how it feels to be the last ferry in the harbour,”{Jane Holt} Jane Holt said.`
	c := articles(t, "\nPost 2024-05-01\n"+wire+"\n---\nTimes 2024-05-01\n"+wire+`
---
Echo 2024-05-02
The ferry company of Westport kept its oldest vessel at the quay. “We are going to find out how it feels to be the last ferry in the harbour,”{Carl Dunn} said Carl Dunn.`).conclude()
	if diff := cmp.Diff([][]store.ArticleID{{0, 1}}, c.Stories[0].Copies); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("attributed to Carl Dunn by 1 outlet, to Jane Holt by 1", c.Sayings[0].Dispute); diff != "" {
		t.Error(diff)
	}
}

// TestStockPhrase has officials use one phrase of two events, without dates: it
// takes more than that to make a saying.
func TestStockPhrase(t *testing.T) {
	const london = `Ministers in London met on the hostage video. An airstrike near the Syrian border wounded a masked executioner, newspapers claimed,
while surgeons smuggled him towards Raqqa. Analysts studied footage, accents, sandals, shadows. Families of murdered journalists wanted
proof. Intelligence agencies intercepted phone calls between commanders and a nurse. “We are aware of reports. We cannot confirm these reports,”{the ministry} it said.`
	const lagos = `Rescuers in Lagos lifted concrete slabs from a collapsed guesthouse. Pilgrims, cooks, choirboys slept inside when pillars cracked.
Architects blamed sand mixed with cement; the pastor blamed a mysterious aircraft. Cranes arrived late, mourners sang hymns, hospitals ran
out of blood. Inspectors found six illegal storeys. “We are aware of reports of the death of a visitor in Lagos,”{the embassy} it said.`
	if got := articles(t, "\nPost\n"+london+"\n---\nTimes\n"+lagos).conclude().list(); got != "" {
		t.Errorf("linked:\n%s", got)
	}
}

// gender is what an article that speaks of the bearer of name shows by "he" or "she".
func gender(name string) store.Gender {
	for given, g := range map[string]store.Gender{"Jane": store.Female, "Hilaria": store.Female, "Carl": store.Male, "Alec": store.Male} {
		if strings.Contains(name, given) {
			return g
		}
	}
	return store.GenderUnknown
}

func TestSpeakers(t *testing.T) {
	c := articles(t, `
Post 2024-05-01
“The bridge will stay closed until the inspectors have left.”{Senator Jane Holt} A man agreed: “Quite right.”{one man}
---
Times 2024-05-01
“The bridge will stay closed until the inspectors have left,”{Holt} she said. “It shut at noon,”{one man} said one man.`).conclude()
	var got []string
	for _, s := range c.Speakers {
		got = append(got, fmt.Sprintf("%s %v %v", s.Name, s.Named, s.Quotations))
	}
	want := []string{"Jane Holt true [0 2]", "one man false [1]", "one man false [3]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestConcludeTwice(t *testing.T) {
	rs := gold(t, "seeds.jsonl")
	c := seeds(t)
	first := c.list()
	snapshot := c.Conclusions
	extra := record{ID: "extra", Text: "“The whole point is that we interrupt each other all the time,” she said.", Quotations: rs[0].Quotations[:0]}
	c.add(extra.article(), marked(extra.Text, paragraphs(extra.Text)))
	c.conclude()
	after := c.Conclusions
	c.Conclusions = snapshot
	if got := c.list(); got != first {
		t.Errorf("an older snapshot changed:\n%s", cmp.Diff(first, got))
	}
	if len(after.SayingsOf[len(after.SayingsOf)-1]) == 0 {
		t.Error("an article that came later is not linked")
	}
}

func TestSameFactsSameConclusions(t *testing.T) {
	a, b := seeds(t), seeds(t)
	if diff := cmp.Diff(a.Conclusions, b.Conclusions); diff != "" {
		t.Error(diff)
	}
}

func TestSeedsStories(t *testing.T) {
	c := seeds(t)
	if diff := cmp.Diff([]store.StoryID{0, 0, 0, 1, 2}, c.StoryOf); diff != "" {
		t.Error(diff)
	}
}

func TestSeedsDispute(t *testing.T) {
	c := seeds(t)
	var got []string
	for _, s := range c.Sayings {
		if s.Dispute != "" {
			got = append(got, s.Dispute)
		}
	}
	if diff := cmp.Diff([]string{"attributed to Alec Baldwin by 1 outlet, to Hilaria Baldwin by 2"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestSubstance shows which differences between wordings are disputes.
func TestSubstance(t *testing.T) {
	const name = "{Jane Holt}"
	for _, c := range []struct{ one, other, want string }{
		{"We have handed over about 33,000 emails to the inspectors of the harbour", "We have handed over about 30,000 emails to the inspectors of the harbour", "33,000 in 1 outlet, 30,000 in 1"},
		{"The inspectors of the harbour are following our commands this morning", "The inspectors of the harbour are not following our commands this morning", "“not” in 1 outlet, left out in 1"},
		{"We saw that the convoy had left Westport before the storm reached it", "We saw that the convoy had left Eastbury before the storm reached it", "“Westport” in 1 outlet, “Eastbury” in 1"},
		{"I think the inspectors will close the harbour before the winter storms", "I think the inspectors may close the harbour before the winter storms", "“will” in 1 outlet, “may” in 1"},
		{"The inspectors shut the harbour on October 15, before the winter storms", "The inspectors shut the harbour on October 15th, before the winter storms", ""},
		{"The committee asked whether the inspectors would close the whole harbour", "The committee asked whether or not the inspectors would close the whole harbour", ""},
		{"There may be a harbour in Westport that is not viable after the storms", "There may be a harbour in Westport that is non-viable after the storms", ""},
		{"We can't say that the inspectors closed the harbour before the storms", "We cannot say that the inspectors closed the harbour before the storms", ""},
		{"I'm not going to follow the inspectors of the harbour this morning", "I'm not, I'm not going to follow the inspectors of the harbour this morning", ""},
		{"Most of what the inspectors of the harbour found should be made public", "Most of what the inspectors of the harbour found could be made public", "“should” in 1 outlet, “could” in 1"},
		{"Most of what the inspectors of the harbour found can be made public", "Most of what the inspectors of the harbour found could be made public", ""},
		{"We saw that they had left Westport before the storm reached its harbour", "We saw that [the convoy] had left Westport before the storm reached its harbour", ""},
		{"No, I think we follow the inspectors of the harbour this morning", "I think we follow the inspectors of the harbour this morning", ""},
	} {
		s := fmt.Sprintf("Post 2024-05-01\n“%s,”%s said Jane Holt in Westport.\n---\nTimes 2024-05-01\n“%s,”%s said Jane Holt in Westport.", c.one, name, c.other, name)
		var got string
		for _, x := range articles(t, s).conclude().Sayings {
			got += x.Dispute
			if (x.Severity > 0) != (x.Dispute != "") {
				t.Errorf("%q has severity %v", x.Dispute, x.Severity)
			}
		}
		if got != c.want {
			t.Errorf("%q\n%q\nare told apart by %q, want %q", c.one, c.other, got, c.want)
		}
	}
}

func TestSubstanceNeedsOneCertainSpeaker(t *testing.T) {
	c := articles(t, `
Post 2024-05-01
“We have handed over about 33,000 emails to the inspectors of the harbour,”{Jane Holt} said Holt.
---
Times 2024-05-01
“We have handed over about 30,000 emails to the inspectors of the harbour,” someone said.`)
	for _, x := range c.conclude().Sayings {
		if x.Dispute != "" {
			t.Errorf("%q, though one outlet names nobody", x.Dispute)
		}
	}
}

// TestCopies tells one text in several outlets from several texts on one event.
func TestCopies(t *testing.T) {
	const wire = `The ferry to Westport ran aground on Monday while inspectors of the harbour watched from the shore.
“The bridge will stay closed until the inspectors have left,”{Jane Holt} said Jane Holt, who leads the harbour board.
Nobody was hurt, but forty passengers spent the night on board before tugs pulled the ferry off the rocks in the morning.
The captain had been told of the rocks twice, according to a report that the board published in March after an earlier accident.`
	const own = `Passengers of the Westport ferry told how tugs pulled them off the rocks after a night without heating.
“The bridge will stay closed until the inspectors have left,”{Jane Holt} said Jane Holt in Westport.
A captain of another ferry said that everybody in the harbour knew those rocks and that charts had shown them for decades.`
	cut := wire[:strings.LastIndex(wire, "\n")]
	c := articles(t, "Post 2024-05-01\n"+wire+"\n---\nTimes 2024-05-01\n"+own+"\n---\nEcho 2024-05-02\n"+cut).conclude()
	if diff := cmp.Diff([]store.StoryID{0, 0, 0}, c.StoryOf); diff != "" {
		t.Fatal(diff)
	}
	if diff := cmp.Diff([][]store.ArticleID{{0, 2}}, c.Stories[0].Copies); diff != "" {
		t.Error(diff)
	}
}
