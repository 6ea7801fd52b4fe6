package linear

import (
	"fmt"
	"sort"
	"strings"
	"unicode"

	"hearsay/store"
	"hearsay/store/text"
)

// article is one that is read, paragraph by paragraph.
type article struct {
	store.Reading
	said       []*store.Quoted // what counts as a quotation, in text order
	paragraphs []paragraph     // those that are read
	folded     int             // paragraphs that are not, for they are not the report
	unfolded   bool

	next    int                     // paragraph that enter reads
	passed  int                     // quotations before the place one has read up to
	heard   int                     // the quotation heard last; -1 if there is none
	pattern string                  // that is looked for
	last    func(d *dialogue) error // says what was said last
}

// paragraph is one of those that are read.
type paragraph struct {
	store.Block
	from, to int // its quotations, of said
}

// toArticle goes to an article.
func (d *dialogue) toArticle(id store.ArticleID) func() error {
	return func() error {
		a, err := d.read(id)
		if err != nil {
			return err
		}
		d.path = append(d.path, a)
		return a.introduce(d)
	}
}

// toQuotation goes to a quotation of an article.
func (d *dialogue) toQuotation(id store.ArticleID, q store.QuotationID) func() error {
	return func() error {
		a, err := d.read(id)
		if err != nil {
			return err
		}
		d.say(sentence(a.Summary.Title) + " " + where(a.Summary) + ".")
		d.path = append(d.path, a)
		for i := range a.said {
			if a.said[i].ID == q {
				return a.choose(d, i+1)
			}
		}
		return nil
	}
}

// read takes an article to be read from its beginning.
func (d *dialogue) read(id store.ArticleID) (*article, error) {
	r, err := d.corpus.Read(d.ctx, id)
	if err != nil {
		return nil, err
	}
	a := &article{Reading: r, heard: -1}
	for i := range r.Quotations {
		if r.Quotations[i].Kind.Said() {
			a.said = append(a.said, &r.Quotations[i])
		}
	}
	a.fold()
	return a, nil
}

// fold finds out which paragraphs are read.
func (a *article) fold() {
	a.paragraphs, a.folded = nil, 0
	for _, b := range a.Article.Blocks {
		switch {
		case b.Role == store.Headline && a.Article.Title != "", b.Role == store.Date && !a.Article.Published.IsZero():
			continue // said before the report
		case b.Role == store.Furniture && !a.unfolded:
			a.folded++
			continue
		}
		a.paragraphs = append(a.paragraphs, paragraph{b, a.before(b.Span.Start), a.before(b.Span.End)})
	}
}

// before counts the quotations that begin before a byte of the text.
func (a *article) before(at int) int {
	return sort.Search(len(a.said), func(i int) bool { return a.said[i].Span.Start >= at })
}

// introduce says what is going to be read.
func (a *article) introduce(d *dialogue) error {
	a.last = a.introduce
	s := a.Summary
	d.say(sentence(s.Title))
	d.say(parts(where(s), by(s.Authors), copies(s.Copies)))
	d.say(parts(count(len(a.paragraphs), "paragraph"), count(s.Quotations, "quotation"), elsewhere(s.Linked), disputed(s.Disputed)))
	if a.folded > 0 {
		d.say(count(a.folded, "paragraph") + " left out: not the report.")
		d.hint("u puts in what is left out.")
	}
	d.hint("Enter reads on. n goes to the next quotation.")
	return nil
}

func by(authors []string) string {
	if len(authors) == 0 {
		return ""
	}
	return "by " + and(authors)
}

func copies(n int) string {
	if n == 0 {
		return ""
	}
	return "the same text as " + count(n, "other")
}

func (a *article) name() string { return "Article" }

func (a *article) about() subject {
	s := subject{article: true, Place: store.Place{Article: a.Article.ID}}
	if a.heard >= 0 {
		s.quotation, s.Quoted, s.Quotation = true, true, a.said[a.heard].ID
	}
	return s
}

// more reads the next paragraph.
func (a *article) more(d *dialogue) error {
	if a.next >= len(a.paragraphs) {
		d.say("End of the article. b goes back.")
		return nil
	}
	at := a.next
	a.last = func(d *dialogue) error {
		a.next = at
		d.say(a.place())
		return a.more(d)
	}
	p := &a.paragraphs[at]
	a.next++
	a.passed = p.to
	d.say(p.Span.Of(a.Article.Text))
	for i := p.from; i < p.to; i++ {
		a.heard = i
		d.say(a.announce(i, p.to-p.from > 1))
	}
	return nil
}

func (a *article) again(d *dialogue) error { return a.last(d) }

// place says which paragraph enter reads.
func (a *article) place() string {
	if a.next >= len(a.paragraphs) {
		return "End of the article."
	}
	return fmt.Sprintf("Paragraph %d of %d.", a.next+1, len(a.paragraphs))
}

func (a *article) back(d *dialogue) {
	d.say("Back to the article: " + sentence(a.Summary.Title))
	d.say("Next: " + a.place())
}

// announce says what is known of a quotation; with how it begins where there are several to tell apart.
func (a *article) announce(i int, several bool) string {
	q := a.said[i]
	opening, part := "", ""
	if several {
		opening = firstWords(q.Span.Of(a.Article.Text), 4)
	}
	if i > 0 && a.said[i-1].Utterance == q.Utterance {
		part = fmt.Sprintf("continues quotation %d", i)
	}
	if q.Kind == store.Unmarked {
		part = "without quotation marks"
	}
	return parts(fmt.Sprintf("Quotation %d", i+1), opening, saidBy(q.Speaker), part, carriedBy(q.Carriers), disputed(q.Disputed))
}

// firstWords gives the first n words of s, if it has more.
func firstWords(s string, n int) string {
	words := strings.Fields(s)
	if len(words) > n {
		return strings.Join(words[:n], " ") + " and so on"
	}
	return strings.TrimRight(strings.Join(words, " "), ".,;:!?")
}

// choose goes to the n-th quotation.
func (a *article) choose(d *dialogue, n int) error {
	if n < 1 || n > len(a.said) {
		d.say(fmt.Sprintf("There is no quotation %d; the article has %d.", n, len(a.said)))
		return nil
	}
	q := a.said[n-1]
	a.stand(q.Span.Start)
	a.heard, a.passed = n-1, n
	a.last = func(d *dialogue) error { return a.choose(d, n) }
	d.say(a.announce(n-1, false))
	d.say(sentence(q.Span.Of(a.Article.Text)))
	d.hint("x says where else these words are carried. w says why this speaker.")
	return nil
}

// stand makes the paragraph with a byte of the text the next one, even if it had been left out.
func (a *article) stand(at int) {
	for i, p := range a.paragraphs {
		if p.Span.Start <= at && at < p.Span.End {
			a.next = i
			return
		}
	}
	if !a.unfolded {
		a.unfolded = true
		a.fold()
		a.stand(at)
	}
}

// nextQuotation goes to the next quotation, previousQuotation to the one before.
func (a *article) nextQuotation(d *dialogue) error {
	if a.passed >= len(a.said) {
		d.say("No quotation follows.")
		return nil
	}
	return a.choose(d, a.passed+1)
}

func (a *article) previousQuotation(d *dialogue) error {
	n := a.passed
	if n > 0 && a.heard == n-1 {
		n--
	}
	if n == 0 {
		d.say("No quotation comes before.")
		return nil
	}
	return a.choose(d, n)
}

// unfold reads what is not the report as well, or leaves it out again.
func (a *article) unfold(d *dialogue) {
	at := len(a.Article.Text)
	if a.next < len(a.paragraphs) {
		at = a.paragraphs[a.next].Span.Start
	}
	a.unfolded = !a.unfolded
	a.fold()
	a.next = sort.Search(len(a.paragraphs), func(i int) bool { return a.paragraphs[i].Span.Start >= at })
	if a.folded > 0 {
		d.say(count(a.folded, "paragraph") + " left out: not the report.")
		return
	}
	d.say("Everything is read now, " + count(len(a.paragraphs), "paragraph") + ".")
}

// list says every quotation of the article.
func (a *article) list(d *dialogue) error {
	var choices []choice
	for i, q := range a.said {
		choices = append(choices, choice{
			say: []string{sentence(q.Span.Of(a.Article.Text)), upper(parts(saidBy(q.Speaker), carriedBy(q.Carriers), disputed(q.Disputed)))},
			take: func() error {
				d.path = d.path[:len(d.path)-1]
				return a.choose(d, i+1)
			},
		})
	}
	return d.arrive(&list{
		title: "Quotations of this article", none: "The article has no quotation.", next: all(choices),
		of: subject{article: true, Place: store.Place{Article: a.Article.ID}},
	})
}

// find reads the next paragraph that has the words, once more from the top behind the last.
func (a *article) find(d *dialogue, words string) error {
	if words != "" {
		a.pattern = words
	}
	if a.pattern == "" {
		d.say("Say what to find: a slash and the words, such as /bridge")
		return nil
	}
	var found []int
	for i, p := range a.paragraphs {
		if strings.Contains(folded(p.Span.Of(a.Article.Text)), folded(a.pattern)) {
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		d.say("Not found: " + a.pattern)
		return nil
	}
	n := sort.SearchInts(found, a.next) % len(found)
	a.next = found[n]
	d.say(fmt.Sprintf("Found, %d of %s. %s", n+1, count(len(found), "paragraph"), a.place()))
	return a.more(d)
}

// folded gives s in small letters, with plain marks and single blanks.
func folded(s string) string {
	s = strings.Join(strings.Fields(text.Printable(s)), " ")
	return strings.Map(func(r rune) rune { return unicode.ToLower(text.PlainMark(r)) }, s)
}
