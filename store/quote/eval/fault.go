package main

import "hearsay/store"

// fault is a kind of error.
type fault string

// The faults. One answer may have two: of kind, and of speaker.
const (
	missed       fault = "missed"
	falseTerm    fault = "a title or a term taken for a quotation"
	falseOther   fault = "other words taken for a quotation"
	wrongKind    fault = "wrong kind"
	noMention    fault = "no mention found"
	needless     fault = "a mention where the article names nobody"
	notAfter     fault = "a mention before it instead of after"
	notBefore    fault = "a mention after it instead of before"
	otherBefore  fault = "another mention before it"
	otherAfter   fault = "another mention after it"
	wrongPronoun fault = "right mention, pronoun resolved wrongly"
	noPerson     fault = "right mention, person unknown"
	otherPerson  fault = "right mention, other name"
	notJoined    fault = "utterance not joined"
	wrongJoin    fault = "utterances wrongly joined"
)

// faults is every fault, in the order of a report.
var faults = [...]fault{missed, falseTerm, falseOther, wrongKind, noMention, needless, notAfter, notBefore,
	otherBefore, otherAfter, wrongPronoun, noPerson, otherPerson, notJoined, wrongJoin}

// mentionFault says what is wrong with the mention of a found quotation; empty if nothing is.
func (a answer) mentionFault() fault {
	switch m := a.got.Mention; {
	case a.mentionRight():
		return ""
	case m.Empty():
		return noMention
	case len(a.want.Mentions) == 0:
		return needless
	case m.Start < a.got.Span.Start:
		if a.nearest().Start < a.got.Span.Start {
			return otherBefore
		}
		return notAfter
	case a.nearest().Start < a.got.Span.Start:
		return notBefore
	}
	return otherAfter
}

// nearest gives the labelled mention nearest to the quotation.
func (a answer) nearest() store.Span {
	top, least := store.Span{}, -1
	for _, m := range a.want.Mentions {
		gap := max(m.Start-a.want.Span.End, a.want.Span.Start-m.End)
		if least < 0 || gap < least {
			top, least = m, gap
		}
	}
	return top
}

// nameFault says what is wrong with the person behind a right mention; empty if nothing is.
func (a answer) nameFault(text string, same sameness) fault {
	switch {
	case same == nil, same(a.want, a.name):
		return ""
	case a.name == "":
		return noPerson
	case isPronoun(a.got.Mention.Of(text)):
		return wrongPronoun
	}
	return otherPerson
}

func isPronoun(s string) bool {
	switch s {
	case "he", "she", "He", "She", "they", "They", "who", "I", "we", "We", "it", "It":
		return true
	}
	return false
}
