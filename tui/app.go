// Package tui is the reader in the terminal: a list of stories, an article, and
// the cross-references of its quotations. It asks a store.Corpus and draws the
// answers; it finds, links and judges nothing itself.
//
// App is the one Bubble Tea model. Update routes: keys go to the pane that has
// the focus, which returns an intent; intents become questions (ask.go), asked
// in commands; answers come back as messages. View joins what the panes draw.
//
//	list    what there is to read           reader  one article
//	xref    where else words are carried    peek    a counterpart where it stands
//	why     why a speaker was chosen        compare a story, article by article
//	prompt  filter and find                 palette any action by its words
//	help    the keys                        keymap  what keys do, and their names
//	frame   where the panes stand           flow    an article set in lines
//	line    a line of cells                 wording words and their differences
//	theme   colours, weights and glyphs     osc     clipboard and links
//	config  the file that chooses keys and looks
//
// Beside it, linear answers in lines where nothing can be drawn; screentest and
// terminal are for tests and pictures.
package tui

import (
	"context"
	"io"
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/store/keep"
	"hearsay/tui/compare"
	"hearsay/tui/config"
	"hearsay/tui/frame"
	"hearsay/tui/help"
	"hearsay/tui/keymap"
	"hearsay/tui/list"
	"hearsay/tui/palette"
	"hearsay/tui/peek"
	"hearsay/tui/prompt"
	"hearsay/tui/reader"
	"hearsay/tui/theme"
	"hearsay/tui/why"
	"hearsay/tui/xref"
)

// Options say how the reader begins.
type Options struct {
	Filter    string              // in the filter language; empty shows everything
	Terminal  *theme.Terminal     // what the terminal can show; found out if nil
	Config    *config.Config      // what somebody has chosen; config.Usual if nil
	Problems  []store.Problem     // in what was chosen
	Keep      *keep.Journal       // what is kept, which is then closed; keep.Nowhere if nil
	Clipboard io.Writer           // takes OSC 52; standard output if nil
	Env       func(string) string // os.Getenv if nil
	Now       func() time.Time    // time.Now if nil

	// After lets time pass; time.After if nil.
	After func(time.Duration) <-chan time.Time
}

// App is the reader.
type App struct {
	ctx    context.Context
	corpus store.Corpus
	theme  *theme.Theme
	bars   bars
	now    func() time.Time
	after  func(time.Duration) <-chan time.Time

	clipboard io.Writer
	env       func(string) string
	mice      bool // the mouse counts
	keymap    *keymap.Map
	keys      keyMap
	bidi      bool // right-to-left text is put in order before it is shown

	misconfigured []store.Problem // in what was chosen

	// The screen.
	w, h    int
	shape   frame.Shape
	frame   frame.Frame
	list    *list.Pane
	reader  *reader.Pane
	xref    *xref.Pane
	why     *why.Pane
	peek    *peek.Pane
	table   *compare.Pane
	prompt  *prompt.Prompt
	help    *help.Pane
	palette *palette.Pane

	// What the corpus has said.
	progress  store.Progress
	pause     time.Duration  // until it is asked again
	passed    passed         // the filter
	reading   *store.Reading // the article on the screen; nil before the first
	here      store.Place    // the article and the quotation selected in it
	searching question
	readingOf question
	tracing   question

	explaining question
	surveying  question
	peeking    question
	naming     question

	// What the reader has done.
	filter    string     // in effect
	view      store.View // of the list, as asked for
	keep      *keep.Journal
	deeds     deeds
	about     subject   // of the note or tags that are written
	last      string    // the article that was left last when the reader was opened
	resumed   time.Time // when the article that is open for that reason was left
	jumps     history
	count     count
	purpose   purpose    // of the prompt
	before    frame.Pane // the focus before the prompt was opened
	kept      string     // the filter before it
	filters   prompt.History
	finds     prompt.History
	note      string // a remark in the footer, until the next key
	helping   bool
	choosing  bool // from the palette
	comparing bool
	copying   bool // the next key says what
	peeked    int  // which of the counterparts is looked at
	sheetOff  bool // the cross-references do not rise by themselves
	touched   bool // a key has been pressed: the first screen is no longer ours to choose
	opening   int  // how good the first screen's article is; see opening.go
	following bool // the list has moved to a row that has not come yet
}

// terminal is what the terminal can show, as far as nobody has decided otherwise.
func terminal(known *theme.Terminal, c config.Config) theme.Terminal {
	var t theme.Terminal
	if known != nil {
		t = *known
	} else {
		t = Terminal()
	}
	if c.ASCII != nil {
		t.ASCII = *c.ASCII
	}
	return t
}

// New makes a reader of corpus. Its questions end with ctx.
func New(ctx context.Context, corpus store.Corpus, o Options) *App {
	c := config.Usual()
	if o.Config != nil {
		c = *o.Config
	}
	t := theme.For(terminal(o.Terminal, c), c.Theme)
	m := keymap.New(c.Keys)
	m.Plain = t.Terminal().ASCII
	k := keysIn(m)
	a := &App{
		ctx: ctx, corpus: corpus, theme: t, now: o.Now, after: o.After, clipboard: o.Clipboard, env: o.Env, mice: c.Mouse,
		filter: o.Filter,
		keymap: m, keys: k, misconfigured: o.Problems,
		list: list.New(t, k.list), reader: reader.New(t, k.reader), xref: xref.New(t, k.xref),
		why: why.New(t, k.why), peek: peek.New(t, k.peek), table: compare.New(t, k.table),
		prompt: prompt.New(t, k.prompt), help: help.New(t, k.help), palette: palette.New(t, k.palette, k.prompt),
		shape: frame.Shape{Focus: frame.Detail},
		keep:  o.Keep,
	}
	if a.keep == nil {
		a.keep = keep.Nowhere()
	}
	if a.now == nil {
		a.now = time.Now
	}
	if a.after == nil {
		a.after = time.After
	}
	if a.clipboard == nil {
		a.clipboard = os.Stdout
	}
	if len(o.Problems) > 0 {
		a.note = problem(o.Problems[0])
	}
	if a.env == nil {
		a.env = os.Getenv
	}
	a.last = lastLeft(a.keep.Marks())
	a.showMarks()
	a.reader.Narrow(c.Measure)
	a.bidi = c.Bidi
	a.bars = a.barInks()
	a.focus(frame.Detail)
	return a
}

// Init asks the first question.
func (a *App) Init() tea.Cmd {
	a.progress = a.corpus.Progress()
	from, limit := a.list.Window()
	first := a.search(a.filter, from, limit)
	if a.progress.Done {
		return tea.Batch(first, a.watchKept())
	}
	return tea.Batch(first, a.watch(), a.watchKept())
}

// focus gives the keys to a pane.
func (a *App) focus(p frame.Pane) {
	a.shape.Focus = p
	a.list.Focus(p == frame.List)
	a.reader.Focus(p == frame.Detail)
	a.xref.Focus(p == frame.Xref)
}
