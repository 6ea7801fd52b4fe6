package tui_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay/store"
)

// fixture is a small corpus written as a text:
//
//	# title of a story
//	## key | date | outlet | headline
//	A paragraph in which {Jane Holt/s1: words} are a quotation by Jane Holt that
//	belongs to the saying s1, and {Jane Holt: other words} are one nobody else carries.
//
// A paragraph that begins with ~ is furniture.
type fixture struct {
	articles []store.Article
	stories  []store.Story
	speakers []string
	said     []said // by QuotationID
	version  store.Version
	loading  bool
	problems []store.Problem
	slow     chan struct{} // if not nil, Search waits for it
}

type said struct {
	store.Quotation
	article store.ArticleID
	speaker store.SpeakerID
	saying  string
}

func parse(src string) *fixture {
	f := &fixture{version: 1}
	for _, part := range strings.Split(src, "\n\n") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case strings.HasPrefix(part, "## "):
			f.begin(strings.Split(part[3:], "|"))
		case strings.HasPrefix(part, "# "):
			f.stories = append(f.stories, store.Story{ID: store.StoryID(len(f.stories)), Title: part[2:]})
		default:
			f.paragraph(strings.ReplaceAll(part, "\n", " "))
		}
	}
	return f
}

func (f *fixture) begin(head []string) {
	for i := range head {
		head[i] = strings.TrimSpace(head[i])
	}
	a := store.Article{ID: store.ArticleID(len(f.articles)), Key: head[0], Outlet: head[2], Title: head[3]}
	if head[1] != "" {
		a.Published, _ = time.Parse(time.DateOnly, head[1])
	}
	f.articles = append(f.articles, a)
	s := &f.stories[len(f.stories)-1]
	s.Articles = append(s.Articles, a.ID)
}

func (f *fixture) paragraph(s string) {
	a := &f.articles[len(f.articles)-1]
	role := store.Body
	if after, furniture := strings.CutPrefix(s, "~"); furniture {
		s, role = after, store.Furniture
	}
	if a.Text != "" {
		a.Text += "\n\n"
	}
	start := len(a.Text)
	for {
		before, rest, found := strings.Cut(s, "{")
		a.Text += before
		if !found {
			break
		}
		var inside string
		inside, s, _ = strings.Cut(rest, "}")
		who, words, _ := strings.Cut(inside, ": ")
		name, saying, _ := strings.Cut(who, "/")
		f.quote(a, name, saying, words)
	}
	a.Blocks = append(a.Blocks, store.Block{Span: store.Span{Start: start, End: len(a.Text)}, Role: role})
}

func (f *fixture) quote(a *store.Article, name, saying, words string) {
	span := store.Span{Start: len(a.Text), End: len(a.Text) + len(words)}
	a.Text += words
	f.said = append(f.said, said{store.Quotation{Span: span, Utterance: len(f.said)}, a.ID, f.speaker(name), saying})
}

func (f *fixture) speaker(name string) store.SpeakerID {
	if name == "" {
		return store.NoSpeaker
	}
	i := slices.Index(f.speakers, name)
	if i < 0 {
		i = len(f.speakers)
		f.speakers = append(f.speakers, name)
	}
	return store.SpeakerID(i)
}

func (f *fixture) ref(id store.SpeakerID) store.SpeakerRef {
	if id == store.NoSpeaker {
		return store.SpeakerRef{ID: id}
	}
	return store.SpeakerRef{ID: id, Name: f.speakers[id], Confidence: 1}
}

// carriers gives the quotations of a saying, by date and source order.
func (f *fixture) carriers(saying string) []store.QuotationID {
	var ids []store.QuotationID
	for i, q := range f.said {
		if saying != "" && q.saying == saying {
			ids = append(ids, store.QuotationID(i))
		}
	}
	slices.SortStableFunc(ids, func(a, b store.QuotationID) int {
		return f.articles[f.said[a].article].Published.Compare(f.articles[f.said[b].article].Published)
	})
	return ids
}

func (f *fixture) elsewhere(q said) int {
	in := map[store.ArticleID]bool{}
	for _, id := range f.carriers(q.saying) {
		in[f.said[id].article] = true
	}
	return max(len(in)-1, 0)
}

func (f *fixture) dispute(saying string) string {
	who := map[store.SpeakerID]bool{}
	for _, id := range f.carriers(saying) {
		who[f.said[id].speaker] = true
	}
	if len(who) < 2 {
		return ""
	}
	return fmt.Sprintf("attributed to %d people", len(who))
}

func (f *fixture) summary(id store.ArticleID) store.Summary {
	a := &f.articles[id]
	s := store.Summary{ID: id, Key: a.Key, Outlet: a.Outlet, Title: a.Title, Published: a.Published}
	for _, q := range f.said {
		if q.article != id {
			continue
		}
		s.Quotations++
		if f.elsewhere(q) > 0 {
			s.Linked++
			s.Disputed = s.Disputed || f.dispute(q.saying) != ""
		}
	}
	return s
}

func (f *fixture) head(s *store.Story) store.StoryHead {
	disputes := map[string]bool{}
	for _, q := range f.said {
		if slices.Contains(s.Articles, q.article) && f.dispute(q.saying) != "" {
			disputes[q.saying] = true
		}
	}
	return store.StoryHead{ID: s.ID, Title: s.Title, Articles: len(s.Articles), Outlets: len(s.Articles), Disputes: len(disputes), First: s.Articles[0]}
}

// Search passes articles whose headline or outlet has the filter in it; a filter
// that ends in a colon is wrong.
func (f *fixture) Search(ctx context.Context, q store.Query) (store.Results, error) {
	if f.slow != nil {
		select {
		case <-f.slow:
		case <-ctx.Done():
			return store.Results{}, ctx.Err()
		}
	}
	if n := len(q.Filter); strings.HasSuffix(q.Filter, ":") {
		return store.Results{}, &store.FilterError{Span: store.Span{Start: strings.LastIndexByte(q.Filter, ' ') + 1, End: n}, Problem: "a value is missing after the colon"}
	}
	r := store.Results{Version: f.version, View: q.View, Of: len(f.articles), At: -1}
	rows := f.rows(q, &r)
	if q.Around != nil {
		r.At = f.around(rows, *q.Around)
	}
	r.Rows, r.From = len(rows), q.From
	if r.At >= 0 {
		r.From = max(0, min(r.At-q.Limit/2, len(rows)-q.Limit))
	}
	to := len(rows)
	if q.Limit > 0 {
		to = min(r.From+q.Limit, to)
	}
	r.Page = rows[min(r.From, to):to]
	return r, nil
}

// rows gives the rows of a view, and counts in r what passes.
func (f *fixture) rows(q store.Query, r *store.Results) []store.Row {
	if q.View != store.Stories {
		return f.excerpts(q, r)
	}
	var rows []store.Row
	for i := range f.stories {
		var articles []store.Row
		for _, id := range f.stories[i].Articles {
			if row, passes := f.passes(id, q.Filter); passes {
				articles = append(articles, row)
			}
		}
		if len(articles) > 0 {
			rows = append(append(rows, f.storyHeading(i)), articles...)
			r.Articles += len(articles)
		}
	}
	r.Items = r.Articles
	return rows
}

func (f *fixture) passes(id store.ArticleID, filter string) (store.Row, bool) {
	s := f.summary(id)
	at := strings.Index(strings.ToLower(s.Title), strings.ToLower(filter))
	row := store.Row{Article: s}
	if at >= 0 && filter != "" {
		row.Matched = []store.Span{{Start: at, End: at + len(filter)}}
	}
	return row, at >= 0 || strings.Contains(s.Label(), filter)
}

func (f *fixture) storyHeading(i int) store.Row {
	h := f.head(&f.stories[i])
	return store.Row{Heading: &store.Heading{Story: h.ID, Title: h.Title, Articles: h.Articles, Outlets: h.Outlets, Disputes: h.Disputes}}
}

// lets reports whether a quotation passes the filter of q; of filters of quotations it knows one.
func (f *fixture) lets(q store.Query, id store.QuotationID) bool {
	article := f.said[id].article
	if q.Filter != "is:bookmarked" {
		_, passes := f.passes(article, q.Filter)
		return passes
	}
	return slices.ContainsFunc(q.Marks.Bookmarks.Get(f.articles[article].Key), func(b store.Bookmark) bool {
		return b.Selector.Words == f.words(id)
	})
}

// excerpts gives the rows of the views of quotations, in source order.
func (f *fixture) excerpts(q store.Query, r *store.Results) []store.Row {
	var rows []store.Row
	in := map[store.ArticleID]bool{}
	group := func(heading store.Row, holds func(store.QuotationID) bool) {
		stands := map[string]bool{}
		headed := false
		for i, said := range f.said {
			id := store.QuotationID(i)
			again := said.saying != "" && stands[said.saying] && q.View != store.Disputes
			if again || !f.lets(q, id) || !holds(id) {
				continue
			}
			stands[said.saying], in[said.article] = true, true
			if !headed {
				rows, headed = append(rows, heading), true
			}
			rows = append(rows, store.Row{Article: f.summary(said.article), Quotation: &store.Excerpt{
				ID: id, Words: f.words(id), Speaker: f.ref(said.speaker), Carriers: f.elsewhere(said), Disputed: f.dispute(said.saying) != "",
			}})
			r.Items++
		}
	}
	switch q.View {
	case store.Quotations:
		for i := range f.stories {
			group(f.storyHeading(i), func(id store.QuotationID) bool { return slices.Contains(f.stories[i].Articles, f.said[id].article) })
		}
	case store.Speakers:
		for i := range f.speakers {
			group(f.speakerHeading(store.SpeakerID(i)), func(id store.QuotationID) bool { return f.said[id].speaker == store.SpeakerID(i) })
		}
	default:
		for i, s := range f.said {
			if first := int(f.sayingID(s.saying)) == i; first && f.dispute(s.saying) != "" {
				group(f.sayingHeading(s.saying), func(id store.QuotationID) bool { return f.said[id].saying == s.saying })
			}
		}
	}
	r.Articles = len(in)
	return rows
}

func (f *fixture) speakerHeading(id store.SpeakerID) store.Row {
	h := store.Heading{Speaker: id, Title: f.speakers[id]}
	in, disputes := map[store.ArticleID]bool{}, map[string]bool{}
	for _, q := range f.said {
		if q.speaker == id {
			h.Quotations++
			in[q.article] = true
			if f.dispute(q.saying) != "" {
				disputes[q.saying] = true
			}
		}
	}
	h.Articles, h.Outlets, h.Disputes = len(in), len(in), len(disputes)
	return store.Row{Heading: &h}
}

func (f *fixture) sayingHeading(saying string) store.Row {
	ids := f.carriers(saying)
	h := store.Heading{Saying: f.sayingID(saying), Dispute: f.dispute(saying), Disputes: 1, Quotations: len(ids), Articles: len(ids), Outlets: len(ids)}
	for _, id := range ids {
		if w := f.words(id); len(w) > len(h.Title) {
			h.Title = w
		}
	}
	return store.Row{Heading: &h}
}

// around finds the row for a place: of the quotation, else of one that carries the same, else of the article.
func (f *fixture) around(rows []store.Row, at store.Place) int {
	for _, near := range []func(r *store.Row) bool{
		func(r *store.Row) bool {
			return r.Article.ID == at.Article && (r.Quotation == nil || at.Quoted && r.Quotation.ID == at.Quotation)
		},
		func(r *store.Row) bool {
			return at.Quoted && r.Quotation != nil && f.said[at.Quotation].saying != "" && f.said[r.Quotation.ID].saying == f.said[at.Quotation].saying
		},
		func(r *store.Row) bool { return r.Article.ID == at.Article },
	} {
		if i := slices.IndexFunc(rows, func(r store.Row) bool { return r.Heading == nil && near(&r) }); i >= 0 {
			return i
		}
	}
	return -1
}

func (f *fixture) Read(_ context.Context, id store.ArticleID) (store.Reading, error) {
	if int(id) >= len(f.articles) {
		return store.Reading{}, store.ErrNotFound
	}
	r := store.Reading{Version: f.version, Article: &f.articles[id], Summary: f.summary(id)}
	cast := map[store.SpeakerID]*store.CastMember{}
	for i := range f.stories {
		if !slices.Contains(f.stories[i].Articles, id) {
			continue
		}
		r.Story = f.head(&f.stories[i])
		for n, q := range f.said {
			if !slices.Contains(f.stories[i].Articles, q.article) {
				continue
			}
			if q.speaker != store.NoSpeaker {
				c := cast[q.speaker]
				if c == nil {
					c = &store.CastMember{Speaker: q.speaker, Name: f.speakers[q.speaker]}
					cast[q.speaker] = c
				}
				c.Story++
				if q.article == id {
					c.Here++
				}
			}
			if q.article == id {
				quoted := store.Quoted{
					ID: store.QuotationID(n), Quotation: q.Quotation, Speaker: f.ref(q.speaker),
					Carriers: f.elsewhere(q), Disputed: f.dispute(q.saying) != "",
				}
				if quoted.Carriers > 0 {
					quoted.Sayings = []store.SayingID{f.sayingID(q.saying)}
				}
				r.Quotations = append(r.Quotations, quoted)
			}
		}
	}
	for _, c := range cast {
		r.Cast = append(r.Cast, *c)
	}
	slices.SortFunc(r.Cast, func(a, b store.CastMember) int {
		return cmp.Or(cmp.Compare(b.Story, a.Story), cmp.Compare(a.Speaker, b.Speaker))
	})
	return r, nil
}

func (f *fixture) Explain(_ context.Context, id store.QuotationID) (store.Explanation, error) {
	if int(id) >= len(f.said) {
		return store.Explanation{}, store.ErrNotFound
	}
	q := f.said[id]
	e := store.Explanation{Quotation: q.Quotation, Speaker: f.ref(q.speaker).Name}
	e.Quotation.Mention, e.Quotation.Cue = f.named(q, e.Speaker), f.named(q, "said")
	e.Candidates = []store.Candidate{
		{Mention: e.Quotation.Mention, Probability: 0.75, Reasons: []store.Reason{{Text: "is the subject of “said”", Weight: 2.5}, {Text: "stands far away", Weight: -0.5}}},
		{Mention: f.named(q, "One"), Probability: 0.2, Reasons: []store.Reason{{Text: "is the object of a verb", Weight: -2.5}, {Text: "stands next to it", Weight: 0.5}}},
		{Probability: 0.001, Reasons: []store.Reason{{Text: "quotations like this one rarely go without a speaker", Weight: -7}}},
	}
	return e, nil
}

// named is where the article of q first has words after it, or nothing.
func (f *fixture) named(q said, words string) store.Span {
	s := f.articles[q.article].Text
	at := strings.Index(s[q.Span.End:], words)
	if at < 0 {
		return store.Span{}
	}
	return store.Span{Start: q.Span.End + at, End: q.Span.End + at + len(words)}
}

func (f *fixture) Trace(_ context.Context, id store.QuotationID) (store.Trace, error) {
	if int(id) >= len(f.said) {
		return store.Trace{}, store.ErrNotFound
	}
	q := f.said[id]
	t := store.Trace{Version: f.version, Quotation: id, Article: q.article, Speaker: f.ref(q.speaker), Words: f.words(id)}
	if f.elsewhere(q) == 0 {
		return t, nil
	}
	ids := f.carriers(q.saying)
	s := store.SayingTrace{ID: f.sayingID(q.saying), Dispute: f.dispute(q.saying)}
	if s.Dispute != "" {
		s.Severity = 0.9
	}
	for _, o := range ids {
		if w := f.words(o); len(w) > len(s.Words) {
			s.Words = w
		}
		if who := f.ref(f.said[o].speaker); !slices.Contains(s.Speakers, who) {
			s.Speakers = append(s.Speakers, who)
		}
	}
	outlets, wordings := map[store.ArticleID]bool{}, map[string]bool{}
	for i, o := range append([]store.QuotationID{id}, ids...) {
		if i > 0 && o == id {
			continue
		}
		a := f.said[o].article
		outlets[a], wordings[f.words(o)] = true, true
		s.Occurrences = append(s.Occurrences, store.Occurrence{
			Score: 40, Quotation: o, Article: f.summary(a), Passage: f.said[o].Span, Words: f.words(o),
			Speaker: f.ref(f.said[o].speaker), First: o == ids[0], Edits: diff(f.words(id), f.words(o)), Relation: relation(f.words(id), f.words(o)),
		})
	}
	s.Outlets, s.Wordings = len(outlets), len(wordings)
	s.Fullest = slices.IndexFunc(s.Occurrences, func(o store.Occurrence) bool { return o.Words == s.Words })
	for i := range f.stories {
		if !slices.Contains(f.stories[i].Articles, q.article) {
			continue
		}
		for _, a := range f.stories[i].Articles {
			if !outlets[a] {
				s.Absent = append(s.Absent, f.summary(a))
			}
		}
	}
	t.Sayings = []store.SayingTrace{s}
	return t, nil
}

// sayingID is the first quotation that carries a saying.
func (f *fixture) sayingID(saying string) store.SayingID {
	return store.SayingID(slices.IndexFunc(f.said, func(q said) bool { return q.saying == saying }))
}

func relation(asked, words string) store.Relation {
	switch {
	case asked == words:
		return store.Identical
	case len(words) < len(asked)-len(asked)/4:
		return store.Shortened
	default:
		return store.Reworded
	}
}

func (f *fixture) words(id store.QuotationID) string {
	return f.said[id].Span.Of(f.articles[f.said[id].article].Text)
}

// Names gives the speakers whose names hold part as it stands.
func (f *fixture) Names(_ context.Context, q store.NameQuery) ([]store.Name, error) {
	var out []store.Name
	for _, name := range f.speakers {
		if q.Kind == store.SpeakerNames && strings.Contains(strings.ToLower(name), strings.ToLower(q.Part)) {
			out = append(out, store.Name{Name: name, Count: 1})
		}
	}
	return out, nil
}

func (f *fixture) Progress() store.Progress {
	p := store.Progress{Version: f.version, Articles: len(f.articles), Quotations: len(f.said), Done: !f.loading, Problems: f.problems}
	for i := range f.articles {
		p.Bytes += int64(len(f.articles[i].Text))
	}
	for i := range f.stories {
		p.Disputes += f.head(&f.stories[i]).Disputes
	}
	return p
}

// diff is the word-by-word difference, by longest common subsequence.
func diff(from, to string) []store.Edit {
	a, b := strings.SplitAfter(from, " "), strings.SplitAfter(to, " ")
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var out []store.Edit
	put := func(op store.EditOp, s string) {
		if n := len(out); n > 0 && out[n-1].Op == op {
			out[n-1].Text += s
			return
		}
		out = append(out, store.Edit{Op: op, Text: s})
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			put(store.Same, a[i])
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			put(store.Missing, a[i])
			i++
		default:
			put(store.Added, b[j])
			j++
		}
	}
	return out
}
