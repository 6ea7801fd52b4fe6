package words

import "testing"

func TestTable(t *testing.T) {
	tab := table(Table([]Entry{
		{Word: "york", Quarters: 60},
		{Word: "new", Quarters: 40, Followers: []Follower{{"york", 8}, {"new", 70}}},
		{Word: "a", Quarters: 20, Followers: []Follower{{"new", 30}}},
	}))
	place := func(w string) int {
		at, ok := tab.find(w)
		if !ok {
			t.Fatalf("%q is not found", w)
		}
		return at
	}
	for w, want := range map[string]uint8{"a": 20, "new": 40, "york": 60} {
		if got := tab.alone(place(w)); got != want {
			t.Errorf("%s alone: %d, want %d", w, got, want)
		}
	}
	for _, c := range []struct {
		v, w string
		want uint8
	}{{"new", "york", 8}, {"new", "new", 70}, {"a", "new", 30}, {"york", "new", 0}, {"a", "york", 0}, {"new", "a", 0}} {
		if got, ok := tab.after(place(c.v), place(c.w)); got != c.want || ok != (c.want > 0) {
			t.Errorf("%s after %s: %d %v, want %d", c.w, c.v, got, ok, c.want)
		}
	}
	for _, w := range []string{"", "b", "newt", "zebra"} {
		if _, ok := tab.find(w); ok {
			t.Errorf("%q is found", w)
		}
	}
}
