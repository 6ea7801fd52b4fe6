// Package hush sees to it that a terminal is asked nothing where a dialogue was
// asked for. Bubble Tea asks for the colour of the background when it is
// initialised, before main can decide anything: an escape that --plain promises
// not to write, and seconds of waiting at a terminal that does not answer.
//
// It works by being initialised earlier. Of the packages whose imports are
// initialised, Go takes them in the order of their paths; this one imports
// os and nothing else, and Bubble Tea imports more that comes after it. That it
// does so is held by a test of the whole program in a terminal.
package hush

import "os"

var _ = dumb(os.Args)

// dumb lets the terminal pass for one that can only print, which is not asked, if
// the command line has --plain.
func dumb(args []string) error {
	for _, a := range args {
		if a == "--plain" {
			return os.Setenv("TERM", "dumb")
		}
	}
	return nil
}
