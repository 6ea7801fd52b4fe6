package table_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/source/table"
)

func isText(column string) bool { return column == "text" || column == "article_text" }

// told gives a line for each row, or what is wrong with it.
func told(in string) []string {
	comma := table.Comma([]byte(in), isText)
	if comma == 0 {
		return []string{"no table"}
	}
	r, err := table.NewReader(strings.NewReader(in), comma, 1000)
	if err != nil {
		return []string{err.Error()}
	}
	var out []string
	for {
		record, line, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return out
		case err != nil:
			return append(out, fmt.Sprintf("%d! %v", line, err))
		}
		out = append(out, fmt.Sprintf("%d %s", line, record))
	}
}

func TestTables(t *testing.T) {
	for in, want := range map[string][]string{
		"id,Article Text\n1,\"“Yes,” she\nsaid.\"\n\n2,No\n": {`2 {"article_text":"“Yes,” she\nsaid.","id":"1"}`, `5 {"article_text":"No","id":"2"}`},
		"title\ttext\r\nA\tsays \"B\" loudly\r\n":            {`2 {"text":"says \"B\" loudly","title":"A"}`},
		"\"title\";\"text\"\n\"A; B\";C;D\nE":                {`2 {"text":"C","title":"A; B"}`, `3 {"title":"E"}`},
		"title,words\nA,B\n":                                 {"no table"},
		"The text, she said, is here.\nMore text.":           {"no table"},
		"text\nA\n": {"no table"},
		"title,text\nA,\"" + strings.Repeat("b", 9000): {"0! " + table.ErrLong.Error()},
	} {
		if diff := cmp.Diff(want, told(in)); diff != "" {
			t.Errorf("%.40q (-want +got):\n%s", in, diff)
		}
	}
}

func FuzzTable(f *testing.F) {
	f.Add("id,text\n1,\"a\"\"b\n")
	f.Add("a;text\n;;;\"\n")
	f.Fuzz(func(_ *testing.T, in string) { told(in) })
}
