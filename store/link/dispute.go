package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hearsay/store"
	"hearsay/store/link/align"
	"hearsay/store/link/person"
	"hearsay/store/link/words"
)

// What a dispute needs. A conflict of names is more often a slip of ours, or a
// phrase that several people use, than outlets that disagree: it must be a
// sentence of some length, in reports of one event, with names that are certain.
const (
	leastConfidence = 0.7 // of each attribution
	disputeWords    = 5   // of each passage
	disputeBits     = 35  // of evidence for each link
)

// voice is somebody to whom outlets give a saying.
type voice struct {
	who      int                      // place among the identities
	outlets  map[string]bool          // those that print one text count as one
	articles map[store.ArticleID]bool // … as its first
	mentions []string                 // the words that name them
}

// arbiter looks for disputes, on one core.
type arbiter struct {
	*work
	aligner align.Aligner
}

// dispute says in one sentence how outlets of one story disagree about s, and
// how grave that is, from 0 to 1; empty if they do not, or if it is not certain.
func (w *arbiter) dispute(s *saying) (sentence string, severity float64) {
	if !w.several(s) {
		return w.substance(s)
	}
	for _, story := range w.storiesOf(s) {
		if voices := w.voices(s, story); w.contradict(voices) {
			return w.sentence(voices), graveSpeaker
		}
	}
	return w.substance(s)
}

// several reports whether s is given to more than one person.
func (w *work) several(s *saying) bool {
	first := -1
	for _, m := range s.members {
		switch who := w.who(m.quote); {
		case who < 0 || who == first:
		case first < 0:
			first = who
		default:
			return true
		}
	}
	return false
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
		from := w.original(q.article)
		vs[i].outlets[w.outlet(from)] = true
		vs[i].articles[from] = true
		if q.Mention.Empty() || !q.Cue.Empty() { // carried on from another quotation, it tells nothing by itself
			vs[i].mentions = append(vs[i].mentions, w.mention(q))
		}
	}
	return vs
}

// mention gives the words that name the speaker of q at that place or, if there are none, the name that the article gives.
func (w *work) mention(q *quotation) string {
	a := &w.articles[q.article]
	if q.Mention.Empty() {
		return w.roster.Text(a.people[q.Person])
	}
	return q.Mention.Of(a.fact.Text)
}

// certain reports whether m surely is the saying, and surely given to p, of whom
// articles speak as he or she: what has a name and neither may be a party or a paper.
func (w *work) certain(m member, q *quotation, p person.Identity) bool {
	return m.sure && w.begins(m) && m.bits >= disputeBits && m.run.Len() >= disputeWords && q.Kind != store.Fragment &&
		p.Named && (p.Gender == store.Female || p.Gender == store.Male) && plausible(p.Name) && q.Confidence >= leastConfidence && !w.names(q, p.Name)
}

// begins reports whether m begins a sentence, not in marks of its own: otherwise
// it may be what the speaker says of somebody else's words.
func (w *work) begins(m member) bool {
	q := &w.quotes[m.quote]
	ws := q.words.all()
	if idle(ws[:m.run.Start]) {
		return true
	}
	from, to := ws[m.run.Start-1].End, ws[m.run.Start].Start
	return ws[m.run.Start].Is(words.Opens) && from < to && !strings.ContainsAny(w.articles[q.article].fact.Text[from:to], "'‘“\"")
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
	return slices.ContainsFunc(q.words.all(), func(x words.Word) bool { return w.lexicon.Spelling(x.ID) == family })
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
	for i, v := range vs {
		for _, u := range vs[i+1:] {
			if !w.different(v.who, u.who) || meet(v.articles, u.articles) || !w.apart(v, u) || !w.tells(v, u) || !w.tells(u, v) {
				return false
			}
		}
	}
	return len(vs) > 1
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

// tells reports whether an article names v in words that cannot mean u.
func (w *work) tells(v, u voice) bool {
	return slices.ContainsFunc(v.mentions, func(m string) bool { return person.Tells(m, w.people.All[v.who], w.people.All[u.who]) })
}

func (w *work) different(a, b int) bool {
	return person.Different(w.people.All[a].Name, w.people.All[b].Name)
}

func meet(a, b map[store.ArticleID]bool) bool {
	for id := range a {
		if b[id] {
			return true
		}
	}
	return false
}
