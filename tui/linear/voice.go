package linear

import (
	"bufio"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/rivo/uniseg"

	"hearsay/store"
	"hearsay/store/text"
)

// voice says things in lines. What it is given may come from anywhere: it says
// nothing that could act on a terminal.
type voice struct {
	out   *bufio.Writer
	width func() int // cells of a line; nil for any
}

// say says s on a line, or on several of whole words if it is long.
func (v voice) say(s string) {
	var b strings.Builder
	cells, most := 0, math.MaxInt
	if v.width != nil {
		most = v.width()
	}
	for i, word := range strings.Fields(text.Printable(s)) {
		n := uniseg.StringWidth(word)
		switch {
		case i > 0 && cells+1+n > most:
			b.WriteByte('\n')
			cells = 0
		case i > 0:
			b.WriteByte(' ')
			cells++
		}
		b.WriteString(word)
		cells += n
	}
	fmt.Fprintln(v.out, b.String()) // its errors come with Flush
}

// parts joins what is not empty into one sentence.
func parts(of ...string) string {
	var said []string
	for _, s := range of {
		if s != "" {
			said = append(said, s)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return strings.Join(said, ", ") + "."
}

// count says how many there are of what a noun names.
func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// some is count, or nothing if there is none.
func some(n int, noun string) string {
	if n == 0 {
		return ""
	}
	return count(n, noun)
}

// sentence gives s as a sentence of its own: as it is if it ends like one.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(lastRune(strings.TrimRight(s, `"'’”»)]`)), ".!?…:;—–-") {
		return s
	}
	return strings.TrimRight(s, ",") + "."
}

func lastRune(s string) string {
	r := []rune(s)
	return string(r[max(len(r)-1, 0):])
}

// day says a date in words.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}

// where says which article it is, as shortly as one can.
func where(s store.Summary) string {
	if d := day(s.Published); d != "" {
		return s.Label() + ", " + d
	}
	return s.Label()
}

// saidBy says who is named as the speaker, and when that is doubtful.
func saidBy(r store.SpeakerRef) string {
	switch {
	case r.Name == "":
		return "speaker unknown"
	case r.Doubtful():
		return "probably said by " + r.Name
	}
	return "said by " + r.Name
}

// carriedBy says how many other articles carry a quotation.
func carriedBy(n int) string {
	if n == 0 {
		return ""
	}
	return "carried by " + count(n, "other")
}

func disputed(is bool) string {
	if is {
		return "disputed"
	}
	return ""
}

// and lists names.
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
