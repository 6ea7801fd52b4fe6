package speaker

import (
	"slices"
	"strings"

	"hearsay/store"
	"hearsay/store/quote/speaker/lexicon"
)

// fullName is the proper name inside a noun phrase.
type fullName struct {
	chunk       int32
	first, last int32    // items
	cut         int      // bytes of the last item's word that belong to it; 0 for all
	parts       []string // lower case, without titles and suffix
	suffix      string   // jr., iii
	gender      store.Gender
	group       bool // an organisation, a place, a work
	acronym     bool // a word in capitals: an organisation, or a speaker's name in a transcript
}

// family is the last part of the name; given the first, if there are two.
func (n *fullName) family() string { return n.parts[len(n.parts)-1] }

func (n *fullName) single() bool { return len(n.parts) == 1 }

// named gives the proper name in chunk c, or nil.
func (a *analysis) named(c int) *fullName {
	if n := a.nameOf[c]; n != nobody {
		return &a.names[n]
	}
	return nil
}

// readNames reads the proper names of all chunks.
func (a *analysis) readNames() {
	a.names, a.nameOf, a.parts = a.names[:0], all(a.nameOf, len(a.chunk), nobody), a.parts[:0]
	for _, c := range a.phrases {
		if k := a.chunk[c].kind; k != kindName && k != kindRoleName {
			continue
		}
		if n := a.readName(int(c)); len(n.parts) > 0 {
			a.nameOf[c] = int32(len(a.names))
			a.names = append(a.names, n)
		}
	}
}

// readName reads the proper name of chunk c. It has no parts if there is none.
func (a *analysis) readName(c int) (n fullName) {
	k := &a.chunk[c]
	n.chunk, n.first, n.last = int32(c), k.last, k.last
	for n.first > k.first && a.items[n.first-1].tag == name {
		n.first--
	}
	if n.first > k.first && a.items[n.first-1].tag == preposition {
		a.joined(k, &n)
	}
	a.stripTitles(k, &n)
	a.stripSuffix(&n)
	a.owned(c, &n)
	a.untangle(&n)
	n.parts = a.partsOf(&n)
	if len(n.parts) == 0 {
		return n
	}
	n.group = n.group || a.organisation(k, &n)
	n.acronym = !n.group && a.capitals(&n)
	a.nameGender(&n)
	return n
}

// partsOf gives the words of n in lower case.
func (a *analysis) partsOf(n *fullName) []string {
	start := len(a.parts)
	for i := n.first; i <= n.last; i++ {
		if a.items[i].tag == name {
			a.parts = append(a.parts, strings.TrimSuffix(a.doc.Lower(int(a.items[i].first)), "."))
		}
	}
	if n.cut > 0 {
		a.parts[len(a.parts)-1] = strings.ToLower(a.itemWord(n.last)[:n.cut])
	}
	return a.parts[start:len(a.parts):len(a.parts)]
}

// joined settles a name with "of" in it: Secretary of State Jane Holt, Jane Holt of Ohio, Department of Justice.
func (a *analysis) joined(k *chunk, n *fullName) {
	of := n.first - 1
	if n.last > n.first {
		n.first++
		return
	}
	if a.items[n.first].Is(lexicon.Place) && of >= k.first+2 {
		n.last = of - 1
		n.first = of - 1
		for n.first > k.first && a.items[n.first-1].tag == name {
			n.first--
		}
		return
	}
	n.group = true
	n.first = of
	for n.first > k.first && a.items[n.first-1].tag == name {
		n.first--
	}
}

// stripTitles takes off everything up to the last title or office before the name, and keeps what it shows.
func (a *analysis) stripTitles(k *chunk, n *fullName) {
	for i := n.last - 1; i >= n.first; i-- {
		it := &a.items[i]
		if it.Is(lexicon.Title|lexicon.Person) && !it.Is(lexicon.Given|lexicon.Suffix) && !a.items[n.last].Is(lexicon.Group|lexicon.Suffix) ||
			it.Is(lexicon.Title) && i == n.first && n.last > n.first && !a.items[n.last].Is(lexicon.Group) {
			n.first = i + 1
			break
		}
	}
	for i := k.first; i < n.first; i++ {
		if a.items[i].Is(lexicon.Female) {
			n.gender = store.Female
		} else if a.items[i].Is(lexicon.Male) {
			n.gender = store.Male
		}
	}
}

// owned takes a plural owner into the name of an organisation: the Passengers' Forum.
func (a *analysis) owned(c int, n *fullName) {
	o := a.at(c - 1)
	if o.tag != possessor || o.kind != kindName || n.first != a.at(c).first || n.first != o.last+2 {
		return
	}
	if h := &a.items[o.last]; !plural(a.doc.Lower(int(h.first))) || h.Is(lexicon.Given|lexicon.Place) || !a.items[n.last].Is(lexicon.Group) {
		return
	}
	n.first, n.group = o.last, true
	for n.first > o.first && a.items[n.first-1].tag == name {
		n.first--
	}
}

func (a *analysis) stripSuffix(n *fullName) {
	end := n.last
	for end > n.first && a.items[end].Is(lexicon.Suffix) {
		n.suffix = strings.TrimSuffix(a.doc.Lower(int(a.items[end].first)), ".")
		a.items[end].tag = symbol
		end--
	}
}

// organisation reports whether a name is not a person's.
func (a *analysis) organisation(k *chunk, n *fullName) bool {
	last := &a.items[n.last]
	if n.first == k.first+1 && a.items[k.first].tag == determiner || last.Lemma == lemmaWork {
		return true
	}
	if n.first == k.first && a.items[k.first].tag == determiner {
		return true
	}
	if last.Is(lexicon.Group|lexicon.Document|lexicon.Thing|lexicon.Place) && !last.Is(lexicon.Given) {
		return n.single() && n.gender == store.GenderUnknown || !a.items[n.first].Is(lexicon.Given)
	}
	return false
}

// capitals reports whether a name is one word in capitals, outside a headline.
func (a *analysis) capitals(n *fullName) bool {
	last := &a.items[n.last]
	w := a.doc.Word(int(last.first))
	return n.single() && len(w) > 1 && shouts(w) && n.gender == store.GenderUnknown && !last.title
}

// shouts reports whether no letter of w is a small one.
func shouts(w string) bool {
	for i := range len(w) {
		if 'a' <= w[i] && w[i] <= 'z' {
			return false
		}
	}
	return w == strings.ToUpper(w)
}

func (a *analysis) nameGender(n *fullName) {
	if n.group {
		n.gender = store.Group
		return
	}
	if n.gender != store.GenderUnknown || n.single() {
		return
	}
	n.gender = givenGender(n.parts[0])
}

// givenGender is the gender that a given name shows.
func givenGender(given string) store.Gender {
	w, _ := lexicon.Lookup(given)
	switch {
	case !w.Is(lexicon.Given):
	case w.Is(lexicon.Female) && !w.Is(lexicon.Male):
		return store.Female
	case w.Is(lexicon.Male) && !w.Is(lexicon.Female):
		return store.Male
	}
	return store.GenderUnknown
}

// extends reports whether the longer name may be the fuller form of the shorter one.
func extends(long, short []string) bool {
	if len(short) > len(long) {
		long, short = short, long
	}
	if long[len(long)-1] != short[len(short)-1] {
		return false
	}
	if slices.Equal(long[len(long)-len(short):], short) {
		return true
	}
	return len(short) > 1 && sameGiven(long[0], short[0])
}

// sameGiven reports whether two given names may be one person's: equal, an initial, a nickname.
func sameGiven(x, y string) bool {
	if x == y || lexicon.Formal(x) == lexicon.Formal(y) {
		return true
	}
	return (len(x) == 1 || len(y) == 1) && x[0] == y[0]
}
