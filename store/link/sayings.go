package link

import (
	"cmp"
	"math"
	"slices"

	"hearsay/store"
	"hearsay/store/link/align"
)

// saying is a saying while it grows.
type saying struct {
	representative store.QuotationID
	members        []member
}

// member is a passage that carries a saying.
type member struct {
	quote store.QuotationID
	run   align.Run // words of the quotation
	bits  float32   // evidence for the link to the representative
	whole bool      // whether it has no difference at all from the representative
	close bool      // whether little but filler stands against the link
	sure  bool      // … nor a negation or number, and the link is to the representative itself
}

// reach is a passage of a link as one of its two quotations sees it.
type reach struct {
	link     *bond
	passage  *passage
	number   int32 // of passage, among all
	other    store.QuotationID
	place    int32     // of other
	here     align.Run // words of the quotation
	there    align.Run // words of other
	reversed bool      // whether other is the link's first
}

// part is where the words of other stand that match words of the quotation in r.
func (x *reach) part(r align.Run) (align.Run, bool) {
	var out align.Run
	for _, m := range x.passage.matches {
		here, there, parts := int(m.a), int(m.b), int(m.partsB)
		if x.reversed {
			here, there, parts = int(m.b), int(m.a), int(m.partsA)
		}
		if here < r.Start || here >= r.End {
			continue
		}
		if out.End == 0 {
			out.Start = there - parts + 1
		}
		out.End = there + 1
	}
	return out, out.End > 0
}

// grower makes sayings of links. The fullest quotation comes first and becomes
// the representative of what others share with it; nothing joins a saying by a
// chain of links that leads away from its representative.
type grower struct {
	*work
	linked  []store.QuotationID // those that reach any, ascending
	place   []int32             // by QuotationID: its place among linked; meaningless for others
	reaches [][]reach           // by place, in the order of links
	of      [][]*saying         // by place: those it carries
	done    []bool              // by number of passage
}

// Parameters of growing.
const (
	coverage     = 0.6 // of a core that a member must cover to join its saying
	strongMargin = 12  // bits beyond the bar with which one link to any member suffices
)

// grow makes sayings of bonds, which are in order.
func (w *work) grow(bonds []*bond) {
	g := &grower{work: w}
	g.reach(bonds)
	for _, q := range g.fullestFirst() {
		g.adopt(q)
		g.join(q)
		g.found(q)
	}
}

// reach lists what each quotation reaches.
func (g *grower) reach(bonds []*bond) {
	ends := make([]int32, len(g.quotes)) // first how many reaches each has, then where they end
	passages := 0
	for _, l := range bonds {
		ends[l.a] += int32(len(l.passages))
		ends[l.b] += int32(len(l.passages))
		passages += len(l.passages)
	}
	g.done = make([]bool, passages)
	all, at := make([]reach, 2*passages), 0
	g.place = ends
	for q, n := range ends {
		if n > 0 {
			g.place[q] = int32(len(g.linked))
			g.linked = append(g.linked, store.QuotationID(q))
			g.reaches = append(g.reaches, all[at:at:at+int(n)])
			at += int(n)
		}
	}
	g.of = make([][]*saying, len(g.linked))
	number := int32(0)
	for _, l := range bonds {
		for i := range l.passages {
			p := &l.passages[i]
			a, b := p.a.run(), p.b.run()
			g.add(l.a, reach{link: l, passage: p, number: number, other: l.b, place: g.place[l.b], here: a, there: b})
			g.add(l.b, reach{link: l, passage: p, number: number, other: l.a, place: g.place[l.a], here: b, there: a, reversed: true})
			number++
		}
	}
}

func (g *grower) add(q store.QuotationID, x reach) {
	at := g.place[q]
	g.reaches[at] = append(g.reaches[at], x)
}

// fullestFirst gives the linked quotations, the fullest first.
func (g *grower) fullestFirst() []store.QuotationID {
	order := make([]uint64, 0, len(g.linked)) // by mass, whose bits are in the order of what they stand for
	for _, q := range g.linked {
		order = append(order, uint64(^math.Float32bits(g.mass[q]))<<32|uint64(q))
	}
	var s sorter[uint64]
	s.sort(order, 32, 64)
	qs := make([]store.QuotationID, 0, len(order))
	for _, x := range order {
		qs = append(qs, store.QuotationID(uint32(x)))
	}
	return qs
}

// reachesOf gives what q reaches.
func (g *grower) reachesOf(q store.QuotationID) []reach { return g.reaches[g.place[q]] }

// carried gives the sayings that q carries.
func (g *grower) carried(q store.QuotationID) []*saying { return g.of[g.place[q]] }

// adopt lets q into sayings that others already carry where q links to them.
func (g *grower) adopt(q store.QuotationID) {
	xs := g.reachesOf(q)
	for i := range xs {
		x := &xs[i]
		for _, s := range g.of[x.place] {
			if g.done[x.number] || !g.meets(x.other, x.there, s.passageOf(x.other)) {
				continue
			}
			back := &reach{link: x.link, passage: x.passage, number: x.number, other: q, here: x.there, there: x.here, reversed: !x.reversed}
			if s.carriedBy(q) {
				g.done[x.number] = true
			} else if g.welcome(s, back) {
				g.enter(s, back, g.whole(x.other))
			}
		}
	}
}

// whole is all words of q.
func (g *grower) whole(q store.QuotationID) align.Run {
	return align.Run{End: int(g.quotes[q].words.n)}
}

// meets reports whether two runs of q are one place: one covers most of the other.
func (g *grower) meets(q store.QuotationID, r, at align.Run) bool {
	return g.covers(q, r, at) >= coverage || g.covers(q, at, r) >= coverage
}

// join lets what q reaches into the sayings that q already carries in that place.
func (g *grower) join(q store.QuotationID) {
	xs := g.reachesOf(q)
	for i := range xs {
		x := &xs[i]
		for _, s := range g.carried(q) {
			at := s.passageOf(q)
			if g.done[x.number] || !g.meets(q, x.here, at) {
				continue
			}
			if s.carriedBy(x.other) {
				g.done[x.number] = true
			} else if g.welcome(s, x) {
				g.enter(s, x, g.whole(q))
			}
		}
	}
}

// welcome reports whether what x reaches belongs to s though no link ties it to
// the representative: two members or half of them link to it, or one link is strong.
func (g *grower) welcome(s *saying, x *reach) bool {
	if x.link.margin >= strongMargin {
		return true
	}
	links := 0
	for _, m := range s.members {
		if slices.ContainsFunc(g.reachesOf(m.quote), func(y reach) bool { return y.other == x.other }) {
			links++
		}
	}
	return links >= 2 || 2*links >= len(s.members)
}

func (s *saying) passageOf(q store.QuotationID) align.Run {
	for _, m := range s.members {
		if m.quote == q {
			return m.run
		}
	}
	return align.Run{}
}

func (s *saying) carriedBy(q store.QuotationID) bool {
	return slices.ContainsFunc(s.members, func(m member) bool { return m.quote == q })
}

// enter makes the part of x.other that matches words in r carry s.
func (g *grower) enter(s *saying, x *reach, r align.Run) {
	there, ok := x.part(r)
	if !ok {
		return
	}
	g.done[x.number] = true
	if s.carriedBy(x.other) {
		return
	}
	direct := x.link.a == s.representative || x.link.b == s.representative
	s.members = append(s.members, member{
		quote: x.other, run: there, bits: x.passage.bits,
		whole: x.passage.whole && direct, close: x.close(), sure: x.close() && direct && !x.passage.turned,
	})
	g.carry(x.other, s)
}

// carry notes that q carries s.
func (g *grower) carry(q store.QuotationID, s *saying) {
	at := g.place[q]
	g.of[at] = append(g.of[at], s)
}

// close reports whether hardly anything but filler stands against the link of x.
func (x *reach) close() bool { return x.passage.matched >= 0.8*x.passage.spanned }

// found makes q the representative of whatever it shares that is no saying yet.
func (g *grower) found(q store.QuotationID) {
	all := g.reachesOf(q)
	xs := make([]*reach, 0, len(all))
	for i := range all {
		if !g.done[all[i].number] {
			xs = append(xs, &all[i])
		}
	}
	for _, core := range g.cores(q, xs) {
		s := &saying{representative: q, members: make([]member, 0, 1+len(core.members))}
		region := core.region
		s.members = append(s.members, member{quote: q, run: region, bits: g.weight(q, region), whole: true, close: true, sure: true})
		g.carry(q, s)
		for _, x := range core.members {
			g.enter(s, x, region)
		}
		g.sayings = append(g.sayings, s)
	}
}

// core is what the shortest passages leave of a quotation.
type core struct {
	run     align.Run // the shortest passage
	region  align.Run // all passages that cover this core alone
	members []*reach
}

// cores tells apart the sayings that q merges: the shortest passages become
// cores, and whatever covers a core carries its saying.
func (g *grower) cores(q store.QuotationID, xs []*reach) []*core {
	slices.SortStableFunc(xs, func(x, y *reach) int {
		return cmp.Or(cmp.Compare(g.weight(q, x.here), g.weight(q, y.here)), cmp.Compare(x.here.Start, y.here.Start))
	})
	var cs []*core
	for _, x := range xs {
		if !slices.ContainsFunc(cs, func(c *core) bool { return g.covers(q, x.here, c.run) >= coverage }) {
			cs = append(cs, &core{run: x.here, region: x.here})
		}
	}
	for _, x := range xs {
		var in []*core
		for _, c := range cs {
			if g.covers(q, x.here, c.run) >= coverage {
				in = append(in, c)
				c.members = append(c.members, x)
			}
		}
		if len(in) == 1 {
			in[0].region = align.Run{Start: min(in[0].region.Start, x.here.Start), End: max(in[0].region.End, x.here.End)}
		}
	}
	return cs
}

// covers is the part of r, by weight, that by covers.
func (g *grower) covers(q store.QuotationID, by, r align.Run) float32 {
	both := align.Run{Start: max(by.Start, r.Start), End: min(by.End, r.End)}
	switch {
	case both.Len() <= 0 || r.Len() <= 0:
		return 0
	case both == r:
		return 1
	}
	return g.weight(q, both) / g.weight(q, r)
}

// weight is the bits of the words of q in r.
func (g *grower) weight(q store.QuotationID, r align.Run) float32 {
	var sum float32
	for _, bits := range g.text(q).Alone[r.Start:r.End] {
		sum += bits
	}
	return sum
}

// carriers gives the articles that carry s, ascending.
func (w *work) carriers(s *saying) []store.ArticleID {
	var as []store.ArticleID
	for _, m := range s.members {
		as = append(as, w.quotes[m.quote].article)
	}
	slices.Sort(as)
	return slices.Compact(as)
}

// articlePairs gives all pairs of as, which ascend.
func articlePairs(as []store.ArticleID) (pairs [][2]store.ArticleID) {
	for i, a := range as {
		for _, b := range as[i+1:] {
			pairs = append(pairs, [2]store.ArticleID{a, b})
		}
	}
	return pairs
}
