package line

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// Run is text in one style.
type Run struct {
	Ink  Ink
	Text string
}

// Wrap sets runs in lines of at most w cells, broken where UAX #14 allows it:
// at blanks, behind hyphens, between Chinese characters; where one run meets the
// next, at blanks only. A word wider than a line is cut between graphemes.
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
	blank Run  // the blanks before the word
	free  bool // whether the line may be broken before the word
	word  []Run
	wide  int // cells of word
}

func (s *setter) run(r Run) {
	for rest, state := r.Text, -1; rest != ""; {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		word := strings.TrimRight(segment, " ")
		if word != "" {
			s.word = append(s.word, Run{r.Ink, word})
			s.wide += Width(word)
		}
		if blanks := segment[len(word):]; blanks != "" || rest != "" && !opens(word) {
			s.flush()
			s.blank, s.free = Run{r.Ink, s.blank.Text + blanks}, true
		}
	}
}

// opens reports whether word is a hyphen that begins one, behind which no line
// is broken (LB20a of later versions of UAX #14).
func opens(word string) bool {
	before, found := strings.CutSuffix(word, "-")
	last, _ := utf8.DecodeLastRuneInString(before)
	return found && !unicode.IsLetter(last) && !unicode.IsDigit(last)
}

// flush puts the word on the line, or on the next one.
func (s *setter) flush() {
	if len(s.word) == 0 {
		return
	}
	switch {
	case s.line.w == 0:
	case s.line.w+len(s.blank.Text)+s.wide > s.w && s.free:
		s.breakLine()
	default:
		s.line.Put(s.blank.Ink, s.blank.Text)
	}
	for _, r := range s.word {
		s.put(r)
	}
	s.word, s.wide, s.blank, s.free = s.word[:0], 0, Run{}, false
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
