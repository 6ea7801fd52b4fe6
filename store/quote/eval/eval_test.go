package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite testdata/report.golden")

// TestReport guards the accuracy on the labelled articles: a change that moves it
// shows where, and is taken over with
//
//	go test ./store/quote/eval -update
func TestReport(t *testing.T) {
	var got strings.Builder
	if err := onFixtures(&got); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "report.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("the report on testdata/articles has changed (-update takes it over):\n%s", diff)
	}
}

func TestFixturesAreWhole(t *testing.T) {
	all, err := fixtures()
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[string]string{}
	for _, a := range all {
		if other, ok := reasons[a.Hard]; ok {
			t.Errorf("%s is hard for the same reason as %s", a.ID, other)
		}
		reasons[a.Hard] = a.ID
		if len(a.Quotations) == 0 && len(a.Terms) == 0 {
			t.Errorf("%s has no labels", a.ID)
		}
	}
}
