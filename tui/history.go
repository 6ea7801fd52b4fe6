package tui

import "hearsay/store"

// history is the jumps of a session. The places before at have been left by
// jumping on, those after it by going back.
type history struct {
	places []store.Place
	at     int
}

// jump leaves one place for another; what had been gone back from is forgotten.
func (h *history) jump(from, to store.Place) {
	h.places = append(h.places[:min(h.at, len(h.places))], from, to)
	h.at++
}

// back leaves a place for the one before it.
func (h *history) back(from store.Place) (store.Place, bool) {
	if h.at == 0 {
		return store.Place{}, false
	}
	h.places[h.at] = from
	h.at--
	return h.places[h.at], true
}

// forward leaves a place for the one that was gone back from.
func (h *history) forward(from store.Place) (store.Place, bool) {
	if h.at+1 >= len(h.places) {
		return store.Place{}, false
	}
	h.places[h.at] = from
	h.at++
	return h.places[h.at], true
}
