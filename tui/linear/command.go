package linear

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// need is what a command is about.
type need uint8

const (
	nothing need = iota
	anArticle
	aQuotation
	openArticle // one that is being read
)

// command is what a word does.
type command struct {
	short, word string // either will do, and any beginning of word that no earlier command has
	what        string // it does, for the help
	need        need
	words       bool // whether words follow it
	do          func(d *dialogue, words string) error
}

// commands are all of them, the nearest at hand first.
func commands() []command {
	return []command{
		{"n", "next", "next quotation", openArticle, false, func(d *dialogue, _ string) error { return d.reading().nextQuotation(d) }},
		{"p", "previous", "previous quotation", openArticle, false, func(d *dialogue, _ string) error { return d.reading().previousQuotation(d) }},
		{"x", "elsewhere", "where else the quotation heard last is carried", aQuotation, false, func(d *dialogue, _ string) error { return d.elsewhere(d.here().about()) }},
		{"w", "why", "why this speaker", aQuotation, false, func(d *dialogue, _ string) error { return d.why(d.here().about()) }},
		{"t", "timeline", "who said it first, who followed", aQuotation, false, func(d *dialogue, _ string) error { return d.timeline(d.here().about()) }},
		{"c", "compare", "compare the articles of the story", anArticle, false, func(d *dialogue, _ string) error { return d.compare(d.here().about()) }},
		{"/", "find", "find words in the article, such as /bridge; / alone finds the next", openArticle, true, func(d *dialogue, words string) error { return d.reading().find(d, words) }},
		{"u", "unfold", "put in, or leave out, what is not the report", openArticle, false, func(d *dialogue, _ string) error { d.reading().unfold(d); return nil }},
		{"i", "info", "where this comes from, to cite it", anArticle, false, func(d *dialogue, _ string) error { return d.info(d.here().about()) }},
		{"l", "list", "list quotations: of this article, or else of all", nothing, false, (*dialogue).listQuotations},
		{"s", "stories", "list stories", nothing, false, func(d *dialogue, _ string) error { return d.arrive(d.stories()) }},
		{"d", "disputes", "list disputes", nothing, false, func(d *dialogue, _ string) error { return d.arrive(d.disputes()) }},
		{"sp", "speakers", "list speakers", nothing, false, func(d *dialogue, _ string) error { return d.arrive(d.speakers()) }},
		{"f", "filter", "filter the lists, such as f speaker:holt; f alone takes the filter away", nothing, true, (*dialogue).sift},
		{"a", "again", "say the last part again", nothing, false, func(d *dialogue, _ string) error { return d.here().again(d) }},
		{"b", "back", "go back", nothing, false, (*dialogue).goBack},
		{"e", "errors", "what could not be read", nothing, false, (*dialogue).problems},
		{"h", "help", "say this", nothing, false, (*dialogue).help},
		{"q", "quit", "quit", nothing, false, func(d *dialogue, _ string) error { d.over = true; return nil }},
	}
}

// obey does what a line asks for.
func (d *dialogue) obey(line string) error {
	if line == "" {
		return d.here().more(d)
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(line, ".")); err == nil {
		return d.here().choose(d, n)
	}
	c, words := parse(line)
	switch {
	case c == nil || words != "" && !c.words:
		d.say("Not understood: " + line)
		d.say("Say a number or a command. h lists the commands.")
		return nil
	case !d.has(c.need):
		d.say(c.word + " needs " + c.need.String() + ". Choose one first.")
		return nil
	}
	return c.do(d, words)
}

// parse finds the command that a line begins with.
func parse(line string) (c *command, words string) {
	head, words := line, ""
	switch i := strings.IndexFunc(line, unicode.IsSpace); {
	case line[0] == '/':
		head, words = "/", line[1:]
	case line == "?":
		head = "h"
	case i > 0:
		head, words = line[:i], strings.TrimSpace(line[i:])
	}
	head = strings.ToLower(head)
	all := commands()
	for i := range all {
		if all[i].short == head {
			return &all[i], words
		}
	}
	for i := range all {
		if strings.HasPrefix(all[i].word, head) {
			return &all[i], words
		}
	}
	return nil, words
}

// has reports whether there is what a command is about.
func (d *dialogue) has(n need) bool {
	of := d.here().about()
	switch n {
	case anArticle:
		return of.article
	case aQuotation:
		return of.quotation
	case openArticle:
		return d.reading() != nil
	}
	return true
}

func (n need) String() string { return [...]string{"", "an article", "a quotation", "an article"}[n] }

// reading is the article that is being read, or nil.
func (d *dialogue) reading() *article {
	a, _ := d.here().(*article)
	return a
}

// help says what can be done here.
func (d *dialogue) help(string) error {
	if d.reading() != nil {
		d.say("enter: read the next paragraph")
		d.say("number: go to that quotation")
	} else {
		d.say("number: choose")
		d.say("enter: more of the list")
	}
	all := commands()
	for i := range all {
		if d.has(all[i].need) {
			d.say(all[i].short + ", " + all[i].word + ": " + all[i].what)
		}
	}
	return nil
}

func (d *dialogue) goBack(string) error {
	if len(d.path) == 1 {
		d.say("There is nothing to go back to. q quits.")
		return nil
	}
	d.path = d.path[:len(d.path)-1]
	d.here().back(d)
	return nil
}

func (d *dialogue) listQuotations(string) error {
	if a := d.reading(); a != nil {
		return a.list(d)
	}
	return d.arrive(d.quotations())
}

// sift sets the filter, and lists anew. One that cannot be read changes nothing.
func (d *dialogue) sift(words string) error {
	before := d.filter
	if words == before {
		d.say("There is no filter. Say f and what to filter by, such as f speaker:holt")
		return nil
	}
	d.filter = words
	open := d.stories
	if v, ok := d.here().(*view); ok {
		open = v.open
	}
	err := d.arrive(open())
	if err != nil {
		d.complain(err)
		d.filter = before
	}
	return nil
}

// problems says what could not be read.
func (d *dialogue) problems(string) error {
	var choices []choice
	for _, p := range d.corpus.Progress().Problems {
		where := p.File
		if p.Line > 0 {
			where += fmt.Sprintf(", line %d", p.Line)
		}
		choices = append(choices, choice{
			say:  []string{where + ": " + p.Err.Error() + "."},
			take: func() error { d.say("There is nothing to open."); return nil },
		})
	}
	return d.arrive(&list{title: "Errors", none: "Everything could be read.", next: all(choices)})
}

// info says where the article, and the quotation heard last, come from.
func (d *dialogue) info(of subject) error {
	r, err := d.corpus.Read(d.ctx, of.Article)
	if err != nil {
		return err
	}
	if i := r.Index(of.Quotation); of.quotation && i >= 0 {
		d.say(r.Quotations[i].Span.Of(r.Article.Text))
		d.say(sentence(upper(saidBy(r.Quotations[i].Speaker))))
	}
	s := r.Summary
	d.say(sentence(s.Title))
	d.say(parts(where(s), by(s.Authors), copies(s.Copies)))
	if s.URL != "" {
		d.say(s.URL)
	}
	return nil
}
