package layout

import (
	"strings"

	"hearsay/store"
)

// A headline stands in the first few blocks.
const headBlocks = 4

// repeated finds the headline that repeats the title the source gave. A long one
// may be laid out on several lines.
func (p *page) repeated() {
	rest := fields(lower(p.title), maxTitle)
	for i := 0; i < len(p.blocks) && i < headBlocks && len(rest) > 0; i++ {
		if p.blocks[i].Role != store.Body {
			continue
		}
		n := p.repeats(i, rest)
		if n == 0 {
			continue
		}
		p.blocks[i].Role = store.Headline
		rest = rest[n:]
		for i++; i < len(p.blocks) && len(rest) > 0 && p.prefix(i, rest) > 0; i++ {
			p.blocks[i].Role = store.Headline
			rest = rest[p.prefix(i, rest):]
		}
		return
	}
}

// maxTitle is the most words of a title that are looked at.
const maxTitle = 60

// repeats reports how many words of title block i repeats, if it is a headline:
// all of them, most of them, or all of the first ones. If the report runs on
// after it on the same line, they are parted.
func (p *page) repeats(i int, title []string) int {
	block := fields(p.folded(i), len(title)+4)
	n := common(block, title)
	switch {
	case n == len(title) && n < len(block):
		return p.part(i, n, len(block))
	case n == len(block):
		if n == len(title) || n >= 3 && (n*2 >= len(title) || i+1 < len(p.blocks) && p.prefix(i+1, title[n:]) > 0) {
			return n
		}
	case alike(block, title):
		return len(title)
	}
	return 0
}

// alike reports whether block is title with a few words changed.
func alike(block, title []string) bool {
	long := max(len(block), len(title))
	return len(block) >= 4 && long < len(title)+4 && shared(block, title)*4 >= long*3
}

// part cuts block i behind its first n words, which are the title, if a stop
// stands there. A block of hardly more words is a headline as a whole.
func (p *page) part(i, n, words int) int {
	s := p.folded(i)
	at := 0
	for range n {
		at = word(s, at).End
	}
	next := word(s, at).Start
	if between := s[at:next]; strings.ContainsAny(between, ".?!|\n") || strings.Contains(between, "  ") {
		p.cut(i, p.blocks[i].Span.Start+next-len(opening(between)), store.Headline)
		return n
	}
	if words <= n+3 && n >= 4 {
		return n
	}
	return 0
}

// opening gives the marks at the end of s that belong to what follows it.
func opening(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// prefix gives how many words block i has, if title begins with all of them.
func (p *page) prefix(i int, title []string) int {
	block := fields(p.folded(i), len(title)+1)
	if n := common(block, title); n == len(block) {
		return n
	}
	return 0
}

// common counts the words that a and b both begin with.
func common(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// shared counts the words of a that b has as well.
func shared(a, b []string) int {
	in := make(map[string]bool, len(b))
	for _, w := range b {
		in[w] = true
	}
	n := 0
	for _, w := range a {
		if in[w] {
			n++
		}
	}
	return n
}

// entitle finds the headline of a text whose source gives no title: the first
// block that may be the report, if it is no sentence and a report follows it.
func (p *page) entitle() {
	i := p.next(0)
	if p.title != "" || i >= min(headBlocks, len(p.blocks)) || !p.heads(i) {
		return
	}
	p.blocks[i].Role = store.Headline
	p.title = oneLine(strings.TrimLeft(p.words(i), "# "))
	if p.blocks[i].stop {
		p.title = strings.TrimSuffix(p.title, ".")
	}
}

// maxDeck is the most blocks that may stand between a headline and its report.
const maxDeck = 6

// heads reports whether block i looks like a headline, and what follows like a report.
func (p *page) heads(i int) bool {
	if !p.headlike(i) || dateline(p.words(i)) || summaryLabels.opens(p.folded(i)) > 0 || p.listing(i) || p.byline(i) {
		return false
	}
	for j := i + 1; j < len(p.blocks) && j <= i+maxDeck; j++ {
		if next := p.blocks[j]; next.Role == store.Body && next.sentence && next.words >= 8 {
			return true
		}
	}
	return false
}

// headlike reports whether block i has the length and the end of a headline.
func (p *page) headlike(i int) bool {
	b := p.blocks[i]
	return b.words >= 3 && b.words <= 30 && !b.open && (!b.stop || b.titleCase()) && !p.manySentences(i)
}

// manySentences reports whether block i has the end of a sentence within it. A
// headline may ask a question and answer it.
func (p *page) manySentences(i int) bool {
	s := p.words(i)
	for at := 1; at < len(s)-2; at++ {
		stop := s[at] == '.' || p.blocks[i].sentence && (s[at] == '!' || s[at] == '?')
		if stop && s[at+1] == ' ' && s[at+2] >= 'A' && s[at+2] <= 'Z' && !abbreviates(s[:at]) {
			return true
		}
	}
	return false
}

// standfirst finds bylines and the summary between the headline and the report.
func (p *page) standfirst() {
	if p.title == "" {
		return
	}
	i := p.underHeadline()
	if p.highlights(i) {
		return
	}
	j := p.next(min(i+1, len(p.blocks)))
	if j >= len(p.blocks) || !p.summary(i) {
		return
	}
	parted := p.byline(j)
	if parted {
		j = p.next(j)
	}
	if j < len(p.blocks) && (parted || p.deck(i, j) || p.restated(i, j) || dateline(p.words(j)) && !dateline(p.words(i))) {
		p.blocks[i].Role = store.Standfirst
	}
}

// highlights finds a summary under its label, from block i on.
func (p *page) highlights(i int) bool {
	if i >= len(p.blocks) || summaryLabels.opens(p.folded(i)) == 0 || p.blocks[i].stop && !summaryLabels.is(p.folded(i)) {
		return false
	}
	if summaryLabels.is(p.folded(i)) {
		p.blocks[i].Role = store.Furniture
		i++
	}
	for first := i; i < len(p.blocks) && p.blocks[i].Role == store.Body && (i == first || !p.blocks[i].stop); i++ {
		p.blocks[i].Role = store.Standfirst
	}
	return true
}

// underHeadline gives the first block below the headline that may be the report.
func (p *page) underHeadline() int {
	last := 0
	for i := 0; i < len(p.blocks) && i < headBlocks; i++ {
		if p.blocks[i].Role == store.Headline {
			last = i
		}
	}
	i := p.next(last)
	for i < len(p.blocks) && p.byline(i) {
		i = p.next(i)
	}
	return i
}

// byline finds out whether block i names the authors, and if so gives it its role.
func (p *page) byline(i int) bool {
	b := &p.blocks[i]
	if b.words > 14 || b.sentence || !namesAuthors(p.words(i)) {
		return false
	}
	b.Role = store.Furniture
	return true
}

// namesAuthors reports whether s is names behind "by", where an outlet or a
// place may follow, or several names of two to four words and nothing else.
func namesAuthors(s string) bool {
	by := len(s) > 3 && strings.EqualFold(s[:3], "by ")
	if by {
		s = s[3:]
	}
	names := strings.Split(strings.NewReplacer(", and ", "|", ",", "|", " and ", "|", " & ", "|").Replace(s), "|")
	if by {
		return nameLike(names[0])
	}
	for _, n := range names {
		if f := fields(n, 5); !nameLike(n) || len(f) < 2 || len(f) > 4 {
			return false
		}
	}
	return len(names) > 1
}

// summary reports whether block i is short enough for a standfirst and reports nobody's words.
func (p *page) summary(i int) bool {
	b := p.blocks[i]
	return b.words >= 4 && b.words <= 60 && !b.saysSomething() && !b.open
}

// deck reports whether block i is a line under the headline: no sentence, with the report below it.
func (p *page) deck(i, j int) bool {
	b := p.blocks[i]
	return !b.sentence && b.words <= 30 && p.blocks[j].sentence
}

// restated reports whether block i says what the headline says, and block j begins anew.
func (p *page) restated(i, j int) bool {
	head, below := gist(lower(p.title)), gist(p.folded(i))
	if overlap(below, head)*2 < len(head) {
		return false
	}
	again := overlap(below, gist(p.folded(j)))
	return again >= 4 && again*3 >= len(below)*2
}

// gist gives the beginnings of the longer words of s, each once and as a number, so that
// forms of one word are alike.
func gist(s string) []uint64 {
	const shortest, stem, most = 4, 5, 80
	var out []uint64
	var seen stems
	for w := word(s, 0); !w.Empty() && len(out) < most; w = word(s, w.End) {
		if t := w.Of(s); len(t) >= shortest {
			n := uint64(0)
			for _, c := range []byte(t[:min(len(t), stem)]) {
				n = n<<8 | uint64(c)
			}
			if seen.add(n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// stems is a set of at most half as many numbers, none of them 0.
type stems [256]uint64

// add reports whether n is new.
func (s *stems) add(n uint64) bool {
	at := s.find(n)
	if *at == n {
		return false
	}
	*at = n
	return true
}

// find gives where n is, or belongs.
func (s *stems) find(n uint64) *uint64 {
	for i := n * 0x9e3779b97f4a7c15 >> 56; ; i++ {
		if at := &s[i%uint64(len(s))]; *at == n || *at == 0 {
			return at
		}
	}
}

// overlap counts the numbers of a that b has as well, each of which has them once.
func overlap(a, b []uint64) int {
	var in stems
	for _, n := range b {
		in.add(n)
	}
	both := 0
	for _, n := range a {
		if *in.find(n) == n {
			both++
		}
	}
	return both
}
