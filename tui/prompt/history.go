package prompt

import "slices"

// History is what has been written in a prompt and meant, the latest last.
type History struct {
	lines []string
	at    int    // the one that is shown; len(lines) is none of them
	draft string // what was written before walking back
}

// longestHistory is how many lines are remembered.
const longestHistory = 200

// Add remembers a line; one that is remembered already becomes the latest.
func (h *History) Add(s string) {
	if s == "" {
		return
	}
	h.lines = slices.DeleteFunc(h.lines, func(old string) bool { return old == s })
	h.lines = append(h.lines, s)
	h.lines = h.lines[max(len(h.lines)-longestHistory, 0):]
}

// begin stands behind the latest line.
func (h *History) begin() { h.at, h.draft = len(h.lines), "" }

// walk gives the line that is n after the one shown now; that is current, as it has been edited.
func (h *History) walk(n int, current string) (string, bool) {
	to := h.at + n
	if to < 0 || to > len(h.lines) {
		return "", false
	}
	if h.at == len(h.lines) {
		h.draft = current
	}
	h.at = to
	if to == len(h.lines) {
		return h.draft, true
	}
	return h.lines[to], true
}
