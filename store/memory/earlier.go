package memory

import (
	"sync/atomic"

	"hearsay/store"
)

// Sum tells what an input says from all else that inputs say. The zero Sum tells nothing.
type Sum [16]byte

// Summed is an Input that has a Sum. From inputs of the same Sum comes the same article.
type Summed interface {
	Input
	Sum() Sum
}

// earlier knows what was found in articles before, by what they were made from.
type earlier struct {
	contents *shelved
	at       map[Sum]store.ArticleID
	tell     func(damage error) store.Problem
	damage   atomic.Pointer[store.Problem] // that was met; nil if none
}

// newEarlier gives what is known from a shelf; nothing, if that is damaged.
func newEarlier(c *shelved, tell func(damage error) store.Problem) (*earlier, error) {
	e := &earlier{contents: c, tell: tell, at: make(map[Sum]store.ArticleID, c.n.articles)}
	err := c.file.Guard(func() {
		for a := range c.n.articles {
			e.at[c.sum(a)] = store.ArticleID(a)
		}
	})
	delete(e.at, Sum{})
	return e, err
}

// find gives an article and what was found in it. If it is not known, only the
// sum is given.
func (e *earlier) find(in Input) (x analysed, known bool) {
	s, ok := in.(Summed)
	if !ok {
		return analysed{}, false
	}
	x.sum = s.Sum()
	if e == nil {
		return x, false
	}
	a, known := e.at[x.sum]
	if !known {
		return x, false
	}
	damage := e.contents.file.Guard(func() {
		x.article, x.findings, x.people = e.contents.article(a), e.contents.findings(a), e.contents.people(a)
	})
	if damage != nil {
		problem := e.tell(damage)
		e.damage.Store(&problem)
		return analysed{sum: x.sum}, false
	}
	return x, true
}

// problems are those with the shelf.
func (e *earlier) problems() []store.Problem {
	if e == nil || e.damage.Load() == nil {
		return nil
	}
	return []store.Problem{*e.damage.Load()}
}

// findings gives what was found in an article.
func (c *shelved) findings(a store.ArticleID) *store.Findings {
	f := &store.Findings{People: c.cast(a), Nested: c.nested(a)}
	from, to := c.of(a)
	for q := from; q < to; q++ {
		x := c.quotation(q)
		check(x.Person >= store.Nobody && int(x.Person) < len(f.People), "words of somebody who is not there")
		f.Quotations = append(f.Quotations, x)
	}
	return f
}
