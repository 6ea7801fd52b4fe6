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
//	screen  frames, drawn on the terminal
//	cast    names and colours of speakers   config  what somebody has chosen
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
	Problems  []store.Problem     // found in what was chosen or kept, before the reader was opened
	Fetch     Fetch               // gets what is new; nil if nothing can be fetched
	Keep      *keep.Journal       // what is kept, which is begun, and closed in the end; keep.Nowhere if nil
	Keys      *os.File            // the terminal that keys come from; standard input if nil
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
	outside

	theme       *theme.Theme
	bars        bars
	config      config.Config
	ownProblems []store.Problem // of the reader's own files: what was chosen, what is kept
	keymap      *keymap.Map
	keys        keyMap

	// The screen.
	w, h      int
	shape     frame.Shape
	frame     frame.Frame
	list      *list.Pane
	reader    *reader.Pane
	xref      *xref.Pane
	why       *why.Pane
	peek      *peek.Pane
	table     *compare.Pane
	prompt    *prompt.Prompt
	help      *help.Pane
	palette   *palette.Pane
	corner    corner
	over      layer
	comparing bool   // the table covers the panes
	sheetOff  bool   // the cross-references do not rise by themselves
	note      string // a remark in the footer, until the next key

	// What the corpus has said.
	questions
	progress store.Progress
	pause    time.Duration  // until it is asked again
	answered bool           // the first question
	passed   passed         // the filter
	reading  *store.Reading // the article on the screen; nil before the first
	here     store.Place    // the article and the quotation selected in it
	asked    asked          // of the list's rows, latest

	// What the reader has done.
	filter    string       // in effect
	view      store.View   // of the list, as asked for
	following bool         // the list has moved to a row that has not come yet
	held      []tea.KeyMsg // for the rows that are to come; see holding.go
	peeked    int          // which of the counterparts is looked at
	fetching  fetching
	jumps     history
	count     count
	writing   writing
	beginning beginning
	keep      *keep.Journal
	deeds     deeds
}

// outside is what the reader has to do with beside the corpus and the screen.
type outside struct {
	clipboard io.Writer
	env       func(string) string
	now       func() time.Time
	after     func(time.Duration) <-chan time.Time
}

// outsideOf is the terminal, the environment and the clock, as far as o has no others.
func outsideOf(o Options) outside {
	out := outside{o.Clipboard, o.Env, o.Now, o.After}
	if out.clipboard == nil {
		out.clipboard = os.Stdout
	}
	if out.env == nil {
		out.env = os.Getenv
	}
	if out.now == nil {
		out.now = time.Now
	}
	if out.after == nil {
		out.after = time.After
	}
	return out
}

// layer is what lies over the panes and has the keys; the prompt, if it is open, has them before it.
type layer uint8

const (
	panes    layer = iota // nothing lies over them
	helping               // the page of keys
	choosing              // the palette
	copying               // the next key says what is copied
)

// New makes a reader of corpus. Its questions end with ctx.
func New(ctx context.Context, corpus store.Corpus, o Options) *App {
	c := config.Usual()
	if o.Config != nil {
		c = *o.Config
	}
	t := theme.For(terminalFor(o.Terminal, c), c.Theme)
	m := keymap.New(c.Keys)
	m.Plain = t.Terminal().ASCII
	k := keysIn(m)
	a := &App{
		ctx: ctx, corpus: corpus, outside: outsideOf(o),
		theme: t, bars: barsOf(t), config: c, ownProblems: o.Problems, keymap: m, keys: k,
		list: list.New(t, k.list), reader: reader.New(t, k.reader), xref: xref.New(t, k.xref),
		why: why.New(t, k.why), peek: peek.New(t, k.peek), table: compare.New(t, k.table),
		prompt: prompt.New(t, k.prompt), help: help.New(t, k.help), palette: palette.New(t, k.palette, k.prompt),
		filter: o.Filter, keep: o.Keep,
	}
	a.fetching.fetch = o.Fetch
	if a.keep == nil {
		a.keep = keep.Nowhere()
	}
	if len(o.Problems) > 0 {
		a.note = problem(o.Problems[0])
	}
	a.beginning.unknown = a.keep.Shared()
	a.reader.Narrow(c.Measure)
	a.focus(frame.Detail)
	return a
}

// Init asks the first question.
func (a *App) Init() tea.Cmd {
	a.progress = a.corpus.Progress()
	from, limit := a.list.Window()
	first := a.search(a.filter, from, limit)
	if a.progress.Done {
		return tea.Batch(first, a.beginKeeping())
	}
	return tea.Batch(first, a.watch(), a.beginKeeping())
}

// focus gives the keys to a pane.
func (a *App) focus(p frame.Pane) {
	a.shape.Focus = p
	a.list.Focus(p == frame.List)
	a.reader.Focus(p == frame.Detail)
	a.xref.Focus(p == frame.Xref)
}

// ready reports whether there is anything to see: the answer to the first question, which
// is there at once where the corpus is, or how far it has been read.
func (a *App) ready() bool { return a.answered || !a.progress.Done }
