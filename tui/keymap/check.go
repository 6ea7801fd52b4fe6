package keymap

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"
)

// Problem is why the keys chosen for an action cannot be had.
type Problem struct {
	Action string
	Err    error
}

// The reasons that need no names.
var (
	errNoAction = errors.New("no action is called that")
	errQuits    = errors.New("ctrl-c always quits")
	errCounts   = errors.New("a digit begins a count")
)

// Check gives what is wrong with the chosen keys: names that nothing bears, keys
// that have a meaning already. Of two actions of one place on one key, the
// problem is the chosen one's, or the later one's if both are; its error names both.
func (m *Map) Check() []Problem {
	var out []Problem
	known := map[string]bool{}
	for i, p := range m.places {
		for j := range p.Actions {
			a := &p.Actions[j]
			known[a.Name] = true
			if err := m.reserved(p, a); err != nil {
				out = append(out, Problem{a.Name, err})
			}
			out = m.clashes(out, p, a, i, j)
		}
	}
	for name := range m.chosen {
		if !known[name] {
			out = append(out, Problem{name, errNoAction})
		}
	}
	slices.SortStableFunc(out, func(x, y Problem) int { return cmp.Compare(x.Action, y.Action) })
	return out
}

// reserved says why an action may not have one of the keys chosen for it at all.
func (m *Map) reserved(p *Place, a *Action) error {
	for _, k := range m.chosen[a.Name] {
		switch {
		case slices.Contains(a.usual, k):
		case k == "ctrl+c":
			return errQuits
		case p.Layer <= Pane && len(k) == 1 && k[0] >= '0' && k[0] <= '9':
			return errCounts
		case p.Layer == Typed && utf8.RuneCountInString(k) == 1:
			return fmt.Errorf("%s is written there", Written(k))
		}
	}
	return nil
}

// clashes adds the problems of action j of place i with those before it.
func (m *Map) clashes(out []Problem, p *Place, a *Action, i, j int) []Problem {
	for n, q := range m.places[:i+1] {
		if !p.meets(q) {
			continue
		}
		before := q.Actions
		if n == i {
			before = before[:j]
		}
		for k := range before {
			if key := shared(a, &before[k]); key != "" {
				out = append(out, m.blame(a, &before[k], key))
			}
		}
	}
	return out
}

func shared(a, b *Action) string {
	for _, k := range a.Keys() {
		if slices.Contains(b.Keys(), k) {
			return k
		}
	}
	return ""
}

func (m *Map) blame(late, early *Action, key string) Problem {
	guilty, other := late, early
	if _, chosen := m.chosen[late.Name]; !chosen {
		guilty, other = early, late
	}
	return Problem{guilty.Name, fmt.Errorf("%s would do both %s and %s", Written(key), guilty.Name, other.Name)}
}

// Settle makes a map whose chosen keys can all be had: bind fills it with
// places, whose usual keys do not clash, and what is wrong with a choice takes
// that choice back.
func Settle(chosen map[string][]string, bind func(*Map)) (*Map, []Problem) {
	chosen = maps.Clone(chosen)
	var problems []Problem
	for {
		m := New(chosen)
		bind(m)
		wrong := m.Check()
		if len(wrong) == 0 {
			return m, problems
		}
		problems = append(problems, wrong[0])
		delete(chosen, wrong[0].Action)
	}
}
