package store_test

import (
	"testing"

	"hearsay/store"
)

func TestLabel(t *testing.T) {
	for _, c := range []struct {
		in   store.Summary
		want string
	}{
		{store.Summary{Key: "17_ab12", Outlet: "The Courier"}, "The Courier"},
		{store.Summary{Key: "17_ab12"}, "17"},
		{store.Summary{Key: "flood"}, "flood"},
		{store.Summary{Key: "_x"}, "_x"},
		{store.Summary{}, ""},
	} {
		if got := c.in.Label(); got != c.want {
			t.Errorf("%+v: Label() = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestDoubtful(t *testing.T) {
	for _, c := range []struct {
		in   store.SpeakerRef
		want bool
	}{
		{store.SpeakerRef{Name: "Jane Holt", Confidence: 0.9}, false},
		{store.SpeakerRef{Name: "Jane Holt", Confidence: 0.3}, true},
		{store.SpeakerRef{ID: store.NoSpeaker}, false},
	} {
		if got := c.in.Doubtful(); got != c.want {
			t.Errorf("%+v: Doubtful() = %v", c.in, got)
		}
	}
}
