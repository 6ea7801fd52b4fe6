package tui

import (
	"errors"
	"os"
	"testing"
)

// Rest is the time that tests let pass at once.
const Rest = rest

// Input that has ended ends the reader, where Bubble Tea would wait for ever.
func TestInputEnds(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := (keyboard{in}).Read(make([]byte, 1)); !errors.Is(err, errGone) {
		t.Errorf("the end of input is %v", err)
	}
}
