package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"sync/atomic"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"hearsay/store"
)

// maxRecord is the most bytes a record may have.
const maxRecord = 64 << 20

// reader reads files into records.
type reader struct {
	ctx   context.Context
	fsys  fs.FS
	count *atomic.Int64
	yield func(Record, *store.Problem) bool
	raw   *bufio.Reader // the file's bytes
	plain *bufio.Reader // the same, uncompressed
	whole []byte        // of the line being read, if it is longer than plain's buffer
}

func newReader(ctx context.Context, fsys fs.FS, count *atomic.Int64, yield func(Record, *store.Problem) bool) *reader {
	const size = 64 << 10
	return &reader{
		ctx: ctx, fsys: fsys, count: count, yield: yield,
		raw: bufio.NewReaderSize(nil, size), plain: bufio.NewReaderSize(nil, size),
	}
}

// file yields the records of f. It reports false once nobody wants more.
func (r *reader) file(f file) bool {
	if r.ctx.Err() != nil {
		return false
	}
	if f.err != nil {
		return r.problem(f.name, 0, f.err)
	}
	in, err := r.fsys.Open(f.name)
	if err != nil {
		return r.problem(f.name, 0, err)
	}
	defer func() { _ = in.Close() }() // it was only read
	b, err := r.decoded(in)
	if err != nil {
		return r.problem(f.name, 0, err)
	}
	if _, err := b.Peek(1); errors.Is(err, io.EOF) {
		return r.problem(f.name, 0, errNoText)
	}
	switch kindOf(f.form, b) {
	case lines:
		return r.lines(f.name, b)
	case document:
		return r.document(f.name, b)
	default:
		return r.prose(f.name, b)
	}
}

func (r *reader) problem(name string, line int, err error) bool {
	return r.yield(Record{}, &store.Problem{File: name, Line: line, Err: explained(err)})
}

// counting counts the bytes that are read from a file.
type counting struct {
	io.Reader
	count *atomic.Int64
}

func (c counting) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.count.Add(int64(n))
	return n, err
}

// unzipping gives every fault of compressed data the same name.
type unzipping struct{ io.Reader }

func (u unzipping) Read(b []byte) (int, error) {
	n, err := u.Reader.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		err = errCorrupt
	}
	return n, err
}

// decoded gives the bytes of in uncompressed, without a byte order mark, and in
// UTF-8 if the mark says that they are UTF-16.
func (r *reader) decoded(in io.Reader) (*bufio.Reader, error) {
	r.raw.Reset(counting{in, r.count})
	b := r.raw
	if magic, _ := b.Peek(2); string(magic) == "\x1f\x8b" {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, errCorrupt
		}
		r.plain.Reset(unzipping{z})
		b = r.plain
	}
	mark, err := b.Peek(3)
	switch {
	case bytes.Equal(mark, []byte("\ufeff")):
		_, err = b.Discard(len(mark))
		return b, err
	case bytes.HasPrefix(mark, []byte("\xff\xfe")), bytes.HasPrefix(mark, []byte("\xfe\xff")):
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
		return bufio.NewReader(transform.NewReader(b, utf16.NewDecoder())), nil
	case err != nil && !errors.Is(err, io.EOF):
		return nil, err
	}
	return b, nil
}

// kindOf tells how articles stand in a file, from the form that its name gives
// it and from what it begins with.
func kindOf(f form, b *bufio.Reader) form {
	if f == prose || f == lines {
		return f
	}
	begin, _ := b.Peek(b.Size())
	begin = bytes.TrimLeft(begin, " \t\r\n")
	object := bytes.HasPrefix(begin, []byte("{"))
	switch {
	case f == unknown && !object:
		return prose
	case object && !breaksOff(begin):
		return lines
	}
	return document
}

// breaksOff reports whether the first line of begin ends in the middle of a JSON value.
func breaksOff(begin []byte) bool {
	line, _, whole := bytes.Cut(begin, []byte("\n"))
	var v json.RawMessage
	return whole && errors.Is(json.NewDecoder(bytes.NewReader(line)).Decode(&v), io.ErrUnexpectedEOF)
}

// prose yields the file as one record.
func (r *reader) prose(name string, b *bufio.Reader) bool {
	data, err := io.ReadAll(io.LimitReader(b, maxRecord+1))
	switch {
	case err != nil:
		return r.problem(name, 0, err)
	case len(data) > maxRecord:
		return r.problem(name, 0, errLongFile)
	}
	return r.yield(Record{File: name, form: prose, data: data}, nil)
}

// lines yields each line that is not blank as a record.
func (r *reader) lines(name string, b *bufio.Reader) bool {
	for n := 1; r.ctx.Err() == nil; n++ {
		line, err := r.line(b)
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if !r.yield(Record{File: name, Line: n, form: lines, data: bytes.Clone(line)}, nil) {
				return false
			}
		}
		switch {
		case err == nil:
		case errors.Is(err, io.EOF):
			return true
		case !r.problem(name, n, err):
			return false
		case !errors.Is(err, errLongLine):
			return true
		}
	}
	return false
}

// line reads up to the end of a line. It is good until the next call. Of a line
// that is too long, or that cannot be read to its end, it gives nothing.
func (r *reader) line(b *bufio.Reader) ([]byte, error) {
	line, err := b.ReadSlice('\n')
	if err == nil || errors.Is(err, io.EOF) {
		return line, err
	}
	r.whole = append(r.whole[:0], line...)
	long := false
	for errors.Is(err, bufio.ErrBufferFull) {
		line, err = b.ReadSlice('\n')
		if long = long || len(r.whole)+len(line) > maxRecord; !long {
			r.whole = append(r.whole, line...)
		}
	}
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return nil, err
	case long:
		return nil, errLongLine
	}
	return r.whole, err
}

// document yields the values that stand one behind the other, or in one list.
// Behind a mistake nothing more can be made out.
func (r *reader) document(name string, b *bufio.Reader) bool {
	at := &lineCounter{Reader: b}
	dec := json.NewDecoder(at)
	list := false
	if begin, _ := b.Peek(b.Size()); bytes.HasPrefix(bytes.TrimLeft(begin, " \t\r\n"), []byte("[")) {
		_, _ = dec.Token() // the bracket that was just seen
		list = true
	}
	for dec.More() {
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return r.problem(name, at.line(faultOffset(dec, err)), notJSON(err))
		}
		line := at.line(dec.InputOffset() - int64(len(v)))
		if r.ctx.Err() != nil || !r.yield(Record{File: name, Line: line, form: lines, data: v}, nil) {
			return false
		}
	}
	if _, err := dec.Token(); err != nil && (list || !errors.Is(err, io.EOF)) {
		return r.problem(name, at.line(dec.InputOffset()), notJSON(err))
	}
	return true
}

// faultOffset gives where in its input dec met err.
func faultOffset(dec *json.Decoder, err error) int64 {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Offset
	}
	return dec.InputOffset()
}

// lineCounter tells the lines of what is read through it.
type lineCounter struct {
	io.Reader
	read   int64
	ends   []int64 // offsets of the line ends that line has not passed yet
	passed int
}

func (c *lineCounter) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	for i, x := range b[:n] {
		if x == '\n' {
			c.ends = append(c.ends, c.read+int64(i))
		}
	}
	c.read += int64(n)
	return n, err
}

// line gives the line of an offset; offsets must not fall from call to call.
func (c *lineCounter) line(offset int64) int {
	for len(c.ends) > 0 && c.ends[0] < offset {
		c.ends = c.ends[1:]
		c.passed++
	}
	return c.passed + 1
}
