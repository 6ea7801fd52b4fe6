package source

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/source/date"
)

// slowly decodes a record as fields do, by encoding/json.
func slowly(data []byte) (*store.Article, error) {
	if err := json.Unmarshal(data, &struct{}{}); err != nil {
		return nil, err
	}
	if strings.Trim(string(data), " \t\r\n") == "null" {
		return nil, nil
	}
	values, people := map[string]string{}, map[string][]string{}
	dec := json.NewDecoder(strings.NewReader(string(data)))
	_, _ = dec.Token()
	for dec.More() { // one name may come several times
		t, _ := dec.Token()
		var value json.RawMessage
		_ = dec.Decode(&value)
		name := nameLike(t.(string))
		if strings.HasPrefix(name, "author") && name != "authors" || name == "authors" || name == "byline" || name == "creator" {
			people[name] = append(people[name], slowPeople(value)...)
			continue
		}
		slowScalar(value, values, name)
	}
	first := func(of ...slot) string {
		for _, s := range of {
			for _, n := range names[s] {
				if t := strings.TrimSpace(values[n]); t != "" {
					return t
				}
			}
		}
		return ""
	}
	a := &store.Article{Key: first(keySlot), Outlet: first(outletSlot), Title: first(titleSlot), URL: first(addressSlot),
		Published: date.Parse(first(dateSlot)), Edited: date.Parse(first(editSlot))}
	a.Authors = people["authors"]
	if len(a.Authors) == 0 {
		a.Authors = append(people["author"], people["byline"]...)
	}
	if len(a.Authors) == 0 {
		a.Authors = people["creator"]
	}
	for _, s := range []slot{textSlot, runningSlot, summarySlot} {
		for _, n := range names[s] {
			if strings.TrimSpace(values[n]) != "" {
				a.Text = cmp.Or(a.Text, values[n])
			}
		}
	}
	return a, nil
}

// nameLike gives the name in use that a name in any capitals is, or else itself.
func nameLike(name string) string {
	for _, all := range names {
		for _, n := range all {
			if len(n) == len(name) && strings.EqualFold(n, name) {
				return n
			}
		}
	}
	return name
}

func slowScalar(value json.RawMessage, values map[string]string, name string) {
	if value[0] == '[' {
		var parts []json.RawMessage
		_ = json.Unmarshal(value, &parts)
		said := make([]string, len(parts))
		for i, p := range parts {
			said[i], _ = slowSingle(p)
		}
		values[name] = strings.Join(said, "\n\n")
	} else if s, ok := slowSingle(value); ok {
		values[name] = s
	}
}

func slowSingle(value json.RawMessage) (s string, ok bool) {
	switch c := value[0]; {
	case c == '"':
		_ = json.Unmarshal(value, &s)
		return s, true
	case c == '-' || c >= '0' && c <= '9':
		return string(value), true
	case c == '{':
		var named struct {
			Name json.RawMessage `json:"name"`
		}
		_ = json.Unmarshal(value, &named)
		if len(named.Name) > 0 && named.Name[0] == '"' {
			return slowSingle(named.Name)
		}
	}
	return "", false
}

func slowPeople(value json.RawMessage) (out []string) {
	list := []json.RawMessage{value}
	if value[0] == '[' {
		list = nil
		_ = json.Unmarshal(value, &list)
	}
	for _, v := range list {
		s, _ := slowSingle(v)
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// FuzzFields holds what is read in one pass to what encoding/json reads.
func FuzzFields(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","title":"A \"b\" \u00e9\n","text":"` + strings.Repeat("Rain. ", 20) + `","authors":["A",{"name":"B"}]}`,
		` { "ID" : 1.5e+3 , "Text" : null , "other" : [true, false, {"x":[{}]}, -0, 0.1] } `,
		`{"id":"a","id":"b","author":"A","author":"B","text":"x","text":null,"title":"a","title":""}`,
		`{"text":["a","b",{"name":"c","NAME":"d"},[1],7,null,""],"id":["",""],"source":{"id":"x","name":"y"},"date":1714600000}`,
		`{"t\u0065xt":"x"}`, `{"text":"\ud83d"}`, `{"text":"\ud83d\ude00 \ud83d\u0041 \ude00 \ud83d\ud83d\ude00"}`,
		"{\"text\":\"a\x01b\"}", "{\"text\":\"\xff and \xe2\x80\"}", "{\"te\xffxt\":\"a\"}", `{"text":"“Ναι” – да 日本 😀"}`,
		`{"ſource":"x","lin` + "\u212a" + `":"y"}`, `{"a":"\b\f\n\r\t\/\\\""}`,
		`{}`, `[]`, `null`, `1`, `"x"`, `{"a":01}`, `{"a":1.}`, `{"a":1e}`, `{"a":tru}`, `{"a":"\x"}`, `{"a":"\u12g4"}`, `{"a" 1}`, `{"a":1,}`, `{"a":1} x`, `{"a":"`, ``,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, "</") || strings.Contains(s, "<br") || strings.Contains(s, "<p>") || strings.Contains(s, "_source") || strings.Contains(s, "ields") || strings.Contains(s, `\u`) {
			t.Skip("made plain, or one level deeper, or so it could be")
		}
		against(t, s)
	})
}

func against(t *testing.T, s string) {
	t.Helper()
	want, wrong := slowly([]byte(s))
	got := borrow()
	defer got.giveBack()
	if err := got.decode([]byte(s)); fmt.Sprint(err) != fmt.Sprint(wrong) {
		t.Fatalf("%q: %v, not %v", s, err, wrong)
	}
	if wrong != nil || want == nil {
		return
	}
	if diff := gocmp.Diff(want, got.article()); diff != "" {
		t.Errorf("%q: %s", s, diff)
	}
}

// Escapes, and what is nested, is read as encoding/json reads it; as deep as that reads, too.
func TestReadAsEncodingJSONReads(t *testing.T) {
	for _, s := range []string{
		`{"title":"\u201cWe\u201d \ud83d\ude00 \ud83d \ud83d\u0041 \ude00 \ud83d\ud83d\ude00 \uD83D\uDE00"}`, `{"t\u0065xt":"x"}`,
		`{"a":` + strings.Repeat("[", deepest-1) + strings.Repeat("]", deepest-1) + `,"id":"x"}`,
		`{"a":` + strings.Repeat("[", deepest) + strings.Repeat("]", deepest) + `,"id":"x"}`,
		`{"text":` + strings.Repeat(`{"name":`, deepest) + `1` + strings.Repeat("}", deepest) + `}`,
		`{"text":"` + strings.Repeat(`\u0041`, 1000) + strings.Repeat("\xff", 1000) + `"}`,
	} {
		against(t, s)
	}
}

// No two names differ in capitals only, or one of them could never be met.
func TestEachNameIsFound(t *testing.T) {
	d := allNames()
	for n, name := range d.names {
		for _, written := range []string{name, strings.ToUpper(name), strings.ToLower(name)} {
			if got := d.find([]byte(written)); got != n {
				t.Errorf("%s is number %d, not %d", written, got, n)
			}
		}
	}
	for _, other := range []string{"", "x", "texts", "tex", "idd"} {
		if got := d.find([]byte(other)); got >= 0 {
			t.Errorf("%q is %s", other, d.names[got])
		}
	}
}

func record() string {
	text := strings.Repeat(`“We will not reopen the bridge until every pillar has been inspected,” Mayor Jane Holt said.\n\n`, 60)
	return fmt.Sprintf(`{"id": "a1", "title": "Bridge closed", "date": "2024-05-02", "outlet": "Herald", "url": "https://example.org/a", "authors": ["Al Roe"], "text": "%s"}`, text)
}

// BenchmarkDecode reads one record, as hearsay does and as encoding/json does into a
// struct of strings: with characters as they are, and all but ASCII escaped.
func BenchmarkDecode(b *testing.B) {
	plain := record()
	escaped := strings.NewReplacer("“", `\u201c`, "”", `\u201d`).Replace(plain)
	ascii := strings.NewReplacer("“", `\"`, "”", `\"`).Replace(plain)
	for name, text := range map[string]string{"plain": plain, "escaped": escaped, "ascii": ascii} {
		data := []byte(text)
		b.Run(name+"/hearsay", func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			r := JSON("news.jsonl", 1, data)
			for b.Loop() {
				if _, problem := r.Decoded(); problem != nil {
					b.Fatal(problem)
				}
			}
		})
		b.Run(name+"/encoding-json", func(b *testing.B) {
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
}
