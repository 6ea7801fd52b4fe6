package person

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"hearsay/store"
)

// identities numbers the entities in order of appearance and names them.
func (r *resolver) identities() *Identities {
	ids := &Identities{of: make([][]int, len(r.casts))}
	for a := range r.casts {
		ids.of[a] = make([]int, len(r.of[a]))
		for i, e := range r.of[a] {
			e = e.root()
			if e.number == 0 {
				ids.All = append(ids.All, r.identity(e))
				e.number = len(ids.All)
			}
			ids.of[a][i] = e.number - 1
		}
	}
	return ids
}

func (r *resolver) identity(e *entity) Identity {
	if first := r.member(e.places[0]); !first.named {
		return Identity{Name: r.Text(first), Aliases: r.texts(r.aliases(e.places[0])), Gender: first.gender}
	}
	id := Identity{Named: true, Gender: e.gender}
	if e.mixed {
		id.Gender = store.GenderUnknown
	}
	forms := r.forms(e)
	id.Name = forms[0].text
	for _, f := range forms[1:] {
		id.Aliases = append(id.Aliases, f.text)
	}
	names, _ := r.counted(r.alsoCalled(e))
	for _, alias := range r.texts(names) {
		if alias != id.Name && !slices.Contains(id.Aliases, alias) {
			id.Aliases = append(id.Aliases, alias)
		}
	}
	return id
}

func (r *resolver) member(p place) Member { return r.casts[p.article].People[p.person] }

// aliases gives the other names of a member.
func (r *resolver) aliases(p place) []Name { return r.casts[p.article].aliases(p.person) }

// texts gives names as they are written.
func (r *resolver) texts(names []Name) []string {
	var texts []string
	for _, n := range names {
		texts = append(texts, r.names[n].text)
	}
	return texts
}

// counted gives each of names once, in order of appearance, and how often it comes.
func (r *resolver) counted(all iter.Seq[Name]) (names []Name, times []int) {
	for n := range all {
		if r.times[n] == 0 {
			names = append(names, n)
		}
		r.times[n]++
	}
	for _, n := range names {
		times = append(times, int(r.times[n]))
		r.times[n] = 0
	}
	return names, times
}

// called gives the names that articles call e by.
func (r *resolver) called(e *entity) iter.Seq[Name] {
	return func(yield func(Name) bool) {
		for _, p := range e.places {
			if !yield(r.member(p).name) {
				return
			}
		}
	}
}

// alsoCalled gives their other names of e.
func (r *resolver) alsoCalled(e *entity) iter.Seq[Name] {
	return func(yield func(Name) bool) {
		for _, p := range e.places {
			for _, n := range r.aliases(p) {
				if !yield(n) {
					return
				}
			}
		}
	}
}

// form is one way in which articles write a name.
type form struct {
	text  string
	times int
	full  bool
}

// forms gives the ways in which articles write the name of e, the best first:
// full names before others, then the more frequent, then the one seen first.
func (r *resolver) forms(e *entity) []form {
	var fs []form
	names, times := r.counted(r.called(e))
	for k, n := range names {
		text := display(r.names[n].text)
		i := slices.IndexFunc(fs, func(f form) bool { return f.text == text })
		if i < 0 {
			i = len(fs)
			fs = append(fs, form{text: text, full: strings.Contains(text, " ")})
		}
		fs[i].times += times[k]
	}
	slices.SortStableFunc(fs, func(a, b form) int {
		if a.full != b.full {
			return cmp.Compare(btoi(b.full), btoi(a.full))
		}
		return cmp.Compare(b.times, a.times)
	})
	return fs
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
