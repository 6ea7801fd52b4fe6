package main

import (
	"errors"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/store/feed"
	"hearsay/store/memory"
)

// librarySource is the SOURCE that stands for what was fetched.
const librarySource = "@library"

// errNothingFetched says what to do about an empty library.
var errNothingFetched = errors.New("nothing has been fetched yet; `hearsay feeds add ADDRESS`, then `hearsay fetch`")

// libraryCommand opens the reader on what was fetched.
func libraryCommand(std stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "library [SOURCE…]",
		Short: "Read what was fetched from your feeds",
		Long: `Opens the articles that "hearsay fetch" has got, with the SOURCEs if there are
any. R fetches what is new. Other commands take ` + librarySource + ` as a SOURCE:

    hearsay quotes --format jsonl ` + librarySource,
	}
	read := reading(cmd, std)
	cmd.RunE = func(cmd *cobra.Command, sources []string) error {
		return read(cmd.Context(), append([]string{librarySource}, sources...))
	}
	return cmd
}

// openLibrary opens the library, unless nothing was ever fetched into it.
func (s stdio) openLibrary() (*feed.Library, error) {
	dir, err := s.library()
	if err != nil {
		return nil, err
	}
	if !feed.Exists(dir) {
		return nil, errNothingFetched
	}
	return feed.OpenLibrary(dir)
}

// fetched gives the articles of the library to the corpus.
func (s stdio) fetched(yield func(memory.Input) bool) {
	l, err := s.openLibrary()
	if err != nil {
		yield(unread{&store.Problem{File: librarySource, Err: err}})
		return
	}
	defer func() { _ = l.Close() }() // it was only read
	inputs(l.Records())(yield)
}

// withLibrary gives the articles of files, and then those of the library. That comes last,
// whatever its place: it grows while one reads, and the articles before it keep their numbers.
func (s stdio) withLibrary(files func(func(memory.Input) bool)) func(func(memory.Input) bool) {
	return func(yield func(memory.Input) bool) {
		for in := range files {
			if !yield(in) {
				return
			}
		}
		s.fetched(yield)
	}
}

func isLibrary(source string) bool { return source == librarySource }
