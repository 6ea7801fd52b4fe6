// Package warc reads web archives (ISO 28500): the pages that somebody fetched,
// with their addresses and dates. It fetches nothing.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
)

// What can be wrong with an archive.
var (
	ErrBroken = errors.New("web archive is broken")
	ErrAnswer = errors.New("the server's answer is broken")
	ErrLarge  = errors.New("page is too large")
)

// Page is an answer that a server gave.
type Page struct {
	URL         string
	Fetched     time.Time // zero if the archive does not say
	ContentType string
	Status      int // of HTTP; 0 if the archive has the page without the answer around it
	Body        []byte
	Err         error // why the Body cannot be had; the archive goes on behind it
}

// Reader reads an archive.
type Reader struct {
	in  *bufio.Reader
	max int64
}

// NewReader reads the archive in, uncompressed, with pages of up to limit bytes.
func NewReader(in *bufio.Reader, limit int64) *Reader { return &Reader{in, limit} }

// Archived reports whether data that begin like this are a web archive.
func Archived(begin []byte) bool { return bytes.HasPrefix(begin, []byte("WARC/")) }

// Next gives the next page: responses, and pages that stand without one.
// Requests and notes are passed over. It fails with io.EOF at the end, and else
// with ErrBroken or the reader's error, behind which nothing can be made out.
func (r *Reader) Next() (Page, error) {
	for {
		head, length, err := r.head()
		if err != nil {
			return Page{}, err
		}
		block := &io.LimitedReader{R: r.in, N: length}
		kind := head["warc-type"]
		if kind != "response" && kind != "resource" {
			if err := drain(block); err != nil {
				return Page{}, err
			}
			continue
		}
		p := Page{URL: strings.Trim(head["warc-target-uri"], "<>"), ContentType: head["content-type"]}
		p.Fetched, _ = time.Parse(time.RFC3339, head["warc-date"])
		if kind == "response" && strings.HasPrefix(p.ContentType, "application/http") {
			p.answer(block, r.max)
		} else {
			p.Body, p.Err = limited(block, r.max)
		}
		return p, drain(block)
	}
}

// drain passes over the rest of a block. One that ends early is broken.
func drain(block *io.LimitedReader) error {
	if _, err := io.Copy(io.Discard, block); err != nil {
		return err
	}
	if block.N > 0 {
		return ErrBroken
	}
	return nil
}

// head reads what stands before a block, by names in small letters, and the
// block's length.
func (r *Reader) head() (map[string]string, int64, error) {
	line, err := r.line()
	for err == nil && line == "" {
		line, err = r.line()
	}
	if err != nil {
		return nil, 0, err
	}
	if !Archived([]byte(line)) {
		return nil, 0, ErrBroken
	}
	head := map[string]string{}
	const most = 1000 // lines of a head
	for range most {
		if line, err = r.line(); err != nil || line == "" {
			break
		}
		name, value, _ := strings.Cut(line, ":")
		head[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
	}
	length, wrong := strconv.ParseInt(head["content-length"], 10, 64)
	if err != nil || line != "" || wrong != nil || length < 0 {
		return nil, 0, ErrBroken
	}
	return head, length, nil
}

// line reads a line of a head without its end. It fails with io.EOF only where
// nothing stands any more.
func (r *Reader) line() (string, error) {
	line, err := r.in.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return "", ErrBroken
	case errors.Is(err, io.EOF) && len(line) > 0:
		return "", ErrBroken
	}
	return strings.TrimRight(string(line), "\r\n"), err
}

// answer reads what a server answered.
func (p *Page) answer(block io.Reader, limit int64) {
	in := bufio.NewReader(block)
	response, err := http.ReadResponse(in, nil)
	if err != nil {
		p.Err = ErrAnswer
		return
	}
	defer func() { _ = response.Body.Close() }() // it reads from memory
	p.Status, p.ContentType = response.StatusCode, response.Header.Get("Content-Type")
	// An archive's block says where the answer ends, and crawlers store bodies
	// whose length or chunks no longer hold: what was read until then counts.
	raw, err := limited(response.Body, limit)
	if errors.Is(err, ErrLarge) {
		p.Err = err
		return
	}
	p.Body, p.Err = decoded(raw, response.Header.Get("Content-Encoding"), limit)
}

// decoded undoes the compression that an answer names, if it is there: crawlers
// undo it often, and leave the name.
func decoded(raw []byte, encoding string, limit int64) ([]byte, error) {
	var unpack func(io.Reader) (io.Reader, error)
	switch {
	case bytes.HasPrefix(raw, []byte("\x1f\x8b")):
		unpack = func(in io.Reader) (io.Reader, error) { return gzip.NewReader(in) }
	case strings.EqualFold(encoding, "deflate") && bytes.HasPrefix(raw, []byte{0x78}):
		unpack = func(in io.Reader) (io.Reader, error) { return zlib.NewReader(in) }
	case strings.EqualFold(encoding, "br"), strings.EqualFold(encoding, "zstd"):
		return nil, fmt.Errorf("%w: compressed by %s", ErrAnswer, encoding)
	default:
		return raw, nil
	}
	r, err := unpack(bytes.NewReader(raw))
	if err != nil {
		return nil, ErrAnswer
	}
	body, err := limited(r, limit)
	switch {
	case errors.Is(err, ErrLarge):
		return nil, err
	case len(body) == 0:
		return nil, ErrAnswer
	}
	return body, nil
}

// limited reads all of r. With an error that is not ErrLarge comes what could be read.
func limited(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(data)) > limit {
		return nil, ErrLarge
	}
	return data, err
}
