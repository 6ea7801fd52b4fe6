package line

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Run is text in one style.
type Run struct {
	Ink  Ink
	Text string
}

// Wrap sets runs in lines of at most w cells, broken at blanks; a word wider
// than a line is cut between graphemes.
func Wrap(runs []Run, w int) []string {
	s := setter{w: max(w, 1)}
	for _, r := range runs {
		s.run(r)
	}
	s.flush()
	if s.line.w > 0 {
		s.breakLine()
	}
	return s.lines
}

// setter sets one word at a time; a word may be made of several runs.
type setter struct {
	w     int
	lines []string
	line  Line
	blank Run // the blanks before the word
	word  []Run
	wide  int // cells of word
}

func (s *setter) run(r Run) {
	for rest := r.Text; rest != ""; {
		n := strings.IndexByte(rest, ' ')
		if n < 0 {
			n = len(rest)
		}
		if n > 0 {
			s.word = append(s.word, Run{r.Ink, rest[:n]})
			s.wide += Width(rest[:n])
		}
		if n == len(rest) {
			return
		}
		s.flush()
		s.blank = Run{r.Ink, s.blank.Text + " "}
		rest = rest[n+1:]
	}
}

// flush puts the word on the line, or on the next one.
func (s *setter) flush() {
	if len(s.word) == 0 {
		return
	}
	switch {
	case s.line.w == 0:
	case s.line.w+len(s.blank.Text)+s.wide > s.w && s.blank.Text != "":
		s.breakLine()
	default:
		s.line.Put(s.blank.Ink, s.blank.Text)
	}
	for _, r := range s.word {
		s.put(r)
	}
	s.word, s.wide, s.blank = s.word[:0], 0, Run{}
}

// put cuts r only where it meets the end of the line.
func (s *setter) put(r Run) {
	for {
		head := head(r.Text, s.w-s.line.w)
		s.line.Put(r.Ink, head)
		r.Text = r.Text[len(head):]
		if r.Text == "" || head == "" && s.line.w == 0 {
			return // all is set, or not even one grapheme fits
		}
		s.breakLine()
	}
}

func (s *setter) breakLine() {
	s.lines = append(s.lines, s.line.String())
	s.line = Line{}
}

// head is the longest beginning of s, in whole graphemes, of at most w cells.
func head(s string, w int) string {
	n := 0
	for n < len(s) {
		cluster, _ := ansi.FirstGraphemeCluster(s[n:], ansi.GraphemeWidth)
		if w -= Width(cluster); w < 0 {
			break
		}
		n += len(cluster)
	}
	return s[:n]
}
