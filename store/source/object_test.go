package source

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzPlain holds the short way through a record to encoding/json.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","title":"A \"b\" \u00e9\n","text":"` + strings.Repeat("Rain. ", 20) + `","authors":["A",{"name":"B"}]}`,
		` { "ID" : 1.5e+3 , "Text" : null , "other" : [true, false, {"x":[{}]}, -0, 0.1] } `,
		`{"id":"a","id":"b","author":"A","author":"B"}`,
		`{"_source":{"text":"x"},"fields":{"body":"<p>y</p>"}}`,
		`{"ſource":"x"}`, `{"t\u0065xt":"x"}`, `{"text":"\ud83d"}`, "{\"text\":\"a\x01b\"}", "{\"text\":\"\xff\"}",
		`{}`, `[]`, `{"a":01}`, `{"a":1.}`, `{"a":1e}`, `{"a":tru}`, `{"a":"\x"}`, `{"a":"\u12g4"}`, `{"a" 1}`, `{"a":1,}`, `{"a":1} x`, `{"a":"`, ``,
		`{"a":` + strings.Repeat("[", deepest+2) + strings.Repeat("]", deepest+2) + `}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got, want fields
		if !got.plain([]byte(s)) {
			return
		}
		if err := json.Unmarshal([]byte(s), &want); err != nil {
			t.Fatalf("%q is read, and is no JSON: %v", s, err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(fields{})); diff != "" {
			t.Errorf("%q: %s", s, diff)
		}
	})
}

func TestUsualRecordsAreReadTheShortWay(t *testing.T) {
	for _, s := range []string{record(), `{"_source": {"text": "x"}, "tags": [1, {"a": null}]}`, `{"Text":"x", "BODY":"y"}`} {
		if !new(fields).plain([]byte(s)) {
			t.Errorf("left to encoding/json: %s", s)
		}
	}
}

func record() string {
	text := strings.Repeat(`“We will not reopen the bridge until every pillar has been inspected,” Mayor Jane Holt said.\n\n`, 60)
	return fmt.Sprintf(`{"id": "a1", "title": "Bridge closed", "date": "2024-05-02", "outlet": "Herald", "url": "https://example.org/a", "authors": ["Al Roe"], "text": "%s"}`, text)
}

// BenchmarkDecode reads one record, as hearsay does and as encoding/json does into a struct of strings.
func BenchmarkDecode(b *testing.B) {
	data := []byte(record())
	b.Run("hearsay", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			var f fields
			if err := f.decode(data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding-json", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			var f struct {
				ID, Title, Date, Outlet, URL, Text string
				Authors                            []string
			}
			if err := json.Unmarshal(data, &f); err != nil {
				b.Fatal(err)
			}
		}
	})
}
