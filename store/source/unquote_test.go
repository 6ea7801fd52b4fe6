package source

import (
	"encoding/json"
	"testing"
)

// FuzzUnquote holds unquote to encoding/json.
func FuzzUnquote(f *testing.F) {
	f.Add([]byte(`"a \"b\" \/\\ \u201cc\u201d \n\t\r\b\f é \ud83d\ude00 \ud83d"`))
	f.Add([]byte("\"\xff \\u00e9\""))
	f.Fuzz(func(t *testing.T, b []byte) {
		var want string
		if len(b) < 2 || b[0] != '"' || b[len(b)-1] != '"' || json.Unmarshal(b, &want) != nil {
			t.Skip()
		}
		if got, err := unquote(b); err != nil || got != want {
			t.Errorf("%q is %q, not %q: %v", b, got, want, err)
		}
	})
}
