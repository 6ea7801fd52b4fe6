package tui

import (
	"hearsay/store"
	"hearsay/tui/config"
	"hearsay/tui/keymap"
)

// ReadConfig reads the contents of a file in which somebody has chosen how the
// reader looks and what keys do. What is wrong in it is left out, and said.
func ReadConfig(file string, data []byte) (config.Config, []store.Problem) {
	return config.Parse(file, data, func(m *keymap.Map) { keysIn(m) })
}

// SampleConfig is such a file to start from, which changes nothing.
func SampleConfig() string {
	m := keymap.New(nil)
	keysIn(m)
	return config.Sample(m)
}

// UsualConfig is what holds where nothing has been chosen.
func UsualConfig() config.Config { return config.Usual() }
