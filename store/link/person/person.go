// Package person finds who is the same person in several articles. It goes by
// names and by the company they keep; it never reads a text, and it leaves two
// people apart wherever more than one fits.
package person

import (
	"slices"

	"hearsay/store"
)

// Cast is the people of one article. Articles of one Story are related.
type Cast struct {
	People []store.Person
	Story  store.StoryID
}

// Identity is one person of the corpus.
type Identity struct {
	Name    string   // the fullest most frequent form, without titles; the mention for somebody unnamed
	Aliases []string // every other form, in order of appearance
	Named   bool
	Group   bool // more than one person, or an organisation
}

// Identities are the people of a corpus.
type Identities struct {
	All []Identity
	of  [][]int // by article, by PersonIndex: place in All
}

// Of gives the place in All of person p of article a, or -1 for Nobody.
func (ids *Identities) Of(a store.ArticleID, p store.PersonIndex) int {
	if p < 0 || int(p) >= len(ids.of[a]) {
		return -1
	}
	return ids.of[a][p]
}

// In reports whether article a speaks of the person at place who in All.
func (ids *Identities) In(a store.ArticleID, who int) bool { return slices.Contains(ids.of[a], who) }

// Resolve finds the people of a corpus, whose articles are given in order.
func Resolve(casts []Cast) *Identities {
	r := newResolver(casts)
	r.fullNames()
	r.spellings()
	r.shortNames()
	return r.identities()
}

// place is a person of an article.
type place struct{ article, person int }

// entity is a person of the corpus while they are being found.
type entity struct {
	name   name // of the first mention by full name
	gender store.Gender
	places []place
	in     map[store.StoryID]bool
	into   *entity // the entity that it turned out to be; nil if it is its own
}

func (e *entity) root() *entity {
	for e.into != nil {
		e = e.into
	}
	return e
}

type resolver struct {
	casts   []Cast
	names   [][]name
	of      [][]*entity // by article, by person
	stories map[store.StoryID][]int
	all     []*entity          // in order of appearance
	byKey   map[string]*entity // of full names and groups
	byWord  map[string][]*entity
}

func newResolver(casts []Cast) *resolver {
	r := &resolver{casts: casts, stories: map[store.StoryID][]int{}, byKey: map[string]*entity{}, byWord: map[string][]*entity{}}
	for a, c := range casts {
		r.stories[c.Story] = append(r.stories[c.Story], a)
		r.of = append(r.of, make([]*entity, len(c.People)))
		ns := make([]name, len(c.People))
		for i, p := range c.People {
			if p.Named {
				ns[i] = parse(p.Name)
			}
		}
		r.names = append(r.names, ns)
	}
	return r
}

// fullNames makes one entity of each full name, and one of each group's name.
func (r *resolver) fullNames() {
	for a, c := range r.casts {
		for i, p := range c.People {
			n := r.names[a][i]
			switch {
			case !p.Named:
				r.join(r.add(n), a, i)
			case n.full() || p.Gender == store.Group:
				r.join(r.keyed(n), a, i)
			}
		}
	}
}

func (r *resolver) keyed(n name) *entity {
	e := r.byKey[n.key()]
	if e == nil {
		e = r.add(n)
		r.byKey[n.key()] = e
		r.byWord[n.last] = append(r.byWord[n.last], e)
		if n.first != "" && n.first != n.last {
			r.byWord[n.first] = append(r.byWord[n.first], e)
		}
	}
	return e
}

func (r *resolver) add(n name) *entity {
	e := &entity{name: n, in: map[store.StoryID]bool{}}
	r.all = append(r.all, e)
	return e
}

func (r *resolver) join(e *entity, a, i int) {
	e.places = append(e.places, place{a, i})
	e.in[r.casts[a].Story] = true
	if g := r.casts[a].People[i].Gender; e.gender == store.GenderUnknown {
		e.gender = g
	}
	r.of[a][i] = e
}

// spellings joins full names of one story that differ only in spelling.
func (r *resolver) spellings() {
	type local struct {
		e     *entity
		story store.StoryID
	}
	seen := map[local]bool{}
	for a := range r.casts {
		for _, e := range r.of[a] {
			at := local{e, r.casts[a].Story}
			if e != nil && e.name.full() && !seen[at] {
				seen[at] = true
				r.respell(e.root(), at.story)
			}
		}
	}
}

func (r *resolver) respell(e *entity, story store.StoryID) {
	for _, word := range []string{e.name.last, e.name.first} {
		for _, f := range r.byWord[word] {
			f = f.root()
			if f != e && f.name.full() && alike(e.name, f.name) && f.in[story] && !r.meet(e, f) {
				r.merge(e, f)
				e = e.root()
			}
		}
	}
}

// merge makes one of two entities; the one in more places keeps its name.
func (r *resolver) merge(e, f *entity) {
	if len(f.places) > len(e.places) {
		e, f = f, e
	}
	f.into = e
	e.places = append(e.places, f.places...)
	for s := range f.in {
		e.in[s] = true
	}
}

// meet reports whether one article tells e and f apart.
func (r *resolver) meet(e, f *entity) bool {
	in := map[int]bool{}
	for _, p := range e.places {
		in[p.article] = true
	}
	return slices.ContainsFunc(f.places, func(p place) bool { return in[p.article] })
}

// shortNames finds whom names of one word mean, by who else is in the story or keeps the same company.
func (r *resolver) shortNames() {
	type local struct {
		story store.StoryID
		word  string
	}
	unresolved := map[local]*entity{}
	for a, c := range r.casts {
		for i, p := range c.People {
			if r.of[a][i] != nil {
				continue
			}
			word := r.names[a][i].last
			e := r.only(r.fitting(word, p.Gender, a), a, c.Story)
			if e == nil {
				at := local{c.Story, word}
				if unresolved[at] == nil {
					unresolved[at] = r.add(r.names[a][i])
				}
				e = unresolved[at]
			}
			r.join(e, a, i)
		}
	}
}

// fitting gives the people whom a name of one word may mean in article a.
func (r *resolver) fitting(word string, g store.Gender, a int) []*entity {
	var out []*entity
	for _, e := range r.byWord[word] {
		e = e.root()
		clash := g != store.GenderUnknown && e.gender != store.GenderUnknown && e.gender != g
		if !clash && e.name.full() && e.name.fits(word) && !slices.Contains(out, e) && !slices.Contains(r.of[a], e) {
			out = append(out, e)
		}
	}
	return out
}

// only gives the one of es that is in the story or, failing that, the one that
// elsewhere appears together with somebody of article a; nil if none or several do.
func (r *resolver) only(es []*entity, a int, story store.StoryID) *entity {
	related := func(keep func(*entity) bool) []*entity {
		var out []*entity
		for _, e := range es {
			if keep(e) {
				out = append(out, e)
			}
		}
		return out
	}
	near := related(func(e *entity) bool { return e.in[story] })
	if len(near) == 0 {
		company := r.company(a)
		near = related(func(e *entity) bool { return r.keeps(e, company) })
	}
	if len(near) != 1 {
		return nil
	}
	return near[0]
}

// company gives the full-named people of article a.
func (r *resolver) company(a int) map[*entity]bool {
	m := map[*entity]bool{}
	for _, e := range r.of[a] {
		if e != nil && e.root().name.full() {
			m[e.root()] = true
		}
	}
	return m
}

// keeps reports whether e appears together with somebody of company.
func (r *resolver) keeps(e *entity, company map[*entity]bool) bool {
	return slices.ContainsFunc(e.places, func(p place) bool {
		return slices.ContainsFunc(r.of[p.article], func(f *entity) bool { return f != nil && company[f.root()] })
	})
}
