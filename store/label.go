package store

import "strings"

// Label is a short name for the article: its outlet, or, if the source does not
// say, the part of its key before the first underscore.
func (s Summary) Label() string {
	if s.Outlet != "" {
		return s.Outlet
	}
	if short, _, _ := strings.Cut(s.Key, "_"); short != "" {
		return short
	}
	return s.Key
}

// doubt is the confidence under which a name may well be wrong.
const doubt = 0.6

// Doubtful reports whether r names somebody who may well not be the speaker.
func (r SpeakerRef) Doubtful() bool { return r.Name != "" && r.Confidence < doubt }
