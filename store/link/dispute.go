package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay/store"
	"hearsay/store/link/person"
)

// leastConfidence is how sure an attribution must be to contradict another. A
// conflict of names is more often a slip of ours than a dispute.
const leastConfidence = 0.75

// voice is somebody to whom outlets give a saying.
type voice struct {
	who     int // place among the identities
	outlets map[string]bool
}

// dispute says in one sentence to whom different outlets give s; empty if they agree.
func (w *work) dispute(s *saying) string {
	voices := w.voices(s)
	if !w.contradict(voices) {
		return ""
	}
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

// voices gives those to whom s is surely given.
func (w *work) voices(s *saying) []voice {
	var vs []voice
	for _, m := range s.members {
		q := &w.quotes[m.quote]
		who := w.who(m.quote)
		if !m.sure || who < 0 || q.Confidence < leastConfidence || !w.people.All[who].Named || w.people.All[who].Group {
			continue
		}
		i := slices.IndexFunc(vs, func(v voice) bool { return v.who == who })
		if i < 0 {
			i = len(vs)
			vs = append(vs, voice{who, map[string]bool{}})
		}
		vs[i].outlets[w.outlet(q.article)] = true
	}
	return vs
}

// outlet tells the outlets of articles apart; an article that names none stands for itself.
func (w *work) outlet(a store.ArticleID) string {
	if o := w.articles[a].fact.Outlet; o != "" {
		return o
	}
	return fmt.Sprintf("\x00%d", a)
}

// contradict reports whether all voices are surely different people.
func (w *work) contradict(vs []voice) bool {
	for i, v := range vs {
		for _, u := range vs[i+1:] {
			a, b := w.people.All[v.who], w.people.All[u.who]
			if person.Compare(store.Person{Name: a.Name, Named: true}, store.Person{Name: b.Name, Named: true}) != person.Other {
				return false
			}
		}
	}
	return len(vs) > 1
}
