package date_test

import (
	"testing"
	"time"

	"hearsay/store/source/date"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"2024-05-03":                     "2024-05-03T00:00:00Z",
		" 2024-05-03T09:00:00.123+02:00": "2024-05-03T07:00:00Z",
		"2024-05-03T09:00:00.000+0000":   "2024-05-03T09:00:00Z",
		"Fri, 03 May 2024 09:00:00 GMT":  "2024-05-03T09:00:00Z",
		"Fri, 3 May 2024 09:00:00 -0500": "2024-05-03T14:00:00Z",
		"3 May 2024 09:00:00 +0000":      "2024-05-03T09:00:00Z",
		"1714726800":                     "2024-05-03T09:00:00Z",
		"1714726800000":                  "2024-05-03T09:00:00Z",
		"May 3, 2024":                    "2024-05-03T00:00:00Z",
		"":                               "0001-01-01T00:00:00Z",
		"soon":                           "0001-01-01T00:00:00Z",
		"12":                             "0001-01-01T00:00:00Z",
		"2024-04-31":                     "0001-01-01T00:00:00Z",
		"2024-00-00":                     "0001-01-01T00:00:00Z",
	} {
		got := date.Parse(in).UTC().Truncate(time.Second)
		if got.Format(time.RFC3339) != want {
			t.Errorf("%q: got %s, want %s", in, got.Format(time.RFC3339), want)
		}
	}
}
