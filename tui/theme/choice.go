package theme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// Name is the name of a theme; empty is what suits the terminal.
type Name string

// The themes. High contrast is dark or light as the terminal is.
const (
	Auto         Name = ""
	Dark         Name = "dark"
	Light        Name = "light"
	HighContrast Name = "high-contrast"
	Monochrome   Name = "monochrome"
)

// Names gives the names of the themes, as people write them.
func Names() []string {
	return []string{"auto", string(Dark), string(Light), string(HighContrast), string(Monochrome)}
}

// NameOf gives the theme of a name that people write.
func NameOf(s string) (Name, error) {
	switch {
	case s == "auto":
		return Auto, nil
	case !slices.Contains(Names(), s):
		return Auto, fmt.Errorf("no theme is called %q, only %s", s, strings.Join(Names(), ", "))
	}
	return Name(s), nil
}

// Choice is a theme by name, with some colours of its own.
type Choice struct {
	Name     Name
	colours  map[string]lipgloss.Color
	speakers []lipgloss.Color
}

// Colours gives the names of the colours that can be set, with those of the dark theme.
func Colours() (names, usual []string) {
	p := night()
	for _, s := range p.slots() {
		names, usual = append(names, s.name), append(usual, string(*s.colour))
	}
	return names, usual
}

// Speakers gives the colours of the speakers in the dark theme.
func Speakers() []string {
	var out []string
	for _, c := range night().speakers {
		out = append(out, string(c))
	}
	return out
}

// Set gives a colour another value: #rrggbb, or 0 to 255 for the terminal's own.
func (c *Choice) Set(name, value string) error {
	if p := (palette{}); p.slot(name) == nil {
		return fmt.Errorf("no colour is called %q", name)
	}
	v, err := colour(value)
	if err != nil {
		return err
	}
	if c.colours == nil {
		c.colours = map[string]lipgloss.Color{}
	}
	c.colours[name] = v
	return nil
}

// SetSpeakers gives the speakers other colours; those beyond them have none.
func (c *Choice) SetSpeakers(values []string) error {
	speakers := make([]lipgloss.Color, 0, len(values))
	for _, s := range values {
		v, err := colour(s)
		if err != nil {
			return err
		}
		speakers = append(speakers, v)
	}
	c.speakers = speakers
	return nil
}

// colour lays what was chosen over a palette.
func (c *Choice) colour(p palette) palette {
	for name, v := range c.colours {
		*p.slot(name) = v
	}
	if c.speakers != nil {
		p.speakers = c.speakers
	}
	return p
}

func colour(s string) (lipgloss.Color, error) {
	if n, err := strconv.ParseUint(s, 10, 8); err == nil {
		return lipgloss.Color(strconv.FormatUint(n, 10)), nil
	}
	if len(s) == 7 && s[0] == '#' {
		if _, err := strconv.ParseUint(s[1:], 16, 32); err == nil {
			return lipgloss.Color(s), nil
		}
	}
	return "", fmt.Errorf("%q is no colour: give \"#rrggbb\", or \"0\" to \"255\"", s)
}
