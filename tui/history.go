package tui

import "hearsay/store"

// place is somewhere one has been: an article and the quotation selected in it.
type place struct {
	article   store.ArticleID
	quotation store.QuotationID
	selected  bool // whether quotation says anything
}

// history is the jumps of a session. The places before at have been left by
// jumping on, those after it by going back.
type history struct {
	places []place
	at     int
}

// jump leaves one place for another; what had been gone back from is forgotten.
func (h *history) jump(from, to place) {
	h.places = append(h.places[:min(h.at, len(h.places))], from, to)
	h.at++
}

// back leaves a place for the one before it.
func (h *history) back(from place) (place, bool) {
	if h.at == 0 {
		return place{}, false
	}
	h.places[h.at] = from
	h.at--
	return h.places[h.at], true
}

// forward leaves a place for the one that was gone back from.
func (h *history) forward(from place) (place, bool) {
	if h.at+1 >= len(h.places) {
		return place{}, false
	}
	h.places[h.at] = from
	h.at++
	return h.places[h.at], true
}
