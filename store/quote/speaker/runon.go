package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store/quote/speaker/lexicon"
)

// Bounds on what is looked at of names that run into each other, whatever the text.
const (
	longestName = 16 // items of a name
	recentNames = 32 // names read before
	leastPart   = 3  // bytes of a part that is recognised
)

// untangle leaves one name of several that lists of links, captions and credits
// have run together: "Ann Holt Ann Maria HoltCouncil", "Getty Images Ann Holt".
func (a *analysis) untangle(n *fullName) {
	a.uncredit(n)
	if n.last == n.first+1 && a.itemWord(n.first) == a.itemWord(n.last) && a.readLately(a.doc.Lower(int(a.items[n.last].first))) {
		n.first = n.last // the end of one headline and the beginning of the next
	}
	end := min(n.last, n.first+longestName)
	for i := n.first; i <= end; i++ {
		if a.items[i].tag == name && (a.repeated(n, i) || a.runOn(n, i, end)) {
			return
		}
	}
}

// repeated cuts n at item i if its word has stood in n before, not just in
// front of it: a given name begins the name anew, a family name ends it.
func (a *analysis) repeated(n *fullName, i int32) bool {
	for j := n.first; j < i-1; j++ {
		if a.itemWord(j) != a.itemWord(i) || a.items[j+1].tag != name || !capital(a.itemWord(j+1)) {
			continue
		}
		switch {
		case a.items[i].Is(lexicon.Given):
			n.first, n.last = j, i-1
			return true
		case j == n.first && i-j > 2:
			n.first, n.last = j+1, i
			return true
		}
	}
	return false
}

// runOn cuts n at item i if its word has another one stuck to it: by a part of
// the same name, by one of the names before, or by a title.
func (a *analysis) runOn(n *fullName, i, end int32) bool {
	w := a.itemWord(i)
	for seam := nextSeam(w, 0); seam > 0; seam = nextSeam(w, seam) {
		if title, _ := lexicon.Lookup(strings.ToLower(w[seam:])); title.Is(lexicon.Title) && i < n.last {
			n.first = i + 1
			return true
		}
		if seam < leastPart {
			continue
		}
		for j := n.first; j <= end; j++ {
			if j != i && a.itemWord(j) == w[:seam] {
				if j > i {
					n.first = j
				}
				n.last = j
				return true
			}
		}
		if family := strings.ToLower(w[:seam]); i > n.first && a.readLately(family) {
			n.first, n.last, n.cut = i, i, seam
			return true
		}
	}
	return false
}

// nextSeam is where, behind a place in w, a small letter meets a capital or a figure; 0 if nowhere.
func nextSeam(w string, behind int) int {
	small := false
	for at, r := range w {
		if small && at > behind && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
			return at
		}
		small = unicode.IsLower(r)
	}
	return 0
}

// readLately reports whether one of the names read last ends with family.
func (a *analysis) readLately(family string) bool {
	for k := len(a.names) - 1; k >= 0 && k >= len(a.names)-recentNames; k-- {
		if a.names[k].family() == family {
			return true
		}
	}
	return false
}

// uncredit takes credits and buttons from before a name, if a person's is left.
func (a *analysis) uncredit(n *fullName) {
	first := n.first
	for first <= n.last && credit(a.itemWord(first)) {
		first++
	}
	if first == n.first || first > n.last {
		return
	}
	last := &a.items[n.last]
	if last.Is(lexicon.Group|lexicon.Document|lexicon.Thing|lexicon.Place) && !last.Is(lexicon.Given) {
		return
	}
	if first < n.last && a.items[first].Is(lexicon.Given) || a.readLately(a.doc.Lower(int(last.first))) {
		n.first = first
	}
}

func (a *analysis) itemWord(i int32) string { return a.doc.Word(int(a.items[i].first)) }

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// credit reports whether a word stands before names under pictures and beside buttons.
func credit(word string) bool {
	switch word {
	case "Getty", "Images", "Image", "Photo", "Photos", "Reuters", "AP", "AFP", "Shutterstock", "Facebook", "Twitter", "Pinterest",
		"Courtesy", "Credit", "Advertisement":
		return true
	}
	return false
}
