package main

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// row is a line of the table.
type row struct {
	work, peer  string
	theirs, own time.Duration
	reach       float64 // how many times faster hearsay shall be; 0 if nobody has said
	note        string  // what else was found; alone, why nothing was measured
}

const heading = "| work | peer | peer's time | hearsay's | times faster | reach | |\n| --- | --- | --- | --- | --- | --- | --- |\n"

func (r row) ratio() float64 { return float64(r.theirs) / float64(r.own) }

// String gives r as a line of a Markdown table.
func (r row) String() string {
	cells := []string{r.work, r.peer, "", "", "", "", r.note}
	if r.own > 0 {
		cells[2], cells[3], cells[4] = short(r.theirs), short(r.own), times(r.ratio())
	}
	if r.reach > 0 {
		cells[5] = times(r.reach)
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// short writes a duration with three digits.
func short(d time.Duration) string {
	for unit := time.Duration(1); ; unit *= 10 {
		if d < 1000*unit {
			return d.Round(unit).String()
		}
	}
}

// perSecond writes how fast so many bytes were gone through.
func perSecond(bytes int, took time.Duration) string {
	return fmt.Sprintf("%.0f MB/s", float64(bytes)/1e6/took.Seconds())
}

// times writes a ratio with two digits.
func times(x float64) string {
	if x < 10 {
		return fmt.Sprintf("%.1f×", x)
	}
	return fmt.Sprintf("%.0f×", x)
}

// overall gives the geometric mean of the times of rows, and in its note the least ratio.
func overall(work, peer string, reach float64, rows []row) row {
	theirs, own, least := 0.0, 0.0, math.Inf(1)
	for _, r := range rows {
		theirs += math.Log(float64(r.theirs))
		own += math.Log(float64(r.own))
		least = min(least, r.ratio())
	}
	n := float64(len(rows))
	return row{
		work: work, peer: peer, reach: reach, note: "geometric mean; the least is " + times(least),
		theirs: time.Duration(math.Exp(theirs / n)), own: time.Duration(math.Exp(own / n)),
	}
}
