package shelf

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"time"
)

// Encoder writes a record.
type Encoder struct{ record []byte }

// Byte writes a byte.
func (e *Encoder) Byte(b byte) { e.record = append(e.record, b) }

// Bool writes a truth.
func (e *Encoder) Bool(b bool) {
	if b {
		e.Byte(1)
	} else {
		e.Byte(0)
	}
}

// Uint32 writes a number of 4 bytes.
func (e *Encoder) Uint32(v uint32) { e.record = binary.LittleEndian.AppendUint32(e.record, v) }

// Int32 writes a number of 4 bytes that may be negative.
func (e *Encoder) Int32(v int) { e.Uint32(uint32(int32(v))) }

// Float writes a number of 8 bytes.
func (e *Encoder) Float(v float64) {
	e.record = binary.LittleEndian.AppendUint64(e.record, math.Float64bits(v))
}

// Time writes a time of 16 bytes: its moment, and how far from UTC its clock was.
func (e *Encoder) Time(t time.Time) {
	offset := inUTC
	if t.Location() != time.UTC {
		_, offset = t.Zone()
	}
	e.record = binary.LittleEndian.AppendUint64(e.record, uint64(t.Unix()))
	e.Uint32(uint32(t.Nanosecond()))
	e.Int32(offset)
}

// Int writes a number that is not negative; small ones take less room.
func (e *Encoder) Int(v int) { e.record = binary.AppendUvarint(e.record, uint64(v)) }

// String writes a text.
func (e *Encoder) String(s string) {
	e.Int(len(s))
	e.Rest(s)
}

// Rest writes a text that ends with the record.
func (e *Encoder) Rest(s string) { e.record = append(e.record, s...) }

// Encoded gives a record by itself, as it would lie in a column.
func Encoded(encode func(e *Encoder)) string {
	var e Encoder
	encode(&e)
	return string(e.record)
}

// Writer writes a file. Its first error is kept, and given by Close.
type Writer struct {
	out     io.Writer
	at      int
	block   []byte // of which no checksum has been made yet
	sums    []byte // of each block before
	columns Encoder
	count   int
	err     error
}

// NewWriter begins a file.
func NewWriter(out io.Writer) *Writer {
	w := &Writer{out: out, block: make([]byte, 0, blockSize)}
	w.write(header())
	return w
}

// write writes bytes, and sums them up block by block.
func (w *Writer) write(data []byte) {
	for len(data) > 0 && w.err == nil {
		n := min(len(data), blockSize-len(w.block))
		w.block = append(w.block, data[:n]...)
		data = data[n:]
		w.at += n
		if len(w.block) == blockSize {
			w.endBlock()
		}
	}
}

func (w *Writer) endBlock() {
	if w.err == nil {
		w.sums = binary.LittleEndian.AppendUint32(w.sums, sum(w.block))
		_, w.err = w.out.Write(w.block)
		w.block = w.block[:0]
	}
}

// Column writes a column of records that take stride bytes each.
func (w *Writer) Column(name string, rows, stride int, encode func(i int, e *Encoder)) {
	at := w.at
	w.records(rows, encode, func(record []byte) {
		if len(record) != stride {
			w.err = fmt.Errorf("a record of column %q has %d bytes, and not %d", name, len(record), stride)
		}
	})
	w.enter(name, rows, stride, at)
}

// Varied writes a column of records that differ in length.
func (w *Writer) Varied(name string, rows int, encode func(i int, e *Encoder)) {
	at, end := w.at, 0
	ends := make([]byte, 0, rows*endSize)
	w.records(rows, encode, func(record []byte) {
		end += len(record)
		ends = append(binary.LittleEndian.AppendUint32(ends, uint32(end)), byte(end>>32))
	})
	w.write(ends)
	w.enter(name, rows, varied, at)
}

// Whole writes a column of one record that lies in memory as it lies in the file: it
// begins at a multiple of 8.
func (w *Writer) Whole(name string, data []byte) {
	w.write(make([]byte, -w.at&(wholeAlign-1)))
	at := w.at
	w.write(data)
	w.enter(name, 1, len(data), at)
}

// wholeAlign is what the columns that Whole writes begin at a multiple of.
const wholeAlign = 8

// records writes records, and shows each.
func (w *Writer) records(rows int, encode func(i int, e *Encoder), show func(record []byte)) {
	var e Encoder
	for i := 0; i < rows && w.err == nil; i++ {
		e.record = e.record[:0]
		encode(i, &e)
		show(e.record)
		w.write(e.record)
	}
}

// enter puts a column into the directory.
func (w *Writer) enter(name string, rows, stride, at int) {
	w.count++
	w.columns.String(name)
	for _, v := range [...]int{rows, stride, at, w.at - at} {
		w.columns.Int(v)
	}
}

// Close writes what comes behind the columns, and gives the first error of all.
func (w *Writer) Close() error {
	directory := w.at
	var count Encoder
	count.Int(w.count)
	w.write(count.record)
	w.write(w.columns.record)
	if len(w.block) > 0 {
		w.endBlock()
	}
	if w.err != nil {
		return w.err
	}
	tail := binary.LittleEndian.AppendUint64(w.sums, uint64(directory))
	tail = binary.LittleEndian.AppendUint64(tail, uint64(w.at))
	_, err := w.out.Write(binary.LittleEndian.AppendUint32(tail, sum(tail)))
	return err
}
