package main

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"
)

func TestProgramsAreToldApart(t *testing.T) {
	const note = "\x7fELF\x04\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00Go\x00\x00a/b and the rest"
	long := strings.Repeat("x", 2*beginning)
	for name, c := range map[string]struct{ program, want string }{
		"noted":            {note, "a/b"},
		"long and noted":   {note + long, "a/b"},
		"not noted":        {"abc", "3 364b3fb7"},
		"noted too late":   {long + note, summed(long + note)},
		"one other byte":   {long + note + ".", summed(long + note + ".")},
		"note without end": {note[:22], summed(note[:22])},
	} {
		if got, err := programIn(strings.NewReader(c.program)); got != c.want || err != nil {
			t.Errorf("%s: %q, %v, want %q", name, got, err, c.want)
		}
	}
	if id, err := programIn(strings.NewReader("")); !errors.Is(err, io.EOF) {
		t.Errorf("nothing at all is told by %q, %v", id, err)
	}
	if id := program(); !strings.Contains(id, "/") {
		t.Errorf("this program is told by %q, not by its build ID", id)
	}
}

func summed(program string) string {
	return fmt.Sprintf("%d %08x", len(program), crc32.Checksum([]byte(program), crc32.MakeTable(crc32.Castagnoli)))
}
