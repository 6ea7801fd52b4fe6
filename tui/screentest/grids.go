// Package screentest turns a styled screen into two texts that a person can
// read and a golden file can hold: what stands there, and how it looks. It is
// for tests only and draws nothing.
package screentest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Grids takes a view apart. text is what stands in it; styles has one letter
// for each cell, the same letter for the same look and a blank for none, and
// ends in a legend of the letters, in order of appearance. Both have no blanks
// at the ends of lines, so that a change of colour never touches text.
func Grids(view string) (text, styles string) {
	var words, looks strings.Builder
	s := screen{letters: map[look]byte{{}: ' '}}
	for _, line := range strings.Split(view, "\n") {
		w, l := s.line(line)
		words.WriteString(strings.TrimRight(w, " ") + "\n")
		looks.WriteString(strings.TrimRight(l, " ") + "\n")
	}
	return words.String(), looks.String() + s.legend()
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

// screen is what has been seen so far of a view. Styles carry on over line ends, as on a terminal.
type screen struct {
	now     look
	letters map[look]byte
	order   []look
}

func (s *screen) line(line string) (words, looks string) {
	var w, l strings.Builder
	var state byte
	p := ansi.NewParser()
	for line != "" {
		seq, width, n, next := ansi.DecodeSequence(line, state, p)
		state, line = next, line[n:]
		if width == 0 && ansi.Cmd(p.Command()).Final() == 'm' && strings.HasPrefix(seq, "\x1b[") {
			s.now = s.now.apply(p.Params())
			continue
		}
		w.WriteString(seq)
		l.WriteString(strings.Repeat(string(s.letter()), width))
	}
	return w.String(), l.String()
}

func (s *screen) letter() byte {
	c, ok := s.letters[s.now]
	if !ok {
		c = letters[min(len(s.order), len(letters)-1)]
		s.letters[s.now] = c
		s.order = append(s.order, s.now)
	}
	return c
}

func (s *screen) legend() string {
	var b strings.Builder
	for _, l := range s.order {
		fmt.Fprintf(&b, "%c  %s\n", s.letters[l], l)
	}
	return b.String()
}

// look is the style of a cell.
type look struct {
	fg, bg string
	on     [10]bool // by SGR number
}

func attributes() []string {
	return []string{1: "bold", 2: "dim", 3: "italic", 4: "underlined", 5: "blinking", 7: "reversed", 9: "struck"}
}

// String writes l as words: "bold #d08bb8 on #3d3147".
func (l look) String() string {
	var parts []string
	for i, name := range attributes() {
		if name != "" && l.on[i] {
			parts = append(parts, name)
		}
	}
	if l.fg != "" {
		parts = append(parts, l.fg)
	}
	if l.bg != "" {
		parts = append(parts, "on "+l.bg)
	}
	return strings.Join(parts, " ")
}

// apply gives l after an SGR sequence.
func (l look) apply(params ansi.Params) look {
	var ps []int
	for i := range params {
		n, _, _ := params.Param(i, 0)
		ps = append(ps, n)
	}
	if len(ps) == 0 {
		return look{}
	}
	for len(ps) > 0 {
		ps = ps[l.one(ps):]
	}
	return l
}

// one applies the first attribute of ps and gives the number of parameters it took.
func (l *look) one(ps []int) int {
	switch p := ps[0]; {
	case p == 0:
		*l = look{}
	case p < 10:
		l.on[p] = true
	case p == 22:
		l.on[1], l.on[2] = false, false
	case p > 22 && p < 30:
		l.on[p-20] = false
	case p == 38 || p == 48:
		name, n := colour(ps[1:])
		l.paint(p == 48, name)
		return n + 1
	case p == 39 || p == 49:
		l.paint(p == 49, "")
	case p >= 30 && p < 50:
		l.paint(p >= 40, strconv.Itoa(p%10))
	case p >= 90 && p < 110:
		l.paint(p >= 100, strconv.Itoa(p%10+8))
	}
	return 1
}

func (l *look) paint(ground bool, name string) {
	if ground {
		l.bg = name
		return
	}
	l.fg = name
}

// colour reads what follows a 38 or 48.
func colour(ps []int) (name string, n int) {
	switch {
	case len(ps) >= 2 && ps[0] == 5:
		return strconv.Itoa(ps[1]), 2
	case len(ps) >= 4 && ps[0] == 2:
		return fmt.Sprintf("#%02x%02x%02x", ps[1], ps[2], ps[3]), 4
	}
	return "", len(ps)
}

// Widest gives the most cells that any line of a view takes.
func Widest(view string) int {
	widths := []int{0}
	for _, line := range strings.Split(view, "\n") {
		widths = append(widths, ansi.StringWidth(line))
	}
	return slices.Max(widths)
}
