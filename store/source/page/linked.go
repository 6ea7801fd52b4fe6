package page

import (
	"encoding/json"
	"strings"
)

// linked is what a page's JSON-LD says of its report.
type linked struct {
	Headline, Body, DatePublished, DateCreated, Publisher, Address string
	Authors                                                        []string
	found                                                          bool
}

// add looks for a report in one piece of JSON-LD. The first report counts: those
// that follow are mostly teasers.
func (l *linked) add(source string) {
	if l.found {
		return
	}
	var v any
	source = strings.Trim(strings.TrimSpace(source), ";")
	source = strings.TrimSuffix(strings.TrimPrefix(source, "<!--"), "-->")
	source = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(source), "//<![CDATA["), "//]]>")
	if json.Unmarshal([]byte(source), &v) != nil && json.Unmarshal([]byte(unbroken(source)), &v) != nil {
		return
	}
	l.look(v, 0)
}

// unbroken gives JSON whose strings were written with line ends in them, as many
// sites do, without these.
func unbroken(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// deepest is how deep a report may lie in JSON-LD.
const deepest = 6

func (l *linked) look(v any, depth int) {
	if depth > deepest || l.found {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			l.look(x, depth+1)
		}
	case map[string]any:
		if isReport(v["@type"]) {
			l.take(v)
			return
		}
		for _, name := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "item"} {
			l.look(v[name], depth+1)
		}
	}
}

// isReport reports whether a type of schema.org is one of reports.
func isReport(kind any) bool {
	switch kind := kind.(type) {
	case []any:
		for _, k := range kind {
			if isReport(k) {
				return true
			}
		}
	case string:
		kind = kind[strings.LastIndexByte(kind, '/')+1:]
		return strings.HasSuffix(kind, "Article") || kind == "BlogPosting" || kind == "LiveBlogPosting" || kind == "Report" || kind == "SocialMediaPosting"
	}
	return false
}

func (l *linked) take(v map[string]any) {
	*l = linked{
		Headline: word(v["headline"]), Body: word(v["articleBody"]),
		DatePublished: word(v["datePublished"]), DateCreated: word(v["dateCreated"]),
		Publisher: name(v["publisher"]), Address: word(v["url"]),
		Authors: namesIn(v["author"]), found: true,
	}
	if l.Headline == "" {
		l.Headline = word(v["name"])
	}
	if l.Address == "" {
		l.Address = address(v["mainEntityOfPage"])
	}
}

func word(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case []any:
		if len(v) > 0 {
			return word(v[0])
		}
	case map[string]any:
		return word(v["@value"])
	}
	return ""
}

// name gives the name of a person or an organization, however it is written.
func name(v any) string {
	if names := namesIn(v); len(names) > 0 {
		return names[0]
	}
	return ""
}

func namesIn(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case map[string]any:
		if s := word(v["name"]); s != "" {
			return []string{s}
		}
		return namesOfList(v["name"])
	case []any:
		return namesOfList(v)
	}
	return nil
}

// namesOfList gives the names in a list, one each: lists in it are passed over.
func namesOfList(v any) []string {
	var names []string
	list, _ := v.([]any)
	for _, x := range list {
		switch x := x.(type) {
		case string:
			names = append(names, x)
		case map[string]any:
			if s := word(x["name"]); s != "" {
				names = append(names, s)
			}
		}
	}
	return names
}

func address(v any) string {
	if m, ok := v.(map[string]any); ok {
		return word(m["@id"])
	}
	return word(v)
}

// body gives the report's text that the data carry.
func (f *findings) body() string {
	body := f.data.Body
	if strings.Contains(body, "</") || strings.Contains(body, "<br") || strings.Contains(body, "&#") || strings.Contains(body, "&quot;") {
		return Text(strings.ReplaceAll(body, "\n", "<br>"))
	}
	return strings.TrimSpace(strings.ReplaceAll(body, "\r", ""))
}
