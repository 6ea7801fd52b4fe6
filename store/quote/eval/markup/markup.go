// Package markup reads articles that a person has labelled in the text itself.
// It takes the labels out and says where they stood; it judges nothing.
//
// A labelled article begins with its reason and its speakers:
//
//	# hard: the speaker is named only in the next paragraph
//	# 1 Jane Holt
//	# 2 3 Ashford Council | the council
//
//	Bridge stays shut
//
//	"{q1 We will not reopen it.}"
//
//	{s1 Jane Holt}, the mayor, {c1 spoke} after {s2 the council} {c2 called} the bridge "{f2 unsafe}".
//	"{q3 It may fall,}" {s3 it} {c3 wrote}.
//
// A number stands for one speaker at one place: a quotation belongs to the
// mentions that have its number. A name may have others beside it that are as
// right; a speaker without a name has the words of the mention, in lower case.
// The first paragraph is the headline. A label is a letter, a number, a blank and
// the labelled words:
//
//	q  a whole utterance           s  the words that name its speaker
//	f  words inside a paraphrase   c  the words that report it
//	b  quoted without marks        t  the name of a work: nobody's words
//	+  one more part of the        n  a nickname, a slogan, a so-called: nobody's words
//	   utterance before            ~  arguable: counts neither way
//
// Nobody known has ? for a number; t, n and ~ have none. Labels may nest.
package markup

import (
	"fmt"
	"strings"

	"hearsay/store"
	"hearsay/store/quote/gold"
)

// Article is a labelled article without its labels.
type Article struct {
	gold.Article              // Blocks is empty: what is quoted without marks stands among Quotations
	Hard         string       // the one reason why it is hard
	Arguable     []store.Span // count neither way
}

// Parse reads the article of a file called name. An error names the file and the line.
func Parse(name, content string) (*Article, error) {
	p := parser{name: name, line: 1, article: &Article{}, speakers: map[string]*speaker{}}
	body, err := p.head(content)
	if err != nil {
		return nil, err
	}
	if err := p.body(body); err != nil {
		return nil, err
	}
	return p.article, p.conclude()
}

// speaker is whom a number stands for.
type speaker struct {
	names    []string
	line     int
	mentions []store.Span
	said     int
}

type parser struct {
	name     string
	line     int // being read, from 1
	article  *Article
	speakers map[string]*speaker
	numbers  []string // of the speakers, as introduced
	who      []string // number of the speaker of each quotation
	open     []label
	text     strings.Builder
}

// label is one that has been opened.
type label struct {
	letter byte
	who    string
	start  int // byte of the text
	line   int
}

func (p *parser) fail(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", p.name, line, fmt.Sprintf(format, args...))
}

// head reads the lines before the article and gives the rest.
func (p *parser) head(content string) (string, error) {
	reason, ok := strings.CutPrefix(content, "# hard: ")
	if !ok {
		return "", p.fail(1, "the first line must be \"# hard: \" and the reason")
	}
	p.article.Hard, content, _ = strings.Cut(reason, "\n")
	for p.line = 2; strings.HasPrefix(content, "#"); p.line++ {
		var line string
		line, content, _ = strings.Cut(content, "\n")
		if err := p.introduce(line[1:]); err != nil {
			return "", err
		}
	}
	rest := strings.TrimLeft(content, "\n")
	p.line += len(content) - len(rest)
	return strings.TrimRight(rest, "\n"), nil
}

// introduce reads the numbers and the names of one speaker.
func (p *parser) introduce(s string) error {
	names := strings.TrimLeft(s, " 0123456789")
	numbers := strings.Fields(s[:len(s)-len(names)])
	if names == "" || len(numbers) == 0 {
		return p.fail(p.line, "%q is not a number and a name", s)
	}
	for _, who := range numbers {
		if p.speakers[who] != nil {
			return p.fail(p.line, "number %s is taken", who)
		}
		p.speakers[who] = &speaker{names: strings.Split(names, " | "), line: p.line}
		p.numbers = append(p.numbers, who)
	}
	return nil
}

// body takes the labels out of the text.
func (p *parser) body(s string) error {
	for s != "" {
		i := strings.IndexAny(s, "{}\n")
		if i < 0 {
			p.text.WriteString(s)
			break
		}
		p.text.WriteString(s[:i])
		var err error
		switch c := s[i]; c {
		case '\n':
			p.line++
			p.text.WriteByte(c)
			s = s[i+1:]
		case '{':
			s, err = p.begin(s[i+1:])
		default:
			s, err = s[i+1:], p.end()
		}
		if err != nil {
			return err
		}
	}
	if len(p.open) > 0 {
		return p.fail(p.open[0].line, "this label is not closed")
	}
	p.article.Text = p.text.String()
	p.article.Title, _, _ = strings.Cut(p.article.Text, "\n")
	return nil
}

// begin opens the label that s begins with and gives what follows it.
func (p *parser) begin(s string) (string, error) {
	tag, rest, ok := strings.Cut(s, " ")
	if !ok || tag == "" || !strings.Contains("qfb+sctn~", tag[:1]) {
		return "", p.fail(p.line, "%.12q begins no label", s)
	}
	l := label{letter: tag[0], who: tag[1:], start: p.text.Len(), line: p.line}
	switch {
	case strings.Contains("tn~", tag[:1]) != (l.who == ""):
		return "", p.fail(p.line, "{%s: only t, n and ~ have no number", tag)
	case strings.Contains("sc", tag[:1]) && l.who == "?":
		return "", p.fail(p.line, "{%s: an unknown speaker has no words", tag)
	case l.who != "" && l.who != "?" && p.speakers[l.who] == nil:
		return "", p.fail(p.line, "{%s: no speaker has the number %s", tag, l.who)
	}
	p.open = append(p.open, l)
	return rest, nil
}

// end closes the label that was opened last.
func (p *parser) end() error {
	if len(p.open) == 0 {
		return p.fail(p.line, "no label is open here")
	}
	l := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	s := store.Span{Start: l.start, End: p.text.Len()}
	if s.Empty() {
		return p.fail(l.line, "this label is empty")
	}
	a := p.article
	switch l.letter {
	case 's':
		p.speakers[l.who].mentions = append(p.speakers[l.who].mentions, s)
	case 't', 'n':
		a.Terms = append(a.Terms, s)
	case '~':
		a.Arguable = append(a.Arguable, s)
	case 'c': // for the reader of the article; nothing is measured on it
	default:
		return p.quotation(l, s)
	}
	return nil
}

// quotation adds what l labels at s.
func (p *parser) quotation(l label, s store.Span) error {
	q := gold.Quotation{Span: s, Marked: s, Kind: kindOf[l.letter], Continues: l.letter == '+'}
	if q.Continues {
		if len(p.who) == 0 || p.who[len(p.who)-1] != l.who {
			return p.fail(l.line, "no utterance of %s stands before this part", l.who)
		}
		q.Kind = p.article.Quotations[len(p.who)-1].Kind
	}
	if l.who != "?" {
		p.speakers[l.who].said++
	}
	p.article.Quotations = append(p.article.Quotations, q)
	p.who = append(p.who, l.who)
	return nil
}

var kindOf = map[byte]store.Kind{'q': store.Speech, 'f': store.Fragment, 'b': store.Unmarked}

// conclude gives every quotation its speaker.
func (p *parser) conclude() error {
	for _, who := range p.numbers {
		s := p.speakers[who]
		if s.said == 0 || len(s.mentions) == 0 {
			return p.fail(s.line, "speaker %s needs a quotation and a mention", who)
		}
	}
	for i, who := range p.who {
		if s := p.speakers[who]; s != nil {
			q := &p.article.Quotations[i]
			q.Mentions, q.Speaker, q.Also = s.mentions, s.names[0], s.names[1:]
		}
	}
	return nil
}
