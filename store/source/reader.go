package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"

	"hearsay/store"
	"hearsay/store/source/charset"
	"hearsay/store/source/pack"
)

const (
	maxRecord  = 64 << 20  // the most bytes a record may have
	maxArchive = 256 << 20 // the most bytes of an archive that must be held to be read
	bufferSize = 64 << 10  // what is looked at to tell a form
	blockSize  = 256 << 10 // of memory that records share
)

// reader reads files into records.
type reader struct {
	ctx   context.Context
	count atomic.Int64  // bytes that have been read
	total *atomic.Int64 // the same, by all readers of the source
	yield func(Record, *store.Problem) bool
	skip  func(Skipped)
	idle  []*bufio.Reader // buffers that nobody uses
	whole []byte          // of the line being read, if it is longer than a buffer
	block []byte          // room for the next records
}

// place is a file, or what was found inside one.
type place struct {
	name   string
	form   form // by the name
	chosen bool // whether somebody named it
	budget *pack.Budget
}

// file yields the records of f. It reports false once nobody wants more.
func (r *reader) file(f file) bool {
	if r.ctx.Err() != nil {
		return false
	}
	switch {
	case f.skipped != "":
		r.skip(Skipped{f.name, f.skipped})
		return true
	case f.err != nil:
		return r.problem(f.name, 0, f.err)
	}
	in, err := f.open()
	if err != nil {
		return r.problem(f.name, 0, err)
	}
	defer func() { _ = in.Close() }() // it was only read
	before := r.count.Load()
	budget := &pack.Budget{In: func() int64 { return r.count.Load() - before }}
	return r.stream(place{f.name, known(formOf(f.name)), f.chosen, budget}, counting{in, r})
}

// known gives a form as a doubt is decided by it: what is foreign by its name and
// is looked at all the same may be anything.
func known(f form) form {
	if f == foreign {
		return unknown
	}
	return f
}

// stream yields the records of what in gives, unpacking it if need be.
func (r *reader) stream(p place, in io.Reader) bool {
	defer p.budget.Leave()
	if err := p.budget.Enter(); err != nil {
		return r.problem(p.name, 0, err)
	}
	b := r.buffer(in)
	defer r.release(b)
	const enough = 512 // bytes to tell what something is packed in
	begin, err := b.Peek(enough)
	switch {
	case len(begin) == 0 && errors.Is(err, io.EOF):
		return r.problem(p.name, 0, errNoText)
	case len(begin) == 0:
		return r.problem(p.name, 0, err)
	case pack.Packed(begin):
		unpacked, err := pack.Unpack(b, p.budget)
		if err != nil {
			return r.problem(p.name, 0, err)
		}
		defer func() { _ = unpacked.Close() }() // it was only read
		return r.stream(p, unpacked)
	case pack.Zipped(begin):
		return r.zip(p, in, b)
	case pack.Tarred(begin):
		return r.archive(p, pack.Tar(b, p.budget))
	}
	return r.text(p, b)
}

// buffer gives a buffer that reads from in.
func (r *reader) buffer(in io.Reader) *bufio.Reader {
	if n := len(r.idle); n > 0 {
		b := r.idle[n-1]
		r.idle = r.idle[:n-1]
		b.Reset(in)
		return b
	}
	return bufio.NewReaderSize(in, bufferSize)
}

func (r *reader) release(b *bufio.Reader) {
	b.Reset(nil)
	r.idle = append(r.idle, b)
}

// zip yields the records of a zip archive. One that is a file itself is read
// where it lies, another must be held.
func (r *reader) zip(p place, in io.Reader, b *bufio.Reader) bool {
	if c, ok := in.(counting); ok {
		at, seekable := c.Reader.(io.ReaderAt)
		if info, err := c.Reader.(fs.File).Stat(); seekable && err == nil && info.Mode().IsRegular() {
			return r.archive(p, pack.Zip(countingAt{at, r}, info.Size(), p.budget))
		}
	}
	data, err := io.ReadAll(io.LimitReader(b, maxArchive+1))
	switch {
	case err != nil:
		return r.problem(p.name, 0, err)
	case len(data) > maxArchive:
		return r.problem(p.name, 0, errLongArchive)
	}
	return r.archive(p, pack.Zip(bytes.NewReader(data), int64(len(data)), p.budget))
}

// archive yields the records of an archive's entries.
func (r *reader) archive(p place, entries func(func(pack.Entry, error) bool)) bool {
	for e, err := range entries {
		name := path.Join(p.name, e.Name)
		switch {
		case r.ctx.Err() != nil:
			return false
		case err != nil:
			return r.problem(p.name, 0, err)
		case e.Err != nil:
			if !r.problem(name, 0, e.Err) {
				return false
			}
			continue
		}
		form := formOf(e.Name)
		if form == foreign {
			r.skip(Skipped{name, "no kind of file that carries news"})
			continue
		}
		if !r.stream(place{name, form, false, p.budget}, e) {
			return false
		}
	}
	return true
}

// text yields the records of what is not packed.
func (r *reader) text(p place, b *bufio.Reader) bool {
	b, done, err := r.decoded(p, b)
	if err != nil {
		return r.problem(p.name, 0, err)
	}
	defer done()
	if p.form == lines {
		return r.lines(p.name, b)
	}
	begin, _ := b.Peek(bufferSize)
	form := formIn(begin, p.form)
	if form == unknown && !p.chosen {
		r.skip(Skipped{p.name, noNews})
		return true
	}
	return r.records(form, p.name, b)
}

// records yields the records of a form.
func (r *reader) records(f form, name string, b *bufio.Reader) bool {
	switch f {
	case lines:
		return r.lines(name, b)
	case document, envelope:
		return r.document(name, f, b)
	case rows:
		return r.table(name, b)
	case mailbox:
		return r.mailbox(name, b)
	case webArchive:
		return r.webArchive(name, b)
	}
	data, err := r.all(b)
	switch {
	case err != nil:
		return r.problem(name, 0, err)
	case len(data) > maxRecord:
		return r.problem(name, 0, errLongFile)
	case f == syndicated:
		return r.feed(name, data)
	case f == outline:
		return r.outline(name, data)
	}
	return r.yield(whole(f, name, data), nil)
}

// whole is the record of a file that is one article.
func whole(f form, name string, data []byte) Record {
	if f == unknown || f == markdown {
		f = prose
	}
	return Record{File: name, form: f, data: data}
}

// all gives all that b gives, or more than a record may have.
func (r *reader) all(b *bufio.Reader) ([]byte, error) {
	if begin, err := b.Peek(bufferSize); errors.Is(err, io.EOF) {
		return r.own(begin), nil
	}
	return io.ReadAll(io.LimitReader(b, maxRecord+1))
}

// own gives b in memory of its own, which it shares with the records beside it.
func (r *reader) own(b []byte) []byte {
	if len(b) > blockSize/8 {
		return bytes.Clone(b)
	}
	return r.taken(copy(r.room(len(b)), b))
}

// room gives memory for the next record: so many bytes at least.
func (r *reader) room(least int) []byte {
	if least > len(r.block) {
		r.block = make([]byte, max(least, blockSize))
	}
	return r.block
}

// taken gives the bytes of the room that a record has been put into.
func (r *reader) taken(n int) []byte {
	b := r.block[:n:n]
	r.block = r.block[n:]
	return b
}

func (r *reader) problem(name string, line int, err error) bool {
	return r.yield(Record{}, &store.Problem{File: name, Line: line, Err: explained(err)})
}

// decoded gives the bytes of b without a byte order mark, and in UTF-8 if they
// are in a charset whose characters are wide, or those of a table in any other.
// Other texts are decoded one by one, by who has cores to spare. The second
// result is to be called when b has been read.
func (r *reader) decoded(p place, b *bufio.Reader) (*bufio.Reader, func(), error) {
	nothing := func() {}
	begin, err := b.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) && len(begin) == 0 {
		return nil, nothing, err
	}
	if bytes.HasPrefix(begin, []byte("\ufeff")) {
		_, err = b.Discard(len("\ufeff"))
		return b, nothing, err
	}
	e := charset.Wide(begin)
	if e == nil && p.form == rows {
		e = charsetOf(b)
	}
	if e == nil {
		return b, nothing, nil
	}
	c := r.buffer(transform.NewReader(b, e.NewDecoder()))
	if mark, _ := c.Peek(3); string(mark) == "\ufeff" {
		_, _ = c.Discard(len(mark)) // it has been seen
	}
	return c, func() { r.release(c) }, nil
}

// charsetOf gives the charset that what b begins with seems to be in; nil for UTF-8.
func charsetOf(b *bufio.Reader) encoding.Encoding {
	begin, err := b.Peek(bufferSize)
	if err == nil { // it goes on: its last character may be cut
		begin = begin[:len(begin)-utf8.UTFMax]
	}
	return charset.Guess(begin)
}

// counted takes note of bytes that have been read from a file.
func (r *reader) counted(n int) {
	r.count.Add(int64(n))
	r.total.Add(int64(n))
}

// counting counts the bytes that are read from a file.
type counting struct {
	io.Reader
	by *reader
}

func (c counting) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.by.counted(n)
	return n, err
}

// countingAt does so where a file is not read from its beginning to its end.
type countingAt struct {
	io.ReaderAt
	by *reader
}

func (c countingAt) ReadAt(b []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(b, at)
	c.by.counted(n)
	return n, err
}
