package text

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
)

// scan appends the tokens of one block.
func (d *Doc) scan(s store.Span) {
	blank := true // stands before i, or nothing does
	text := d.Text[:s.End]
	for i := s.Start; i < len(text); {
		c := text[i]
		kind := ascii[c]
		if kind == blankByte {
			i, blank = i+1, true
			continue
		}
		end, capital := i+1, 'A' <= c && c <= 'Z'
		switch kind {
		case Word:
			end = d.word(i, len(text))
		case Number:
			end = d.number(i, len(text))
		case Stop:
			end = d.repeat(end, len(text), isStop)
		case Dash:
			end = d.repeat(end, len(text), isDash)
		case Mark:
			if end < len(text) && c != '"' && text[end] == c {
				end++ // two strokes are one mark
			}
		case beyondASCII:
			r, n := utf8.DecodeRuneInString(text[i:])
			if unicode.IsSpace(r) {
				i, blank = i+n, true
				continue
			}
			capital = unicode.IsUpper(r)
			end, kind = d.token(i, len(text), r, n)
		}
		d.add(i, end, kind, capital, blank)
		i, blank = end, false
	}
}

// What a byte may be beside the beginning of a token of a Kind.
const (
	blankByte   = Symbol + 1 + iota
	beyondASCII // part of another letter or mark
)

// ascii tells of each byte what token it begins, or what else it is.
var ascii = func() (t [256]Kind) {
	for c := range t {
		switch r := rune(c); {
		case r >= utf8.RuneSelf:
			t[c] = beyondASCII
		case unicode.IsSpace(r):
			t[c] = blankByte
		case unicode.IsLetter(r):
			t[c] = Word
		case unicode.IsDigit(r):
			t[c] = Number
		default:
			t[c] = pointKind(r)
		}
	}
	return t
}()

// pointKind gives the kind of a token that begins with r, which is no letter or digit.
func pointKind(r rune) Kind {
	switch {
	case r == ',' || r == ';' || r == ':':
		return Comma
	case isStop(r):
		return Stop
	case isMark(r):
		return Mark
	case isDash(r):
		return Dash
	case strings.ContainsRune("()[]{}", r):
		return Bracket
	}
	return Symbol
}

// add appends a token, splitting a possessive 's off its word. That no blank
// stands behind a token shows when the next one comes.
func (d *Doc) add(start, end int, kind Kind, capital, blank bool) {
	if n := len(d.Tokens); n > 0 && !blank {
		d.Tokens[n-1].SpaceRight = false
	}
	d.Tokens = append(d.Tokens, Token{Start: int32(start), End: int32(end), Kind: kind, Capital: capital, SpaceLeft: blank, SpaceRight: true})
	if last := d.Text[end-1]; kind == Word && (last == 's' || last == 'S') {
		d.cut(start, end)
	}
}

// cut splits a possessive 's off the last token, if it ends in one.
func (d *Doc) cut(start, end int) {
	at := clitic(d.Text[start:end])
	if at == 0 {
		return
	}
	t := &d.Tokens[len(d.Tokens)-1]
	t.End, t.SpaceRight = int32(start+at), false
	d.Tokens = append(d.Tokens, Token{Start: t.End, End: int32(end), Kind: Clitic, SpaceRight: true})
}

// decode gives the first character of s, which for most texts is ASCII, and its length.
func decode(s string) (rune, int) {
	if len(s) > 0 && s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	return utf8.DecodeRuneInString(s)
}

// token finds the end and kind of the token that starts at i with rune r of n bytes, which is beyond ASCII.
func (d *Doc) token(i, end int, r rune, n int) (int, Kind) {
	switch {
	case unicode.IsLetter(r):
		return d.word(i, end), Word
	case unicode.IsDigit(r):
		return d.number(i, end), Number
	}
	switch kind := pointKind(r); kind {
	case Stop:
		return d.repeat(i+n, end, isStop), kind
	case Dash:
		return d.repeat(i+n, end, isDash), kind
	default:
		return i + n, kind
	}
}

func isMark(r rune) bool { return strings.ContainsRune("\"“”„‟‘’‚‛'`´«»‹›", r) }

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

func isDash(r rune) bool { return r == '-' || r >= '‐' && r <= '―' || r == '−' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

// repeat gives the end of the run of runes that pass ok.
func (d *Doc) repeat(i, end int, ok func(rune) bool) int {
	for i < end {
		r, n := decode(d.Text[i:end])
		if !ok(r) {
			break
		}
		i += n
	}
	return i
}

// inner gives the end of the letters, digits and what belongs to them from i.
func (d *Doc) inner(i, end int) int {
	s := d.Text[:end]
	for i+8 <= len(s) {
		n := letters(s[i:])
		if i += n; n < 8 {
			break
		}
	}
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if !plain[c] {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isInner(r) {
			break
		}
		i += n
	}
	return i
}

// letters gives how many letters of ASCII s, which has at least 8 bytes, begins with; at most 8.
func letters(s string) int {
	return bits.TrailingZeros64(Letters(Eight(s))^Highs) / 8
}

// plain are the letters and digits of ASCII.
var plain = func() (t [256]bool) {
	for c := range utf8.RuneSelf {
		t[c] = isInner(rune(c))
	}
	return t
}()

func isInner(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u200d' || r == '\u00ad'
}

// word gives the end of a word: letters joined by single apostrophes, hyphens or
// ampersands, and the full stops of abbreviations.
func (d *Doc) word(start, end int) int {
	i := d.inner(start, end)
	for i < end && d.Text[i] != ' ' {
		r, n := decode(d.Text[i:end])
		next, m := decode(d.Text[min(i+n, end):end])
		inner := m > 0 && isInner(next)
		switch {
		case (isApostrophe(r) || r == '-' || r == '‐' || r == '‑' || r == '&') && inner:
			i = d.inner(i+n, end)
		case r == '.' && inner && d.initials(start, i):
			i = d.inner(i+n, end)
		case r == '.' && d.abbreviated(start, i):
			return i + n
		default:
			return i
		}
	}
	return i
}

// initials reports whether the text from start to i is single letters with full stops between them: U, U.S.
func (d *Doc) initials(start, i int) bool {
	last := strings.LastIndexByte(d.Text[start:i], '.') + 1
	r, n := decode(d.Text[start+last : i])
	return n == i-start-last && unicode.IsLetter(r)
}

// abbreviated reports whether a full stop after the text from start to i belongs to it.
func (d *Doc) abbreviated(start, i int) bool {
	s := d.Text[start:i]
	if d.initials(start, i) {
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsUpper(r) && s != "I" || strings.Contains(s, ".")
	}
	return len(s) <= longestAbbreviation && abbreviations()[strings.ToLower(s)]
}

// longestAbbreviation is how many bytes an abbreviation has at most.
const longestAbbreviation = 6

var abbreviations = Set(`mr mrs ms mx dr prof rev hon sen rep gov gen col lt sgt capt cmdr adm maj pvt cpl
	sens reps govs st jr sr ft mt no vs etc inc ltd co corp bros dept univ assn fig vol
	jan feb mar apr jun jul aug sep sept oct nov dec
	ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
	ave blvd rd approx est al cf ed eds pp ph pres supt det insp msgr fr`)

// number gives the end of a number with its inner points and commas and the letters after it.
func (d *Doc) number(start, end int) int {
	i := d.inner(start, end)
	for i < end {
		r, n := decode(d.Text[i:end])
		next, _ := decode(d.Text[min(i+n, end):end])
		switch {
		case (r == '.' || r == ',' || r == ':' || r == '/') && unicode.IsDigit(next):
			i = d.inner(i+n, end)
		case r == '-' && isInner(next):
			i = d.inner(i+n, end)
		default:
			return i
		}
	}
	return i
}

// clitic gives where in w, which ends in an s, a possessive 's begins, or 0.
func clitic(w string) int {
	for _, s := range [...]string{"'s", "’s", "'S", "’S", "‘s"} {
		if len(w) > len(s) && strings.HasSuffix(w, s) {
			return len(w) - len(s)
		}
	}
	return 0
}
