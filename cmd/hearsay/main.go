// Command hearsay is a news reader for the terminal that knows who said what,
// according to whom. This package reads the command line, wires the corpus to
// the reader, and prints for those who would rather have text or JSON.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// The exit codes; scripts depend on them.
const (
	exitDone    = 0
	exitProblem = 1 // something could not be read; the rest was done all the same
	exitUsage   = 2
)

func main() {
	go limitMemory() // long before there is much to limit
	pace()
	os.Exit(run(context.Background(), os.Args[1:], stdio{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}

// stdio is what a command may read and write.
type stdio struct {
	in  io.Reader
	out io.Writer
	err io.Writer

	// Where the library is, and where what was analysed is kept, once the command line has been read.
	library, cache func() (dir string, err error)
}

// run runs one command line and gives its exit code. It ends early when the
// process is asked to end.
func run(ctx context.Context, args []string, std stdio) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGHUP, syscall.SIGTERM) // a terminal that is closed says SIGHUP
	defer stop()
	root := newRoot(std)
	root.SetArgs(args)
	profile := profilingFlags(root)
	err := root.ExecuteContext(ctx)
	return conclude(errors.Join(err, profile.stop()), std)
}

// conclude says what went wrong, if anything did, and gives the exit code.
func conclude(err error, std stdio) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, errProblems) {
		return exitProblem
	}
	complain(std.err, err)
	var wrong *usageError
	if errors.As(err, &wrong) {
		return exitUsage
	}
	return exitProblem
}
