package memory

import (
	"context"
	"slices"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/index"
	"hearsay/store/query"
)

// sieve tells which quotations pass a filter: those of which the whole
// expression holds. What it says about words, outlets, dates and marks is asked of
// the article, by way of the index; what it says about speakers, words
// of quotations and conclusions, of the quotation itself.
type sieve struct {
	ctx context.Context
	*snapshot
	marks store.Marks
}

type test func(store.QuotationID) bool

// test makes the test of an expression; nil passes everything. The parts that ask
// of articles only are searched for once, here, and not for each quotation.
func (s sieve) test(x query.Expr) test {
	if x == nil {
		return func(store.QuotationID) bool { return true }
	}
	if !asksOfQuotations(x) {
		return s.ofArticles(x)
	}
	switch x := x.(type) {
	case query.And:
		parts := s.tests(x)
		return func(q store.QuotationID) bool { return every(parts, q, true) }
	case query.Or:
		parts := s.tests(x)
		return func(q store.QuotationID) bool { return !every(parts, q, false) }
	case query.Not:
		part := s.test(x.X)
		return func(q store.QuotationID) bool { return !part(q) }
	case query.Field:
		return s.field(x)
	case query.Is:
		return s.bookmarked(func(store.Bookmark) bool { return true })
	case query.Has:
		return s.has(x)
	default:
		return s.ofArticles(x)
	}
}

// askedOfAll gives holds as a test that has been asked of all quotations already, in
// their order and on all cores: in the order of a view it would be asked all over memory.
func (s *snapshot) askedOfAll(ctx context.Context, holds test) test {
	n := s.counts().quotations
	passed := make([]uint64, (n+63)/64)
	cores.Each(len(passed), func() func(int) {
		return func(i int) {
			if ctx.Err() != nil {
				return
			}
			for k := range min(64, n-64*i) {
				if holds(store.QuotationID(64*i + k)) {
					passed[i] |= 1 << k
				}
			}
		}
	})
	return func(q store.QuotationID) bool { return passed[q/64]&(1<<(q%64)) != 0 }
}

// every reports whether all of tests give want.
func every(tests []test, q store.QuotationID, want bool) bool {
	for _, t := range tests {
		if t(q) != want {
			return false
		}
	}
	return true
}

// tests makes the tests of parts.
func (s sieve) tests(parts []query.Expr) []test {
	out := make([]test, len(parts))
	for i, x := range parts {
		out[i] = s.test(x)
	}
	return out
}

// asksOfQuotations reports whether a part of x is asked of quotations.
func asksOfQuotations(x query.Expr) bool {
	switch x := x.(type) {
	case query.And:
		return anyOf(x)
	case query.Or:
		return anyOf(x)
	case query.Not:
		return asksOfQuotations(x.X)
	case query.Field:
		return x.In != query.Outlet && x.In != query.Title && x.In != query.Text
	case query.Is:
		return x == query.Bookmarked
	case query.Has:
		return true
	}
	return false
}

func anyOf(parts []query.Expr) bool {
	for _, x := range parts {
		if asksOfQuotations(x) {
			return true
		}
	}
	return false
}

// asksOfKept reports whether only quotations that are kept pass x. Each of them has
// been kept for itself, and none stands for another.
func asksOfKept(x query.Expr) bool {
	switch x := x.(type) {
	case query.And:
		return slices.ContainsFunc(x, asksOfKept)
	case query.Or:
		return !slices.ContainsFunc(x, func(part query.Expr) bool { return !asksOfKept(part) })
	case query.Field:
		return x.In == query.Tag || x.In == query.Note
	case query.Is:
		return x == query.Bookmarked
	case query.Has:
		return x == query.Noted
	}
	return false
}

// passed gives the articles that pass x.
func (s sieve) passed(x query.Expr) index.Set {
	return s.index().Search(s.ctx, &query.Filter{Root: x}, known(s)).Set()
}

func (s sieve) ofArticles(x query.Expr) test {
	passed := s.passed(x)
	return func(q store.QuotationID) bool { return passed.Has(s.in(q)) }
}

func (s sieve) field(x query.Field) test {
	if x.In == query.Speaker {
		fits := s.calledSo(x.Pattern)
		return func(q store.QuotationID) bool { return s.speakerOf(q) != store.NoSpeaker && fits[s.speakerOf(q)] }
	}
	if x.In == query.Tag || x.In == query.Note {
		return s.keptWith(x)
	}
	passed := s.passed(x) // few articles hold the words at all
	return func(q store.QuotationID) bool { return passed.Has(s.in(q)) && s.says(q, x.Pattern) }
}

func (s sieve) has(x query.Has) test {
	switch x {
	case query.Dispute:
		return func(q store.QuotationID) bool { return s.disputed(q) }
	case query.Link:
		return func(q store.QuotationID) bool { return s.carriers(q) > 0 }
	case query.Noted:
		return s.bookmarked(func(b store.Bookmark) bool { return b.Note != "" })
	default:
		return func(store.QuotationID) bool { return true }
	}
}

// wordsOf gathers the words that a quotation may have passed by.
func wordsOf(x query.Expr) []query.Pattern {
	switch x := x.(type) {
	case query.And:
		return wordsOfAll(x)
	case query.Or:
		return wordsOfAll(x)
	case query.Bare:
		return []query.Pattern{x.Pattern}
	case query.Phrase:
		return []query.Pattern{x.Pattern}
	case query.Field:
		if x.In == query.Quote || x.In == query.Text {
			return []query.Pattern{x.Pattern}
		}
	}
	return nil
}

func wordsOfAll(parts []query.Expr) []query.Pattern {
	var out []query.Pattern
	for _, x := range parts {
		out = append(out, wordsOf(x)...)
	}
	return out
}
