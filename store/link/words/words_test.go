package words

import (
	"strings"
	"testing"

	"hearsay/store"
	"hearsay/store/text"
)

// fold gives the folded words of s, apart by blanks.
func fold(l *Lexicon, s string) string {
	d := text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})
	var out []string
	for _, w := range l.Fold(d, text.Run{End: len(d.Tokens)}, nil) {
		out = append(out, l.Spelling(w.ID))
	}
	return strings.Join(out, " ")
}

func numbered(l *Lexicon, w string) ID { return l.number(l.folded.Number(w)) }

func TestFoldsAlike(t *testing.T) {
	l := NewLexicon(text.NewVocabulary())
	for _, group := range [][]string{
		{"I'm not going to, we're", "I am not going to — we are", "I ‘m not gonna, WE’RE", "“I’m” not going to; we are"},
		{"can't, won't, don't, let's", "can not, will not, do not, let us", "cannot will not do not let us"},
		{"twenty-five of 33,000", "25 of 33000"},
		{"5% more", "five percent more"},
		{"the colour of organisation in the theatre centre", "the color of organization in the theater center"},
		{"It's what's there", "it is what is there"},
		{"Beyoncé's voice", "Beyonce voice"},
		{"a well-known cheque", "a well known check"},
	} {
		want := fold(l, group[0])
		for _, s := range group[1:] {
			if got := fold(l, s); got != want {
				t.Errorf("%q folds to %q, %q to %q", group[0], want, s, got)
			}
		}
	}
}

func TestHyphenedWordsRemember(t *testing.T) {
	l := NewLexicon(text.NewVocabulary())
	s := "man-terrupting"
	d := text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})
	ws := l.Fold(d, text.Run{End: len(d.Tokens)}, nil)
	if last := ws[len(ws)-1]; len(ws) != 2 || last.Parts != 2 || last.Glued != l.stem[numbered(l, "manterrupting")] {
		t.Errorf("%+v", ws)
	}
}

func TestStems(t *testing.T) {
	for _, forms := range []string{"comment comments commented", "declaring declared", "difficulty difficulties", "decide decides decided"} {
		ws := strings.Fields(forms)
		for _, w := range ws[1:] {
			if stemOf(w) != stemOf(ws[0]) {
				t.Errorf("%s has the stem %s, %s has %s", ws[0], stemOf(ws[0]), w, stemOf(w))
			}
		}
	}
}

func TestSurprise(t *testing.T) {
	l := NewLexicon(text.NewVocabulary())
	id := func(w string) ID { return numbered(l, w) }
	for _, w := range []string{"the", "harbor", "new", "york"} {
		id(w)
	}
	s := l.Surprise()
	if the, rare := s.Alone(id("the")), s.Alone(id("harbor")); the > 6 || rare < 10 {
		t.Errorf("the has %.1f bits, harbor %.1f", the, rare)
	}
	if alone, after := s.Alone(id("york")), s.After(id("new"), id("york")); after > alone/2 {
		t.Errorf("york has %.1f bits alone and %.1f after new", alone, after)
	}
}

func TestSurpriseGivesWayToTheCorpus(t *testing.T) {
	l := NewLexicon(text.NewVocabulary())
	d := text.Parse("harbor", []store.Block{{Span: store.Span{End: 6}}})
	ws := l.Fold(d, text.Run{End: 1}, nil)
	before := l.Surprise().Alone(ws[0].ID)
	for range 20_000 {
		l.Count(ws)
	}
	if after := l.Surprise().Alone(ws[0].ID); after > before-3 {
		t.Errorf("%.1f bits before, %.1f after it was everywhere", before, after)
	}
}

func FuzzFold(f *testing.F) {
	f.Add("I ‘m [not] gonna… twenty-five—men’s İ \xff")
	f.Fuzz(func(t *testing.T, s string) {
		d := text.Parse(s, []store.Block{{Span: store.Span{End: len(s)}}})
		for _, w := range NewLexicon(text.NewVocabulary()).Fold(d, text.Run{End: len(d.Tokens)}, nil) {
			if w.ID == None || w.Start < 0 || w.Start >= w.End || int(w.End) > len(s) {
				t.Fatalf("%+v", w)
			}
		}
	})
}
