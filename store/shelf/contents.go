package shelf

import (
	"cmp"
	"slices"
)

// Part is a column, as what it takes up.
type Part struct {
	Name    string
	Records int
	Bytes   int
}

// Parts gives the columns of f by name.
func (f *File) Parts() []Part {
	out := make([]Part, 0, len(f.columns))
	for _, c := range f.columns {
		out = append(out, Part{c.name, c.rows, c.size})
	}
	slices.SortFunc(out, func(a, b Part) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// Check reads all of f, and gives its Damage, if it has any.
func (f *File) Check() error {
	return f.Guard(func() { f.blocks.bytes(0, f.blocks.end) })
}
