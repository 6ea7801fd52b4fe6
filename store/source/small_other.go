//go:build !unix

package source

import "io/fs"

// folder is a folder whose files are opened by their paths.
type folder struct{}

func openFolder(*file) folder { return folder{} }

func (folder) close() {}

// read reads a file, if it is not larger than into.
func (folder) read(f *file, into []byte) (n int, whole bool) { return f.readSmall(into) }

// entries gives what stands in a folder, in name order.
func entries(fsys fs.FS, dir string) ([]fs.DirEntry, error) { return fs.ReadDir(fsys, dir) }
