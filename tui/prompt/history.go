package prompt

// history is what has been written in a prompt and meant, the latest last.
type history struct {
	lines []string
	at    int    // the one that is shown; len(lines) is none of them
	draft string // what was written before walking back
}

// walk gives the line that is n after the one shown now; that is current, as it has
// been edited. A line that stands there already is passed over.
func (h *history) walk(n int, current string) (string, bool) {
	to := h.at + n
	if 0 <= to && to < len(h.lines) && h.lines[to] == current {
		to += n
	}
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
