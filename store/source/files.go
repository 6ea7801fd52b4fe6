package source

import (
	"context"
	"io/fs"
	"os"
	"path"
	"strings"
)

// disk is the file system of the machine, by names as people write them.
type disk struct{}

// Open opens the file name.
func (disk) Open(name string) (fs.File, error) { return os.Open(name) }

// form is how articles stand in a file.
type form uint8

const (
	unknown  form = iota // to be told by its content
	prose                // the file is one article
	lines                // each line is one, in JSON
	document             // in JSON: lines, or one value, or a list of them
)

// formOf tells a file's form by its name; compressed or not makes no difference.
func formOf(name string) form {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	switch path.Ext(name) {
	case ".txt", ".text", ".md", ".markdown":
		return prose
	case ".jsonl", ".ndjson":
		return lines
	case ".json":
		return document
	}
	return unknown
}

// keyOf gives a file's name without folder and extension.
func keyOf(name string) string {
	base := path.Base(name)
	if cut := strings.TrimSuffix(base, ".gz"); cut != "" {
		base = cut
	}
	if cut := strings.TrimSuffix(base, path.Ext(base)); cut != "" {
		return cut
	}
	return base
}

// file is one file to be read, or the reason why it, or a folder, cannot be.
type file struct {
	name string
	form form
	size int64
	err  error
}

// list gives the files at the source's paths and below them.
func (s *Source) list(ctx context.Context) []file {
	var out []file
	for _, p := range s.paths {
		info, err := fs.Stat(s.fsys, p)
		switch {
		case err != nil:
			out = append(out, file{name: p, err: err})
		case info.IsDir():
			before := len(out)
			if out = s.folder(ctx, p, out); len(out) == before && ctx.Err() == nil {
				out = append(out, file{name: p, err: errEmptyFolder})
			}
		default:
			out = append(out, file{name: p, form: formOf(p), size: info.Size()})
		}
	}
	return out
}

// folder appends the files in the folder dir, then those in its folders.
func (s *Source) folder(ctx context.Context, dir string, out []file) []file {
	entries, err := fs.ReadDir(s.fsys, dir) // in name order
	if err != nil {
		out = append(out, file{name: dir, err: err})
	}
	var below []string
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case ctx.Err() != nil:
			return out
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			below = append(below, name)
		case formOf(name) != unknown:
			out = s.entry(name, out)
		}
	}
	for _, name := range below {
		out = s.folder(ctx, name, out)
	}
	return out
}

// entry appends a file of a folder. A link is followed to a file, but to no
// folder: it could lead back up.
func (s *Source) entry(name string, out []file) []file {
	info, err := fs.Stat(s.fsys, name)
	switch {
	case err != nil:
		return append(out, file{name: name, err: err})
	case !info.Mode().IsRegular():
		return out
	}
	return append(out, file{name: name, form: formOf(name), size: info.Size()})
}
