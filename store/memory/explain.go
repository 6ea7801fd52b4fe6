package memory

import (
	"fmt"

	"hearsay/store"
	"hearsay/store/quote"
	"hearsay/store/text"
)

// explain reads the article of quotation q once more, this time keeping the
// reasons: to keep them for all quotations would take more room than the articles.
func (s *snapshot) explain(q store.QuotationID) (store.Explanation, error) {
	if int(q) >= s.counts().quotations {
		return store.Explanation{}, fmt.Errorf("quotation %d: %w", q, store.ErrNotFound)
	}
	a := s.own(s.in(q))
	e, ok := quote.Explain(text.Parse(a.Text, a.Blocks), s.quotation(q).Span.Start)
	if !ok {
		return store.Explanation{}, fmt.Errorf("the words of quotation %d are nobody's: %w", q, store.ErrNotFound)
	}
	e.Speaker = s.attributed(q).Name
	return e, nil
}
