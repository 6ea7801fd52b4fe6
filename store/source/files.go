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

// file is one file to be read, or the reason why it, or a folder, cannot be, or is not to be.
type file struct {
	name    string // as people are told
	fsys    fs.FS
	tree    int    // a number of fsys, if the file was not named
	dir     string // in fsys: where the file is; nothing if it was named
	path    string // in fsys; for standard input, stdin
	chosen  bool   // whether somebody named it, rather than its folder
	err     error
	skipped string // why it is passed over
}

// open opens f. Only who names standard input gets it: it has that name on no disk.
func (f *file) open() (fs.File, error) {
	if f.path == stdin && f.chosen {
		return os.Stdin, nil
	}
	return f.fsys.Open(f.path)
}

// walk goes through the files of a source.
type walk struct {
	ctx   context.Context
	use   func(file) bool
	trees int  // folders that were named
	found int  // files, and what could not be read
	over  bool // whether nobody wants more
	roots []io.Closer
}

// close lets go of the folders, once their files have been read.
func (w *walk) close() {
	for _, r := range w.roots {
		_ = r.Close() // they were only read
	}
}

// files hands the files at the source's paths and below them to use, in order,
// until that reports false. They can be opened until the walk is closed.
func (s *Source) files(ctx context.Context, use func(file) bool) *walk {
	w := &walk{ctx: ctx, use: use}
	for _, p := range s.paths {
		if _, real := s.fsys.(disk); real && p == stdin {
			w.add(file{name: "stdin", path: stdin, chosen: true})
			continue
		}
		info, err := fs.Stat(s.fsys, p)
		switch {
		case err != nil:
			w.add(file{name: p, err: err})
		case info.IsDir():
			w.tree(s.fsys, p)
		default:
			w.add(file{name: p, fsys: s.fsys, path: p, chosen: true})
		}
	}
	return w
}

func (w *walk) add(f file) {
	if w.over = w.over || w.ctx.Err() != nil; w.over {
		return
	}
	if f.skipped == "" {
		w.found++
	}
	w.over = !w.use(f)
}

// tree goes through the files below the folder at dir.
func (w *walk) tree(fsys fs.FS, dir string) {
	sub, err := below(fsys, dir)
	if err != nil {
		w.add(file{name: dir, err: err})
		return
	}
	if root, ok := sub.(io.Closer); ok {
		w.roots = append(w.roots, root)
	}
	w.trees++
	before := w.found
	w.folder(sub, dir, ".")
	if w.found == before {
		w.add(file{name: dir, err: errEmptyFolder})
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

// folder goes through the files in the folder dir of the tree at root, then those in its folders.
func (w *walk) folder(fsys fs.FS, root, dir string) {
	all, err := entries(fsys, dir)
	if err != nil {
		w.add(file{name: path.Join(root, dir), err: err})
	}
	shown, inside := prefix(path.Join(root, dir)), prefix(dir)
	var below []string
	for _, e := range all {
		name := e.Name()
		switch {
		case w.over:
			return
		case strings.HasPrefix(name, "."):
		case e.IsDir():
			below = append(below, inside+name)
		default:
			w.add(entry(file{name: shown + name, fsys: fsys, tree: w.trees, dir: dir, path: inside + name}, e))
		}
	}
	for _, name := range below {
		w.folder(fsys, root, name)
	}
}

// prefix is what stands before the names of what is in a folder.
func prefix(dir string) string {
	switch {
	case dir == ".":
		return ""
	case strings.HasSuffix(dir, "/"):
		return dir
	}
	return dir + "/"
}

// entry makes f of what stands in a folder. A link is followed to a file inside the
// tree, but to no folder: it could lead back up. What cannot carry news by its name
// is not opened.
func entry(f file, e fs.DirEntry) file {
	regular, folder := e.Type().IsRegular(), false
	if !regular {
		info, err := fs.Stat(f.fsys, f.path)
		switch {
		case err != nil && outside(err):
			f.skipped = "link leads out of the folder"
			return f
		case err != nil:
			f.err = err
			return f
		}
		regular, folder = info.Mode().IsRegular(), info.IsDir()
	}
	switch {
	case folder:
		f.skipped = "link to a folder"
	case !regular:
		f.skipped = "no regular file"
	case formOf(f.path) == foreign:
		f.skipped = "no kind of file that carries news"
	}
	return f
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
