package main

import (
	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/store/keep"
	"hearsay/tui"
)

// journalIn is what is kept in a folder, which it begins to read; the reader asks for what
// comes of that. Where there is no folder, it is told so, and keeps things for as long as it is open.
func journalIn(dir string, err error) (*keep.Journal, []store.Problem) {
	switch {
	case err != nil:
		return keep.Nowhere(), []store.Problem{tui.Unkept(err)}
	case dir == "":
		return keep.Nowhere(), nil
	}
	journal := keep.At(dir)
	go func() {
		defer cores.Catch(func(*cores.Panic) {}) // the reader will have the same, and report it
		_, _ = journal.Begin()
	}()
	return journal, nil
}

// notKept are the problems that the reader had with its journal.
func notKept(journal *keep.Journal) []store.Problem {
	problems, err := journal.Begin()
	if err != nil {
		problems = append(problems, tui.Unkept(err))
	}
	return problems
}

// loadMarks reads what is kept in a folder; none keeps nothing.
func loadMarks(dir string, err error) (store.Marks, []store.Problem, error) {
	if err != nil || dir == "" {
		return store.Marks{}, nil, err
	}
	return keep.Load(dir)
}
