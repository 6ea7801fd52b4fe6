package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hearsay/store"
	"hearsay/store/link/person"
	"hearsay/store/link/words"
)

// What a dispute needs. A conflict of names is more often a slip of ours, or a
// phrase that several people use, than outlets that disagree: it must be a
// sentence of some length, in reports of one event, with names that are certain.
const (
	leastConfidence = 0.6  // of each attribution
	sureConfidence  = 0.85 // of the best attribution to each speaker but one
	disputeWords    = 5    // of each passage
	disputeBits     = 35   // of evidence for each link
)

// voice is somebody to whom outlets give a saying.
type voice struct {
	who      int // place among the identities
	best     float64
	outlets  map[string]bool
	articles map[store.ArticleID]bool
}

// dispute says in one sentence to whom the outlets of one story give s; empty if they agree.
func (w *work) dispute(s *saying) string {
	for _, story := range w.storiesOf(s) {
		voices := w.voices(s, story)
		if w.contradict(voices) {
			return w.sentence(voices)
		}
	}
	return ""
}

func (w *work) sentence(voices []voice) string {
	slices.SortFunc(voices, func(a, b voice) int {
		return cmp.Or(cmp.Compare(len(a.outlets), len(b.outlets)), strings.Compare(w.people.All[a.who].Name, w.people.All[b.who].Name))
	})
	var b strings.Builder
	for i, v := range voices {
		switch n := len(v.outlets); {
		case i == 0 && n == 1:
			fmt.Fprintf(&b, "attributed to %s by 1 outlet", w.people.All[v.who].Name)
		case i == 0:
			fmt.Fprintf(&b, "attributed to %s by %d outlets", w.people.All[v.who].Name, n)
		default:
			fmt.Fprintf(&b, ", to %s by %d", w.people.All[v.who].Name, n)
		}
	}
	return b.String()
}

// voices gives those to whom s is surely given in a story.
func (w *work) voices(s *saying, story store.StoryID) []voice {
	var vs []voice
	for _, m := range s.members {
		q := &w.quotes[m.quote]
		who := w.who(m.quote)
		if w.storyOf[q.article] != story || who < 0 || !w.certain(m, q, w.people.All[who]) {
			continue
		}
		i := slices.IndexFunc(vs, func(v voice) bool { return v.who == who })
		if i < 0 {
			i = len(vs)
			vs = append(vs, voice{who: who, outlets: map[string]bool{}, articles: map[store.ArticleID]bool{}})
		}
		vs[i].best = max(vs[i].best, q.Confidence)
		vs[i].outlets[w.outlet(q.article)] = true
		vs[i].articles[q.article] = true
	}
	return vs
}

// certain reports whether m surely is the saying, and surely given to p.
func (w *work) certain(m member, q *quotation, p person.Identity) bool {
	return m.sure && m.bits >= disputeBits && m.run.Len() >= disputeWords && q.Kind != store.Fragment &&
		p.Named && !p.Group && plausible(p.Name) && q.Confidence >= leastConfidence && !w.names(q, p.Name)
}

// plausible reports whether name is a full name as people write it, not a headline or a slip.
func plausible(name string) bool {
	if !strings.Contains(name, " ") || name == strings.ToUpper(name) {
		return false
	}
	return strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(" .'’-", r) }) < 0
}

// names reports whether q speaks of the bearer of name, as hardly anybody does of themselves.
func (w *work) names(q *quotation, name string) bool {
	family := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	return slices.ContainsFunc(q.words, func(x words.Word) bool { return w.lexicon.Spelling(x.ID) == family })
}

// outlet tells the outlets of articles apart; an article that names none stands for itself.
func (w *work) outlet(a store.ArticleID) string {
	if o := w.articles[a].fact.Outlet; o != "" {
		return o
	}
	return fmt.Sprintf("\x00%d", a)
}

// contradict reports whether all voices are surely different people, whom no article names together.
func (w *work) contradict(vs []voice) bool {
	doubtful := 0
	for i, v := range vs {
		if v.best < sureConfidence {
			doubtful++
		}
		for _, u := range vs[i+1:] {
			if !w.different(v.who, u.who) || meet(v.articles, u.articles) || !w.apart(v, u) {
				return false
			}
		}
	}
	return len(vs) > 1 && doubtful <= 1
}

// apart reports whether an article that carries the saying tells v and u apart.
func (w *work) apart(v, u voice) bool {
	for _, as := range []map[store.ArticleID]bool{v.articles, u.articles} {
		for a := range as {
			if w.people.In(a, v.who) && w.people.In(a, u.who) {
				return true
			}
		}
	}
	return false
}

func (w *work) different(a, b int) bool {
	p := store.Person{Name: w.people.All[a].Name, Named: true}
	q := store.Person{Name: w.people.All[b].Name, Named: true}
	return person.Compare(person.CardOf(p), person.CardOf(q)) == person.Other
}

func meet(a, b map[store.ArticleID]bool) bool {
	for id := range a {
		if b[id] {
			return true
		}
	}
	return false
}
