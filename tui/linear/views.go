package linear

import (
	"errors"
	"fmt"
	"strings"

	"hearsay/store"
)

func (d *dialogue) rows(v store.View) *rows {
	return &rows{corpus: d.corpus, query: store.Query{View: v, Filter: d.filter}}
}

// stories is the first of all places: what there is, and every story.
func (d *dialogue) stories() place {
	r := d.rows(store.Stories)
	return &view{
		list: list{title: "Stories", none: d.nothing("story"), hint: "d lists disputes, sp speakers, l quotations.", next: r.headings(d.story, d.article)},
		open: d.stories,
		head: func() string {
			if d.filter != "" {
				return fmt.Sprintf("%d of %s.", r.held.Articles, count(r.held.Of, "article"))
			}
			return parts(plural(r.headed(), "story", "stories")+" in "+count(r.held.Of, "article"),
				some(d.corpus.Progress().Disputes, "dispute"))
		},
	}
}

func (d *dialogue) speakers() place {
	r := d.rows(store.Speakers)
	return &view{
		list: list{title: "Speakers", none: d.nothing("speaker"), next: r.headings(d.speaker, d.excerpt)},
		open: d.speakers,
		head: func() string { return parts(count(r.headed(), "speaker"), leading(r.headed(), "the most quoted")) },
	}
}

func (d *dialogue) disputes() place {
	r := d.rows(store.Disputes)
	return &view{
		list: list{title: "Disputes", none: d.nothing("dispute"), next: r.headings(d.dispute, d.excerpt)},
		open: d.disputes,
		head: func() string { return parts(count(r.headed(), "dispute"), leading(r.headed(), "the gravest")) },
	}
}

func (d *dialogue) quotations() place {
	r := d.rows(store.Quotations)
	return &view{
		list: list{title: "Quotations", none: d.nothing("quotation"), next: r.items(ofStory, d.excerpt)},
		open: d.quotations,
		head: func() string {
			return parts(count(r.held.Items, "quotation"), leading(r.held.Items, "of each story the disputed and the most carried"))
		},
	}
}

// leading says what comes first of n, if that means anything.
func leading(n int, what string) string {
	if n < 2 {
		return ""
	}
	return what + " first"
}

// view is a list of all that passes the filter. Its answer is needed to say how much that is.
type view struct {
	list
	open func() place
	head func() string
}

// more says the next page, or the first one again if the list has changed since.
func (v *view) more(d *dialogue) error {
	if !v.begun {
		return v.first(d)
	}
	err := v.list.more(d)
	if !errors.Is(err, errMoved) {
		return err
	}
	d.say("The list has changed while loading. From its beginning:")
	d.path[len(d.path)-1] = v.open()
	return d.here().more(d)
}

// first says how much there is, and the first page.
func (v *view) first(d *dialogue) error {
	c, err := v.next(d.ctx)
	if err != nil {
		return err
	}
	if v.ahead = c; c != nil {
		v.intro = []string{v.head()}
		if d.filter != "" {
			v.intro = append(v.intro, "Filter: "+d.filter)
		}
	}
	return v.list.more(d)
}

func (d *dialogue) nothing(noun string) string {
	if d.filter == "" {
		return "There is no " + noun + " here."
	}
	return "No " + noun + " passes the filter " + d.filter + ". f alone takes the filter away."
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// story is chosen to hear of its articles; if there is only one, that one at once.
func (d *dialogue) story(h *store.Heading, first *store.Row) choice {
	title, articles, at := h.Title, h.Articles, first.Article
	if title == "" {
		title = at.Title
	}
	outlets := ""
	if h.Outlets != articles {
		outlets = count(h.Outlets, "outlet")
	}
	if articles == 1 {
		return d.article(first)
	}
	say := []string{sentence(title), parts(count(articles, "article"), outlets, some(h.Disputes, "dispute"))}
	return choice{say: say, take: func() error {
		r := d.rows(store.Stories)
		return d.arrive(&list{
			title: "Articles of this story", intro: []string{sentence(title)}, none: "There is no article here.",
			hint: "c compares them.", next: r.under(store.Place{Article: at.ID}, d.article),
			of: subject{article: true, Place: store.Place{Article: at.ID}},
		})
	}}
}

func (d *dialogue) article(row *store.Row) choice {
	a := row.Article
	return choice{
		say:  []string{sentence(a.Title), parts(where(a), count(a.Quotations, "quotation"), elsewhere(a.Linked), disputed(a.Disputed))},
		take: d.toArticle(a.ID),
	}
}

func elsewhere(linked int) string {
	if linked == 0 {
		return ""
	}
	return fmt.Sprintf("%d carried elsewhere", linked)
}

// speaker is chosen to hear all they are quoted with.
func (d *dialogue) speaker(h *store.Heading, first *store.Row) choice {
	name, at := h.Title, placeOf(first)
	say := parts(name, count(h.Quotations, "quotation")+" in "+count(h.Articles, "article"), some(h.Disputes, "dispute"))
	return choice{say: []string{say}, take: func() error {
		r := d.rows(store.Speakers)
		return d.arrive(&list{
			title: "Quotations of " + name, intro: []string{say}, none: "There is no quotation here.",
			next: r.under(at, d.own),
		})
	}}
}

func placeOf(row *store.Row) store.Place {
	p := store.Place{Article: row.Article.ID}
	if row.Quotation != nil {
		p.Quotation, p.Quoted = row.Quotation.ID, true
	}
	return p
}

// dispute is chosen to hear who says what.
func (d *dialogue) dispute(h *store.Heading, first *store.Row) choice {
	at, id := placeOf(first), h.Saying
	return choice{say: []string{sentence(h.Title), sentence(upper(h.Dispute))}, take: func() error {
		return d.toSaying(at, id)
	}}
}

// upper begins s with a capital.
func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func ofStory(h *store.Heading) []string {
	if h.Title == "" {
		return nil
	}
	return []string{"Story: " + sentence(h.Title)}
}

// excerpt is chosen to go to the quotation in its article.
func (d *dialogue) excerpt(row *store.Row) choice {
	return d.quotation(row, saidBy(row.Quotation.Speaker))
}

// own is an excerpt among those of one speaker, who need not be named again.
func (d *dialogue) own(row *store.Row) choice {
	if row.Quotation.Speaker.Doubtful() {
		return d.excerpt(row)
	}
	return d.quotation(row, "")
}

func (d *dialogue) quotation(row *store.Row, who string) choice {
	q, a := row.Quotation, row.Article
	return choice{
		say:  []string{sentence(q.Words), upper(parts(who, where(a), carriedBy(q.Carriers), disputed(q.Disputed)))},
		take: d.toQuotation(a.ID, q.ID),
	}
}
