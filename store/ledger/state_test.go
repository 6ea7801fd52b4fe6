package ledger

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestState(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lines")
	write := func(content string) State {
		t.Helper()
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := StateOf(path)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	long := strings.Repeat("a line\n", 2*tailSize)
	for _, x := range []struct {
		was, now string
		grown    bool
	}{
		{"", "", true},
		{"", "one\n", true},
		{"one\n", "one\n", true},
		{"one\n", "one\ntwo\n", true},
		{"one\n", "two\n", false},
		{"one\n", "on", false},
		{"one\ntwo\n", "two\n", false},
		{long, long + "and one", true},
		{long, long[:len(long)-2] + "x\nand one", false},
	} {
		was := write(x.was)
		now := write(x.now)
		if got := Grown(path, was); got != x.grown {
			t.Errorf("%.20q to %.20q: grown %v", x.was, x.now, got)
		}
		if was == now && x.was != x.now {
			t.Errorf("%.20q and %.20q are in one state", x.was, x.now)
		}
	}
	for _, was := range []State{"", "-5 0", "1", "9223372036854775807 0", "x y"} {
		if Grown(path, was) {
			t.Errorf("it has grown from %q", was)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := StateOf(path); err == nil || Grown(path, "0 x") {
		t.Error("what is not there is in a state")
	}
}
