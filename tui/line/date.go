package line

import "time"

// Date writes a day: 2025-03-19, or 03-19 if there is no need of years.
func Date(t time.Time, years bool) string {
	if years {
		return t.Format(time.DateOnly)
	}
	return t.Format("01-02")
}

// DateWidth is how many cells that takes.
func DateWidth(years bool) int { return len(Date(time.Time{}, years)) }
