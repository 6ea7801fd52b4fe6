package linear

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"hearsay/store"
)

// elsewhere says where else the words of the quotation are carried, and how they differ there.
func (d *dialogue) elsewhere(of subject) error {
	sayings, err := d.carried(of)
	if err != nil || len(sayings) == 0 {
		return err
	}
	var choices []choice
	for i := range sayings {
		s := &sayings[i]
		before := append(d.heading(s), "Here: "+sentence(s.Occurrences[0].Words)+" "+sentence(upper(saidBy(s.Occurrences[0].Speaker))))
		for n := range s.Occurrences[1:] {
			c := d.occurrence(&s.Occurrences[n+1], "")
			c.before, before = before, nil
			choices = append(choices, c)
		}
	}
	return d.arrive(&list{
		title: "Elsewhere", none: "No other article carries these words.", next: all(choices), outro: leftOut(sayings), of: of,
	})
}

// carried gives the sayings of the quotation that other articles carry, or says that there are none.
func (d *dialogue) carried(of subject) ([]store.SayingTrace, error) {
	t, err := d.corpus.Trace(d.ctx, of.Quotation)
	if err == nil && len(t.Sayings) == 0 {
		d.alone(&t)
	}
	return t.Sayings, err
}

// alone says which words nobody else carries.
func (d *dialogue) alone(t *store.Trace) {
	d.say("No other article carries: " + sentence(firstWords(t.Words, 8)))
}

// heading says how far a saying is carried, and what is disputed about it.
func (d *dialogue) heading(s *store.SayingTrace) []string {
	lines := []string{"Carried by " + count(s.Outlets, "outlet") + ", in " + count(s.Wordings, "wording") + "."}
	if s.Dispute != "" {
		lines = append(lines, "Disputed: "+s.Dispute+"; "+s.Gravity()+".")
	}
	return lines
}

// toSaying says who carries a disputed saying of a quotation: the one that it
// is, or, if sayings have been numbered anew since, all of them.
func (d *dialogue) toSaying(at store.Place, id store.SayingID) error {
	t, err := d.corpus.Trace(d.ctx, at.Quotation)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(t.Sayings, func(s store.SayingTrace) bool { return s.ID == id }); i >= 0 {
		t.Sayings = t.Sayings[i : i+1]
	}
	return d.carriers(t.Sayings, "Who says what", subject{article: true, quotation: true, Place: at})
}

// carriers says every occurrence, the one asked about among them.
func (d *dialogue) carriers(sayings []store.SayingTrace, title string, of subject) error {
	var choices []choice
	for i := range sayings {
		s := &sayings[i]
		before := d.heading(s)
		base := fmt.Sprint(len(choices) + 1)
		for n := range s.Occurrences {
			c := d.occurrence(&s.Occurrences[n], base)
			if n == 0 {
				o := &s.Occurrences[0]
				c = choice{say: []string{attributed(o), sentence(o.Words)}, take: d.toQuotation(o.Article.ID, o.Quotation)}
			}
			c.before, before = before, nil
			choices = append(choices, c)
		}
	}
	return d.arrive(&list{title: title, none: "No other article carries these words.", next: all(choices), outro: leftOut(sayings), of: of})
}

// occurrence is chosen to go to it. Its words are set against those with the number base, if that has been said.
func (d *dialogue) occurrence(o *store.Occurrence, base string) choice {
	return choice{
		say:  append([]string{attributed(o)}, difference(o, base)...),
		take: d.toQuotation(o.Article.ID, o.Quotation),
	}
}

// attributed says who is said to have said it, by whom, and when.
func attributed(o *store.Occurrence) string {
	first := ""
	if o.First {
		first = "first"
	}
	return upper(parts(saidBy(o.Speaker), where(o.Article), first, from(o)))
}

func from(o *store.Occurrence) string {
	if o.From == nil {
		return ""
	}
	return "probably from " + o.From.Label()
}

// difference says how the words of an occurrence differ from those asked about.
func difference(o *store.Occurrence, base string) []string {
	as := ""
	if base != "" {
		as = " as " + base
	}
	switch o.Relation {
	case store.Identical:
		return []string{"The same words" + as + "."}
	case store.Punctuation:
		return []string{"The same words" + as + ", with other punctuation."}
	}
	way := relation(o.Relation, base) + "."
	if changes := changed(o.Edits); len(changes) > 0 {
		way += " " + upper(strings.Join(changes, "; ")) + "."
	}
	return []string{sentence(o.Words), way}
}

// relation says how words that are not quite those with the number base, if that has been said, relate to them.
func relation(r store.Relation, base string) string {
	of, from := "", ""
	if base != "" {
		of, from = " of "+base, " from "+base
	}
	switch r {
	case store.FragmentOf:
		return "A fragment" + of
	case store.Merged:
		return "Joined with other words"
	case store.Split:
		return "Quoted by themselves, here with other words"
	}
	return upper(r.String()) + from
}

// changed says what was added, what was left out, and what stands in place of what.
func changed(edits []store.Edit) []string {
	var out []string
	for i := 0; i < len(edits); i++ {
		e := edits[i]
		words := bare(e.Text)
		other := ""
		if i+1 < len(edits) && e.Op != store.Same && edits[i+1].Op != store.Same && edits[i+1].Op != e.Op {
			other = bare(edits[i+1].Text)
			i++
		}
		added, missing := words, other
		if e.Op == store.Missing {
			added, missing = other, words
		}
		switch {
		case e.Op == store.Same || added == "" && missing == "":
		case missing == "":
			out = append(out, "added: "+added)
		case added == "":
			out = append(out, "left out: "+missing)
		default:
			out = append(out, "changed: "+missing+", to: "+added)
		}
	}
	return out
}

// bare gives s without the marks around its words; nothing if it has none.
func bare(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsSymbol(r) })
}

// leftOut says which articles of the story do not carry the sayings.
func leftOut(sayings []store.SayingTrace) []string {
	var lines []string
	for i := range sayings {
		if labels := labels(sayings[i].Absent); len(labels) > 0 {
			lines = append(lines, "Left out by "+and(labels)+".")
		}
	}
	return slices.Compact(lines)
}

func labels(articles []store.Summary) []string {
	var out []string
	for i := range articles {
		out = append(out, articles[i].Label())
	}
	return out
}

// timeline says in which order the words appeared.
func (d *dialogue) timeline(of subject) error {
	sayings, err := d.carried(of)
	if err != nil || len(sayings) == 0 {
		return err
	}
	var choices []choice
	for i := range sayings {
		s := &sayings[i]
		before, last := []string{sentence(s.Words)}, time.Time{}
		for _, o := range inOrder(s.Occurrences) {
			c := choice{before: before, say: []string{moment(o, last)}, take: d.toQuotation(o.Article.ID, o.Quotation)}
			choices = append(choices, c)
			before, last = nil, o.Article.Published
		}
	}
	return d.arrive(&list{title: "Timeline", next: all(choices), outro: leftOut(sayings), of: of})
}

// moment says when words appeared, where, and by whom they are said to be said.
func moment(o store.Occurrence, last time.Time) string {
	at := o.Article.Published
	when := "no date"
	switch days := int(at.Sub(last).Hours() / 24); {
	case at.IsZero():
	case last.IsZero() || days == 0:
		when = day(at)
	default:
		when = count(days, "day") + " later, " + day(at)
	}
	first := ""
	if o.First {
		first = "first"
	}
	return parts(upper(when), o.Article.Label(), saidBy(o.Speaker), first, from(&o))
}

// inOrder sorts occurrences as they appeared.
func inOrder(occurrences []store.Occurrence) []store.Occurrence {
	out := slices.Clone(occurrences)
	slices.SortStableFunc(out, func(a, b store.Occurrence) int { return a.Compare(&b) })
	return out
}
