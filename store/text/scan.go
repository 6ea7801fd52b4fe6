package text

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
)

// scan appends the tokens of one block.
func (d *Doc) scan(s store.Span) {
	blank := true // stands before i, or nothing does
	for i := s.Start; i < s.End; {
		r, n := decode(d.Text[i:s.End])
		if unicode.IsSpace(r) {
			i += n
			blank = true
			continue
		}
		end, kind := d.token(i, s.End, r, n)
		d.add(Token{Start: int32(i), End: int32(end), Kind: kind, Capital: unicode.IsUpper(r), SpaceLeft: blank, SpaceRight: true})
		i, blank = end, false
	}
}

// add appends a token, splitting a possessive 's off its word. That no blank
// stands behind a token shows when the next one comes.
func (d *Doc) add(t Token) {
	if n := len(d.Tokens); n > 0 && !t.SpaceLeft {
		d.Tokens[n-1].SpaceRight = false
	}
	if t.Kind == Word {
		if cut := clitic(d.Text[t.Start:t.End]); cut > 0 {
			s := Token{Start: t.Start + int32(cut), End: t.End, Kind: Clitic, SpaceRight: true}
			t.End, t.SpaceRight = s.Start, false
			d.Tokens = append(d.Tokens, t, s)
			return
		}
	}
	d.Tokens = append(d.Tokens, t)
}

// decode gives the first character of s, which for most texts is ASCII, and its length.
func decode(s string) (rune, int) {
	if len(s) > 0 && s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	return utf8.DecodeRuneInString(s)
}

// token finds the end and kind of the token that starts at i with rune r of n bytes.
func (d *Doc) token(i, end int, r rune, n int) (int, Kind) {
	switch {
	case unicode.IsLetter(r):
		return d.word(i, end), Word
	case unicode.IsDigit(r):
		return d.number(i, end), Number
	case r == ',' || r == ';' || r == ':':
		return i + n, Comma
	case isStop(r):
		return d.repeat(i, end, isStop), Stop
	case strings.HasPrefix(d.Text[i:end], "``"), strings.HasPrefix(d.Text[i:end], "''"):
		return i + 2, Mark
	case isMark(r):
		return i + n, Mark
	case isDash(r):
		return d.repeat(i, end, isDash), Dash
	case strings.ContainsRune("()[]{}", r):
		return i + n, Bracket
	}
	return i + n, Symbol
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

var abbreviations = set(`mr mrs ms mx dr prof rev hon sen rep gov gen col lt sgt capt cmdr adm maj pvt cpl
	sens reps govs st jr sr ft mt no vs etc inc ltd co corp bros dept univ assn fig vol
	jan feb mar apr jun jul aug sep sept oct nov dec
	ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
	ave blvd rd approx est al cf ed eds pp ph pres supt det insp msgr fr`)

// set gives the words of a list, which is read when they are first asked for.
func set(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(words) {
			m[w] = true
		}
		return m
	})
}

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

// clitic gives where in the word w a possessive 's begins, or 0.
func clitic(w string) int {
	if last := w[len(w)-1]; last != 's' && last != 'S' {
		return 0
	}
	for _, s := range [...]string{"'s", "’s", "'S", "’S", "‘s"} {
		if len(w) > len(s) && strings.HasSuffix(w, s) {
			return len(w) - len(s)
		}
	}
	return 0
}
