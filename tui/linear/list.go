package linear

import (
	"context"
	"fmt"
)

// perPage is how many choices are said at once.
const perPage = 10

// choice is one of a list.
type choice struct {
	before []string // said before it, without its number
	say    []string // what matters most first; the first line has its number
	take   func() error
}

// source gives one choice after the other, and nil when there are no more.
type source func(context.Context) (*choice, error)

// all gives choices that are known already.
func all(choices []choice) source {
	i := -1
	return func(context.Context) (*choice, error) {
		if i++; i < len(choices) {
			return &choices[i], nil
		}
		return nil, nil
	}
}

// list is numbered choices, said page by page.
type list struct {
	title string
	intro []string // said before the first page
	none  string   // said if there is nothing to choose
	outro []string // said behind the last page
	hint  string   // said once in a dialogue
	next  source
	of    subject

	told  []choice // so far
	from  int      // of them, the first of the last page
	ahead *choice  // comes next
	begun bool
	ended bool
}

func (l *list) name() string   { return l.title }
func (l *list) about() subject { return l.of }

func (l *list) more(d *dialogue) error {
	if l.ended {
		d.say("That is all: " + fmt.Sprint(len(l.told)) + ".")
		return nil
	}
	page, err := l.page(d.ctx)
	if err != nil {
		return err
	}
	if !l.begun {
		l.begun = true
		d.sayAll(l.intro)
	}
	l.from = len(l.told)
	l.told = append(l.told, page...)
	l.tell(d)
	return nil
}

// page takes the next choices, and looks one ahead.
func (l *list) page(ctx context.Context) ([]choice, error) {
	var page []choice
	if l.ahead != nil {
		page = append(page, *l.ahead)
	}
	for {
		c, err := l.next(ctx)
		if err != nil {
			return nil, err
		}
		l.ahead, l.ended = c, c == nil
		if c == nil || len(page) == perPage {
			return page, nil
		}
		page = append(page, *c)
	}
}

// tell says the last page.
func (l *list) tell(d *dialogue) {
	if len(l.told) == 0 {
		d.say(l.none)
	}
	for i := l.from; i < len(l.told); i++ {
		d.tell(i+1, &l.told[i])
	}
	if l.ended {
		d.sayAll(l.outro)
	} else {
		d.say("More: enter.")
	}
	if l.hint != "" {
		d.hint(l.hint)
	}
}

// tell says a choice with its number.
func (d *dialogue) tell(n int, c *choice) {
	d.sayAll(c.before)
	for i, s := range c.say {
		if i == 0 {
			s = fmt.Sprintf("%d. %s", n, s)
		}
		d.say(s)
	}
}

func (d *dialogue) sayAll(lines []string) {
	for _, s := range lines {
		d.say(s)
	}
}

func (l *list) again(d *dialogue) error {
	if l.from == 0 {
		d.sayAll(l.intro)
	}
	l.tell(d)
	return nil
}

func (l *list) back(d *dialogue) {
	d.say("Back to: " + l.title + ".")
	d.hint("a says them again.")
}

func (l *list) choose(d *dialogue, n int) error {
	if n < 1 || n > len(l.told) {
		d.say(fmt.Sprintf("There is no %d; %s so far.", n, count(len(l.told), "choice")))
		return nil
	}
	return l.told[n-1].take()
}
