package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// authors gives the names of those who wrote the report, from the place that is
// most to be trusted of those that name somebody.
func (f *findings) authors() []string {
	lists := [][]string{f.data.Authors}
	for _, name := range [...]string{"author", "article:author", "parsely-author", "dc.creator", "sailthru.author",
		"byl", "dcterms.creator", "citation_author"} {
		if list := f.meta[name]; !slices.Contains(list, f.outlet()) {
			lists = append(lists, list)
		}
	}
	for _, list := range append(lists, f.bylines, f.meta["author"]) {
		if names := Names(list...); len(names) > 0 {
			return names
		}
	}
	return nil
}

// Names makes names of bylines: By Jane Holt and Tom Reed. What can be nobody's
// name is left out.
func Names(bylines ...string) []string {
	var names []string
	for _, s := range bylines {
		for _, name := range parted(withoutBy(oneLine(Text(s)))) {
			if name = strings.Trim(name, " ,.·"); plausible(name) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// withoutBy cuts off the word that says that a name follows.
func withoutBy(s string) string {
	for _, by := range [...]string{"by: ", "by ", "par ", "von ", "por "} {
		if len(s) > len(by) && strings.EqualFold(s[:len(by)], by) {
			return s[len(by):]
		}
	}
	return s
}

// parted gives the names in a byline. A comma parts two names if both are of two
// words or more; else what follows it belongs to the name, and is dropped.
func parted(s string) []string {
	var names []string
	s = strings.NewReplacer(" and ", "\n", " & ", "\n", " | ", "\n", ";", "\n").Replace(s)
	for part := range strings.SplitSeq(s, "\n") {
		list := strings.Split(part, ", ")
		if slices.ContainsFunc(list, func(n string) bool { return !strings.Contains(strings.TrimSpace(n), " ") }) {
			list = list[:1]
		}
		names = append(names, list...)
	}
	return names
}

// jobs are what stands behind a name, and is none.
var jobs = map[string]bool{
	"writer": true, "editor": true, "correspondent": true, "reporter": true, "contributor": true, "columnist": true, "journalist": true,
}

// plausible reports whether s may be a name: short, no address, and most of its
// words do not begin small.
func plausible(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || len(s) >= 80 {
		return false
	}
	if jobs[strings.ToLower(words[len(words)-1])] {
		return false
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") || strings.HasPrefix(s, "www.") {
		return false
	}
	small := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			small++
		}
	}
	return small*2 <= len(words) || len(words) == 1
}
