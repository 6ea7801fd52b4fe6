package memory

import (
	"slices"
	"strings"
	"unicode"

	"hearsay/store"
	"hearsay/store/link"
)

// relate says how passage b carries a saying as against passage a: by their
// words and, unless these are changed, by the quotations that they stand in.
func (s *snapshot) relate(id store.SayingID, a, b store.Passage) store.Relation {
	r := link.Relate(s.words(a.Quotation, a.Span), s.words(b.Quotation, b.Span))
	switch {
	case r == store.Reworded || a.Quotation == b.Quotation:
		return r
	case s.fragmentOf(a, b, r):
		return store.FragmentOf
	case s.merges(id, b.Quotation, a.Quotation):
		return store.Merged
	case s.merges(id, a.Quotation, b.Quotation):
		return store.Split
	}
	return r
}

// fragmentOf reports whether b is quoted inside a paraphrase, and a has the
// same words and more in a whole quotation. r is how the words relate.
func (s *snapshot) fragmentOf(a, b store.Passage, r store.Relation) bool {
	if s.quotation(b.Quotation).Kind != store.Fragment || s.quotation(a.Quotation).Kind == store.Fragment {
		return false
	}
	return r == store.Shortened || r <= store.Punctuation && s.more(a)
}

// more reports whether the quotation of p has words outside p.
func (s *snapshot) more(p store.Passage) bool {
	whole := s.quotation(p.Quotation).Span
	outside := func(from, to int) bool {
		return strings.IndexFunc(s.words(p.Quotation, store.Span{Start: from, End: to}), telling) >= 0
	}
	return outside(whole.Start, p.Span.Start) || outside(p.Span.End, whole.End)
}

func telling(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// merges reports whether q joins its passage of a saying with another saying
// that the article of other quotes apart: not in other, nor in a part of the
// same split quotation.
func (s *snapshot) merges(id store.SayingID, q, other store.QuotationID) bool {
	return slices.ContainsFunc(s.sayingsOf(q), func(t store.SayingID) bool {
		return t != id && !slices.Contains(s.sayingsOf(other), t) &&
			slices.ContainsFunc(s.saying(t).Passages, func(p store.Passage) bool {
				return s.in(p.Quotation) == s.in(other) && s.quotation(p.Quotation).Utterance != s.quotation(other).Utterance
			})
	})
}
