package speaker

import (
	"strings"

	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
	"hearsay/store/text"
)

// sign fills in the kind and the signatures of chunk c.
func (a *analysis) sign(c int) {
	k := &a.chunk[c]
	switch k.tag {
	case nounPhrase, possessor:
		k.kind = a.nounKind(c)
		k.fine = coarseNP.And(learn.Hash(k.kind)).And(learn.Hash(k.tag))
		if k.kind >= kindNameNoun {
			k.fine = k.fine.And(learn.Hash(k.class & (lexicon.Person | lexicon.Group | lexicon.Document)))
		}
		k.coarse = coarseNP.And(learn.Hash(k.tag))
	case verbGroup:
		k.fine = k.lemma.And(learn.Hash(k.form))
		k.coarse = learn.Hash(k.class & (lexicon.Verb | lexicon.Be | lexicon.Have | lexicon.Do | lexicon.Modal)).And(learn.Hash(k.form))
		if k.passive {
			k.fine, k.coarse = k.fine.And(1), k.coarse.And(1)
		}
	case preposition, conjunction, subordinator, wh, who:
		if k.tag == who {
			k.kind = a.relativeKind(c)
		}
		k.fine = k.lemma
		k.coarse = learn.Hash(k.tag)
	default:
		if k.tag == that {
			k.kind = kindThat
		}
		k.fine, k.coarse = learn.Hash(k.tag), learn.Hash(k.tag)
	}
}

func (a *analysis) relativeKind(c int) kind {
	if a.doc.Lower(int(a.items[a.chunk[c].head].first)) == "which" {
		return kindWhich
	}
	return kindWho
}

func (a *analysis) nounKind(c int) kind {
	k := &a.chunk[c]
	h := &a.items[k.head]
	switch h.tag {
	case subject, object, possessive, reflexive:
		return a.pronounKind(h)
	case indefinite:
		return kindIndefinite
	}
	if h.tag == number && a.doc.Tokens[h.first].Kind == text.Number {
		return noKind
	}
	lower, named := false, false
	for i := k.first; i <= k.last; i++ {
		switch a.items[i].tag {
		case name:
			named = true
		case noun:
			lower = true
		}
	}
	switch {
	case h.Lemma == lemmaWork:
		return kindWork
	case named && h.tag == name && !lower:
		return kindName
	case named && h.tag == name:
		return kindRoleName
	case named:
		return kindNameNoun
	}
	return a.commonKind(c)
}

func (a *analysis) pronounKind(h *item) kind {
	if k := a.lexicon.Of(int(h.first)).pronoun; k != noKind {
		return k
	}
	if h.tag == reflexive {
		return kindReflexive
	}
	return kindObject
}

// pronounKind gives the kind of a pronoun that its spelling tells; noKind if it tells none.
func pronounKind(word string) kind {
	if strings.IndexByte("hsitwmoy", word[0]) < 0 {
		return noKind // as of most words, at one look
	}
	if i := strings.IndexAny(word, "'’"); i > 0 {
		word = word[:i] // they're
	}
	switch word {
	case "he", "his":
		return kindHe
	case "she", "her":
		return kindShe
	case "it", "its":
		return kindIt
	case "they", "their":
		return kindThey
	case "i", "we", "my", "our":
		return kindFirst
	case "you", "your":
		return kindYou
	}
	return noKind
}

func (a *analysis) commonKind(c int) kind {
	k := &a.chunk[c]
	if c > 0 && a.chunk[c-1].tag == possessor && a.chunk[c-1].last+2 >= k.first {
		return kindOwned
	}
	switch first := &a.items[k.first]; first.tag {
	case determiner:
		switch a.doc.Lower(int(first.first)) {
		case "the", "this", "that", "these", "those":
			return kindThe
		}
		return kindA
	case number:
		return kindA
	}
	return kindBare
}
