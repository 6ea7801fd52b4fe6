//go:build unix

// Command pictures draws the pictures in .github: it runs the real program in a
// terminal, types keys, and writes what stands on the screen as SVG. Run it at
// the top of the project:
//
//	go run ./cmd/pictures
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"hearsay/tui/terminal"
)

// picture is a screen: the keys that lead to it, and what must then stand there.
type picture struct {
	name, keys, sees string
	w, h             int
}

func pictures() []picture {
	return []picture{
		{"reader", "", "attributed to", 120, 40},
		{"compare", "c", "compared", 120, 30},
		{"disputes", "D", "▸Disputes", 200, 44},
		{"speakers", "P", "▸Speakers", 120, 40},
	}
}

func main() {
	if err := drawAll(".github"); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

func drawAll(into string) error {
	tmp, err := os.MkdirTemp("", "pictures")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(tmp) }()
	bin := filepath.Join(tmp, "program")
	if out, err := exec.Command("go", "build", "-o", bin, "./cmd/hearsay").CombinedOutput(); err != nil {
		return fmt.Errorf("building hearsay: %w\n%s", err, out)
	}
	for _, p := range pictures() {
		svg, failed := p.draw(bin, tmp)
		if failed == nil {
			failed = os.WriteFile(filepath.Join(into, p.name+".svg"), svg, 0o644)
		}
		if failed != nil {
			err = errors.Join(err, fmt.Errorf("%s: %w", p.name, failed))
		}
	}
	return err
}

// How long a screen is waited for, and for how long it must then stay as it is.
const (
	patience = 30 * time.Second
	quiet    = 300 * time.Millisecond
)

// draw draws the picture; home is where the program finds no configuration.
func (p picture) draw(bin, home string) ([]byte, error) {
	cmd := exec.Command(bin, "--state", "")
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR=", "LC_ALL=C.UTF-8", "XDG_CONFIG_HOME="+home)
	t, err := terminal.Start(cmd, p.w, p.h)
	if err != nil {
		return nil, err
	}
	defer t.Close()
	loaded := func(screen string) bool {
		return strings.Contains(screen, "attributed to") && !strings.Contains(screen, "reading…")
	}
	if err := t.Until(patience, loaded); err != nil {
		return nil, err
	}
	if err := t.Type(p.keys); err != nil {
		return nil, err
	}
	if err := t.Until(patience, func(screen string) bool { return strings.Contains(screen, p.sees) }); err != nil {
		return nil, err
	}
	t.Settle(quiet)
	return t.SVG(), nil
}
