package main

import (
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"hearsay/store/text"
)

// publication is what is cited of an article.
type publication struct {
	key        string // unlike that of any other article
	outlet     string // empty if unknown
	title, url string
	authors    []string
	published  string // a day; empty if unknown
}

func (r articleRecord) publication() publication {
	return publication{key: r.Article, outlet: r.Outlet, title: r.Title, url: r.URL, authors: r.Authors, published: r.Date}
}

func (r whereRecord) publication() publication {
	return publication{key: r.Article, outlet: r.Outlet, title: r.Title, url: r.URL, published: r.Date}
}

// cite is where words stand, in a line: outlet, headline, date, address, those that are known.
func (p publication) cite() string {
	title := ""
	if p.title != "" {
		title = "“" + p.title + "”"
	}
	return strings.Join(nonEmpty(p.name(), title, longDay(p.published), p.url), ", ")
}

// name is the outlet, or else the article's own name.
func (p publication) name() string {
	if p.outlet != "" {
		return p.outlet
	}
	return p.key
}

// longDay writes a day as people do.
func longDay(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return t.Format("2 January 2006")
}

// citations is where all occurrences of a saying stand.
func (r sayingRecord) citations() string {
	var all []string
	for _, o := range r.Occurrences {
		all = append(all, o.publication().cite())
	}
	return strings.Join(all, "; ")
}

// markdownCite is cite, with the address under the headline.
func (p publication) markdownCite() string {
	title := escapeMarkdown(p.title)
	if title == "" {
		title = escapeMarkdown(p.name())
	}
	if address, ok := webAddress(p.url); ok {
		title = "[" + title + "](<" + address + ">)"
	}
	outlet := ""
	if p.outlet != "" {
		outlet = "*" + escapeMarkdown(p.outlet) + "*"
	}
	return strings.Join(nonEmpty(title, outlet, longDay(p.published)), ", ")
}

// webAddress gives an address of the web with nothing in it that could end a link.
func webAddress(s string) (string, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", false
	}
	return strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", `\`, "%5C", "|", "%7C").Replace(text.Printable(u.String())), true
}

// emitBibTeX prints an entry for each article that records are from.
func (e emitter[T]) emitBibTeX(w io.Writer, records []T) {
	printed, taken := map[string]bool{}, map[string]bool{}
	for _, r := range records {
		p := e.cited(r)
		if printed[p.key] {
			continue
		}
		printed[p.key] = true
		label := bibLabel(p.key)
		for n := 2; taken[label]; n++ {
			label = fmt.Sprintf("%s-%d", bibLabel(p.key), n)
		}
		taken[label] = true
		p.bibTeX(w, label)
	}
}

// bibTeX prints p as reference managers do a newspaper's article.
func (p publication) bibTeX(w io.Writer, label string) {
	fmt.Fprintf(w, "@article{%s,\n", label)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "  %s = {%s},\n", name, value)
		}
	}
	var authors []string
	for _, a := range p.authors {
		authors = append(authors, bibName(a))
	}
	field("author", strings.Join(authors, " and "))
	if p.title != "" {
		field("title", "{"+bibText(p.title)+"}") // twice, or styles would change its capitals
	}
	field("journal", bibText(p.outlet))
	if t, err := time.Parse(time.DateOnly, p.published); err == nil {
		field("year", t.Format("2006"))
		fmt.Fprintf(w, "  month = %s,\n", strings.ToLower(t.Format("Jan")))
		field("day", t.Format("2"))
	}
	if address, ok := webAddress(p.url); ok {
		field("url", strings.NewReplacer("{", "%7B", "}", "%7D").Replace(address))
	}
	fmt.Fprint(w, "}\n\n")
}

// bibLabel gives a name that BibTeX allows for an entry.
func bibLabel(key string) string {
	label := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '_', r == '-', r == '.', r == ':':
			return r
		}
		return '-'
	}, key)
	if strings.Trim(label, "-") == "" {
		return "article"
	}
	return label
}

// bibName gives a name whose parts BibTeX must not take for several names.
func bibName(name string) string {
	if strings.Contains(name, ",") || strings.Contains(" "+strings.ToLower(name)+" ", " and ") {
		return "{" + bibText(name) + "}"
	}
	return bibText(name)
}

// bibText gives s for a field: a brace may not even be escaped by a backslash, for BibTeX counts it all the same.
func bibText(s string) string { return bibSpecial.Replace(oneLine(s)) }

var bibSpecial = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
	"&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`)
