package main

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// programs are those of the peers. Each reads its questions from standard input
// and prints an answer a line; measure.go.txt is part of all.
//
//go:embed peers/*.go.txt
var programs embed.FS

// question is what a peer is asked. Dir is where the data is.
type question struct {
	Dir     string
	Queries []query
}

// query is one that both sides run again and again.
type query struct{ Name, Text string }

// answer is what a peer found, and how long that took.
type answer struct {
	Name        string `json:"name"`
	Nanoseconds int64  `json:"ns"`
	Hits        int    `json:"hits"`
	IDs         []int  `json:"ids"`
}

func (a answer) time() time.Duration { return time.Duration(a.Nanoseconds) }

// ask builds the peer of that name from modules, each as package@version, and asks it.
func (b *bench) ask(ctx context.Context, peer string, modules []string, queries ...query) (map[string]answer, error) {
	program, err := b.build(ctx, peer, modules)
	if err != nil {
		return nil, fmt.Errorf("not installed: %w", err)
	}
	in, err := json.Marshal(question{b.dir, queries})
	if err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, program)
	c.Stdin, c.Stderr = bytes.NewReader(in), os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", peer, err)
	}
	return answersIn(out)
}

func answersIn(out []byte) (map[string]answer, error) {
	answers := map[string]answer{}
	for line := range strings.Lines(string(out)) {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			return nil, fmt.Errorf("%q is no answer: %w", line, err)
		}
		answers[a.Name] = a
	}
	return answers, nil
}

// build makes a module of its own for a peer, so that hearsay depends on none.
func (b *bench) build(ctx context.Context, peer string, modules []string) (program string, err error) {
	dir := b.path("peer-" + peer)
	program = filepath.Join(dir, peer)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	for _, name := range []string{peer, "measure"} {
		source, err := programs.ReadFile("peers/" + name + ".go.txt")
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(dir, name+".go"), source, 0o666); err != nil {
			return "", err
		}
	}
	steps := [][]string{{"build", "-o", peer, "."}}
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
		steps = slices.Concat([][]string{{"mod", "init", "peer"}, append([]string{"get"}, modules...), {"mod", "tidy"}}, steps)
	}
	for _, step := range steps {
		c := exec.CommandContext(ctx, "go", step...)
		c.Dir = dir
		c.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
		if out, err := c.CombinedOutput(); err != nil {
			return "", fmt.Errorf("go %s: %w: %s", step[0], err, lastLine(out))
		}
	}
	return program, nil
}

func lastLine(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1]
}

// repeated gives the typical time of f, over at least five runs and half a second.
// The program of every peer measures in the same way.
func repeated(f func()) time.Duration {
	f()
	var took []time.Duration
	for begun := time.Now(); len(took) < 5 || time.Since(begun) < time.Second/2; {
		start := time.Now()
		f()
		took = append(took, time.Since(start))
	}
	return median(took)
}

func median(ds []time.Duration) time.Duration {
	slices.Sort(ds)
	return ds[len(ds)/2]
}

// inTurn gives the least times of three runs of each, one after the other, of
// what takes too long to be repeated: what else the machine does hinders both.
func inTurn(theirs, own func()) (peer, hearsay time.Duration) {
	peer, hearsay = once(theirs), once(own)
	for range 2 {
		peer, hearsay = min(peer, once(theirs)), min(hearsay, once(own))
	}
	return peer, hearsay
}

// least gives the least time of three runs.
func least(f func()) time.Duration {
	return min(once(f), once(f), once(f))
}

// once gives the time that f takes.
func once(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}
