package speaker

import (
	"slices"

	"hearsay/store"
	"hearsay/store/quote/speaker/lexicon"
	"hearsay/store/text"
)

// maxHeadlines is how many quotations an article's headlines may hold; what comes later is none of theirs.
const maxHeadlines = 8

// answers reports whether chunk c is the A before an answer.
func (a *analysis) answers(c int) bool {
	k := a.at(c)
	if k.first != k.last || a.at(c-1).tag != paragraph || a.at(c+1).tag != colon && a.at(c+1).tag != stop {
		return false
	}
	w := a.doc.Lower(int(a.items[k.first].first))
	return w == "a" || w == "a." || w == "answer"
}

// interviewee is who answers in an interview, found once for an article.
func (a *analysis) interviewee() int {
	if a.guest == unknownPerson {
		a.guest = a.findInterviewee()
	}
	return a.guest
}

// unknownPerson stands for somebody who has not been looked for yet.
const unknownPerson = -2

// findInterviewee gives the person that the headline names, or the only one the article names; else nobody.
func (a *analysis) findInterviewee() int {
	only, named := nobody, 0
	for _, c := range a.phrases {
		p := int(a.who[c])
		if k := a.chunk[c].kind; p == nobody || k != kindName && k != kindRoleName || !a.people[p].persona() {
			continue
		}
		if a.items[a.chunk[c].head].title {
			return p
		}
		if p != only {
			only, named = p, named+1
		}
	}
	if named == 1 {
		return only
	}
	return nobody
}

// persona reports whether p is a named human being.
func (p *person) persona() bool { return p.Named && !p.group() && !p.place() }

// headlineRoles finds whom a headline means that quotes somebody by a role
// alone ("…", says widow): whoever says the same words below, or the only named
// person quoted there who can be meant.
func (a *analysis) headlineRoles() {
	for q := range min(len(a.quotes), maxHeadlines) {
		c := a.speakerChunk(q)
		if c == nobody || !a.items[a.chunk[c].head].title {
			continue
		}
		k := &a.chunk[c]
		if old := a.who[c]; old == nobody || a.people[old].Named || k.class&lexicon.Person == 0 || k.kind < kindThe || plural(a.doc.Lower(int(a.items[k.head].first))) {
			continue
		}
		p := a.echo(q)
		if p == nobody {
			p = a.onlySpeaker(wordGender(k.class))
		}
		if p != nobody {
			a.people[p].alias(a.words(k.first, k.last))
			a.who[c] = int32(p)
		}
	}
}

// onlySpeaker gives the one named person of a gender who is quoted; nobody if there are more.
func (a *analysis) onlySpeaker(g store.Gender) int {
	only := nobody
	for q := range a.quotes {
		c := a.speakerChunk(q)
		if c == nobody || a.who[c] == nobody {
			continue
		}
		p := int(a.who[c])
		if !a.people[p].persona() || clash(a.people[p].Gender, g) || p == only {
			continue
		}
		if only != nobody {
			return nobody
		}
		only = p
	}
	return only
}

// echoedWords is how many of a headline's quoted words are looked for in the report, and fewestEchoed the least that tell anything.
const (
	echoedWords  = 6
	fewestEchoed = 2
)

// echo gives the named person who says the words of quotation q again in a later quotation; or nobody.
func (a *analysis) echo(q int) int {
	words := a.spoken(q, nil)
	if words = words[:min(len(words), echoedWords)]; len(words) < fewestEchoed {
		return nobody
	}
	var said []string
	for other := q + 1; other < len(a.quotes); other++ {
		c := a.speakerChunk(other)
		if c == nobody || a.who[c] == nobody || !a.people[a.who[c]].persona() {
			continue
		}
		said = a.spoken(other, said[:0])
		for i := 0; i+len(words) <= len(said); i++ {
			if slices.Equal(said[i:i+len(words)], words) {
				return int(a.who[c])
			}
		}
	}
	return nobody
}

// spoken appends the words of quotation q, in lower case.
func (a *analysis) spoken(q int, into []string) []string {
	it := &a.items[a.chunk[a.places[q].chunk].first]
	for i := int(it.first); i <= int(it.last); i++ {
		if a.doc.Tokens[i].Kind == text.Word {
			into = append(into, a.doc.Lower(i))
		}
	}
	return into
}
