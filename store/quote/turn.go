package quote

import (
	"strings"

	"hearsay/store"
	"hearsay/store/text"
)

// turn is a paragraph of a transcript or an interview: who speaks, a colon and what they say.
type turn struct {
	paragraph int
	name      string // in lower case
	words     text.Run
}

// findTurns gathers the turns of an article that has a conversation without
// marks in it. One name before a colon is not yet somebody who speaks: names must
// recur and answer each other, or be Q and A, and half of the turns must say I or you, or ask.
func (f *finder) findTurns() {
	var all []turn
	for i, p := range f.doc.Paragraphs {
		if t, ok := f.turn(i, p); ok {
			all = append(all, t)
		}
	}
	times := map[string]int{}
	lively := 0
	for _, t := range all {
		times[t.name]++
		if f.lively(t.words) {
			lively++
		}
	}
	recur := len(times) > 1 && len(all) > len(times) || times["q"] > 0 && times["a"] > 0
	if recur && 2*lively >= len(all) {
		f.turns = all
	}
}

// asks reports whether t is the outlet's own question, which quotes nobody.
func (t turn) asks() bool {
	switch t.name {
	case "q", "question", "interviewer":
		return true
	}
	return false
}

// longestName is the most tokens of a name before a turn.
const longestName = 5

// turn reads paragraph i as a turn. Words in marks are not: their marks tell all.
func (f *finder) turn(i int, p text.Paragraph) (turn, bool) {
	if p.Role == store.Furniture || p.Tokens.Len() == 0 {
		return turn{}, false
	}
	name, colon := f.name(p.Tokens)
	t := turn{paragraph: i, name: name, words: text.Run{Start: colon + 1, End: p.Tokens.End}}
	return t, name != "" && t.words.Len() > 0 && f.doc.Tokens[t.words.Start].Kind != text.Mark
}

// name gives the name that r begins with, in lower case, and the last token of
// what sets it off: a colon, or the full stop in “Q.”
func (f *finder) name(r text.Run) (string, int) {
	at := r.Start
	for end := min(r.End-1, at+longestName); at < end && f.naming(at); at++ {
		if w := f.doc.Lower(at); w == "q." || w == "a." {
			return w[:1], at
		}
	}
	if at == r.Start || f.doc.Word(at) != ":" {
		return "", at
	}
	return text.Lower(f.doc.Span(text.Run{Start: r.Start, End: at}).Of(f.doc.Text)), at
}

// naming reports whether token i can be part of the name before a turn.
func (f *finder) naming(i int) bool {
	t := f.doc.Tokens[i]
	return t.Kind == text.Word && t.Capital || t.Kind == text.Clitic
}

// lively reports whether r speaks of I or you, or asks.
func (f *finder) lively(r text.Run) bool {
	v := f.voice(r)
	return v.first+v.second > 0 || strings.HasSuffix(f.doc.Span(r).Of(f.doc.Text), "?")
}
