package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"hearsay/store"
	"hearsay/store/ledger"
	"hearsay/store/source"
)

// Report is an article as it was fetched.
type Report struct {
	Feed      string // the address of the feed it came by
	ID        string // the feed's own id for it; may be empty
	URL       string
	Outlet    string
	Title     string
	Authors   []string
	Published time.Time // zero if unknown
	Text      string
	Paged     bool // the text is that of its page, and not what the feed has
	Stub      bool // the text is a beginning only
}

// record is a Report as a line of the library: such as any source of articles
// may have, with what else needs to be known before it. The text stands last, so
// that one need not read it to know the rest.
type record struct {
	Key     string    `json:"id"`
	Version int       `json:"version"` // of the article, from 1
	Fetched time.Time `json:"fetched"`
	Edited  time.Time `json:"edited,omitzero"` // when this version was first seen, if it is not the first
	Feed    string    `json:"feed"`
	ID      string    `json:"guid,omitempty"`
	Paged   bool      `json:"paged,omitempty"`
	Stub    bool      `json:"stub,omitempty"`
	Sketch  string    `json:"sketch,omitempty"`
	Outlet  string    `json:"outlet,omitempty"`
	Title   string    `json:"title,omitempty"`
	Date    time.Time `json:"date,omitzero"`
	URL     string    `json:"url,omitempty"`
	Authors []string  `json:"authors,omitempty"`
	Text    string    `json:"text"`
}

// Outcome is what became of a Report.
type Outcome uint8

// The outcomes.
const (
	Same      Outcome = iota // it is in the library as it is
	New                      // it is now
	Edited                   // it is, as a new version
	Completed                // it is, in the place of a beginning
	Duplicate                // its outlet has nearly the same under another address
)

// Library is the articles that were fetched. Any goroutine may use it, and other
// processes their own on the same folder.
type Library struct {
	mu   sync.Mutex
	file *ledger.Ledger
	index
}

// index is what there is in the library, without the texts.
type index struct {
	holdings []holding        // in the order in which they came in first
	known    map[string]int   // by key, by canonical address, by feed and id
	outlets  map[string][]int // by domain
	problems []store.Problem
}

// holding is one article.
type holding struct {
	head  record // of its newest version, without text
	lines []line // its versions, from the first; what was only completed counts once
}

type line struct {
	number int
	start  int64 // in the file
}

// The files of the library.
const (
	libraryName = "articles.jsonl"
	libraryLock = "articles.lock"
)

// OpenLibrary opens the library in a folder, which is made if it is not there.
func OpenLibrary(dir string) (*Library, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	l := &Library{file: ledger.At(filepath.Join(dir, libraryName), filepath.Join(dir, libraryLock))}
	l.index = newIndex()
	return l, l.locked(func() error { return nil })
}

func newIndex() index { return index{known: map[string]int{}, outlets: map[string][]int{}} }

// locked does something with the library as it is now, while nobody else writes.
func (l *Library) locked(do func() error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	unlock, err := l.file.Lock()
	if err != nil {
		return err
	}
	defer unlock()
	if l.file.Empty() {
		if err := l.file.Renew(nil, 0); err != nil {
			return err
		}
	}
	if err := l.catchUp(); err != nil {
		return err
	}
	return do()
}

// catchUp takes in what others have written.
func (l *Library) catchUp() error {
	var lines []ledger.Line
	anew, err := l.file.Read(func(x ledger.Line) error {
		x.Text = headOf(x.Text)
		lines = append(lines, x)
		return nil
	})
	if err != nil {
		return err
	}
	if anew {
		l.index = newIndex()
	}
	for _, x := range lines {
		l.learn(x)
	}
	return nil
}

// headOf gives a copy of a line without its text, for that it need not be decoded.
func headOf(whole []byte) []byte {
	const text = `,"text":"`
	for at := 0; at < len(whole); at++ {
		switch {
		case whole[at] == '"' && at > 0 && whole[at-1] == ',' && len(whole) > at+8 && string(whole[at-1:at+8]) == text && whole[len(whole)-1] == '}':
			return append(append([]byte(nil), whole[:at-1]...), '}')
		case whole[at] == '\\':
			at++
		}
	}
	return append([]byte(nil), whole...)
}

// learn takes in a line that has been read.
func (l *Library) learn(x ledger.Line) {
	var r record
	switch err := json.Unmarshal(x.Text, &r); {
	case len(x.Text) == 0:
	case err != nil && !x.Whole:
		l.problem(x.Number, errors.New("cut short"))
	case err != nil:
		l.problem(x.Number, err)
	case r.Key == "":
		l.problem(x.Number, errors.New("no id"))
	default:
		l.enter(r, line{x.Number, x.Start})
	}
}

func (l *Library) problem(number int, err error) {
	l.problems = append(l.problems, store.Problem{File: l.file.Path(), Line: number, Err: err})
}

// enter puts the head of a record that stands in a line into the index.
func (x *index) enter(r record, at line) {
	r.Text = ""
	n, ok := x.known["key "+r.Key]
	if !ok {
		n = len(x.holdings)
		x.holdings = append(x.holdings, holding{})
		of := domain(r.URL)
		x.outlets[of] = append(x.outlets[of], n)
	}
	h := &x.holdings[n]
	if ok && r.Version <= h.head.Version { // completed
		h.lines[len(h.lines)-1] = at
	} else {
		h.lines = append(h.lines, at)
	}
	h.head = r
	for _, name := range r.names() {
		x.known[name] = n
	}
}

// names are what an article is known by.
func (r *record) names() []string {
	out := []string{"key " + r.Key}
	if r.URL != "" {
		out = append(out, "url "+canonical(r.URL))
	}
	if r.ID != "" {
		out = append(out, "id "+r.Feed+" "+r.ID)
	}
	return out
}

// find gives the holding that is known by a name of r.
func (x *index) find(r *record) (int, bool) {
	for _, name := range r.names() {
		if n, ok := x.known[name]; ok {
			return n, true
		}
	}
	return 0, false
}

// twin gives the holding of the same outlet with nearly the same text and headline.
func (x *index) twin(r *record, s sketch) (int, bool) {
	if s == 0 {
		return 0, false
	}
	for _, n := range x.outlets[domain(r.URL)] {
		if h := &x.holdings[n].head; h.sketch().near(s) && alike(h.Title, r.Title) {
			return n, true
		}
	}
	return 0, false
}

func (r *record) sketch() sketch {
	s, err := strconv.ParseUint(r.Sketch, 16, 64)
	if err != nil {
		return 0
	}
	return sketch(s)
}

// Shelved is what became of a Report, and where it is now.
type Shelved struct {
	Outcome
	Key string
}

// Add shelves reports. What it gives, one for each, is on the disk when it returns.
func (l *Library) Add(now time.Time, reports ...Report) ([]Shelved, error) {
	out := make([]Shelved, 0, len(reports))
	err := l.locked(func() error {
		b := batch{library: l, now: now.UTC().Truncate(time.Second), waiting: map[int]bool{}}
		for i := range reports {
			s, err := b.add(&reports[i])
			if err != nil {
				return err
			}
			out = append(out, s)
		}
		return b.flush()
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.file.Path(), err)
	}
	return out, nil
}

// batch is lines that are written together.
type batch struct {
	library *Library
	now     time.Time
	content []byte
	count   int
	waiting map[int]bool // holdings that have a line in it
}

func (b *batch) add(r *Report) (Shelved, error) {
	x := newRecord(r, b.now)
	n, known := b.library.find(&x)
	if !known {
		s := sketchOf(r.Text)
		if n, ok := b.library.twin(&x, s); ok {
			return Shelved{Duplicate, b.library.holdings[n].head.Key}, nil
		}
		return Shelved{New, x.Key}, b.write(&x, s)
	}
	if b.waiting[n] {
		if err := b.flush(); err != nil {
			return Shelved{}, err
		}
	}
	h := &b.library.holdings[n]
	last, err := b.library.record(h.newest())
	out := last.against(&x)
	if err != nil { // the line is damaged: what has come stands for it
		last, out = h.head, Completed
	}
	if out == Same {
		return Shelved{Same, last.Key}, nil
	}
	x.Key, x.Version = last.Key, last.Version
	if out == Edited {
		x.Version, x.Edited = last.Version+1, b.now
	}
	return Shelved{out, x.Key}, b.write(&x, sketchOf(r.Text))
}

// against says what x is to the article that r has of it already. Texts that came
// in different ways differ for that reason alone, and tell nothing.
func (r *record) against(x *record) Outcome {
	switch {
	case r.Stub && !x.Stub:
		return Completed
	case r.Stub != x.Stub, r.Feed != x.Feed, r.Paged != x.Paged:
		return Same
	case sameWords(r.Text, x.Text) && sameWords(r.Title, x.Title):
		return Same
	}
	return Edited
}

func newRecord(r *Report, now time.Time) record {
	name := sum(r.Feed, r.ID)
	if r.URL != "" {
		name = sum(canonical(r.URL))
	}
	if host := hostOf(r.URL); host != "" {
		name = host + "-" + name[:12]
	}
	return record{
		Key: name, Version: 1, Fetched: now, Feed: r.Feed, ID: r.ID, Paged: r.Paged, Stub: r.Stub,
		Outlet: r.Outlet, Title: r.Title, Date: r.Published, URL: r.URL, Authors: r.Authors, Text: r.Text,
	}
}

// write adds a record to the batch.
func (b *batch) write(x *record, s sketch) error {
	if s != 0 {
		x.Sketch = strconv.FormatUint(uint64(s), 16)
	}
	data, err := json.Marshal(x)
	if err != nil {
		return err
	}
	l := b.library
	at := line{l.file.Lines() + b.count + 1, l.file.Next() + int64(len(b.content))}
	b.content = append(append(b.content, data...), '\n')
	b.count++
	l.enter(*x, at)
	n, _ := l.find(x)
	b.waiting[n] = true
	return nil
}

// flush writes the batch. If that fails, the library will be read anew, for it is
// not known how much of the batch it has.
func (b *batch) flush() error {
	if b.count == 0 {
		return nil
	}
	l := b.library
	if err := l.file.Append(b.content, b.count); err != nil {
		return errors.Join(err, l.file.Close())
	}
	b.content, b.count = nil, 0
	clear(b.waiting)
	return nil
}

func (h *holding) newest() line { return h.lines[len(h.lines)-1] }

// record reads a line that has been written.
func (l *Library) record(at line) (record, error) {
	var r record
	data, err := l.file.LineAt(at.start)
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	return r, err
}

// Len is how many articles there are.
func (l *Library) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.holdings)
}

// Records gives the newest version of each article, in the order in which they
// came in first, and then what could not be read.
func (l *Library) Records() iter.Seq2[source.Record, *store.Problem] {
	return func(yield func(source.Record, *store.Problem) bool) {
		l.mu.Lock()
		newest := make([]line, len(l.holdings))
		for i := range l.holdings {
			newest[i] = l.holdings[i].newest()
		}
		problems := l.problems
		l.mu.Unlock()
		for _, at := range newest {
			if !yield(l.stored(at)) {
				return
			}
		}
		for i := range problems {
			if !yield(source.Record{}, &problems[i]) {
				return
			}
		}
	}
}

func (l *Library) stored(at line) (source.Record, *store.Problem) {
	l.mu.Lock()
	defer l.mu.Unlock()
	data, err := l.file.LineAt(at.start)
	if err != nil {
		return source.Record{}, &store.Problem{File: l.file.Path(), Line: at.number, Err: err}
	}
	return source.JSON(l.file.Path(), at.number, data), nil
}

// Version is one version of an article.
type Version struct {
	Number int // from 1
	Seen   time.Time
	Record source.Record
}

// Edits gives all versions of each article that was edited, from the first.
func (l *Library) Edits() ([][]Version, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out [][]Version
	for i := range l.holdings {
		if h := &l.holdings[i]; len(h.lines) > 1 {
			versions, err := l.versions(h)
			if err != nil {
				return nil, err
			}
			out = append(out, versions)
		}
	}
	return out, nil
}

func (l *Library) versions(h *holding) ([]Version, error) {
	var out []Version
	for _, at := range h.lines {
		r, err := l.record(at)
		if err != nil {
			return nil, err
		}
		data, err := json.Marshal(&r)
		if err != nil {
			return nil, err
		}
		out = append(out, Version{r.Version, r.Fetched, source.JSON(l.file.Path(), at.number, data)})
	}
	return out, nil
}

// Close closes the file.
func (l *Library) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.file.Close()
}

// Exists reports whether a folder has a library with anything in it.
func Exists(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, libraryName))
	return err == nil && info.Size() > 0
}
