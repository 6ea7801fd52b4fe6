//go:build unix

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"hearsay/store/storetest/newsroom"
	"hearsay/tui/terminal"
)

const (
	few      = 5 // articles of newsboat, as hearsay has stories to begin with
	many     = 10_000
	starts   = 25               // of each program
	patience = 10 * time.Minute // for a first load
)

// starting sets the starts of the reader, with its five stories and with all articles,
// which have been analysed before, against those of newsboat with as few articles, and with
// many; and the very first start, which analyses the five.
func starting(ctx context.Context, b *bench) ([]row, error) {
	small, err := b.newsboat(ctx, few)
	if err != nil {
		return nil, err
	}
	large, err := b.newsboat(ctx, many)
	if err != nil {
		return nil, err
	}
	reader := b.path("hearsay")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", reader, "hearsay/cmd/hearsay").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w: %s", err, lastLine(out))
	}
	five := opening{func() *exec.Cmd { return b.homely(reader) }, "attributed to", nil}
	first := opening{func() *exec.Cmd { return b.homely(reader, "--cache", b.emptied("first")) }, five.words, nil}
	all := opening{func() *exec.Cmd { return b.homely(reader, b.path("news.jsonl")) }, fmt.Sprintf("%d articles", b.articles), nil}
	old := time.Now().Add(-time.Hour) // what was written just now is not kept
	if err := errors.Join(os.Chtimes(b.path("news.jsonl"), old, old), five.once(ctx), all.once(ctx)); err != nil {
		return nil, err
	}
	five.runs, all.runs = nil, nil
	for range starts {
		if err := errors.Join(small.once(ctx), five.once(ctx), first.once(ctx), large.once(ctx), all.once(ctx)); err != nil {
			return nil, err
		}
	}
	against := func(work string, o, boat opening, items int) row {
		theirs, size := boat.typical()
		took, most := o.typical()
		return row{
			work: work, peer: fmt.Sprintf("newsboat with %d articles", items), theirs: theirs, own: took, reach: 1,
			note: fmt.Sprintf("at most %.0f MB resident; newsboat %.0f", float64(most)/1e6, float64(size)/1e6),
		}
	}
	return []row{
		against("start to the first words, five stories, analysed before", five, small, few),
		against("… the very first start, which analyses them", first, small, few),
		against(fmt.Sprintf("… to the list of %d articles, analysed before", b.articles), all, large, many),
	}, nil
}

// homely is a command that keeps what it keeps among our files.
func (b *bench) homely(program string, args ...string) *exec.Cmd {
	c := exec.Command(program, args...)
	c.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR=", "LC_ALL=C.UTF-8", "HOME="+b.dir,
		"XDG_CONFIG_HOME="+b.path("config"), "XDG_STATE_HOME="+b.path("state"), "XDG_CACHE_HOME="+b.path("cache"), "XDG_DATA_HOME="+b.path("data"))
	return c
}

// emptied is a folder with nothing in it.
func (b *bench) emptied(name string) string {
	_ = os.RemoveAll(b.path(name)) // were it not removed, later starts would be no slower than those before
	return b.path(name)
}

// newsboat makes a feed of so many articles, and has newsboat read it.
func (b *bench) newsboat(ctx context.Context, items int) (opening, error) {
	const title = "Made-up news"
	if _, err := exec.LookPath("newsboat"); err != nil {
		return opening{}, fmt.Errorf("not installed: %w", err)
	}
	dir := b.path(fmt.Sprint("newsboat-", items))
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return opening{}, err
	}
	feed := filepath.Join(dir, "feed.xml")
	err := errors.Join(
		written(filepath.Join(dir, "urls"), func(w *bufio.Writer) { fmt.Fprintln(w, "file://"+feed) }),
		written(filepath.Join(dir, "settings"), func(w *bufio.Writer) { fmt.Fprintln(w, "auto-reload no") }),
		written(feed, func(w *bufio.Writer) {
			fmt.Fprintf(w, "<rss version=\"2.0\"><channel><title>%s</title>", title)
			n := 0
			for r := range newsroom.All(items, said) {
				fmt.Fprintf(w, "<item><title>%s</title><guid>%d</guid><description>%s</description></item>\n", html.EscapeString(r.Title), n, html.EscapeString(r.Text))
				n++
			}
			fmt.Fprint(w, "</channel></rss>")
		}))
	if err != nil {
		return opening{}, err
	}
	args := []string{"-u", filepath.Join(dir, "urls"), "-c", filepath.Join(dir, "cache.db"), "-C", filepath.Join(dir, "settings")}
	reload := b.homely("newsboat", append(args, "-x", "reload")...)
	if out, err := reload.CombinedOutput(); err != nil {
		return opening{}, fmt.Errorf("newsboat: %w: %s", err, lastLine(out))
	}
	return opening{func() *exec.Cmd { return b.homely("newsboat", args...) }, title, nil}, ctx.Err()
}

// opening is a program that is started again and again until words stand on its screen.
type opening struct {
	program func() *exec.Cmd
	words   string
	runs    []started
}

// started is one start of a program.
type started struct {
	took     time.Duration
	resident int64 // the most bytes
}

func (o *opening) once(ctx context.Context) error {
	c := o.program()
	begun := time.Now()
	t, err := terminal.Start(c, 120, 40)
	if err != nil {
		return err
	}
	defer t.Close()
	err = t.Until(patience, func(screen string) bool {
		screen = strings.ReplaceAll(screen, ",", "")
		return strings.Contains(screen, o.words) && !strings.Contains(screen, "reading… "+o.words) && !strings.Contains(screen, "linking "+o.words)
	})
	took := time.Since(begun)
	if err != nil {
		return err
	}
	resident := mostResident(c.Process.Pid)
	if err := t.Type("q"); err != nil {
		return err
	}
	if _, err := t.Ended(patience); err != nil {
		return err
	}
	o.runs = append(o.runs, started{took, resident})
	return ctx.Err()
}

// mostResident gives the most bytes of a process that were resident, as Linux tells it; 0 elsewhere.
func mostResident(pid int) (bytes int64) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, peak, _ := strings.Cut(string(data), "VmHWM:")
	var kB int64
	if _, err := fmt.Sscan(peak, &kB); err != nil {
		return 0
	}
	return kB << 10
}

// typical gives the median of the times, and the most that was resident.
func (o *opening) typical() (took time.Duration, resident int64) {
	var times []time.Duration
	for _, r := range o.runs {
		times, resident = append(times, r.took), max(resident, r.resident)
	}
	return median(times), resident
}
