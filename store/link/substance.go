package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
	"hearsay/store/link/align"
	"hearsay/store/link/person"
	"hearsay/store/link/words"
)

// How grave a dispute is, from 0 to 1.
const (
	graveNegation = 1.0
	graveSpeaker  = 0.9
	graveNumber   = 0.8
	graveName     = 0.7
	graveModal    = 0.4
)

// What a difference of substance needs: the same words on both sides of it, so
// that it stands alone in a sentence that both outlets give, and little in its place.
const (
	flankWords  = 2   // that must match right before and right behind
	widestTurn  = 3   // words that may differ
	mostApart   = 0.2 // part of the passage, by weight, that may not match
	leastLetter = 3   // of a name
)

// turn is where two wordings of a saying differ in substance.
type turn struct {
	at       align.Run // words of the representative; empty if it only lacks what the other has
	there    align.Run // words of the other
	severity float64
	value    string // what the other has, as far as telling variants apart goes
}

// substance says in one sentence where outlets differ on what somebody said, and
// how grave that is; empty if they do not, or if it is not certain.
func (w *arbiter) substance(s *saying) (sentence string, severity float64) {
	full := s.member(s.representative)
	var best turn
	var turns [][]turn // by member; nil if none was looked for
	for i, m := range s.members {
		if m.whole || !w.steady(m) {
			continue
		}
		if turns == nil {
			turns = make([][]turn, len(s.members))
		}
		turns[i] = w.turns(full, m)
		for _, t := range turns[i] {
			if t.severity > best.severity {
				best = t
			}
		}
	}
	if best.severity == 0 {
		return "", 0
	}
	vs := w.variants(s, best.at, turns)
	if !disagree(vs) {
		return "", 0
	}
	return tell(vs), best.severity
}

func (s *saying) member(q store.QuotationID) member {
	return s.members[slices.IndexFunc(s.members, func(m member) bool { return m.quote == q })]
}

// steady reports whether m surely is the saying, but for what a turn changes.
func (w *work) steady(m member) bool {
	return m.close && m.bits >= disputeBits && m.run.Len() >= disputeWords
}

// turns gives the differences of substance between the representative and another wording.
func (w *arbiter) turns(full, m member) (ts []turn) {
	a, b := w.text(full.quote), w.text(m.quote)
	p, ok := w.aligner.Best(a, b)
	if !ok || p.Matched < (1-mostApart)*p.Spanned {
		return nil
	}
	for i := flankWords; i+flankWords <= len(p.Pairs); i++ {
		q, r := p.Pairs[i-1], p.Pairs[i]
		t := turn{
			at:    align.Run{Start: q.A + 1, End: r.A - r.PartsA + 1},
			there: align.Run{Start: q.B + 1, End: r.B - r.PartsB + 1},
		}
		if t.at.Len()+t.there.Len() == 0 || !flanked(p.Pairs, i) || t.at.Len() > widestTurn || t.there.Len() > widestTurn {
			continue
		}
		x, y := w.side(full.quote, t.at), w.side(m.quote, t.there)
		if t.severity = gravity(x, y); t.severity > 0 {
			t.value = y.value
			ts = append(ts, t)
		}
	}
	return ts
}

// flanked reports whether the words next to pair i, and to the one before it, match without a gap.
func flanked(ps []align.Pair, i int) bool {
	for k := i - flankWords + 1; k < i+flankWords; k++ {
		p, q := ps[k-1], ps[k]
		if k != i && (q.A-q.PartsA != p.A || q.B-q.PartsB != p.B) {
			return false
		}
	}
	return true
}

// side is what one wording has where another differs.
type side struct {
	value       string // its words, folded
	words       []string
	negations   int
	auxiliaries int      // forms of be, do and have
	numbers     []string // their digits
	scaled      bool     // hundred, million, percent …
	names       int      // words that are written like a name
	modal       string
	excused     bool // an editor's doing, or said twice
}

func (w *work) side(q store.QuotationID, r align.Run) side {
	var s side
	all := w.quotes[q].words.all()
	for k := r.Start; k < r.End; k++ {
		x := all[k]
		word := w.lexicon.Spelling(x.ID)
		if x.Is(words.Edited) {
			continue // an editor's, not the speaker's
		}
		s.words = append(s.words, word)
		s.excused = s.excused || x.Is(words.Gap) || x.Is(words.Filler)
		s.scaled = s.scaled || scales[word]
		switch {
		case denials[word]:
			s.negations++
			s.excused = s.excused || x.Is(words.Opens)
		case auxiliaries[word]:
			s.auxiliaries++
		case x.Is(words.Number):
			s.numbers = append(s.numbers, digits(word))
		case modals[word] != "":
			s.modal = modals[word]
		case w.likeName(q, x, word):
			s.names++
		}
	}
	s.value = strings.Join(s.words, " ")
	s.excused = s.excused || r.End < len(all) && all[r.End].Is(words.Gap) || w.beside(q, r)
	return s
}

// beside reports whether the words of r stand once more right before or behind it, or make "or not".
func (w *work) beside(q store.QuotationID, r align.Run) bool {
	ws := w.quotes[q].words.all()
	same := func(x, y align.Run) bool {
		return x.Start >= 0 && x.End <= len(ws) && slices.EqualFunc(ws[x.Start:x.End], ws[y.Start:y.End],
			func(v, u words.Word) bool { return v.ID == u.ID })
	}
	n := r.Len()
	if n > 0 && (same(align.Run{Start: r.Start - n, End: r.Start}, r) || same(align.Run{Start: r.End, End: r.End + n}, r)) {
		return true
	}
	for k := max(0, r.Start-1); k < r.End; k++ {
		if w.lexicon.Spelling(ws[k].ID) == "or" {
			return true
		}
	}
	return false
}

// likeName reports whether a word in the midst of a sentence is written with a capital, and not as a title or in capitals.
func (w *work) likeName(q store.QuotationID, x words.Word, word string) bool {
	text := w.articles[w.quotes[q].article].fact.Text[x.Start:x.End]
	first, n := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first) && strings.ToLower(text[n:]) == text[n:] && len(word) >= leastLetter &&
		x.Is(words.Content) && !x.Is(words.Opens) && !person.IsTitle(word)
}

// gravity says how much it matters that one outlet has x where another has y; 0 if it does not.
func gravity(x, y side) float64 {
	n, m := len(x.words), len(y.words)
	switch {
	case x.excused || y.excused || x.scaled != y.scaled:
		return 0
	case x.negations+y.negations == 1 && n+m == 1+x.auxiliaries+y.auxiliaries:
		return graveNegation
	case len(x.numbers) == 1 && len(y.numbers) == 1 && n == m && x.numbers[0] != y.numbers[0]:
		return graveNumber
	case n > 0 && m > 0 && x.names == n && y.names == m && !akin(x.value, y.value):
		return graveName
	case n == 1 && m == 1 && x.modal != "" && y.modal != "" && x.modal != y.modal:
		return graveModal
	}
	return 0
}

// akin reports whether two names may be one, written otherwise.
func akin(a, b string) bool {
	short := min(len(a), len(b))
	return a[:short/2] == b[:short/2] || strings.Contains(a, b) || strings.Contains(b, a)
}

// digits gives the digits of a number, so that 15th is 15.
func digits(word string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, word)
}

var denials = map[string]bool{"not": true, "never": true, "no": true}

var auxiliaries = map[string]bool{"am": true, "is": true, "are": true, "was": true, "were": true, "be": true, "do": true, "does": true,
	"did": true, "have": true, "has": true, "had": true}

var scales = map[string]bool{"hundred": true, "thousand": true, "million": true, "billion": true, "trillion": true, "percent": true, "dozen": true}

// modals are the words that say how sure something is, by what they say. Would and
// could may be how an outlet reports will and can, and so say the same.
var modals = map[string]string{"will": "certain", "would": "certain", "may": "possible", "might": "possible", "must": "due", "should": "due",
	"can": "able", "could": "able"}

// variant is one of the wordings that outlets of a story give.
type variant struct {
	shown    string          // empty if it only lacks what another has
	outlets  map[string]bool // as for a voice
	articles map[store.ArticleID]bool
	speakers []int // who surely says so, by identity
}

// variants gives what outlets have at a place of the representative, most carried first.
func (w *arbiter) variants(s *saying, at align.Run, turns [][]turn) []*variant {
	var vs []*variant
	of := map[string]*variant{}
	for i, m := range s.members {
		q := &w.quotes[m.quote]
		if m.quote != s.representative && !w.steady(m) {
			continue
		}
		value, shown, known := w.at(s, i, at, turns[i])
		if !known {
			continue
		}
		v := of[value]
		if v == nil {
			v = &variant{shown: shown, outlets: map[string]bool{}, articles: map[store.ArticleID]bool{}}
			of[value] = v
			vs = append(vs, v)
		}
		from := w.original(q.article)
		v.outlets[w.outlet(from)] = true
		v.articles[from] = true
		if who := w.who(m.quote); who >= 0 && w.people.All[who].Named && q.Confidence >= leastConfidence {
			v.speakers = append(v.speakers, who)
		}
	}
	slices.SortStableFunc(vs, func(a, b *variant) int {
		return cmp.Or(cmp.Compare(len(b.outlets), len(a.outlets)), cmp.Compare(min(1, len(b.shown)), min(1, len(a.shown))))
	})
	return vs
}

// at gives what member i has at a place of the representative, and how it writes that, if it has that place at all.
func (w *arbiter) at(s *saying, i int, at align.Run, ts []turn) (value, shown string, ok bool) {
	m, full := s.members[i], s.representative
	for _, t := range ts {
		if t.at == at {
			return t.value, w.shown(m.quote, t.there), true
		}
	}
	if m.quote == full || w.agrees(full, m.quote, at) {
		return w.side(full, at).value, w.shown(full, at), true
	}
	return "", "", false
}

// agrees reports whether another wording has the representative's words at a place, and one on either side of it.
func (w *arbiter) agrees(full, q store.QuotationID, at align.Run) bool {
	p, _ := w.aligner.Best(w.text(full), w.text(q))
	i := slices.IndexFunc(p.Pairs, func(x align.Pair) bool { return x.A >= at.Start-1 })
	if i < 0 || p.Pairs[i].A != at.Start-1 {
		return false
	}
	for ; i+1 < len(p.Pairs) && p.Pairs[i].A < at.End; i++ {
		x, y := p.Pairs[i], p.Pairs[i+1]
		if x.A != y.A-y.PartsA || x.B != y.B-y.PartsB {
			return false
		}
	}
	return i < len(p.Pairs) && p.Pairs[i].A >= at.End
}

// shown gives the words of r as their article writes them.
func (w *work) shown(q store.QuotationID, r align.Run) string {
	ws := w.quotes[q].words.all()
	for r.Len() > 0 && ws[r.End-1].Is(words.Edited) {
		r.End--
	}
	for r.Len() > 0 && ws[r.Start].Is(words.Edited) {
		r.Start++
	}
	if r.Len() == 0 {
		return ""
	}
	return w.articles[w.quotes[q].article].fact.Text[ws[r.Start].Start:ws[r.End-1].End]
}

// disagree reports whether there are variants that different articles surely give to one speaker.
func disagree(vs []*variant) bool {
	if len(vs) < 2 {
		return false
	}
	one := slices.ContainsFunc(vs[0].speakers, func(who int) bool {
		return !slices.ContainsFunc(vs, func(v *variant) bool { return !slices.Contains(v.speakers, who) })
	})
	for i, v := range vs {
		one = one && !slices.ContainsFunc(vs[i+1:], func(u *variant) bool { return meet(v.articles, u.articles) })
	}
	return one
}

// tell words the disagreement: “33,000 in 2 outlets, 30,000 in 1”.
func tell(vs []*variant) string {
	var b strings.Builder
	for i, v := range vs {
		what, n := v.shown, len(v.outlets)
		switch {
		case what == "":
			what = "left out"
		case strings.IndexFunc(what, unicode.IsDigit) < 0:
			what = "“" + what + "”"
		}
		switch {
		case i > 0:
			fmt.Fprintf(&b, ", %s in %d", what, n)
		case n == 1:
			fmt.Fprintf(&b, "%s in 1 outlet", what)
		default:
			fmt.Fprintf(&b, "%s in %d outlets", what, n)
		}
	}
	return b.String()
}
