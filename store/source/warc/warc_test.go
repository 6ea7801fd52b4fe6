package warc_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/source/warc"
)

// record gives one record of an archive.
func record(kind, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <https://herald.example/1>\r\nWARC-Date: 2024-05-03T09:00:00Z\r\n"+
		"Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, contentType, len(block), block)
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

const answer = "application/http; msgtype=response"

// told gives a line for each page.
func told(archive string) []string {
	r := warc.NewReader(bufio.NewReader(strings.NewReader(archive)), 1000)
	var out []string
	for {
		p, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return out
		case err != nil:
			return append(out, "! "+err.Error())
		}
		out = append(out, fmt.Sprintf("%s %s %d %s %q %v", p.URL, p.Fetched.Format("15:04"), p.Status, p.ContentType, p.Body, p.Err))
	}
}

func TestPages(t *testing.T) {
	const at = "https://herald.example/1 09:00 "
	ok := record("response", answer, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Closed.")
	want := at + `200 text/html "<p>Closed." <nil>`
	for name, c := range map[string]struct {
		archive string
		want    []string
	}{
		"response":  {record("warcinfo", "application/warc-fields", "software: x") + record("request", "application/http", "GET /") + ok, []string{want}},
		"resource":  {record("resource", "text/html", "<p>Closed."), []string{at + `0 text/html "<p>Closed." <nil>`}},
		"chunked":   {record("response", answer, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n3\r\n<p>\r\n7\r\nClosed.\r\n0\r\n\r\n"), []string{want}},
		"zipped":    {record("response", answer, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n"+zipped("<p>Closed.")), []string{want}},
		"unzipped":  {record("response", answer, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\nContent-Length: 999\r\n\r\n<p>Closed."), []string{want}},
		"no answer": {record("response", answer, "nonsense") + ok, []string{at + `0 application/http; msgtype=response "" the server's answer is broken`, want}},
		"large":     {record("response", answer, "HTTP/1.1 200 OK\r\n\r\n"+strings.Repeat("x", 2000)) + ok, []string{at + `200  "" page is too large`, want}},
		"bomb":      {record("response", answer, "HTTP/1.1 200 OK\r\n\r\n"+zipped(strings.Repeat("x", 1<<20))) + ok, []string{at + `200  "" page is too large`, want}},
		"cut":       {ok + ok[:len(ok)-20], []string{want, "! web archive is broken"}},
		"no length": {"WARC/1.0\r\nWARC-Type: response\r\n\r\n", []string{"! web archive is broken"}},
		"no end":    {"WARC/1.0\r\nWARC-Type: res", []string{"! web archive is broken"}},
		"nonsense":  {ok + "nonsense\r\n", []string{want, "! web archive is broken"}},
	} {
		if diff := cmp.Diff(c.want, told(c.archive)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func FuzzNext(f *testing.F) {
	f.Add(record("response", answer, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n"))
	f.Add(record("resource", "text/html", "x"))
	f.Fuzz(func(_ *testing.T, archive string) { told(archive) })
}
