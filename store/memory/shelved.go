package memory

import (
	"errors"
	"time"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/shelf"
)

// shelved are contents that lie on a shelf. Each answer is decoded when it is asked
// for, so that what nobody asks for costs nothing. What is damaged panics: see shelf.Guard.
type shelved struct {
	file *shelf.File
	n    counts

	articles, standing, sums, blocks, texts, nestings, casts *shelf.Column // by article
	quotations, sayingLists                                  *shelf.Column // by quotation
	speakers, sayings, stories                               *shelf.Column
}

var _ contents = (*shelved)(nil)

func newShelved(f *shelf.File) *shelved {
	c := &shelved{
		file:     f,
		articles: f.Column(articleColumn), standing: f.Column(standingColumn), sums: f.Column(sumColumn), blocks: f.Column(blockColumn),
		texts: f.Column(textColumn), nestings: f.Column(nestedColumn), casts: f.Column(peopleColumn),
		quotations: f.Column(quotationColumn), sayingLists: f.Column(sayingsOfColumn),
		speakers: f.Column(speakerColumn), sayings: f.Column(sayingColumn), stories: f.Column(storyColumn),
	}
	c.n = counts{c.articles.Len(), c.quotations.Len(), c.speakers.Len(), c.sayings.Len(), c.stories.Len()}
	return c
}

func (c *shelved) counts() counts { return c.n }

func (c *shelved) summary(a store.ArticleID) store.Summary {
	s, _ := c.summed(a)
	t := c.tally(a)
	s.Quotations, s.Linked, s.Copies, s.Disputed = t.quotations, t.linked, t.copies, t.disputed
	return s
}

// summed gives what the record of an article says for its summary, and the rest of the record.
func (c *shelved) summed(a store.ArticleID) (store.Summary, shelf.Record) {
	r := c.articles.Record(int(a))
	s := store.Summary{ID: a, Key: r.String(), Outlet: r.String(), Title: r.String(), URL: r.String(), Authors: stringsOf(&r)}
	s.Published = c.published(a)
	return s, r
}

func (c *shelved) article(a store.ArticleID) *store.Article {
	s, r := c.summed(a)
	x := &store.Article{
		ID: a, Key: s.Key, Outlet: s.Outlet, Title: r.String(), Published: s.Published, Edited: r.Time(), Authors: s.Authors, URL: s.URL,
		Text: c.text(a),
	}
	b := c.blocks.Record(int(a))
	x.Blocks = make([]store.Block, b.Count(3))
	for i := range x.Blocks {
		x.Blocks[i] = store.Block{Span: spanOf(&b, len(x.Text)), Role: store.Role(b.Byte())}
		check(x.Blocks[i].Role <= store.Furniture, "a block of no role")
	}
	return x
}

func (c *shelved) text(a store.ArticleID) string {
	r := c.texts.Record(int(a))
	return r.Rest()
}

func (c *shelved) key(a store.ArticleID) string {
	r := c.articles.Record(int(a))
	return r.String()
}

func (c *shelved) outlet(a store.ArticleID) string {
	r := c.articles.Record(int(a))
	r.Skip(r.Int())
	return r.String()
}

func (c *shelved) published(a store.ArticleID) time.Time {
	r := c.standing.Record(int(a))
	return r.Time()
}

// The places of what is in records of fixed size.
const (
	firstAt = 16 // in the standing of an article
	storyAt = firstAt + 4
	tallyAt = storyAt + 4

	speakerAt  = 4 // in a quotation
	carriersAt = speakerAt + 4
	disputedAt = carriersAt + 4
	kindAt     = disputedAt + 1
)

func (c *shelved) of(a store.ArticleID) (from, to store.QuotationID) {
	first := func(a int) store.QuotationID {
		if a == c.n.articles {
			return store.QuotationID(c.n.quotations)
		}
		return store.QuotationID(c.standing.Uint32(a, firstAt))
	}
	from, to = first(int(a)), first(int(a)+1)
	check(from <= to && int(to) <= c.n.quotations, "an article whose quotations are not there")
	return from, to
}

func (c *shelved) storyOf(a store.ArticleID) store.StoryID {
	return store.StoryID(c.standing.Uint32(int(a), storyAt))
}

func (c *shelved) tally(a store.ArticleID) articleTally {
	r := c.standing.Record(int(a))
	r.Skip(tallyAt)
	return articleTally{int(r.Uint32()), int(r.Uint32()), int(r.Uint32()), r.Bool()}
}

func (c *shelved) nested(a store.ArticleID) []store.Span {
	text := c.texts.Record(int(a))
	r := c.nestings.Record(int(a))
	var spans []store.Span
	for range r.Count(2) {
		spans = append(spans, spanOf(&r, text.Len()))
	}
	return spans
}

func (c *shelved) people(a store.ArticleID) string {
	r := c.casts.Record(int(a))
	return r.Rest()
}

// cast reads the people of article a.
func (c *shelved) cast(a store.ArticleID) []store.Person {
	r := c.casts.Record(int(a))
	var people []store.Person
	for n := r.Count(5); n > 0; n-- {
		p := store.Person{Name: r.String(), Named: r.Bool(), Gender: store.Gender(r.Byte()), Aliases: stringsOf(&r)}
		for range r.Count(2) {
			p.Kin = append(p.Kin, store.Kin{Relation: r.String(), Of: store.PersonIndex(r.Int() - 1)})
		}
		people = append(people, p)
	}
	for i := range people {
		for _, k := range people[i].Kin {
			check(int(k.Of) < len(people), "kin of nobody")
		}
	}
	return people
}

func (c *shelved) quotation(q store.QuotationID) store.Quotation {
	r := c.quotations.Record(int(q))
	r.Skip(kindAt)
	x := store.Quotation{Kind: store.Kind(r.Byte())}
	check(x.Kind <= store.Term, "a quotation of no kind")
	for _, s := range [...]*store.Span{&x.Span, &x.Cue, &x.Mention} {
		*s = store.Span{Start: int(r.Uint32()), End: int(r.Uint32())}
		check(s.Start <= s.End, "words that end before they begin")
	}
	x.Utterance, x.Person, x.Confidence = int(r.Uint32()), store.PersonIndex(r.Int32()), r.Float()
	return x
}

func (c *shelved) words(q store.QuotationID, s store.Span) string {
	r := c.texts.Record(int(c.in(q)))
	return r.Cut(s.Start, s.End)
}

func (c *shelved) in(q store.QuotationID) store.ArticleID {
	return store.ArticleID(c.quotations.Uint32(int(q), 0))
}

func (c *shelved) speakerOf(q store.QuotationID) store.SpeakerID {
	id := int(int32(c.quotations.Uint32(int(q), speakerAt)))
	check(id >= int(store.NoSpeaker) && id < c.n.speakers, "a speaker who is nobody")
	return store.SpeakerID(id)
}

func (c *shelved) carriers(q store.QuotationID) int {
	return int(c.quotations.Uint32(int(q), carriersAt))
}

func (c *shelved) disputed(q store.QuotationID) bool {
	return c.quotations.Byte(int(q), disputedAt) != 0
}

func (c *shelved) sayingsOf(q store.QuotationID) []store.SayingID {
	r := c.sayingLists.Record(int(q))
	if r.Len() == 0 {
		return nil
	}
	ids := make([]store.SayingID, r.Len()/4)
	for i := range ids {
		ids[i] = store.SayingID(r.Uint32())
		check(int(ids[i]) < c.n.sayings, "a saying that is not there")
	}
	return ids
}

func (c *shelved) name(id store.SpeakerID) string {
	r := c.speakers.Record(int(id))
	return r.String()
}

func (c *shelved) said(id store.SpeakerID) int {
	r := c.speakers.Record(int(id))
	r.Skip(r.Int())
	return r.Int()
}

func (c *shelved) reach(id store.SpeakerID) reach {
	r := c.speakers.Record(int(id))
	r.Skip(r.Int())
	r.Int()
	return reach{int32(r.Uint32()), int32(r.Uint32()), int32(r.Uint32())}
}

func (c *shelved) speaker(id store.SpeakerID) *store.Speaker {
	r := c.speakers.Record(int(id))
	s := &store.Speaker{ID: id, Name: r.String()}
	r.Int()
	r.Skip(3 * 4)
	s.Named, s.Aliases = r.Bool(), stringsOf(&r)
	return s
}

func (c *shelved) saying(id store.SayingID) *store.Saying {
	r := c.sayings.Record(int(id))
	s := &store.Saying{ID: id, Dispute: r.String(), Severity: r.Float(), Representative: r.Int()}
	s.Passages = make([]store.Passage, r.Count(4+2+8))
	for i := range s.Passages {
		q := store.QuotationID(r.Uint32())
		s.Passages[i] = store.Passage{Quotation: q, Span: spanOf(&r, textMost), Score: r.Float()}
	}
	check(s.Representative < len(s.Passages), "a saying without its words")
	return s
}

func (c *shelved) story(id store.StoryID) *store.Story {
	head, r := c.told(id)
	s := &store.Story{ID: id, Title: head.Title}
	for r.Len() > 0 {
		s.Articles = append(s.Articles, store.ArticleID(r.Uint32()))
	}
	return s
}

func (c *shelved) head(id store.StoryID) store.StoryHead {
	h, r := c.told(id)
	h.Articles, h.First = r.Len()/4, store.ArticleID(r.Uint32())
	return h
}

// told reads what the record of a story begins with; the numbers of its articles follow.
func (c *shelved) told(id store.StoryID) (store.StoryHead, shelf.Record) {
	r := c.stories.Record(int(id))
	return store.StoryHead{ID: id, Title: r.String(), Outlets: r.Int(), Disputes: r.Int()}, r
}

// listing gives a view.
func (c *shelved) listing(v store.View) *listing {
	r := c.file.Column(viewColumn).Record(int(v))
	entries := c.file.Column(orderColumn(v))
	return &listing{
		order: func() order { return entriesOf(entries) },
		rows:  rows{items: r.Int(), articles: r.Int(), places: placeColumn{c.file.Column(rowColumn(v))}},
		reach: c.reach,
	}
}

func entriesOf(c *shelf.Column) order {
	o := order{entries: make([]entry, c.Len())}
	for i := range o.entries {
		o.entries[i] = entryOf(c, i)
	}
	return o
}

// entryOf reads an entry that record i begins with.
func entryOf(c *shelf.Column, i int) entry {
	return entry{int32(c.Uint32(i, 0)), c.Uint32(i, 4)}
}

// placeColumn are rows of a view that lie on a shelf.
type placeColumn struct{ *shelf.Column }

// At gives a row.
func (c placeColumn) At(i int) place {
	return place{entryOf(c.Column, i), c.Byte(i, entrySize) != 0}
}

// index opens the index where it lies.
func (c *shelved) index() *index.Snapshot {
	x, err := index.Open(c.file.Column(indexColumn).Whole())
	check(err == nil && x.Len() == c.n.articles, "an index of something else")
	return x
}

// sum gives of which input an article was made.
func (c *shelved) sum(a int) (s Sum) {
	r := c.sums.Record(a)
	copy(s[:], r.Rest())
	return s
}

func progressOf(f *shelf.File) store.Progress {
	r := f.Column(progressColumn).Record(0)
	p := store.Progress{
		Version: 1, Articles: f.Column(articleColumn).Len(), Quotations: r.Int(), Disputes: r.Int(), Bytes: int64(r.Int()), Done: true,
	}
	for range r.Count(3) {
		p.Problems = append(p.Problems, store.Problem{File: r.String(), Line: r.Int(), Err: errors.New(r.String())})
	}
	return p
}

func stringsOf(r *shelf.Record) []string {
	var list []string
	for range r.Count(1) {
		list = append(list, r.String())
	}
	return list
}

// textMost is a length that no text has.
const textMost = 1 << 40

// spanOf reads a span of a text of so many bytes.
func spanOf(r *shelf.Record, of int) store.Span {
	start, length := r.Int(), r.Int()
	check(start <= of && length <= of-start, "a span outside its text")
	return store.Span{Start: start, End: start + length}
}

// check sees to it that what a shelf says fits together.
func check(fits bool, otherwise string) {
	if !fits {
		panic(&shelf.Damage{Why: "it has " + otherwise})
	}
}
