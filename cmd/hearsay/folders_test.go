package main

import "testing"

func TestUsualFolder(t *testing.T) {
	for _, c := range []struct{ xdg, home, want string }{
		{"/s", "/h", "/s/hearsay"}, {"", "/h", "/h/.local/state/hearsay"}, {"s", "/h", "/h/.local/state/hearsay"}, {"", "", ""},
	} {
		t.Setenv("XDG_STATE_HOME", c.xdg)
		t.Setenv("HOME", c.home)
		got, err := usualState()
		if got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%+v: %q %v", c, got, err)
		}
	}
}
