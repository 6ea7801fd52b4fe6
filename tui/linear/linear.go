// Package linear reads a corpus aloud, so to speak: a dialogue of lines for
// screen readers and terminals that can only print. Whoever types a number or a
// letter is answered in lines that begin with what matters most. It never
// repaints, moves the cursor, colours or draws; it asks a corpus, keeps nothing
// and concludes nothing itself.
package linear

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"hearsay/store"
	"hearsay/store/text"
)

// Options are how the dialogue is held. The zero value will do.
type Options struct {
	Filter string     // what the stories have to pass at first
	Width  func() int // cells of a line, that lines are broken for between words; nil leaves that to the terminal
	Echo   bool       // whether what is read is repeated behind the prompt: for input that no terminal shows
}

// Run holds the dialogue until it is quitted, the input ends or ctx does. It
// fails if it cannot read or write; what the corpus cannot answer is only said.
func Run(ctx context.Context, corpus store.Corpus, in io.Reader, out io.Writer, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	d := &dialogue{ctx: ctx, corpus: corpus, voice: voice{bufio.NewWriter(out), o.Width}, echo: o.Echo, hinted: map[string]bool{}}
	d.begin(o.Filter)
	lines := listen(ctx, in)
	for !d.over {
		d.progress()
		d.prompt()
		if err := d.out.Flush(); err != nil {
			return err
		}
		select {
		case l := <-lines:
			if l.err != nil {
				return d.end(l.err)
			}
			d.hear(l.text)
		case <-ctx.Done():
			return d.end(io.EOF)
		}
	}
	return d.out.Flush()
}

// heard is a line of the input, or why there is none.
type heard struct {
	text string
	err  error // io.EOF where the input has ended
}

// listen reads lines. Its goroutine ends with the input, or with ctx once a read has returned.
func listen(ctx context.Context, in io.Reader) <-chan heard {
	lines := make(chan heard)
	go func() {
		s := bufio.NewScanner(in)
		for {
			h := heard{err: io.EOF}
			switch {
			case s.Scan():
				h = heard{text: s.Text()}
			case s.Err() != nil:
				h.err = s.Err()
			}
			select {
			case lines <- h:
			case <-ctx.Done():
				return
			}
			if h.err != nil {
				return
			}
		}
	}()
	return lines
}

// dialogue is what has been said so far, as far as it matters.
type dialogue struct {
	ctx    context.Context
	corpus store.Corpus
	voice
	echo   bool
	filter string
	path   []place // that were gone through; one is at the last
	over   bool

	waited bool // it has been said that loading goes on
	done   bool // that it has ended
	unread int  // problems that have been told of
	hinted map[string]bool
}

// place is what one hears of, and what numbers choose from.
type place interface {
	name() string                    // of a few words, for the prompt
	more(d *dialogue) error          // says what comes next; the first time, what there is
	again(d *dialogue) error         // says the last part again
	back(d *dialogue)                // says where one is, after coming back
	choose(d *dialogue, n int) error // takes the n-th of what was said, from 1
	about() subject
}

// subject is what the commands about an article, and about a quotation in it, are about.
type subject struct {
	article, quotation bool // whether there is one
	store.Place
}

func (d *dialogue) here() place { return d.path[len(d.path)-1] }

// begin says what there is, with all of it if the filter cannot be read.
func (d *dialogue) begin(filter string) {
	d.filter = filter
	err := d.arrive(d.stories())
	if err == nil {
		return
	}
	d.complain(err)
	d.filter, d.path = "", nil
	if err := d.arrive(d.stories()); err != nil {
		d.complain(err)
	}
}

// arrive goes to p, if there is anything to be heard; else one stays.
func (d *dialogue) arrive(p place) error {
	d.path = append(d.path, p)
	err := p.more(d)
	l, plain := p.(*list)
	if len(d.path) > 1 && (err != nil || plain && len(l.told) == 0) {
		d.path = d.path[:len(d.path)-1]
	}
	return err
}

// hint says what can be done, once in a dialogue.
func (d *dialogue) hint(s string) {
	if !d.hinted[s] {
		d.hinted[s] = true
		d.say(s)
	}
}

func (d *dialogue) prompt() {
	fmt.Fprintf(d.out, "%s, h for help: ", text.Printable(d.here().name()))
}

// hear does what one line says.
func (d *dialogue) hear(line string) {
	if d.echo {
		fmt.Fprintln(d.out, text.Printable(line))
	}
	if err := d.obey(strings.TrimSpace(line)); err != nil {
		d.complain(err)
	}
}

// end says that the dialogue is over, on a line of its own: the prompt still waits.
func (d *dialogue) end(why error) error {
	fmt.Fprintln(d.out)
	if errors.Is(why, io.EOF) {
		why = nil
	}
	return errors.Join(why, d.out.Flush())
}

// complain says why something could not be done.
func (d *dialogue) complain(err error) {
	var wrong *store.FilterError
	switch {
	case errors.As(err, &wrong):
		d.say(sentence("The filter cannot be read: " + wrong.Problem))
		if at := wrong.Span; !at.Empty() && at.Start >= 0 && at.End <= len(d.filter) {
			d.say("The trouble is at: " + at.Of(d.filter))
		}
	case errors.Is(err, errMoved):
		d.say("The list has changed while loading. Say s, d or sp to hear it anew.")
	case errors.Is(err, store.ErrNotFound):
		d.say("That is no longer there.")
	default:
		d.say("That did not work: " + err.Error() + ".")
	}
}

// progress says once that articles are still being loaded, and once that all are.
func (d *dialogue) progress() {
	p := d.corpus.Progress()
	switch {
	case !p.Done && !d.waited:
		d.waited = true
		d.say("Still loading, " + count(p.Read(), "article") + " so far. You need not wait.")
	case p.Done && d.waited && !d.done:
		d.done = true
		d.say("All is loaded: " + count(p.Articles, "article") + ", " + count(p.Disputes, "dispute") + ". s lists all stories.")
	}
	if n := len(p.Problems); p.Done && n > d.unread {
		d.unread = n
		d.say(fmt.Sprintf("%d could not be read. e says why.", n))
	}
}
