package main

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestRowsReadAsATable(t *testing.T) {
	got := heading +
		row{work: "folder", peer: "os.ReadFile", theirs: 3141 * time.Millisecond, own: 1234567, reach: 1.5}.String() +
		row{work: "scan", note: "not installed"}.String()
	want := `| work | peer | peer's time | hearsay's | times faster | reach | |
| --- | --- | --- | --- | --- | --- | --- |
| folder | os.ReadFile | 3.14s | 1.23ms | 2544× | 1.5× |  |
| scan |  |  |  |  |  | not installed |
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOverallIsTheGeometricMean(t *testing.T) {
	got := overall("all", "peer", 3, []row{{theirs: 8 * time.Second, own: time.Second}, {theirs: 2 * time.Second, own: time.Second}})
	if times(got.ratio()) != "4.0×" || got.note != "geometric mean; the least is 2.0×" {
		t.Errorf("%s %s", times(got.ratio()), got.note)
	}
}

func TestAnswersOfAPeerAreRead(t *testing.T) {
	got, err := answersIn([]byte("{\"name\":\"a\",\"ns\":7,\"hits\":3,\"ids\":[2,1]}\n{\"name\":\"b\",\"ns\":1,\"hits\":0}\n"))
	want := map[string]answer{"a": {Name: "a", Nanoseconds: 7, Hits: 3, IDs: []int{2, 1}}, "b": {Name: "b", Nanoseconds: 1}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if _, err := answersIn([]byte("panic: no such table")); err == nil {
		t.Error("nonsense is taken for an answer")
	}
}

func TestTheTypicalTimeIsTheMedian(t *testing.T) {
	if got := median([]time.Duration{9, 1, 2, 100, 3}); got != 3 {
		t.Errorf("%d", got)
	}
}
