package quote

import (
	"hearsay/store"
	"hearsay/store/quote/speaker"
	"hearsay/store/text"
)

// Explain tells why the quotation at byte offset at, its marks included, was given
// to its speaker; false if nobody's words stand there.
func Explain(d *text.Doc, at int) (store.Explanation, bool) {
	found := Find(d).Quotations
	for i, q := range found {
		if q.Kind.Said() && q.Span.Start-longestMark <= at && at < q.Span.End+longestMark {
			return speaker.Explain(d, found, i), true
		}
	}
	return store.Explanation{}, false
}

// longestMark is the length of the longest quotation mark, in bytes.
const longestMark = len("”")
