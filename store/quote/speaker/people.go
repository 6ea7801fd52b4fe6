package speaker

import (
	"slices"
	"strings"

	"hearsay/store"
	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
	"hearsay/store/text"
)

// person is somebody of the article while the cast is gathered.
type person struct {
	store.Person
	parts    []string // of the fullest name; nil for somebody unnamed
	suffix   string
	head     learn.Hash   // of somebody unnamed: the noun
	traits   []learn.Hash // lemmas of roles and what goes with them: senator, Texas
	last     int32        // chunk of the mention before, or -1
	mentions int32
	female   int32 // pronouns that speak for it
	male     int32
	placed   int32 // mentions as a place is mentioned: in Ashford
	quoted   bool
}

// Bounds on what is kept of one person, whatever the text.
const (
	maxTraits  = 24
	maxAliases = 8
	maxSame    = 16  // people with one family name
	maxOwners  = 4   // one after the other: Ann's friend's lawyer
	maxCast    = 400 // people that a description is compared with
)

// cast makes the people of the article and ties every attribution to one of them.
func (a *analysis) cast() []store.Person {
	a.people, a.guest = a.people[:0], unknownPerson
	a.who = all(a.who, len(a.chunk), nobody)
	a.readNames()
	a.byName.reset(2 * len(a.names))
	a.fullNames()
	a.shortNames()
	a.facts()
	a.resolve()
	return a.publish()
}

// fullNames makes a person of every name of two parts or more, whatever form it has.
func (a *analysis) fullNames() {
	for i := range a.names {
		n := &a.names[i]
		if n.single() && !n.group {
			continue
		}
		p := a.findFull(n)
		if p == nobody {
			p = a.newPerson(n)
		}
		a.mentionName(int(n.chunk), p, n)
	}
}

// findFull finds the person that a full name means.
func (a *analysis) findFull(n *fullName) int {
	for _, p := range a.byName.of(n.family()) {
		o := &a.people[p]
		if (o.Gender == store.Group) != n.group {
			continue
		}
		if n.group && slices.Equal(o.parts, n.parts) {
			return int(p)
		}
		if !n.group && o.suffix == n.suffix && extends(o.parts, n.parts) && !clash(o.Gender, n.gender) {
			return int(p)
		}
	}
	return nobody
}

func clash(x, y store.Gender) bool {
	return x != y && x != store.GenderUnknown && y != store.GenderUnknown
}

func (a *analysis) newPerson(n *fullName) int {
	p := len(a.people)
	a.people = append(a.people, person{Person: store.Person{Named: true, Gender: n.gender}, suffix: n.suffix, last: nobody})
	a.byName.add(n.family(), int32(p))
	if !n.single() && !n.group {
		a.byName.add(n.parts[0], int32(p))
	}
	return p
}

// mentionName notes that chunk c names person p as n.
func (a *analysis) mentionName(c, p int, n *fullName) {
	o := &a.people[p]
	words := a.words(n.first, n.last)
	if n.cut > 0 {
		words = a.itemWord(n.last)[:n.cut]
	}
	if len(n.parts) > len(o.parts) || len(n.parts) == len(o.parts) && len(words) > len(o.Name) {
		o.alias(o.Name)
		o.Name, o.parts = words, n.parts
	} else {
		o.alias(words)
	}
	if o.Gender == store.GenderUnknown {
		o.Gender = n.gender
	}
	o.mentions++
	if n.single() && a.at(c-1).tag == preposition && a.at(c-1).lemma != lemmaTo && a.at(c-1).lemma != lemmaBy {
		o.placed++
	}
	a.who[c] = int32(p)
}

var lemmaTo, lemmaBy = learn.Text("to"), learn.Text("by")

// place reports whether p is only ever mentioned as places are.
func (p *person) place() bool {
	return p.Named && len(p.parts) == 1 && p.placed == p.mentions && len(p.Kin) == 0
}

func (p *person) alias(s string) {
	if s != "" && s != p.Name && len(p.Aliases) < maxAliases && !slices.Contains(p.Aliases, s) {
		p.Aliases = append(p.Aliases, s)
	}
}

// words gives the text of items, blanks made single.
func (a *analysis) words(first, last int32) string {
	return a.single(text.Run{Start: int(a.items[first].first), End: int(a.items[last].last) + 1})
}

// single gives the text of tokens, blanks made single: as it is, if they are.
func (a *analysis) single(r text.Run) string {
	s := a.doc.Span(r).Of(a.doc.Text)
	for i := r.Start + 1; i < r.End; i++ {
		end, next := a.doc.Tokens[i-1].End, a.doc.Tokens[i].Start
		if next > end+1 || next == end+1 && a.doc.Text[end] != ' ' {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// shortNames gives the names of one part to the person they most likely mean, or to a new one.
func (a *analysis) shortNames() {
	for i := range a.names {
		n := &a.names[i]
		c := int(n.chunk)
		if p := a.who[c]; p != nobody {
			a.people[p].last = n.chunk
			continue
		}
		p := a.findShort(c, n)
		if p == nobody && n.acronym {
			n.group, n.gender = true, store.Group
			p = a.findFull(n)
		}
		if p == nobody {
			p = a.newPerson(n)
		}
		a.mentionName(c, p, n)
		a.people[p].last = int32(c)
	}
}

// findShort finds whom a name of one part means: of those who bear it, the one
// that the signs around it and the last use of it favour.
func (a *analysis) findShort(c int, n *fullName) int {
	best, top := nobody, -1e9
	hint := a.genderHint(c)
	for _, p := range a.byName.of(n.family()) {
		o := &a.people[p]
		if o.Gender == store.Group || clash(o.Gender, n.gender) || n.suffix != "" && o.suffix != n.suffix || a.tooSoon(c, n, o) {
			continue
		}
		score := float64(min(o.mentions, 8)) / 4
		if o.last >= 0 {
			score -= float64(min(a.chunk[c].sentence-a.chunk[o.last].sentence, 20)) / 10
		} else {
			score -= 3
		}
		if n.suffix == "" && o.suffix != "" {
			score -= 2
		}
		if hint != store.GenderUnknown && o.Gender != store.GenderUnknown {
			score += 2 - 4*float64(b2i(hint != o.Gender))
		}
		if a.otherName(c, int(p)) {
			score -= 3
		}
		if len(o.parts) > 1 && o.parts[len(o.parts)-1] != n.family() && !a.items[n.last].Is(lexicon.Given) {
			score -= 2 // nobody is called by what is no given name, unless it is their family's
		}
		if score > top {
			best, top = int(p), score
		}
	}
	return best
}

// tooSoon reports whether o is a son or namesake whom the report has not named
// yet: until then the family's name means who bears it without a Jr.
func (a *analysis) tooSoon(c int, n *fullName, o *person) bool {
	return n.suffix == "" && o.suffix != "" && o.last < 0 && a.doc.Paragraphs[a.chunk[c].para].Role != store.Headline
}

// genderHint is the gender of the first pronoun after chunk c in its sentence, if no other name comes before it.
func (a *analysis) genderHint(c int) store.Gender {
	for j := c + 1; j < len(a.chunk) && j < c+8 && a.chunk[j].sentence == a.chunk[c].sentence; j++ {
		switch a.chunk[j].kind {
		case kindHe:
			return store.Male
		case kindShe:
			return store.Female
		case kindName, kindRoleName:
			return store.GenderUnknown
		}
	}
	return store.GenderUnknown
}

// otherName reports whether person p stands elsewhere in the sentence of chunk
// c under another name, so that the one at c is likely somebody else.
func (a *analysis) otherName(c, p int) bool {
	for _, step := range [...]int{-1, 1} {
		for j := c + step; j >= 0 && j < len(a.chunk) && j != c+step*12 && a.chunk[j].sentence == a.chunk[c].sentence; j += step {
			if a.chunk[j].kind != kindName && a.chunk[j].kind != kindRoleName || a.chunk[j].lemma == a.chunk[c].lemma {
				continue
			}
			if o := a.people[p].parts; a.who[j] == int32(p) || len(o) > 1 && a.doc.Lower(int(a.items[a.chunk[j].head].first)) == o[0] {
				return true
			}
		}
	}
	return false
}
