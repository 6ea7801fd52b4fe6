// Package config reads the file in which somebody says how hearsay should look
// and which keys should do what, and writes the one to start from. A setting
// that is wrong is left out, and said with its line; all others are in force. It
// looks for no file itself.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"hearsay/store"
	"hearsay/tui/flow"
	"hearsay/tui/keymap"
	"hearsay/tui/theme"
)

// Config is what somebody has chosen.
type Config struct {
	Theme   theme.Choice
	Mouse   bool
	ASCII   *bool               // nil if the terminal is to be asked
	Bidi    bool                // right-to-left text is put in order here, not by the terminal
	Measure int                 // cells of a line of text, at most
	Keys    map[string][]string // by action, as keymap.New takes them
}

// Usual is what holds where nothing has been chosen.
func Usual() Config { return Config{Mouse: true, Measure: flow.Measure} }

// Parse reads the contents of a file. The keys are settled with the actions that bind makes.
func Parse(file string, data []byte, bind func(*keymap.Map)) (Config, []store.Problem) {
	r := reading{Config: Usual(), lines: map[string]int{}}
	r.Keys = map[string][]string{}
	settings, broken := parse(data)
	for _, s := range settings {
		r.take(s)
	}
	for _, b := range broken {
		r.problem(b.line, b.err)
	}
	_, wrong := keymap.Settle(r.Keys, bind)
	for _, w := range wrong {
		delete(r.Keys, w.Action)
		r.problem(r.lines["keys."+w.Action], fmt.Errorf("%s: %w", w.Action, w.Err))
	}
	for i := range r.problems {
		r.problems[i].File = file
	}
	slices.SortStableFunc(r.problems, func(a, b store.Problem) int { return cmp.Compare(a.Line, b.Line) })
	return r.Config, r.problems
}

// reading is the work of reading one file.
type reading struct {
	Config
	lines    map[string]int // of each setting
	problems []store.Problem
}

func (r *reading) problem(line int, err error) {
	r.problems = append(r.problems, store.Problem{Line: line, Err: err})
}

// take puts a setting in force, or says what is wrong with it.
func (r *reading) take(s setting) {
	if first, ok := r.lines[s.name]; ok {
		r.problem(s.line, fmt.Errorf("%s is set already in line %d", s.name, first))
		return
	}
	r.lines[s.name] = s.line
	if err := r.set(s); err != nil {
		r.problem(s.line, err)
	}
}

// The reasons why a setting cannot be what it is given as.
var (
	errUnknown = errors.New("there is no such setting")
	errText    = errors.New(`must be text, as in "this"`)
	errSwitch  = errors.New("must be true or false")
	errASCII   = errors.New(`must be true, false or "auto"`)
	errMeasure = fmt.Errorf("must be a number from %d to %d", leastMeasure, flow.Measure)
	errList    = errors.New(`must be text, or a list as in ["this", "that"]`)
)

// leastMeasure is the fewest cells in which a line of text is pleasant to read.
const leastMeasure = 30

func (r *reading) set(s setting) error {
	var err error
	switch table, name, _ := strings.Cut(s.name, "."); {
	case s.name == "theme":
		err = r.setTheme(s.value)
	case s.name == "mouse":
		err = assign(&r.Mouse, s.value, errSwitch)
	case s.name == "ascii":
		err = r.setASCII(s.value)
	case s.name == "bidi":
		err = assign(&r.Bidi, s.value, errSwitch)
	case s.name == "measure":
		err = r.setMeasure(s.value)
	case table == "colours" && name != "":
		err = r.setColour(name, s.value)
	case table == "keys" && name != "":
		err = r.setKeys(name, s.value)
	default:
		err = errUnknown
	}
	if err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	return nil
}

// assign sets to, if value is of its type.
func assign[T any](to *T, value any, otherwise error) error {
	v, ok := value.(T)
	if !ok {
		return otherwise
	}
	*to = v
	return nil
}

func (r *reading) setTheme(value any) error {
	var written string
	if err := assign(&written, value, errText); err != nil {
		return err
	}
	name, err := theme.NameOf(written)
	r.Theme.Name = name
	return err
}

func (r *reading) setASCII(value any) error {
	if value == "auto" {
		r.ASCII = nil
		return nil
	}
	only := false
	if err := assign(&only, value, errASCII); err != nil {
		return err
	}
	r.ASCII = &only
	return nil
}

func (r *reading) setMeasure(value any) error {
	n, ok := value.(int64)
	if !ok || n < leastMeasure || n > flow.Measure {
		return errMeasure
	}
	r.Measure = int(n)
	return nil
}

func (r *reading) setColour(name string, value any) error {
	if name == "speakers" {
		list, err := texts(value)
		if err != nil {
			return err
		}
		return r.Theme.SetSpeakers(list)
	}
	var written string
	if err := assign(&written, value, errText); err != nil {
		return err
	}
	return r.Theme.Set(name, written)
}

func (r *reading) setKeys(action string, value any) error {
	list, err := texts(value)
	if err != nil {
		return err
	}
	keys := make([]string, 0, len(list))
	for _, written := range list {
		if written == "" {
			continue // no key at all
		}
		k, err := keymap.Parse(written)
		if err != nil {
			return err
		}
		keys = append(keys, k)
	}
	r.Keys[action] = keys
	return nil
}

// texts gives a list of texts, or the list of one.
func texts(value any) ([]string, error) {
	switch v := value.(type) {
	case string:
		return []string{v}, nil
	case []string:
		return v, nil
	}
	return nil, errList
}
