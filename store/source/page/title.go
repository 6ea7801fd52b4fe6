package page

import (
	"net/url"
	"strings"
)

// title gives the headline: as the page's data give it, or its heading, or the
// title of its window without the name of the site. What heading or window
// confirm comes first, for data may name something else.
func (f *findings) title() string {
	site := f.outlet()
	var given []string
	for _, s := range [...]string{f.data.Headline, f.said("itemprop:headline"),
		f.said("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title")} {
		if s = withoutSite(oneLine(Text(s)), site); s != "" {
			given = append(given, s)
		}
	}
	for _, s := range given {
		if f.confirms(s) {
			return s
		}
	}
	if len(given) > 0 {
		return given[0]
	}
	return f.heading(withoutSite(f.head, site))
}

// confirms reports whether heading or window say the same as title.
func (f *findings) confirms(title string) bool {
	title = letters(title)
	for _, h := range f.heads {
		if letters(h) == title {
			return true
		}
	}
	return strings.Contains(letters(f.head), title)
}

// heading gives the heading of a page whose window has that title, or else the title.
func (f *findings) heading(window string) string {
	if len(f.heads) == 0 {
		return window
	}
	first := f.heads[0]
	sure := len(f.heads) == 1 && len(strings.Fields(first)) > 2
	if window == "" || sure || strings.HasPrefix(f.head, first) && len(strings.Fields(first)) > 2 {
		return first
	}
	return window
}

// withoutSite cuts the name of the site off a title.
func withoutSite(title, site string) string {
	for _, mark := range [...]string{" | ", " - ", " – ", " — ", " :: ", " » ", " · "} {
		at := strings.LastIndex(title, mark)
		if at <= 0 {
			continue
		}
		if alike(title[at+len(mark):], site) || mark == " | " && at > len(title)/2 {
			return strings.TrimSpace(title[:at])
		}
	}
	return title
}

// alike reports whether a and b name one site: The Herald, herald.com.
func alike(a, b string) bool {
	a, b = letters(a), letters(b)
	return len(a) > 2 && len(b) > 2 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// letters gives s without case, article and what stands between words.
func letters(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "the ")
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '.' || r == '-' {
			return -1
		}
		return r
	}, s)
}

// titleFromAddress makes words of the last part of an address that has some.
func titleFromAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	last, _, _ := strings.Cut(parts[len(parts)-1], ".")
	words := strings.FieldsFunc(last, func(r rune) bool { return strings.ContainsRune("-_+ ", r) })
	if len(words) < 3 {
		return ""
	}
	title := strings.Join(words, " ")
	return strings.ToUpper(title[:1]) + title[1:]
}
