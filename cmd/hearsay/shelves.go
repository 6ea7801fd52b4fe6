package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"hearsay/store/feed"
	"hearsay/store/memory"
	"hearsay/store/source"
)

// Sources other than the library and the five stories are kept if analysing them again would be felt.
const (
	manyArticles = 1000
	longLoad     = 2 * time.Second
)

// mostKept is how many bytes all shelves together may have.
const mostKept = 8 << 30

// onHeap is how many bytes are worth no file.
const onHeap = 16 << 20

// shelfSuffix ends the names of shelves.
const shelfSuffix = ".shelf"

// shelf is where what was analysed of the sources is kept. There is none for
// what is piped in, or if nothing is to be kept.
func (s stdio) shelf(sources []string) (at memory.Shelf, ok bool) {
	if slices.Contains(sources, pipedSource) {
		return memory.Shelf{}, false
	}
	dir, err := s.cache()
	if err != nil || dir == "" {
		return memory.Shelf{}, false
	}
	o, err := s.origin(sources)
	if err != nil {
		return memory.Shelf{}, false
	}
	return memory.Shelf{
		Path: filepath.Join(dir, o.name()+shelfSuffix),
		By:   sync.OnceValue(program), State: o.state, Grown: o.grown, Worth: o.worth, OnHeap: onHeap,
	}, true
}

// origin is the sources that a shelf is made of: the five stories, if there are no others.
type origin struct {
	files   []string
	library string // its folder; empty if it is not among them
}

// stories reports whether o is the five stories, which are part of the program and change with it only.
func (o origin) stories() bool { return len(o.files) == 0 && o.library == "" }

func (s stdio) origin(sources []string) (o origin, err error) {
	o.files = slices.DeleteFunc(slices.Clone(sources), isLibrary)
	if len(o.files) < len(sources) {
		o.library, err = s.library()
	}
	return o, err
}

// name names the shelf: each list of sources has its own, as has each way to write
// their paths, which articles may show.
func (o origin) name() string {
	if o.stories() {
		return "stories"
	}
	here, _ := os.Getwd() // if nobody knows where that is, the paths are all there is
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q", here, o.files, o.library))
	return hex.EncodeToString(sum[:12])
}

// state gives the state that the sources are in, or nothing while that cannot be told.
func (o origin) state(ctx context.Context) string {
	files, library := "", ""
	if len(o.files) > 0 {
		if files = source.New(o.files...).State(ctx); files == "" {
			return ""
		}
	}
	if o.library != "" {
		var err error
		if library, err = feed.State(o.library); err != nil {
			return ""
		}
	}
	return files + between + library
}

// between parts the state of files from that of the library.
const between = "|"

// grown reports whether only the library has got more since a state.
func (o origin) grown(was string) bool {
	files, library, _ := strings.Cut(was, between)
	now := ""
	if len(o.files) > 0 {
		now = source.New(o.files...).State(context.Background())
	}
	return o.library != "" && files == now && feed.Grown(o.library, library)
}

func (o origin) worth(articles int, took time.Duration) bool {
	return o.stories() || o.library != "" || articles > manyArticles || took > longLoad
}

// settle waits until what was analysed has been kept, and bounds all that is. That
// nothing could be kept is no problem of the articles: it is told, and changes no exit code.
func (s stdio) settle(ctx context.Context, c *memory.Corpus, sources []string) {
	at, ok := s.shelf(sources)
	if !ok || !c.Progress().Done {
		return
	}
	err := s.wait(func() error { return c.Settle(ctx) }, keepingIt)
	if err == nil {
		err = tidy(at.Path)
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		complain(s.err, fmt.Errorf("what was analysed cannot be kept for the next time: %w", err))
	}
}

// tidy notes that the shelf at path has been used, if it is there, and removes
// those that have not been used for longest while all have more than mostKept bytes.
func tidy(path string) error {
	now := time.Now()
	if err := os.Chtimes(path, now, now); errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	return bound(filepath.Dir(path), mostKept)
}

// bound removes the shelves of a folder that have not been used for longest, until
// the others have so many bytes at most.
func bound(dir string, most int64) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var shelves []os.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && strings.HasSuffix(e.Name(), shelfSuffix) {
			shelves = append(shelves, info)
		}
	}
	slices.SortFunc(shelves, func(a, b os.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	for _, x := range shelves {
		if most -= x.Size(); most < 0 {
			err = errors.Join(err, os.Remove(filepath.Join(dir, x.Name())))
		}
	}
	return err
}
