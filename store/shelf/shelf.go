// Package shelf is a file of columns: written once, as a whole, and then only
// read, where it lies, by any number of processes. It is always derived from
// something else and may be thrown away at any moment; so it promises one thing
// only, never to say anything but what was written. It does not know what the
// columns say.
//
// The file:
//
//	header      what it is, the version of this layout, and their checksum
//	columns     records, one behind the other; where they differ in length,
//	            then where each of them ends
//	directory   the name, the place and the number of records of each column
//	checksums   one for each block of all that is before them
//	footer      where the directory lies, and a checksum of that and of the checksums
//
// Opening reads header, directory and footer. Whatever else is asked for is
// checked block by block when it is first asked for, so that a large file opens as fast as
// a small one. What does not fit its checksum is a Damage, with which the readers of
// records panic, for there is no good answer to any question then; File.Guard, put
// around a question, makes an error of it.
//
// No byte of the mapping leaves the package but by Column.Whole: what is read is
// copied. A file that somebody cuts short while it is mapped is a Damage as well, and no
// crash, for whoever reads it under a Guard.
package shelf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"runtime"
)

// version is that of the layout of the file. What the columns say has versions of its own.
const version = 1

const (
	magic      = "hearsay shelf\n"
	headerSize = len(magic) + 2 + 4
	footerSize = 8 + 8 + 4
	blockSize  = 1 << 16
	sumSize    = 4
)

// ErrVersion says that a file is laid out by another version of this package.
var ErrVersion = errors.New("it is of another version")

// Damage is what is wrong with a file that does not hold what was written.
type Damage struct{ Why string }

func (d *Damage) Error() string { return "it is damaged: " + d.Why }

func damage(format string, args ...any) *Damage { return &Damage{fmt.Sprintf(format, args...)} }

// castagnoli is what processors compute by themselves.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func sum(data []byte) uint32 { return crc32.Checksum(data, castagnoli) }

// header is how every file of this version begins.
func header() []byte {
	b := binary.LittleEndian.AppendUint16([]byte(magic), version)
	return binary.LittleEndian.AppendUint32(b, sum(b))
}

// checkHeader reports what is wrong with the beginning of a file.
func checkHeader(data []byte) error {
	switch {
	case len(data) < headerSize+footerSize:
		return damage("it has %d bytes only", len(data))
	case !bytes.HasPrefix(data, []byte(magic)):
		return damage("it does not begin like a shelf")
	case sum(data[:headerSize-4]) != binary.LittleEndian.Uint32(data[headerSize-4:]):
		return damage("its header is broken")
	case binary.LittleEndian.Uint16(data[len(magic):]) != version:
		return ErrVersion
	}
	return nil
}

// File is an open shelf. Any goroutine may read it.
type File struct {
	blocks  blocks
	columns map[string]*Column
}

// Open opens the file at path. What is wrong with it is ErrVersion or a *Damage,
// if it is there at all. It is let go of when nobody holds the File any more.
func Open(path string) (*File, error) {
	data, unmap, err := mapped(path)
	if err != nil {
		return nil, err
	}
	f, err := Parse(data)
	if err != nil {
		return nil, errors.Join(err, unmap(data))
	}
	runtime.AddCleanup(f, func(data []byte) { _ = unmap(data) }, data) // it was only read
	return f, nil
}

// Parse opens a file whose bytes are held already.
func Parse(data []byte) (*File, error) {
	f := &File{}
	var err error
	damaged := guard(func() {
		if err = checkHeader(data); err == nil {
			f.blocks = newBlocks(data)
			f.columns = f.directory()
		}
	})
	if damaged != nil {
		err = damaged
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

// directory reads what columns there are.
func (f *File) directory() map[string]*Column {
	r := Record{f.blocks.bytes(f.blocks.directory, f.blocks.end)}
	columns := map[string]*Column{}
	for range r.Count(1) {
		name := r.String()
		c := &Column{name: name, blocks: &f.blocks, rows: r.Int(), stride: r.Int(), at: r.Int(), size: r.Int()}
		c.check()
		columns[name] = c
	}
	return columns
}

// Column gives the column of a name. One that is not there is a Damage.
func (f *File) Column(name string) *Column {
	c, ok := f.columns[name]
	if !ok {
		panic(damage("there is no column %q", name))
	}
	return c
}

// Column is records that are told apart by their numbers, from 0.
type Column struct {
	name     string
	blocks   *blocks
	rows     int
	stride   int // bytes of each record, or varied
	at, size int // its bytes, with the ends of the records
}

// varied is the stride of a column whose records differ in length.
const varied = math.MaxInt32

// endSize is how many bytes say where a record ends, counted from the beginning of its column.
const endSize = 5

// check sees to it that the column fits into its file.
func (c *Column) check() {
	width := c.stride
	if c.stride == varied {
		width = endSize
	}
	if c.stride > varied || c.at > c.blocks.directory || c.size > c.blocks.directory-c.at ||
		width > 0 && c.rows > c.size/width || c.stride != varied && c.rows*width != c.size || c.rows > math.MaxUint32 {
		panic(damage("column %q does not fit", c.name))
	}
}

// Len is the number of records.
func (c *Column) Len() int { return c.rows }

// Record gives a record. One that is not there is a Damage.
func (c *Column) Record(i int) Record {
	if uint(i) >= uint(c.rows) {
		panic(damage("column %q has no record %d", c.name, i))
	}
	from, to := i*c.stride, (i+1)*c.stride
	if c.stride == varied {
		from, to = c.end(i-1), c.end(i)
		if from > to || to > c.size-c.rows*endSize {
			panic(damage("record %d of column %q has no end", i, c.name))
		}
	}
	return Record{c.blocks.bytes(c.at+from, c.at+to)}
}

// Uint32 gives the number of 4 bytes at a place in a record of fixed size.
func (c *Column) Uint32(i, place int) uint32 {
	return binary.LittleEndian.Uint32(c.part(i, place, 4))
}

// Byte gives the byte at a place in a record of fixed size.
func (c *Column) Byte(i, place int) byte { return c.part(i, place, 1)[0] }

// part gives n bytes of a record.
func (c *Column) part(i, place, n int) []byte {
	if uint(i) >= uint(c.rows) || place+n > c.stride || c.stride == varied {
		panic(damage("column %q has no record %d with a place %d", c.name, i, place))
	}
	from := c.at + i*c.stride + place
	return c.blocks.bytes(from, from+n)
}

// Whole gives the bytes of a column where they lie, all of them checked. They are
// to be used under a Guard only.
func (c *Column) Whole() []byte { return c.blocks.bytes(c.at, c.at+c.size) }

// end gives where record i ends; there is one before the first.
func (c *Column) end(i int) int {
	if i < 0 {
		return 0
	}
	at := c.at + c.size - c.rows*endSize + i*endSize
	b := c.blocks.bytes(at, at+endSize)
	return int(binary.LittleEndian.Uint32(b)) | int(b[4])<<32
}
