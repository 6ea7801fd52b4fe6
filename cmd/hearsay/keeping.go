package main

import (
	"os"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/store/keep"
)

// stateFlag adds --state to a command, and gives the folder it means; empty is none.
func stateFlag(cmd *cobra.Command) func() (dir string, err error) {
	dir := cmd.Flags().String("state", "", "the folder of what you keep: marks, bookmarks, notes; '' for none\n(default $XDG_STATE_HOME/hearsay, or ~/.local/state/hearsay)")
	return func() (string, error) {
		if cmd.Flags().Changed("state") {
			return *dir, nil
		}
		return keep.Folder(os.Getenv)
	}
}

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
