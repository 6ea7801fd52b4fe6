// Package date reads when something was published, as records, pages, feeds and
// messages write it. It does not search for dates in text.
package date

import (
	"strconv"
	"strings"
	"time"

	"hearsay/store/layout"
)

// Parse reads a date in one of the forms in use: those of standards, those of
// people, seconds since 1970. It is zero if s is in none.
func Parse(s string) time.Time {
	if s = strings.TrimSpace(s); s == "" {
		return time.Time{}
	}
	if t, ok := day(s); ok {
		return t
	}
	for _, form := range [...]string{
		time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime,
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -0700 MST", "2006-01-02 15:04",
		"2006-01-02T15:04:05-0700", "20060102", "20060102T150405Z", "2006-01-02T15:04Z07:00",
		"2006-01-02T15:04:05.999999999-0700", "2006-01-02T15:04:05.999999999", "2006/01/02", "2006/01/02 15:04:05", "2006-01",
		time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04 -0700", time.RFC850, time.RFC822Z, time.RFC822, time.ANSIC, time.UnixDate,
	} {
		if t, err := time.Parse(form, s); err == nil {
			return t
		}
	}
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		return sinceEpoch(n)
	}
	return layout.Date(s)
}

// day reads a date as ISO 8601 has it, which is by far the most frequent form.
func day(s string) (time.Time, bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return time.Time{}, false
	}
	n := 0
	for _, i := range [...]int{0, 1, 2, 3, 5, 6, 8, 9} {
		if s[i] < '0' || s[i] > '9' {
			return time.Time{}, false
		}
		n = 10*n + int(s[i]-'0')
	}
	t := time.Date(n/10000, time.Month(n/100%100), n%100, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == n%100 && int(t.Month()) == n/100%100 // there is no 31 April
}

// sinceEpoch reads n as seconds since 1970, or as thousandths of them; no other
// number is a date.
func sinceEpoch(n float64) time.Time {
	const earliest, latest = 1e8, 1e10 // 1973 and 2286
	switch {
	case n >= earliest && n < latest:
		return time.Unix(int64(n), 0).UTC()
	case n >= earliest*1000 && n < latest*1000:
		return time.UnixMilli(int64(n)).UTC()
	}
	return time.Time{}
}
