package speaker_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/layout"
	"hearsay/store/quote/eval/markup"
	"hearsay/store/quote/speaker"
	"hearsay/store/text"
)

// attribute gives an article's quotations with their speakers, found from the labelled spans alone.
func attribute(t *testing.T, labelled string) (string, []store.Quotation, []store.Person) {
	t.Helper()
	a, err := markup.Parse(t.Name(), "# hard: "+t.Name()+"\n"+labelled)
	if err != nil {
		t.Fatal(err)
	}
	var qs []store.Quotation
	for i, q := range a.Quotations {
		qs = append(qs, store.Quotation{Span: q.Span, Kind: q.Kind, Utterance: i})
	}
	d := text.Parse(a.Text, layout.Of(a.Text, "").Blocks)
	people := speaker.Attribute(d, qs)
	return a.Text, qs, people
}

// TestSpeakers names the speakers of articles that are hard for one reason each.
func TestSpeakers(t *testing.T) {
	for _, c := range []struct{ name, article, want string }{
		{"family name after full name", `# 1 x

Bridge shut

Jane Holt closed the bridge on Monday.

“{q1 It may fall,}” {s1 Holt} {c1 said}.`, "Holt = Jane Holt"},
		{"pronoun by gender", `# 1 x
# 2 y

Neighbours at odds

Martha Quill met George Reed at the fence.

“{q1 Your dog sings,}” {s1 she} {c1 said}.

“{q2 It hums,}” {s2 he} {c2 replied}.`, "she = Martha Quill; he = George Reed"},
		{"two of one family name", `# 1 x

Mayor's brother loses vote

Tom Reed, 51, lost to his sister Ann Reed on Sunday. Mr. Reed took it well.

“{q1 She cooks better too,}” {s1 Mr. Reed} {c1 said}.`, "Mr. Reed = Tom Reed"},
		{"a son comes after his name", `# 1 x
# 2 y

Harbour plan stalls

The plan was Reed’s. “{q1 It will float,}” {s1 Reed} {c1 said}. A memo by Thomas Reed Jr. calls it a bath.

“{q2 It will sink,}” {s2 Reed Jr.} {c2 said}.`, "Reed = Reed; Reed Jr. = Thomas Reed Jr."},
		{"a son who is the story's own", `# 1 x

Reed sues over baths

Thomas Reed Jr., an heir, sued on Monday.

“{q1 They leak,}” {s1 Reed} {c1 said}.`, "Reed = Thomas Reed Jr."},
		{"unnamed keep their words", `# 1 x
# 2 y

Clip divides viewers

The clip was seen by thousands. “{q1 He is rude,}” {s1 one viewer} {c1 wrote}. {s2 Another} {c2 added}, “{q2 He is funny.}”`,
			"one viewer = one viewer; Another = Another"},
		{"relative pronoun", `# 1 x

Fog holds up ferry

The delay annoyed Peter Lam, {s1 who} {c1 said}: “{q1 Fog is no excuse.}”`, "Peter Lam, who = Peter Lam"},
		{"relative pronoun behind a dash", `# 1 x

Fog holds up ferry

The delay annoyed Peter Lam — {s1 who} {c1 said}: “{q1 Fog is no excuse}” — and the crew.`, "Peter Lam — who = Peter Lam"},
		{"junior is somebody else", `# 1 x

Father and son

Carl Webb opened the shop. Carl Webb Jr. closed it.

“{q1 Nobody buys nails,}” {s1 Webb Jr.} {c1 said}.`, "Webb Jr. = Carl Webb Jr."},
		{"wife known by given name", `# 1 x

Rower's family waits

Peter Lam has been at sea for a month. “{q1 He sings to the fish,}” {c1 said} Lam's wife {s1 Mary}.`,
			"Lam's wife Mary = Mary Lam"},
		{"twins share a family name said once", `# 1 x

Twins share a passport

Hugo and Iris Lamb, 19, have one passport. “{q1 Don’t do it,}” {s1 Hugo} {c1 told} her.`, "Hugo = Hugo Lamb"},
		{"organisation with an owner in its name", `# 1 x

Trains halted

{s1 The Passengers’ Forum} {c1 called} the delay “{f1 a bucket against a volcano}.”`, "The Passengers’ Forum = Passengers’ Forum"},
		{"answers of an interview", `# 1 x

Five minutes with Oona Farrow

Oona Farrow has tuned the organ for thirty years, and so did Karl Moss.

Q: How many pipes are there?

{s1 A}: {b1 Four thousand. I have met them.}`, "A = Oona Farrow"},
		{"role in a headline", `# 1 x
# 2 y
# 3 z

Council ‘{f1 sat on flood warning}’, {c1 says} {s1 widow}

{s2 Dilys Probert}, 66, {c2 said}: ‘{q2 They had it for days.}’ {s3 Owen Maddox}, who led the council, {c3 said} he had ‘{f3 no memory of it}’.`,
			"widow = Dilys Probert; Dilys Probert = Dilys Probert; Owen Maddox, who = Owen Maddox"},
		{"a headline's words come again", `# 1 x
# 2 x
# 3 z

Council ‘{f1 built a bath for ducks}’, {c1 says} {s1 doctor}

{s3 Anna Moss} {c3 said}: ‘{q3 I swim.}’ {s2 Karl Lunt} {c2 said}: ‘{q2 They built a bath for ducks, and small ones.}’`,
			"doctor = Karl Lunt; Anna Moss = Anna Moss; Karl Lunt = Karl Lunt"},
		{"somebody elect", `# 1 x

New member gives up pay

“{q1 I came to govern,}” {c1 said} {s1 Representative-elect Mika Sorrel}.`, "Representative-elect Mika Sorrel = Mika Sorrel"},
		{"whoever takes the word", `# 1 x
# 2 y

Quiz night

“{q1 It is Oslo,}” {c1 said} {s1 Jane Holt}, to which {s2 Peter Lam} {c2 replied}, “{q2 It is Rome.}”`,
			"Jane Holt = Jane Holt; Peter Lam = Peter Lam"},
		{"whoever takes the word in a relative clause", `# 1 x
# 2 y

Recipe row

{s1 Jane Holt} {c1 added} that the soup was “{f1 a sauce, or a stew, or a}” before she looked at Peter Lam, {s2 who} then {c2 suggested} that it could be an instance of “{f2 gravy}.”`,
			"Jane Holt = Jane Holt; Peter Lam, who = Peter Lam"},
		{"what is announced before is not told behind", `# 1 x
# 2 y

Recipe row

Jane Holt cooks with her husband Peter Lam. When {s1 Lam} tried to be nice by {c1 telling} his wife, “{q1 It is hot},” {s2 she} {c2 fired back}, “{q2 It is soup, and you are late for it.}”`,
			"Lam = Peter Lam; she = Jane Holt"},
		{"subject of the quoted verb", `# 1 x

Recipe row

Because of the weight of their pots, {s1 Jane Holt} once “{f1 took the bus home and left the stove on}.”`,
			"Jane Holt = Jane Holt"},
		{"links run on behind a name", `# 1 x

Bridge shut

{s1 Sen. Jane Holt Jane Maria HoltCouncil} {c1 said} on Monday: “{q1 It may fall.}”`,
			"Sen. Jane Holt Jane Maria HoltCouncil = Jane Holt"},
		{"a family name before links is known by the full name", `# 1 x

Bridge shut

Jane Holt closed the bridge. “{q1 It may fall,}” {s1 Holt Jane Maria HoltPeter Lam} {c1 said}.`,
			"Holt Jane Maria HoltPeter Lam = Jane Holt"},
		{"credits are no given names", `# 1 x

Bridge shut

“{q1 It may fall,}” {s1 Getty Images Jane Holt} {c1 said}.`,
			"Getty Images Jane Holt = Jane Holt"},
		{"capitals inside a name are its own", `# 1 x

Bridge shut

“{q1 It may fall,}” {s1 Jane McAllister} {c1 said}.`,
			"Jane McAllister = Jane McAllister"},
		{"a programme is not who it is called after", `# 1 x
# 2 y

Bridge shut

“{q1 It may fall,}” {s1 Jane Holt} {c1 said}. “{q2 Nobody paid,}” {s2 HoltCare} {c2 said}.`,
			"Jane Holt = Jane Holt; HoltCare = HoltCare"},
		{"participles hang on who is shown", `# 1 x

Recipe row

The new clip showed {s1 Peter Lam}, 61, sticking to his wife’s plan for the kitchen, {c1 branding} his earlier work at the stove “{f1 a crime}.”`,
			"Peter Lam = Peter Lam"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body, qs, people := attribute(t, c.article)
			var got []string
			for _, q := range qs {
				name := "nobody"
				if q.Person != store.Nobody {
					name = people[q.Person].Name
				}
				got = append(got, fmt.Sprintf("%s = %s", q.Mention.Of(body), name))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTitlesAndTermsStayUnknown(t *testing.T) {
	const body = `Jane Holt said the film “Rain” was “too wet for me.”`
	d := text.Parse(body, []store.Block{{Span: store.Span{End: len(body)}}})
	at := strings.Index(body, "Rain")
	qs := []store.Quotation{{Span: store.Span{Start: at, End: at + 4}, Kind: store.Title}}
	speaker.Attribute(d, qs)
	if diff := cmp.Diff(store.Unknown, qs[0].Attribution); diff != "" {
		t.Error(diff)
	}
}

// FuzzAttribute checks that no text and no spans break anything, and that all that is told lies inside the article.
func FuzzAttribute(f *testing.F) {
	f.Add(`"Why?" Jane Holt asked. His wife, Ann, said: "Because."`, 1, 4, 42, 50)
	f.Add("A: said\n\nB's wife 's", 0, 1, 2, 3)
	f.Fuzz(func(t *testing.T, body string, a, b, c, e int) {
		d := text.Parse(body, layout.Of(body, "").Blocks)
		var qs []store.Quotation
		if 0 <= a && a < b && b <= len(body) {
			qs = append(qs, store.Quotation{Span: store.Span{Start: a, End: b}})
		}
		if 0 <= c && b <= c && c < e && e <= len(body) {
			qs = append(qs, store.Quotation{Span: store.Span{Start: c, End: e}, Kind: store.Fragment})
		}
		people := speaker.Attribute(d, qs)
		whole := store.Span{End: len(body)}
		for _, q := range qs {
			if !whole.Contains(q.Mention) || !whole.Contains(q.Cue) || int(q.Person) >= len(people) || q.Confidence < 0 || q.Confidence > 1 {
				t.Errorf("attribution %+v of %d people in %d bytes", q.Attribution, len(people), len(body))
			}
		}
		for _, p := range people {
			for _, k := range p.Kin {
				if k.Of < 0 || int(k.Of) >= len(people) {
					t.Errorf("%s is kin of %d among %d", p.Name, k.Of, len(people))
				}
			}
		}
	})
}
