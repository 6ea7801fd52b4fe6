package query

import (
	"strconv"
	"strings"
	"time"
)

// Days are those of the calendar in UTC, since that is how a date without a
// time of day is read from a source; only "today" asks the clock of the reader.

const dateForms = "2025-03-19, 2025-03, 2025 or a range a..b"

// published reads date:, newer: and older:.
func (p *parser) published(t token) Expr {
	if t.value == "" {
		p.missing(t.span, "%q is waiting for a date", t.name+":")
		return nil
	}
	if t.name != "date" {
		return p.relative(t)
	}
	low, high, isRange := strings.Cut(t.value, "..")
	from, ok1 := p.period(t, low)
	to, ok2 := from, ok1
	if isRange {
		to, ok2 = p.period(t, high)
	}
	x := Published{From: from.From, To: to.To, written: "date:" + from.written}
	if isRange {
		x.written += ".." + to.written
	}
	switch {
	case !ok1 || !ok2:
		p.fail(t.span, "%q wants %s", "date", dateForms)
	case !x.To.IsZero() && !x.From.Before(x.To):
		p.fail(t.span, "the range ends before it begins")
	case !x.From.IsZero() || !x.To.IsZero():
		return x
	}
	return nil
}

// period reads one date, as far as it has been typed.
func (p *parser) period(t token, s string) (Published, bool) {
	if s == "" {
		return Published{}, true
	}
	if x, ok := p.calendar(s); ok {
		return x, true
	}
	whole, dot := strings.CutSuffix(s, ".") // the first of a range's two
	x, ok := p.calendar(whole)
	if t.span.End != len(p.src) || !strings.HasSuffix(t.value, s) || !ok && !unfinishedDate(whole) {
		return Published{}, false
	}
	p.missing(t.span, "%q is waiting for the rest of the date", t.name+":")
	if !dot {
		x, _ = p.calendar(s[:max(0, strings.LastIndexByte(s, '-'))])
	}
	return x, true
}

// calendar reads a day, a month or a year.
func (p *parser) calendar(s string) (Published, bool) {
	today := midnight(p.now.Date())
	switch s {
	case "today":
		return Published{today, today.AddDate(0, 0, 1), s}, true
	case "yesterday":
		return Published{today.AddDate(0, 0, -1), today, s}, true
	}
	if t, err := time.Parse("2006-1-2", s); err == nil {
		return Published{t, t.AddDate(0, 0, 1), s}, true
	}
	if t, err := time.Parse("2006-1", s); err == nil {
		return Published{t, t.AddDate(0, 1, 0), s}, true
	}
	if t, err := time.Parse("2006", s); err == nil {
		return Published{t, t.AddDate(1, 0, 0), s}, true
	}
	return Published{}, false
}

// unfinishedDate reports whether s can become a date by typing on.
func unfinishedDate(s string) bool {
	if strings.HasPrefix("today", s) || strings.HasPrefix("yesterday", s) {
		return true
	}
	const example = "2001-01-01"
	for _, rest := range [...]string{example, example[1:], example[2:], example[3:], "-01-01", "01-01", "1-01", "-01", "01", "1"} {
		if _, err := time.Parse("2006-01-02", s+rest); err == nil {
			return true
		}
	}
	return false
}

// relative reads newer: and older:, whose value is an age or a date.
func (p *parser) relative(t token) Expr {
	if t.span.End == len(p.src) && isCount(t.value) && len(t.value) < len("2025") {
		p.missing(t.span, "%q is waiting for a unit: h, d, w, m or y", t.name+":")
		return nil
	}
	when, ok := p.ago(t.value)
	written := t.name + ":" + t.value
	if !ok {
		x, read := p.period(t, t.value)
		when, ok = x.From, read
		written = t.name + ":" + x.written
	}
	switch {
	case !ok:
		p.fail(t.span, "%q wants an age such as 12h, 3d, 1w, 6m or 2y, or a date such as 2025-03-19", t.name)
	case when.IsZero():
	case t.name == "newer":
		return Published{From: when, written: written}
	default:
		return Published{To: when, written: written}
	}
	return nil
}

// ago reads an age. All but hours count whole days, so that 1d takes in all of yesterday.
func (p *parser) ago(s string) (time.Time, bool) {
	if s == "" || !isCount(s[:len(s)-1]) {
		return time.Time{}, false
	}
	n, _ := strconv.Atoi(s[:len(s)-1])
	today := midnight(p.now.Date())
	switch s[len(s)-1] {
	case 'h':
		return p.now.Add(-time.Duration(n) * time.Hour), true
	case 'd':
		return today.AddDate(0, 0, -n), true
	case 'w':
		return today.AddDate(0, 0, -7*n), true
	case 'm':
		return today.AddDate(0, -n, 0), true
	case 'y':
		return today.AddDate(-n, 0, 0), true
	}
	return time.Time{}, false
}

// isCount reports whether s is a number of up to four digits.
func isCount(s string) bool { return s != "" && len(s) <= 4 && strings.Trim(s, "0123456789") == "" }

func midnight(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
