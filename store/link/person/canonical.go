package person

import (
	"cmp"
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
	first := r.casts[e.places[0].article].People[e.places[0].person]
	if !first.Named {
		return Identity{Name: first.Name, Aliases: first.Aliases, Gender: first.Gender}
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
	for _, p := range e.places {
		for _, alias := range r.casts[p.article].People[p.person].Aliases {
			if alias != id.Name && !slices.Contains(id.Aliases, alias) {
				id.Aliases = append(id.Aliases, alias)
			}
		}
	}
	return id
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
	for _, p := range e.places {
		text := display(r.casts[p.article].People[p.person].Name)
		i := slices.IndexFunc(fs, func(f form) bool { return f.text == text })
		if i < 0 {
			i = len(fs)
			fs = append(fs, form{text: text, full: strings.Contains(text, " ")})
		}
		fs[i].times++
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
