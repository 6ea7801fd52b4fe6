package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"hearsay/store"
	"hearsay/store/text"
)

// What a user is told when something is wrong is written here, with these rules:
// one line each, on standard error; where, then why; lower case, no full stop;
// a hint if there is something to do about it; nothing of it can carry an escape
// sequence to the terminal.

// errProblems says that something could not be read; what it was has been said.
var errProblems = errors.New("not everything could be read")

// usageError is a command line that asks for something impossible.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func wrongUsage(format string, args ...any) error {
	return &usageError{fmt.Errorf(format, args...)}
}

// complain writes one line about err.
func complain(w io.Writer, err error) {
	fmt.Fprintf(w, "hearsay: %s\n", oneLine(err.Error()))
	var filter *store.FilterError
	if errors.As(err, &filter) {
		fmt.Fprintln(w, "hearsay: see `hearsay search --help` for the filter language")
	}
}

// complainAll writes one line about each problem.
func complainAll(w io.Writer, problems []store.Problem) {
	for _, p := range problems {
		fmt.Fprintf(w, "hearsay: %s\n", oneLine(p.String()))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(text.Printable(s)), " ") }

func filterProblem(filter string, err error) error {
	var wrong *store.FilterError
	if errors.As(err, &wrong) {
		return &usageError{fmt.Errorf("filter %q, column %d: %w", filter, wrong.Span.Start+1, err)}
	}
	return err
}

// reason is why a file could not be read, without its name.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

func noArticle(key string) error {
	return fmt.Errorf("no article %q; `hearsay stories` lists them", key)
}
