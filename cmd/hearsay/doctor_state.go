package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"hearsay/store/feed"
	"hearsay/store/keep"
	"hearsay/store/shelf"
	"hearsay/tui"
)

// terminalState is what is known of the terminal. Whether it takes what it is sent
// can be asked of few.
type terminalState struct {
	In         bool   `json:"in"` // whether standard input is one
	Out        bool   `json:"out"`
	Columns    int    `json:"columns"`
	Rows       int    `json:"rows"`
	Term       string `json:"term"`
	ColorTerm  string `json:"colorterm"`
	Program    string `json:"program"`
	NoColor    bool   `json:"no_color"`
	Colours    string `json:"colours"`
	Background string `json:"background"`
	ASCII      bool   `json:"ascii_only"`
	Links      string `json:"links"`
	Clipboard  string `json:"clipboard"`
}

func terminalOf(std stdio) terminalState {
	t := terminalState{
		In: isTerminal(std.in), Out: isTerminal(std.out),
		Term: os.Getenv("TERM"), ColorTerm: os.Getenv("COLORTERM"), Program: os.Getenv("TERM_PROGRAM"), NoColor: os.Getenv("NO_COLOR") != "",
		Links: "OSC 8", Clipboard: "OSC 52",
	}
	switch {
	case os.Getenv("TMUX") != "":
		t.Clipboard = "OSC 52, bare and handed through tmux"
	case os.Getenv("STY") != "":
		t.Clipboard = "OSC 52, handed through screen"
	}
	if f, ok := std.out.(*os.File); ok && t.Out {
		t.Columns, t.Rows, _ = term.GetSize(int(f.Fd())) // what cannot be told is 0
	}
	can := tui.Terminal()
	t.Colours, t.ASCII, t.Background = can.Profile.Name(), can.ASCII, "light"
	if can.Dark {
		t.Background = "dark"
	}
	if !t.In || !t.Out {
		t.Background = "" // nobody could be asked
	}
	return t
}

// configState is what the configuration holds.
type configState struct {
	File     string              `json:"file"`
	Found    bool                `json:"found"`
	Theme    string              `json:"theme"`
	Mouse    bool                `json:"mouse"`
	ASCII    string              `json:"ascii"`
	Bidi     bool                `json:"bidi"`
	Measure  int                 `json:"measure"`
	Keys     map[string][]string `json:"keys"` // those that are set
	Problems []string            `json:"problems"`
}

func configOf(file string) configState {
	o := configured(file)
	if file == "" {
		file = usualConfig()
	}
	c := configState{File: file, Found: o.Config != nil, ASCII: "auto", Keys: map[string][]string{}, Problems: []string{}}
	for _, p := range o.Problems {
		c.Problems = append(c.Problems, oneLine(p.String()))
	}
	set := tui.UsualConfig()
	if o.Config != nil {
		set = *o.Config
	}
	c.Theme, c.Mouse, c.Bidi, c.Measure = string(set.Theme.Name), set.Mouse, set.Bidi, set.Measure
	if c.Theme == "" {
		c.Theme = "auto"
	}
	if set.ASCII != nil {
		c.ASCII = fmt.Sprint(*set.ASCII)
	}
	for action, keys := range set.Keys {
		c.Keys[action] = keys
	}
	return c
}

// folderState is what lies in one of hearsay's folders.
type folderState struct {
	What   string      `json:"what"`
	Path   string      `json:"path"`
	Whole  bool        `json:"whole"`
	Why    string      `json:"why,omitempty"` // it is not whole, or not there
	Counts []tally     `json:"counts"`
	Files  []fileState `json:"files"`
}

type tally struct {
	What  string `json:"what"`
	Count int    `json:"count"`
}

type fileState struct {
	Name  string  `json:"name"`
	Bytes int64   `json:"bytes"`
	Whole bool    `json:"whole"`
	Why   string  `json:"why,omitempty"`
	Parts []tally `json:"parts,omitempty"` // of a shelf: the bytes of each column
}

// folders looks into all folders of hearsay's, and changes nothing there.
func (s stdio) folders(state string, err error) []folderState {
	kept := folder("what is kept", state, err)
	kept.lookAtKept()
	cache, err := s.cache()
	analysed := folder("what was analysed", cache, err)
	analysed.lookAtShelves()
	library, err := s.library()
	fetched := folder("what was fetched", library, err)
	fetched.lookAtLibrary()
	return []folderState{kept, analysed, fetched}
}

// folder lists the files of a folder.
func folder(what, path string, err error) folderState {
	f := folderState{What: what, Path: path, Whole: true, Counts: []tally{}, Files: []fileState{}}
	if err == nil && path == "" {
		f.Why = "nothing is to be kept"
		return f
	}
	entries, listed := os.ReadDir(path)
	switch {
	case err != nil:
		f.fault(err)
	case errors.Is(listed, fs.ErrNotExist):
		f.Why = "there is none yet"
	case listed != nil:
		f.fault(reason(listed))
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			f.Files = append(f.Files, fileState{Name: e.Name(), Bytes: info.Size(), Whole: true})
		}
	}
	return f
}

func (f *folderState) fault(err error) { f.Whole, f.Why = false, oneLine(err.Error()) }

func (f *folderState) count(what string, n int) { f.Counts = append(f.Counts, tally{what, n}) }

// lookAtKept reads what is kept.
func (f *folderState) lookAtKept() {
	if f.Path == "" {
		return
	}
	m, problems, err := keep.Load(f.Path)
	if err != nil {
		f.fault(err)
	}
	if len(problems) > 0 {
		f.fault(fmt.Errorf("%s damaged", count(len(problems), "line")))
	}
	f.count("read", m.Read.Len())
	f.count("starred", m.Starred.Len())
	bookmarks := 0
	for _, b := range m.Bookmarks.All() {
		bookmarks += len(b)
	}
	f.count("bookmarks", bookmarks)
	f.count("notes on articles", m.Notes.Len())
	f.count("articles with tags", m.Tags.Len())
	crashes := 0
	for _, x := range f.Files {
		if strings.HasPrefix(x.Name, crashPrefix) {
			crashes++
		}
	}
	f.count("reports of crashes", crashes)
}

// lookAtShelves reads every byte of what was analysed.
func (f *folderState) lookAtShelves() {
	for i := range f.Files {
		if x := &f.Files[i]; strings.HasSuffix(x.Name, shelfSuffix) {
			x.lookAtShelf(filepath.Join(f.Path, x.Name))
			f.Whole = f.Whole && x.Whole
		}
	}
}

func (x *fileState) lookAtShelf(path string) {
	s, err := shelf.Open(path)
	if err == nil {
		for _, p := range s.Parts() {
			x.Parts = append(x.Parts, tally{p.Name, p.Bytes})
		}
		err = s.Check()
	}
	if err != nil && !errors.Is(err, shelf.ErrVersion) { // that is as whole as can be told
		x.Whole = false
	}
	if err != nil {
		x.Why = oneLine(reason(err).Error())
	}
}

// lookAtLibrary counts what was fetched.
func (f *folderState) lookAtLibrary() {
	if f.Path == "" || !feed.Exists(f.Path) {
		return
	}
	l, err := feed.OpenLibrary(f.Path)
	if err != nil {
		f.fault(err)
		return
	}
	defer func() { _ = l.Close() }() // it was only read
	articles, problems := 0, 0
	for _, p := range l.Records() {
		if p != nil {
			problems++
		} else {
			articles++
		}
	}
	f.count("articles", articles)
	if problems > 0 {
		f.fault(fmt.Errorf("%s damaged", count(problems, "line")))
	}
}

// shelfState says whether sources have been analysed before.
func (s stdio) shelfState(sources []string) string {
	at, ok := s.shelf(sources)
	if !ok {
		return "none"
	}
	if _, err := os.Stat(at.Path); err != nil {
		return "not yet"
	}
	return "there"
}
