// Package person finds who is the same person in several articles. It goes by
// names and by the company they keep; it never reads a text, and it leaves two
// people apart wherever more than one fits.
package person

import (
	"iter"
	"slices"

	"hearsay/store"
)

// Identity is one person of the corpus.
type Identity struct {
	Name    string   // the fullest most frequent form, without titles; the mention for somebody unnamed
	Aliases []string // every other form, in order of appearance
	Named   bool
	Gender  store.Gender // unknown if articles differ
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

// Resolve finds the people of a corpus, whose articles are given in order, and whose names are in roster.
func Resolve(roster *Roster, casts []Cast) *Identities {
	r := newResolver(roster, casts)
	r.fullNames()
	r.spellings()
	r.known = r.renown()
	r.shortNames()
	return r.identities()
}

// place is a person of an article.
type place struct{ article, person int }

// entity is a person of the corpus while they are being found.
type entity struct {
	name   *name        // of the first mention by full name
	marks  uint64       // of name
	words  []string     // that name is listed under, if it is full
	gender store.Gender // of the first article that shows one
	mixed  bool         // whether another shows another
	places []place
	into   *entity // the entity that it turned out to be; nil if it is its own
	number int     // one more than its place in Identities; 0 until it has one

	companions []companion // see resolver.companions; nil until asked for
	meets      *entity     // whose companion it was last found to be
	listed     *locals     // to which it was last added
}

// companion is somebody who appears together with another, and name.marks of theirs.
type companion struct {
	who   *entity
	marks uint64
}

// nobody is the name of somebody unnamed.
var nobody name

func (e *entity) root() *entity {
	for e.into != nil {
		e = e.into
	}
	return e
}

type resolver struct {
	*Roster
	casts   []Cast
	of      [][]*entity // by article, by person
	stories map[store.StoryID][]int
	all     []*entity          // in order of appearance
	byKey   map[string]*entity // of full names and groups
	byName  []*entity          // the same, by Name, of those that have been looked up
	order   []store.StoryID    // in order of first article
	local   map[store.StoryID]*locals
	known   map[string]*entity // by family name
	times   []int32            // by Name; all zero between uses of counted
}

func newResolver(roster *Roster, casts []Cast) *resolver {
	r := &resolver{Roster: roster, casts: casts, byName: make([]*entity, len(roster.names)), times: make([]int32, len(roster.names)), stories: map[store.StoryID][]int{}, byKey: map[string]*entity{}, local: map[store.StoryID]*locals{}}
	for a, c := range casts {
		if len(r.stories[c.Story]) == 0 {
			r.order = append(r.order, c.Story)
		}
		r.stories[c.Story] = append(r.stories[c.Story], a)
		r.of = append(r.of, make([]*entity, len(c.People)))
	}
	return r
}

// fullNames makes one entity of each full name, and one of each group's name.
func (r *resolver) fullNames() {
	for a, c := range r.casts {
		for i, m := range c.People {
			switch {
			case !m.named:
				r.join(r.add(&nobody), a, i)
			case r.names[m.name].name.full() || m.gender == store.Group:
				r.join(r.keyed(m.name), a, i)
			}
		}
	}
}

// keyed gives the entity of a full name or a group's.
func (r *resolver) keyed(n Name) *entity {
	if e := r.byName[n]; e != nil {
		return e
	}
	parts := r.names[n].name
	key := parts.key()
	e := r.byKey[key]
	if e == nil {
		e = r.add(parts)
		r.byKey[key] = e
	}
	r.byName[n] = e
	return e
}

func (r *resolver) add(n *name) *entity {
	e := &entity{name: n, marks: n.marks()}
	if n.full() {
		e.words = []string{n.last, n.lastWord(), n.first, n.sound()}
	}
	r.all = append(r.all, e)
	return e
}

func (r *resolver) join(e *entity, a, i int) {
	e.places = append(e.places, place{a, i})
	switch g := r.casts[a].People[i].gender; {
	case e.gender == store.GenderUnknown:
		e.gender = g
	case g != store.GenderUnknown && g != e.gender:
		e.mixed = true
	}
	r.of[a][i] = e
}

// spellings joins full names of one story that differ only in spelling.
func (r *resolver) spellings() {
	for _, story := range r.order {
		ls := &locals{}
		for _, a := range r.stories[story] {
			for _, e := range r.of[a] {
				if e != nil && e.name.full() && e.listed != ls {
					ls.add(e)
				}
			}
		}
		slices.Sort(ls.byWord)
		r.local[story] = ls
		if len(r.stories[story]) == 1 {
			continue // an article tells its people apart
		}
		for _, e := range ls.all {
			r.respell(e.root(), ls)
		}
	}
}

// locals are the people of one story who are given by full name.
type locals struct {
	all    []*entity // in order of appearance
	byWord []uint64  // ascending: the hash of a word, then the place in all of somebody listed under it
}

func (ls *locals) add(e *entity) {
	e.listed = ls
	for _, word := range e.words {
		ls.byWord = append(ls.byWord, hash(word)<<32|uint64(len(ls.all)))
	}
	ls.all = append(ls.all, e)
}

// under gives those listed under a word, in order of appearance. Some are given twice.
func (ls *locals) under(word string) iter.Seq[*entity] {
	h := hash(word) << 32
	at, _ := slices.BinarySearch(ls.byWord, h)
	return func(yield func(*entity) bool) {
		for _, l := range ls.byWord[at:] {
			if l>>32 != h>>32 {
				return
			}
			if e := ls.all[uint32(l)]; slices.Contains(e.words, word) && !yield(e) {
				return
			}
		}
	}
}

// hash is FNV-1a in 32 bits.
func hash(word string) uint64 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return uint64(h)
}

func (r *resolver) respell(e *entity, ls *locals) {
	for _, word := range [...]string{e.words[0], e.words[2], e.words[3]} {
		for f := range ls.under(word) {
			f = f.root()
			if f != e && alike(*e.name, *f.name) && !r.meet(e, f) {
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
	e.mixed = e.mixed || f.mixed || opposed(e.gender, f.gender)
}

// meet reports whether one article tells e and f apart.
func (r *resolver) meet(e, f *entity) bool {
	if len(e.places) < len(f.places) {
		e, f = f, e
	}
	return slices.ContainsFunc(f.places, func(p place) bool { return r.speaksOf(p.article, e) })
}

// speaksOf reports whether article a has e.
func (r *resolver) speaksOf(a int, e *entity) bool {
	return slices.ContainsFunc(r.of[a], func(f *entity) bool { return f != nil && f.root() == e })
}

// shortNames finds whom names of one word mean, by who else is in the story or keeps the same company.
func (r *resolver) shortNames() {
	type local struct {
		story store.StoryID
		word  string
	}
	unresolved := map[local]*entity{}
	for a, c := range r.casts {
		for i, m := range c.People {
			if r.of[a][i] != nil {
				continue
			}
			parts := r.names[m.name].name
			word := parts.last
			e := r.meant(word, m.gender, a)
			if e == nil {
				at := local{c.Story, word}
				if unresolved[at] == nil {
					unresolved[at] = r.add(parts)
				}
				e = unresolved[at]
			}
			r.join(e, a, i)
		}
	}
}

// meant gives whom a name of one word means in article a: the one whom it fits
// in the story or, failing that, the one who elsewhere appears together with
// somebody of the article; but whoever is renowned by that name, if the others
// are not. Nil if none or several fit.
func (r *resolver) meant(word string, g store.Gender, a int) *entity {
	fits := r.fitting(r.local[r.casts[a].Story].under(word), word, g, a)
	if len(fits) == 0 {
		fits = r.fitting(r.acquaintances(word, a), word, g, a)
	}
	if e := r.renowned(word, fits, func(e *entity) bool { return r.likely(e, word, g, a) }); e != nil {
		return e
	}
	if len(fits) != 1 {
		return nil
	}
	return fits[0]
}

// fitting gives those of es whom a name of one word may mean in article a.
func (r *resolver) fitting(es iter.Seq[*entity], word string, g store.Gender, a int) []*entity {
	var out []*entity
	for e := range es {
		if e = e.root(); r.likely(e, word, g, a) && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// likely reports whether a name of one word may mean e in article a, which does not speak of e otherwise.
func (r *resolver) likely(e *entity, word string, g store.Gender, a int) bool {
	clash := g != store.GenderUnknown && e.gender != store.GenderUnknown && e.gender != g
	return !clash && e.name.fits(word) && !slices.Contains(r.of[a], e)
}

// mostCompany is how many people of one article count as each other's company.
const mostCompany = 64

// mostMeetings is how many places of a person tell whose company they keep; who is everywhere is no company.
const mostMeetings = 32

// company gives the full-named people of article a.
func (r *resolver) company(a int) iter.Seq[*entity] {
	return func(yield func(*entity) bool) {
		n := 0
		for _, e := range r.of[a] {
			if n == mostCompany {
				return
			}
			if e == nil {
				continue
			}
			if e = e.root(); e.name.full() {
				n++
				if !yield(e) {
					return
				}
			}
		}
	}
}

// acquaintances gives those whom a word may name and who appear together with somebody of article a.
func (r *resolver) acquaintances(word string, a int) iter.Seq[*entity] {
	mark := markOf(word)
	return func(yield func(*entity) bool) {
		for e := range r.company(a) {
			for _, c := range r.companions(e) {
				if c.marks&mark != 0 && c.who.name.answers(word) && !yield(c.who) {
					return
				}
			}
		}
	}
}

// companions gives those who appear together with e by full name.
func (r *resolver) companions(e *entity) []companion {
	if e.companions != nil {
		return e.companions
	}
	for _, p := range e.places[:min(len(e.places), mostMeetings)] {
		for f := range r.company(p.article) {
			if f.meets != e {
				f.meets = e
				e.companions = append(e.companions, companion{f, f.marks})
			}
		}
	}
	return e.companions
}
