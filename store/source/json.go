package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// lines yields each line that is not blank as a record.
func (r *reader) lines(name string, b *bufio.Reader) bool {
	for n := 1; r.ctx.Err() == nil; n++ {
		line, err := r.line(b)
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if !r.yield(Record{File: name, Line: n, form: lines, data: r.own(line)}, nil) {
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

// document yields the values that stand one behind the other, in one list, or in
// the list that an envelope has. Behind a mistake nothing more can be made out.
func (r *reader) document(name string, f form, b *bufio.Reader) bool {
	at := &lineCounter{Reader: b}
	dec := json.NewDecoder(at)
	list := f == envelope && enter(dec, 0) == inside
	if begin, _ := b.Peek(bufferSize); f == document && bytes.HasPrefix(bytes.TrimLeft(begin, " \t\r\n"), []byte("[")) {
		_, _ = dec.Token() // the bracket that was just seen
		list = true
	}
	for dec.More() {
		var v json.RawMessage
		at.left = maxRecord
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

// lineCounter tells the lines of what is read through it, and ends it where a
// value does not end.
type lineCounter struct {
	io.Reader
	read   int64
	left   int     // bytes that the value may still have, but for those read ahead
	ends   []int64 // offsets of the line ends that line has not passed yet
	passed int
}

func (c *lineCounter) Read(b []byte) (int, error) {
	if c.left < 0 {
		return 0, errLongFile
	}
	n, err := c.Reader.Read(b)
	for i, x := range b[:n] {
		if x == '\n' {
			c.ends = append(c.ends, c.read+int64(i))
		}
	}
	c.read += int64(n)
	c.left -= n
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
