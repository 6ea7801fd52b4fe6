package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"hearsay/store"
	"hearsay/store/cores"
	"hearsay/tui"
)

// withReport adds to err where a report of a panic is, if err or one of the
// problems is one: in the folder of what is kept, or a temporary one if dir is none.
func withReport(dir string, err error, problems []store.Problem) error {
	report := reportOf(err, problems)
	if report == "" {
		return err
	}
	if err == nil {
		err = errors.New("something is wrong with hearsay itself")
	}
	file, failed := writeReport(dir, report)
	if failed != nil {
		return fmt.Errorf("%w; no report could be written: %w", err, failed)
	}
	return fmt.Errorf("%w; a report of it, without text of articles, is in %s", err, file)
}

// reportOf is the report of a panic in the reader, or else in loading; empty if there was none.
func reportOf(err error, problems []store.Problem) string {
	var b strings.Builder
	var crash *tui.Crash
	if errors.As(err, &crash) {
		fmt.Fprintf(&b, "%v\nscreen: %d×%d\nlast messages:\n  %s\n\n%s", crash, crash.Width, crash.Height, strings.Join(crash.Messages, "\n  "), crash.Stack)
	}
	for _, p := range problems {
		var panicked *cores.Panic
		if errors.As(p.Err, &panicked) {
			fmt.Fprintf(&b, "%s: %v\n\n%s\n", p.File, panicked, panicked.Stack)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("hearsay %s, %s on %s/%s\n%s", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, b.String())
}

// version is the version that this program was built from.
func version() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return "of unknown version"
	}
	v := build.Main.Version
	for _, s := range build.Settings {
		if s.Key == "vcs.revision" {
			v += " " + s.Value
		}
	}
	return v
}

// crashPrefix begins the names of reports.
const crashPrefix = "crash-"

func writeReport(dir, report string) (file string, err error) {
	if dir == "" {
		dir = os.TempDir()
	} else if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(dir, crashPrefix+time.Now().UTC().Format("20060102-150405")+"-*.txt")
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(report)
	return filepath.Clean(f.Name()), errors.Join(err, f.Close())
}
