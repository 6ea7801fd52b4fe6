package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/tui"
)

// usualConfig is the file that says look and keys unless another is named;
// empty if the system knows no folder for it.
func usualConfig() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "hearsay", "config.toml")
}

// configured reads look and keys from a file, or from the usual one if none is
// named. The usual one need not be there.
func configured(file string) tui.Options {
	named := file != ""
	if !named {
		file = usualConfig()
	}
	data, err := os.ReadFile(file)
	switch {
	case err != nil && !named && (file == "" || errors.Is(err, fs.ErrNotExist)):
		return tui.Options{}
	case err != nil:
		return tui.Options{Problems: []store.Problem{{File: file, Err: reason(err)}}}
	}
	c, problems := tui.ReadConfig(file, data)
	return tui.Options{Config: &c, Problems: problems}
}

// configCommand prints a file to start from.
func configCommand(std stdio) *cobra.Command {
	return &cobra.Command{
		Use:   "config",
		Short: "Print a configuration to start from: look, mouse, keys",
		Long: fmt.Sprintf(`Prints all that can be set, as it is unless it is set, with what each of it
means. The reader looks for such a file at

    %s

or where --config says.`, usualConfig()),
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(std.out, tui.SampleConfig())
			return err
		},
	}
}
