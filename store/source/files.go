package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

// disk is the file system of the machine, by names as people write them.
type disk struct{}

// Open opens the file name.
func (disk) Open(name string) (fs.File, error) { return os.Open(name) }

// Stat describes the file name without opening it: a pipe that was opened once is spent.
func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// fenced is a folder of the machine.
type fenced struct {
	fs.FS
	*os.Root
}

// Open opens a file below the folder.
func (f fenced) Open(name string) (fs.File, error) { return f.FS.Open(name) }

// Stat describes a file below the folder without opening it, which could last
// for ever.
func (f fenced) Stat(name string) (fs.FileInfo, error) { return f.Root.Stat(name) }

// stdin is the path that stands for what is piped in.
const stdin = "-"

// file is one file to be read, or the reason why it, or a folder, cannot be.
type file struct {
	name     string // as people are told
	fsys     fs.FS
	path     string // in fsys; for standard input, stdin
	size     int64
	modified time.Time // zero if that tells nothing
	chosen   bool      // whether somebody named it, rather than its folder
	err      error
}

// open opens f. Only who names standard input gets it: it has that name on no disk.
func (f *file) open() (fs.File, error) {
	if f.path == stdin && f.chosen {
		return os.Stdin, nil
	}
	return f.fsys.Open(f.path)
}

// listing gathers the files of a source.
type listing struct {
	ctx   context.Context
	skip  func(Skipped)
	files []file
	roots []io.Closer
}

// close lets go of the folders, once their files have been read.
func (l *listing) close() {
	for _, r := range l.roots {
		_ = r.Close() // they were only read
	}
}

// list gives the files at the source's paths and below them, and tells skip what is none.
func (s *Source) list(ctx context.Context, skip func(Skipped)) *listing {
	l := &listing{ctx: ctx, skip: skip}
	for _, p := range s.paths {
		if _, real := s.fsys.(disk); real && p == stdin {
			l.add(file{name: "stdin", path: stdin, chosen: true})
			continue
		}
		info, err := fs.Stat(s.fsys, p)
		switch {
		case err != nil:
			l.add(file{name: p, err: err})
		case info.IsDir():
			l.tree(s.fsys, p)
		default:
			l.add(file{name: p, fsys: s.fsys, path: p, size: info.Size(), modified: lastWritten(info), chosen: true})
		}
	}
	return l
}

// lastWritten gives when a file was written last; nothing for pipes and their like.
func lastWritten(info fs.FileInfo) time.Time {
	if !info.Mode().IsRegular() {
		return time.Time{}
	}
	return info.ModTime()
}

func (l *listing) add(f file) { l.files = append(l.files, f) }

// tree adds the files below the folder at dir.
func (l *listing) tree(fsys fs.FS, dir string) {
	sub, err := below(fsys, dir)
	if err != nil {
		l.add(file{name: dir, err: err})
		return
	}
	if root, ok := sub.(io.Closer); ok {
		l.roots = append(l.roots, root)
	}
	before := len(l.files)
	l.folder(sub, dir, ".")
	if len(l.files) == before && l.ctx.Err() == nil {
		l.add(file{name: dir, err: errEmptyFolder})
	}
}

// below gives the folder dir as a file system of its own. On the machine, no name
// and no link leads out of it.
func below(fsys fs.FS, dir string) (fs.FS, error) {
	if _, real := fsys.(disk); !real {
		return fs.Sub(fsys, dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return fenced{root.FS(), root}, nil
}

// folder adds the files in the folder dir of the tree at root, then those in its folders.
func (l *listing) folder(fsys fs.FS, root, dir string) {
	entries, err := fs.ReadDir(fsys, dir) // in name order
	if err != nil {
		l.add(file{name: path.Join(root, dir), err: err})
	}
	var below []string
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case l.ctx.Err() != nil:
			return
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			below = append(below, name)
		default:
			l.entry(fsys, root, name)
		}
	}
	for _, name := range below {
		l.folder(fsys, root, name)
	}
}

// entry adds a file of a folder. A link is followed to a file inside the tree,
// but to no folder: it could lead back up. What cannot carry news by its name is
// not opened.
func (l *listing) entry(fsys fs.FS, root, name string) {
	f := file{name: path.Join(root, name), fsys: fsys, path: name}
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil && outside(err):
		l.skip(Skipped{f.name, "link leads out of the folder"})
	case err != nil:
		f.err = err
		l.add(f)
	case info.IsDir():
		l.skip(Skipped{f.name, "link to a folder"})
	case !info.Mode().IsRegular():
		l.skip(Skipped{f.name, "no regular file"})
	case formOf(name) == foreign:
		l.skip(Skipped{f.name, "no kind of file that carries news"})
	default:
		f.size, f.modified = info.Size(), lastWritten(info)
		l.add(f)
	}
}

// outside reports whether a folder's file system refused to be led out of it. It
// has no name for that error.
func outside(err error) bool {
	var at *fs.PathError
	return errors.As(err, &at) && strings.Contains(at.Err.Error(), "escapes")
}

// formOf tells a file's form by its name, as far as that goes; what it holds
// counts for more.
func formOf(name string) form {
	ext := path.Ext(unpackedName(strings.ToLower(name)))
	switch ext {
	case ".txt", ".text":
		return prose
	case ".md", ".markdown":
		return markdown
	case ".jsonl", ".ndjson":
		return lines
	case ".json":
		return document
	case ".csv", ".tsv":
		return rows
	case ".html", ".htm", ".xhtml":
		return webPage
	}
	if slices.Contains(foreignExtensions, ext) {
		return foreign
	}
	return unknown
}

// foreignExtensions are those of files that are often beside news, as in the
// folder that a browser saves with a page, and never are news.
var foreignExtensions = []string{
	".css", ".js", ".mjs", ".map", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".avif", ".bmp", ".tif", ".tiff",
	".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".m4a", ".webm", ".ogg", ".wav", ".mov", ".avi", ".go", ".py", ".c", ".h",
	".so", ".exe", ".dll", ".bin", ".sqlite", ".db", ".lock", ".toml", ".yml", ".yaml", ".ini", ".log", ".sh", ".ipynb", ".pkl", ".parquet",
}

// unpackedName gives a name without the extensions of compression.
func unpackedName(name string) string {
	for _, ext := range [...]string{".gz", ".zst", ".bz2", ".xz"} {
		if cut := strings.TrimSuffix(name, ext); cut != "" && cut != name {
			return cut
		}
	}
	return name
}

// keyOf gives a file's name without folder and extension.
func keyOf(name string) string {
	base := unpackedName(path.Base(name))
	if cut := strings.TrimSuffix(base, path.Ext(base)); cut != "" {
		return cut
	}
	return base
}
