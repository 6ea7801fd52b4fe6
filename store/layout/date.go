package layout

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay/store"
)

// A date line or prefix stands in the first few blocks.
const datedBlocks = 6

// dates finds the date lines of the head, and a date prefix, and gives them their role.
func (p *page) dates() {
	for i := 0; i < len(p.blocks) && i < datedBlocks; i++ {
		s := p.folded(i)
		if undated(s) {
			p.blocks[i].Role = store.Date
			continue
		}
		day, end := stamp(s)
		if end == 0 {
			continue
		}
		if p.published.IsZero() {
			p.published = day
		}
		p.cut(i, p.blocks[i].Span.Start+end, store.Date)
		i++
	}
}

// Date reads a date written in words or figures, with or without a label, a
// weekday and a time, which it passes over. It is zero if s is something else.
func Date(s string) time.Time {
	s = strings.TrimSpace(lower(s))
	if day, n := stamp(s); n == len(s) {
		return day
	}
	return time.Time{}
}

// undated reports whether s says when the report was published, but not on
// which day: Updated at 12:33 p.m. EST, 6 years ago.
func undated(s string) bool {
	if len(s) > 60 {
		return false
	}
	f := fields(s, 12)
	n := len(f)
	switch {
	case n >= 3 && n <= 5 && f[n-1] == "ago" && number(f[n-3]) > 0:
		return ages.has(strings.TrimSuffix(f[n-2], "s"))
	case n < 3 || !dateLabels.has(f[0]):
		return false
	}
	_, dated, _ := prefix(s)
	return dated == 0 && dateLine(s)
}

// stamp gives the date that s is or begins with, and the length of that part,
// or 0: a line of nothing but dates, times and their labels; a label and a date;
// or a date in figures, the year first.
func stamp(s string) (time.Time, int) {
	day, end, label := prefix(s)
	if end == 0 {
		return day, 0
	}
	if dateLine(s[end:]) {
		return day, len(s)
	}
	end += timeLen(s[end:])
	rest := strings.TrimLeft(s[end:], " \t:|–—-·•")
	if !label && !yearFirst(s) || len(rest) == len(s)-end {
		return day, 0
	}
	return day, len(s) - len(rest)
}

// timeLen gives the length of the time in figures that s begins with, such as
// t10:30:00z or 10:30 after a blank; 0 if there is none.
func timeLen(s string) int {
	hour := strings.TrimLeft(s, " t")
	minute := strings.TrimLeft(hour, "0123456789")
	if len(minute) == len(hour) || !strings.HasPrefix(minute, ":") {
		return 0
	}
	return len(s) - len(strings.TrimLeft(minute, ":0123456789.z+-"))
}

// prefix gives the date that s begins with, where it ends, and whether a label
// such as "Published:" stands before it. A weekday and a time may stand there too.
func prefix(s string) (date time.Time, end int, label bool) {
	for i := 0; ; {
		if date, n := day(s[i:]); n > 0 {
			return date, i + n, label
		}
		w := word(s, i)
		if w.Empty() || !aroundDates.has(w.Of(s)) && !clock(w.Of(s)) {
			return date, 0, false
		}
		label = label || dateLabels.has(w.Of(s))
		i = w.End + len(s[w.End:]) - len(strings.TrimLeft(s[w.End:], " \t:,.|–—-"))
	}
}

// dateLine reports whether s is nothing but dates, times and their labels.
func dateLine(s string) bool {
	for w := word(s, 0); !w.Empty(); w = word(s, w.End) {
		t := w.Of(s)
		if !aroundDates.has(t) && !clock(t) && monthOf(t) == 0 {
			return false
		}
	}
	return true
}

// clock reports whether t is a number, or part of a time such as 5pm or 14h30.
func clock(t string) bool {
	if t[0] < '0' || t[0] > '9' {
		return false
	}
	t = strings.TrimLeft(t, "0123456789")
	return t == "" || t[0] == 't' || t[0] == 'h' || timeWords.has(t)
}

// months are their names by number, and what they are shortened to.
var months = [...][]string{
	1: {"january", "jan"}, 2: {"february", "feb"}, 3: {"march", "mar"}, 4: {"april", "apr"}, 5: {"may"}, 6: {"june", "jun"},
	7: {"july", "jul"}, 8: {"august", "aug"}, 9: {"september", "sep", "sept"}, 10: {"october", "oct"}, 11: {"november", "nov"}, 12: {"december", "dec"},
}

// monthOf gives the number of a month's name in lower case, 0 if it is none.
func monthOf(name string) int {
	if len(name) < 3 {
		return 0
	}
	for n, names := range months {
		for _, s := range names {
			if s == name {
				return n
			}
		}
	}
	return 0
}

// day reads the date that s, in lower case, begins with, and gives its length,
// or 0: 2025-03-20, 20/03/2025, 20.3.2025, March 20th, 2025, 20 Mar 2025. Where
// figures could be either, the month comes first before a slash and the day before a point.
func day(s string) (time.Time, int) {
	if s == "" {
		return time.Time{}, 0
	}
	if c := s[0]; (c < '0' || c > '9') && (c < 'a' || c > 'z') {
		return time.Time{}, 0
	}
	var part [3]store.Span
	for i, from := 0, 0; i < len(part); i++ {
		part[i] = word(s, from)
		from = part[i].End
		if i > 0 && strings.Trim(s[part[i-1].End:part[i].Start], " .,-/") != "" {
			return time.Time{}, 0
		}
	}
	y, m, d := order(part[0].Of(s), part[1].Of(s), part[2].Of(s), s[part[0].End:part[1].Start])
	date := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1700 || y > 2199 || m < 1 || date.Day() != d || date.Month() != time.Month(m) {
		return time.Time{}, 0
	}
	return date, dayEnd(s, part[2])
}

// dayEnd gives where a date ends whose last part is last: before the T of a time.
func dayEnd(s string, last store.Span) int {
	digits := strings.TrimLeft(last.Of(s), "0123456789")
	if strings.HasPrefix(digits, "t") {
		return last.End - len(digits)
	}
	return last.End
}

// order says which of the three parts of a date are year, month and day; 0 if they are not.
func order(a, b, c, sep string) (y, m, d int) {
	switch {
	case monthOf(a) > 0:
		return number(c), monthOf(a), ordinal(b)
	case monthOf(b) > 0:
		return number(c), monthOf(b), ordinal(a)
	case strings.TrimSpace(sep) == "":
		return 0, 0, 0
	case len(a) == 4:
		return number(a), number(b), number(beforeTime(c))
	case number(a) > 12 || sep == ".":
		return number(c), number(b), number(a)
	}
	return number(c), number(a), number(b)
}

// beforeTime gives 20 for 20t10, the end of a date that runs on into a time.
func beforeTime(s string) string { s, _, _ = strings.Cut(s, "t"); return s }

// ordinal reads 20, 20th or 1st.
func ordinal(s string) int {
	if n := len(s); n > 2 {
		switch s[n-2:] {
		case "st", "nd", "rd", "th":
			s = s[:n-2]
		}
	}
	return number(s)
}

// number reads a whole number of at most four figures, or gives -1.
func number(s string) int {
	if s == "" || len(s) > 4 {
		return -1
	}
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// yearFirst reports whether s begins with a date in figures, the year first.
func yearFirst(s string) bool {
	w := word(s, 0)
	return w.Start == 0 && w.Len() == 4 && number(w.Of(s)) > 0 && strings.HasPrefix(s[w.End:], "-")
}

// dateline reports whether s begins as agencies' reports do: with a place in
// capitals and a dash, or a place and an agency in brackets.
func dateline(s string) bool {
	for i, r := range s {
		switch {
		case i > 60 || unicode.IsDigit(r) || r == '.' && !abbreviates(s[:i]):
			return false
		case strings.ContainsRune("—–―", r), strings.HasPrefix(s[i:], "--"), strings.HasPrefix(s[i:], " - "):
			return capitals(s[:i]) >= 3
		case r == ')':
			place, name, ok := strings.Cut(s[:i], " (")
			return ok && nameLike(place) && len(name) <= 20 && capitals(name) >= 2
		}
	}
	return false
}

// abbreviates reports whether a full stop after s could belong to its last word: Fla, N.J.
func abbreviates(s string) bool {
	return len(s)-strings.LastIndexAny(s, " .") <= 5
}

// capitals counts the capital letters that s begins with, over points and blanks.
func capitals(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			n++
		case c >= 'a' && c <= 'z':
			return n - 1 // the last one began a word in small letters
		case c != '.' && c != ' ':
			return n
		}
	}
	return n
}

// nameLike reports whether all of s is one to five capitalised words: a name.
func nameLike(s string) bool {
	n := 0
	for w := word(s, 0); !w.Empty(); w = word(s, w.End) {
		r, _ := utf8.DecodeRuneInString(s[w.Start:])
		if !unicode.IsUpper(r) && !nameParticles.has(w.Of(s)) {
			return false
		}
		n++
	}
	return n > 0 && n <= 5
}
