package memory

import (
	"hearsay/store"
	"hearsay/store/shelf"
)

// The columns in which contents lie on a shelf. How their records are written is said
// here, how they are read in shelved.go, in the same order.
const (
	madeColumn      = "made"       // one record: what the contents were made by and of
	progressColumn  = "progress"   // one record
	articleColumn   = "articles"   // who wrote what where
	standingColumn  = "standing"   // … when, and what was concluded; of fixed size
	sumColumn       = "sums"       // of the inputs that the articles were made of
	blockColumn     = "blocks"     // of the articles
	textColumn      = "texts"      // of the articles
	nestedColumn    = "nested"     // what quotations quote themselves, by article
	peopleColumn    = "people"     // of the articles
	quotationColumn = "quotations" // with what was concluded; of fixed size
	sayingsOfColumn = "sayings of quotations"
	speakerColumn   = "speakers"
	sayingColumn    = "sayings"
	storyColumn     = "stories"
	viewColumn      = "views"
	indexColumn     = "index"       // as its package writes it
	linkedColumn    = "linked"      // what linking keeps of the articles, as its package writes it
	linkedAllColumn = "linked, all" // … of all together
)

func orderColumn(v store.View) string { return "order of " + v.String() }
func rowColumn(v store.View) string   { return "rows of " + v.String() }

// The bytes of records of fixed size.
const (
	sumSize       = len(Sum{})
	standingSize  = 16 + 5*4 + 1
	quotationSize = 3*8 + 2*4 + 8 + 1 + 3*4 + 1
	entrySize     = 2 * 4
	placeSize     = entrySize + 1
)

// shelve writes all that a snapshot answers from, and what is kept for those to come.
func (s *snapshot) shelve(w *shelf.Writer, m made, kept kept) error {
	w.Varied(madeColumn, 1, func(_ int, e *shelf.Encoder) {
		e.String(m.by)
		e.String(m.of)
	})
	w.Varied(progressColumn, 1, func(_ int, e *shelf.Encoder) { shelveProgress(e, &s.progress) })
	s.shelveArticles(w, kept.sums)
	s.shelveQuotations(w)
	s.shelveConclusions(w)
	s.shelveViews(w)
	x, err := s.index().AppendBinary(nil)
	if err == nil {
		w.Whole(indexColumn, x)
	}
	w.Varied(linkedColumn, len(kept.linked), func(i int, e *shelf.Encoder) { e.Rest(string(kept.linked[i])) })
	w.Whole(linkedAllColumn, kept.linkedAll)
	return err
}

func shelveProgress(e *shelf.Encoder, p *store.Progress) {
	e.Int(p.Quotations)
	e.Int(p.Disputes)
	e.Int(int(p.Bytes))
	e.Int(len(p.Problems))
	for _, x := range p.Problems {
		e.String(x.File)
		e.Int(x.Line)
		e.String(x.Err.Error())
	}
}

func (s *snapshot) shelveArticles(w *shelf.Writer, sums []Sum) {
	n := s.counts().articles
	articles := func(name string, write func(a store.ArticleID, e *shelf.Encoder)) {
		w.Varied(name, n, func(i int, e *shelf.Encoder) { write(store.ArticleID(i), e) })
	}
	articles(articleColumn, func(a store.ArticleID, e *shelf.Encoder) { shelveArticle(e, s.article(a), s.summary(a).Title) })
	articles(textColumn, func(a store.ArticleID, e *shelf.Encoder) { e.Rest(s.text(a)) })
	articles(blockColumn, func(a store.ArticleID, e *shelf.Encoder) { shelveBlocks(e, s.article(a).Blocks) })
	articles(nestedColumn, func(a store.ArticleID, e *shelf.Encoder) {
		spans := s.nested(a)
		e.Int(len(spans))
		for _, x := range spans {
			shelveSpan(e, x)
		}
	})
	articles(peopleColumn, func(a store.ArticleID, e *shelf.Encoder) { e.Rest(s.people(a)) })
	w.Column(standingColumn, n, standingSize, func(i int, e *shelf.Encoder) { s.shelveStanding(e, store.ArticleID(i)) })
	w.Column(sumColumn, n, sumSize, func(i int, e *shelf.Encoder) { e.Rest(string(sums[i][:])) })
}

func shelveArticle(e *shelf.Encoder, a *store.Article, headline string) {
	e.String(a.Key)
	e.String(a.Outlet)
	e.String(headline)
	e.String(a.URL)
	shelveStrings(e, a.Authors)
	e.String(a.Title)
	e.Time(a.Edited)
}

func shelveStrings(e *shelf.Encoder, list []string) {
	e.Int(len(list))
	for _, x := range list {
		e.String(x)
	}
}

func shelveBlocks(e *shelf.Encoder, blocks []store.Block) {
	e.Int(len(blocks))
	for _, b := range blocks {
		shelveSpan(e, b.Span)
		e.Byte(byte(b.Role))
	}
}

func shelveSpan(e *shelf.Encoder, s store.Span) {
	e.Int(s.Start)
	e.Int(s.Len())
}

func shelvePeople(e *shelf.Encoder, people []store.Person) {
	e.Int(len(people))
	for _, p := range people {
		e.String(p.Name)
		e.Bool(p.Named)
		e.Byte(byte(p.Gender))
		shelveStrings(e, p.Aliases)
		e.Int(len(p.Kin))
		for _, k := range p.Kin {
			e.String(k.Relation)
			e.Int(int(k.Of) + 1)
		}
	}
}

func (s *snapshot) shelveStanding(e *shelf.Encoder, a store.ArticleID) {
	first, _ := s.of(a)
	t := s.tally(a)
	e.Time(s.published(a))
	e.Uint32(uint32(first))
	e.Uint32(uint32(s.storyOf(a)))
	e.Uint32(uint32(t.quotations))
	e.Uint32(uint32(t.linked))
	e.Uint32(uint32(t.copies))
	e.Bool(t.disputed)
}

func (s *snapshot) shelveQuotations(w *shelf.Writer) {
	n := s.counts().quotations
	w.Column(quotationColumn, n, quotationSize, func(i int, e *shelf.Encoder) {
		id := store.QuotationID(i)
		q := s.quotation(id)
		e.Uint32(uint32(s.in(id)))
		e.Int32(int(s.speakerOf(id)))
		e.Uint32(uint32(s.carriers(id)))
		e.Bool(s.disputed(id))
		e.Byte(byte(q.Kind))
		for _, x := range [...]store.Span{q.Span, q.Cue, q.Mention} {
			e.Uint32(uint32(x.Start))
			e.Uint32(uint32(x.End))
		}
		e.Uint32(uint32(q.Utterance))
		e.Int32(int(q.Person))
		e.Float(q.Confidence)
	})
	w.Varied(sayingsOfColumn, n, func(i int, e *shelf.Encoder) {
		for _, id := range s.sayingsOf(store.QuotationID(i)) {
			e.Uint32(uint32(id))
		}
	})
}

func (s *snapshot) shelveConclusions(w *shelf.Writer) {
	n := s.counts()
	reach := s.views[store.Speakers]().reach
	w.Varied(speakerColumn, n.speakers, func(i int, e *shelf.Encoder) {
		who := s.speaker(store.SpeakerID(i))
		e.String(who.Name)
		e.Int(s.said(who.ID))
		r := reach(who.ID)
		e.Uint32(uint32(r.articles))
		e.Uint32(uint32(r.outlets))
		e.Uint32(uint32(r.disputes))
		e.Bool(who.Named)
		shelveStrings(e, who.Aliases)
	})
	w.Varied(sayingColumn, n.sayings, func(i int, e *shelf.Encoder) {
		x := s.saying(store.SayingID(i))
		e.String(x.Dispute)
		e.Float(x.Severity)
		e.Int(x.Representative)
		e.Int(len(x.Passages))
		for _, p := range x.Passages {
			e.Uint32(uint32(p.Quotation))
			shelveSpan(e, p.Span)
			e.Float(p.Score)
		}
	})
	w.Varied(storyColumn, n.stories, func(i int, e *shelf.Encoder) {
		h := s.head(store.StoryID(i))
		e.String(h.Title)
		e.Int(h.Outlets)
		e.Int(h.Disputes)
		for _, a := range s.story(h.ID).Articles {
			e.Uint32(uint32(a))
		}
	})
}

func (s *snapshot) shelveViews(w *shelf.Writer) {
	w.Varied(viewColumn, store.Views, func(i int, e *shelf.Encoder) {
		l := s.views[i]()
		e.Int(l.rows.items)
		e.Int(l.rows.articles)
	})
	for v := range store.View(store.Views) {
		l := s.views[v]()
		order := l.order().entries
		w.Column(orderColumn(v), len(order), entrySize, func(i int, e *shelf.Encoder) { shelveEntry(e, order[i]) })
		w.Column(rowColumn(v), l.rows.places.Len(), placeSize, func(i int, e *shelf.Encoder) {
			p := l.rows.places.At(i)
			shelveEntry(e, p.entry)
			e.Bool(p.heading)
		})
	}
}

func shelveEntry(e *shelf.Encoder, x entry) {
	e.Int32(int(x.under))
	e.Uint32(x.item)
}
