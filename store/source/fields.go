package source

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"
	"sync"
	"unicode"

	"hearsay/store"
	"hearsay/store/source/date"
	"hearsay/store/source/page"
)

// fields are what a JSON record gives, under the names that are in use. They are used
// again for other records: see borrow.
type fields struct {
	scanner
	values  [mostNames]stretch // by name; empty if there is none
	people  [groups][]stretch  // each not blank, without the blanks around it
	wrapped [2][]byte          // of the wrapperSlot, as they are written
	names   *directory
	parts   []stretch // room for those of an article
}

// spare are fields that nobody uses.
var spare = sync.Pool{New: func() any { return &fields{names: allNames()} }}

// borrow gives empty fields, which are to be returned.
func borrow() *fields { return spare.Get().(*fields) }

func (f *fields) giveBack() {
	const largest = 1 << 20 // that is worth to be kept
	f.data, f.wrapped = nil, [2][]byte{}
	if cap(f.said) <= largest {
		spare.Put(f)
	}
}

// decode reads a record in JSON, going over each byte once.
func (f *fields) decode(data []byte) error {
	f.reset(data)
	f.values, f.wrapped = [mostNames]stretch{}, [2][]byte{}
	for i := range f.people {
		f.people[i] = f.people[i][:0]
	}
	if f.members(0, f.member) && f.ended() {
		return nil
	}
	return json.Unmarshal(data, &struct{}{}) // it knows how to say what is wrong; null is a record without fields
}

// member reads the value of a field.
func (f *fields) member(name stretch, depth int) bool {
	n := f.names.find(f.at(name))
	f.drop(name)
	if n < 0 {
		return f.skip(depth)
	}
	switch s := f.names.slots[n]; s {
	case authorSlot:
		return f.persons(&f.people[n-f.names.first[s]], depth)
	case wrapperSlot:
		from := f.next
		ok := f.skip(depth)
		f.wrapped[n-f.names.first[s]] = f.data[from:f.next]
		return ok
	}
	return f.scalar(&f.values[n], depth)
}

// scalar reads a text however it was written: as a string or a number, as an
// object that has it as its name, or as a list of such, which are its paragraphs.
func (f *fields) scalar(to *stretch, depth int) bool {
	if f.peek() != '[' {
		return f.single(to, depth)
	}
	from, parts := len(f.said), 0
	ok := f.list('[', ']', depth, func() bool {
		if parts++; parts > 1 {
			f.said = append(f.said, "\n\n"...)
		}
		before := len(f.said)
		var s stretch
		ok := f.single(&s, depth+1)
		f.said = append(f.said[:before], f.at(s)...)
		return ok
	})
	*to = stretch{from, len(f.said)}
	return ok
}

// single reads a scalar that is no list. What is neither a text nor a number, nor has
// one as its name, leaves what was there.
func (f *fields) single(to *stretch, depth int) (ok bool) {
	switch c := f.peek(); {
	case c == '"':
		*to, ok = f.quoted()
	case c == '-' || c >= '0' && c <= '9':
		from := f.next
		ok = f.skip(depth)
		n := len(f.said)
		f.said = append(f.said, f.data[from:f.next]...)
		*to = stretch{n, len(f.said)}
	case c == '{':
		return f.named(to, depth)
	default:
		return f.skip(depth)
	}
	return ok
}

// named reads the name that an object has.
func (f *fields) named(to *stretch, depth int) bool {
	var found stretch
	has := false
	ok := f.members(depth, func(name stretch, depth int) bool {
		is := strings.EqualFold(string(f.at(name)), "name")
		f.drop(name)
		if !is {
			return f.skip(depth)
		}
		if has = f.peek() == '"'; !has {
			return f.skip(depth)
		}
		var ok bool
		found, ok = f.quoted()
		return ok
	})
	if has {
		*to = found
	}
	return ok
}

// persons reads names, written as one string, as a list, or as objects that have them.
func (f *fields) persons(to *[]stretch, depth int) bool {
	one := func(depth int) bool {
		var s stretch
		ok := f.single(&s, depth)
		if s = f.trimmed(s); !s.empty() {
			*to = append(*to, s)
		}
		return ok
	}
	if f.peek() != '[' {
		return one(depth)
	}
	return f.list('[', ']', depth, func() bool { return one(depth + 1) })
}

// trimmed gives s without the blanks around it.
func (f *fields) trimmed(s stretch) stretch {
	b := f.at(s)
	from := s.to - len(bytes.TrimLeftFunc(b, unicode.IsSpace))
	return stretch{from, from + len(bytes.TrimSpace(b))}
}

// first gives what stands under the first name of a slot under which something does,
// without the blanks around it.
func (f *fields) first(of slot) stretch {
	for n := f.names.first[of]; n < f.names.first[of+1]; n++ {
		if s := f.values[n]; !s.empty() {
			if s = f.trimmed(s); !s.empty() {
				return s
			}
		}
	}
	return stretch{}
}

// article gives what the fields say; what is missing stays empty. The text has a piece
// of memory of its own: it may be let go of before the rest.
func (f *fields) article() *store.Article {
	key, outlet, title, address := f.first(keySlot), f.first(outletSlot), f.first(titleSlot), f.first(addressSlot)
	f.parts = append(append(f.parts[:0], key, outlet, title, address), f.authors()...)
	rest := f.together(f.parts)
	next := func(s stretch) (said string) {
		n := s.to - s.from
		said, rest = rest[:n], rest[n:]
		return said
	}
	a := &store.Article{
		Key: next(key), Outlet: next(outlet), Title: next(title), URL: next(address), Text: f.running(),
		Published: date.Parse(string(f.at(f.first(dateSlot)))), Edited: date.Parse(string(f.at(f.first(editSlot)))),
	}
	for _, s := range f.authors() {
		a.Authors = append(a.Authors, next(s))
	}
	for _, w := range f.wrapped {
		if len(w) > 0 && w[0] == '{' {
			complete(a, within(w))
		}
	}
	return a
}

// within gives what the fields of a wrapped record say. One level is what is met.
func within(wrapped []byte) *store.Article {
	inner := borrow()
	defer inner.giveBack()
	if inner.decode(wrapped) != nil {
		return &store.Article{}
	}
	inner.wrapped = [len(inner.wrapped)][]byte{}
	return inner.article()
}

// together says what stands in several places, one behind the other.
func (f *fields) together(parts []stretch) string {
	size := 0
	for _, p := range parts {
		size += p.to - p.from
	}
	var b strings.Builder
	b.Grow(size)
	for _, p := range parts {
		b.Write(f.at(p))
	}
	return b.String()
}

// authors gives the names of those who wrote the article.
func (f *fields) authors() []stretch {
	if list := f.people[authors]; len(list) > 0 {
		return list
	}
	if list := append(f.people[author], f.people[byline]...); len(list) > 0 {
		return list
	}
	return f.people[creator]
}

// running gives the article's text. That of text is taken as it stands; another
// is made plain if it is HTML.
func (f *fields) running() string {
	for n := f.names.first[textSlot]; n < f.names.first[summarySlot+1]; n++ {
		b := f.at(f.values[n])
		if len(bytes.TrimSpace(b)) == 0 {
			continue
		}
		if f.names.slots[n] == textSlot || !marked(b) {
			return string(b)
		}
		if plain := page.Text(string(b)); plain != "" {
			return plain
		}
	}
	return ""
}

// marked reports whether a text is HTML.
func marked(b []byte) bool {
	return bytes.IndexByte(b, '<') >= 0 &&
		(bytes.Contains(b, []byte("</")) || bytes.Contains(b, []byte("<br")) || bytes.Contains(b, []byte("<p>")))
}

// complete takes from b what a lacks.
func complete(a, b *store.Article) {
	a.Key, a.Outlet, a.Title, a.URL = cmp.Or(a.Key, b.Key), cmp.Or(a.Outlet, b.Outlet), cmp.Or(a.Title, b.Title), cmp.Or(a.URL, b.URL)
	a.Text = cmp.Or(a.Text, b.Text)
	if a.Published.IsZero() {
		a.Published = b.Published
	}
	if len(a.Authors) == 0 {
		a.Authors = b.Authors
	}
}
