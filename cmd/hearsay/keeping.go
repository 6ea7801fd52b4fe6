package main

import (
	"hearsay/store"
	"hearsay/store/keep"
)

// openJournal opens what is kept in a folder. Where that cannot be, the reader is
// told so, and keeps things for as long as it is open.
func openJournal(dir string, err error) (*keep.Journal, []store.Problem) {
	if err == nil && dir == "" {
		return keep.Nowhere(), nil
	}
	if err == nil {
		journal, problems, failed := keep.Open(dir)
		if err = failed; err == nil {
			return journal, problems
		}
	}
	return keep.Nowhere(), []store.Problem{{File: "nothing will be kept", Err: err}}
}
