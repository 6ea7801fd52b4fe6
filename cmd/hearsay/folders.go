package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// stateFlag adds --state to a command, and gives the folder it means; empty is none.
func stateFlag(cmd *cobra.Command) func() (dir string, err error) {
	dir := cmd.Flags().String("state", "", "the folder of what you keep: marks, bookmarks, notes; '' for none\n(default $XDG_STATE_HOME/hearsay, or ~/.local/state/hearsay)")
	return func() (string, error) {
		if cmd.Flags().Changed("state") {
			return *dir, nil
		}
		return usualState()
	}
}

// libraryFlag adds --library to a command and all below it, and gives the folder it means.
func libraryFlag(cmd *cobra.Command) func() (dir string, err error) {
	dir := cmd.PersistentFlags().String("library", "", "the folder of your feeds and of what was fetched\n(default $XDG_DATA_HOME/hearsay, or ~/.local/share/hearsay)")
	return func() (string, error) {
		if *dir != "" {
			return *dir, nil
		}
		return usualFolder("XDG_DATA_HOME", ".local/share", "--library")
	}
}

// cacheFlag adds --cache to a command and all below it, and gives the folder it means; empty is none.
func cacheFlag(cmd *cobra.Command) func() (dir string, err error) {
	flags := cmd.PersistentFlags()
	dir := flags.String("cache", "", "the folder where what was analysed is kept, so that it opens at once next time; '' for none\n(default $XDG_CACHE_HOME/hearsay, or ~/.cache/hearsay)")
	return func() (string, error) {
		if flags.Changed("cache") {
			return *dir, nil
		}
		return usualFolder("XDG_CACHE_HOME", ".cache", "--cache")
	}
}

func usualState() (string, error) {
	return usualFolder("XDG_STATE_HOME", ".local/state", "--state")
}

// usualFolder gives our folder below the one that variable names or else below
// that folder of the user's home, by the XDG Base Directory Specification. Where
// neither is known, flag is what can say it.
func usualFolder(variable, atHome, flag string) (string, error) {
	if dir := os.Getenv(variable); filepath.IsAbs(dir) { // a relative one is to be ignored
		return filepath.Join(dir, "hearsay"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("neither %s nor a home says where to keep things; %s DIR does", variable, flag)
	}
	return filepath.Join(home, filepath.FromSlash(atHome), "hearsay"), nil
}
