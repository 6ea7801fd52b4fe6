package ledger_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/store/ledger"
)

func at(dir string) *ledger.Ledger {
	return ledger.At(filepath.Join(dir, "l"), filepath.Join(dir, "lock"))
}

// read gives what is new, a line each: number, offset, text, and ! if its end is missing.
func read(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	var out []string
	anew, err := l.Read(func(x ledger.Line) error {
		s := fmt.Sprintf("%d@%d %s", x.Number, x.Start, x.Text)
		if !x.Whole {
			s += "!"
		}
		out = append(out, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if anew {
		out = append([]string{"anew"}, out...)
	}
	return strings.Join(out, ", ")
}

// Whatever another process does to the file, each line is read once and none is lost.
func TestTwoProcesses(t *testing.T) {
	dir := t.TempDir()
	one, two := at(dir), at(dir)
	step := func(who *ledger.Ledger, want string) {
		t.Helper()
		if got := read(t, who); got != want {
			t.Errorf("read %q, want %q", got, want)
		}
	}
	add := func(who *ledger.Ledger, lines string) int64 {
		t.Helper()
		start := who.Next()
		if err := who.Append([]byte(lines), strings.Count(lines, "\n")); err != nil {
			t.Fatal(err)
		}
		return start
	}
	if !one.Empty() {
		t.Error("not empty")
	}
	if err := one.Renew([]byte("head\n"), 1); err != nil {
		t.Fatal(err)
	}
	step(two, "anew, 1@0 head")
	start := add(one, "a\nb\n")
	if line, err := one.LineAt(start); string(line) != "a" || err != nil {
		t.Errorf("%q %v", line, err)
	}
	step(two, "2@5 a, 3@7 b")
	step(one, "")
	if !one.UpToDate() {
		t.Error("one does not know what it wrote itself")
	}
	torn, err := os.OpenFile(filepath.Join(dir, "l"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = torn.WriteString("half")
	_ = torn.Close()
	step(one, "4@9 half!")
	if start := add(one, "c\n"); start != 14 {
		t.Errorf("c starts at %d", start)
	}
	step(two, "4@9 half, 5@14 c")
	if err := one.Renew([]byte("head\nc\n"), 2); err != nil {
		t.Fatal(err)
	}
	step(two, "anew, 1@0 head, 2@5 c")
	step(one, "")
}
