package source

import (
	"encoding/json"
	"strings"

	"hearsay/store"
)

// headed makes an article of a text that may have a head of fields between lines
// of dashes, or of plus signs, as Markdown files have. Without one, the whole
// text is the article's.
func headed(text string) *store.Article {
	for _, fence := range [...]string{"---", "+++"} {
		const most = 16 << 10 // bytes of a head
		head, ok := strings.CutPrefix(text[:min(len(text), most)], fence)
		end := strings.Index(head, "\n"+fence)
		if !ok || end < 0 || strings.TrimSpace(firstLine(head)) != "" {
			continue
		}
		body := strings.TrimLeft(text[end+2*len(fence)+1:], "-+\r\n")
		if a := fielded(head[:end]); a != nil && strings.TrimSpace(body) != "" {
			a.Text = body
			return a
		}
	}
	return &store.Article{Text: text}
}

// fielded makes an article of the fields of a head; nil if they are none of an
// article's.
func fielded(head string) *store.Article {
	values := map[string]any{}
	list := ""
	for line := range strings.Lines(head) {
		if item, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok && list != "" {
			items, _ := values[list].([]string)
			values[list] = append(items, unquoted(item))
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			name, value, ok = strings.Cut(line, "=")
		}
		name = strings.TrimSpace(name)
		if !ok || name == "" || strings.ContainsAny(name, " \t") || isText(name) {
			continue
		}
		list = name
		values[name] = valued(strings.TrimSpace(value))
	}
	data, err := json.Marshal(values)
	f := borrow()
	defer f.giveBack()
	if err != nil || f.decode(data) != nil {
		return nil
	}
	a := f.article()
	if a.Title == "" && a.Published.IsZero() && a.URL == "" {
		return nil
	}
	return a
}

// valued gives the value of a field: words, or a list in brackets.
func valued(s string) any {
	inner, ok := strings.CutPrefix(s, "[")
	if !ok {
		return unquoted(s)
	}
	var items []string
	for item := range strings.SplitSeq(strings.TrimSuffix(inner, "]"), ",") {
		items = append(items, unquoted(strings.TrimSpace(item)))
	}
	return items
}

func unquoted(s string) string {
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}
