// Package osc writes what a terminal is told beside cells: text for its
// clipboard (OSC 52) and links (OSC 8). What comes from outside cannot end a
// sequence early, and links lead to the web only.
package osc

import (
	"fmt"
	"net/url"

	"github.com/aymanbagabas/go-osc52/v2"
)

// Most is how many bytes of text a clipboard is given: terminals that limit
// the sequence cut it at 100,000 bytes, hterm (ChromeOS, the first that took it
// over ssh) among them.
const Most = (100_000 - len("\x1b]52;c;\a")) / 4 * 3

// TooLongError says that a text has more bytes than Most.
type TooLongError struct{ Bytes int }

func (e *TooLongError) Error() string {
	return fmt.Sprintf("too long for the terminal's clipboard: %.1f kB, at most %.1f", float64(e.Bytes)/1000, float64(Most)/1000)
}

// Copy gives what puts s on the clipboard of the terminal, which may be far
// away. tmux hands it through if its allow-passthrough is on, and takes it
// itself if its set-clipboard is on; so it gets both, and one of them, or both
// to the same end, has an effect. GNU screen hands it through.
func Copy(s string, env func(string) string) (string, error) {
	if len(s) > Most {
		return "", &TooLongError{len(s)}
	}
	seq := osc52.New(s)
	switch {
	case env("TMUX") != "":
		return seq.String() + seq.Tmux().String(), nil
	case env("STY") != "":
		return seq.Screen().String(), nil
	}
	return seq.String(), nil
}

// longest is the most bytes an address may have in a link; VTE and iTerm cut there.
const longest = 2083

// Address gives a web address in the form in which it can be handed to a
// terminal or a browser, and whether it is one at all: http or https, with a host.
func Address(s string) (string, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", false
	}
	out := u.String()
	for i := range len(out) {
		if out[i] <= ' ' || out[i] > '~' {
			return "", false
		}
	}
	return out, len(out) <= longest
}

// Link gives label, which may hold styles, as a link to a web address; as it is
// if the address is none.
func Link(address, label string) string {
	to, ok := Address(address)
	if !ok || label == "" {
		return label
	}
	return "\x1b]8;;" + to + "\x1b\\" + label + "\x1b]8;;\x1b\\"
}
