package text

import (
	"strings"
	"sync"
)

// Set gives the words of a list, which is read when they are first asked for.
func Set(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for w := range strings.FieldsSeq(words) {
			m[w] = true
		}
		return m
	})
}
