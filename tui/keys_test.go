package tui

import (
	"strings"
	"testing"

	"hearsay/tui/keymap"
)

// No key means two things in one place, and every action has a name of its own.
func TestUsualKeysDoNotClash(t *testing.T) {
	m := keymap.New(nil)
	keysIn(m)
	for _, p := range m.Check() {
		t.Errorf("%s: %v", p.Action, p.Err)
	}
	seen := map[string]bool{}
	for _, p := range m.Places() {
		for _, a := range p.Actions {
			if seen[a.Name] || a.Binding.Help().Desc == "" || strings.Trim(a.Name, "abcdefghijklmnopqrstuvwxyz-.") != "" {
				t.Errorf("%q is there twice, or tells nothing", a.Name)
			}
			seen[a.Name] = true
		}
	}
}
