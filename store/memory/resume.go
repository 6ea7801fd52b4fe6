package memory

import (
	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/index"
	"hearsay/store/shelf"
)

// resume gives a writer that goes on where c ends, and the inputs that are to be
// added; nil if the inputs do not begin with those that c was made of, or not all of it lies
// there, and all is to be linked again. Nothing of the old
// articles is looked at again but what linking keeps of them.
func (r *reopening) resume(c *shelved) (w *writer, inputs func(yield func(Input) bool), err error) {
	var sums []Sum
	if err := c.file.Guard(func() { sums = c.allSums() }); err != nil || !r.begins(sums) {
		return nil, nil, err
	}
	w = newWriter(shelf.NewScratch(r.shelf.Path, r.shelf.OnHeap))
	whole := false
	if err := c.file.Guard(func() { whole = w.resume(c, sums) }); err != nil || !whole {
		return nil, nil, err
	}
	return w, func(yield func(Input) bool) {
		old := 0
		r.inputs(func(in Input) bool {
			old++
			return old <= len(sums) || yield(in)
		})
	}, nil
}

// begins reports whether the inputs begin with those that have sums.
func (r *reopening) begins(sums []Sum) (same bool) {
	if len(sums) == 0 {
		return false
	}
	n := 0
	defer cores.Catch(func(*cores.Panic) { same = false }) // which comes again, and is told then
	r.inputs(func(in Input) bool {
		s, ok := in.(Summed)
		same = ok && s.Sum() == sums[n] && sums[n] != Sum{}
		n++
		return same && n < len(sums)
	})
	return same && n == len(sums)
}

// allSums gives of which inputs the articles were made.
func (c *shelved) allSums() []Sum {
	sums := make([]Sum, c.n.articles)
	for a := range sums {
		sums[a] = c.sum(a)
	}
	return sums
}

// resume takes in what lies on a shelf, as if it had been added, and reports whether that was whole.
func (w *writer) resume(c *shelved, sums []Sum) bool {
	x, err := index.Open(laid(w.facts.scratch, c.file.Column(indexColumn).Whole()))
	linked := c.file.Column(linkedColumn)
	if err != nil || x.Len() != len(sums) || linked.Len() != len(sums) {
		return false
	}
	w.index = index.Resume(x)
	if err := w.linker.RecallState(c.file.Column(linkedAllColumn).Whole()); err != nil {
		return false
	}
	for a := range sums {
		id := store.ArticleID(a)
		old := analysed{article: c.article(id), findings: c.findings(id), people: c.people(id), headline: c.summary(id).Title, sum: sums[a]}
		w.enter(old)
		r := linked.Record(a)
		record := laid(w.facts.scratch, []byte(r.Rest()))
		w.kept.linked = append(w.kept.linked, record)
		if err := w.linker.Recall(record, old.article, old.findings); err != nil {
			return false
		}
	}
	return true
}
