// Package mail reads messages: newsletters and articles that came by mail, one a
// file or many in a mailbox, and pages that a browser saved as a message (MHTML). Of a message in several forms it takes the one with
// the most text. It opens no attachments and fetches nothing.
package mail

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"strings"

	"github.com/emersion/go-message"

	"hearsay/store"
	"hearsay/store/source/charset"
	"hearsay/store/source/date"
	"hearsay/store/source/page"
)

// What can be wrong with a message.
var (
	ErrBroken = errors.New("message is too broken to be read")
	ErrNoText = errors.New("message has no text")
)

const (
	maxParts = 200      // of one message
	maxDepth = 20       // of parts in parts
	maxText  = 16 << 20 // bytes of a part
)

// Parse reads a message. The article has no Blocks; its Key is the message's id.
func Parse(data []byte) (a *store.Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			a, err = nil, fmt.Errorf("%w: %v", ErrBroken, r)
		}
	}()
	root, err := message.ReadWithOptions(bytes.NewReader(data), &message.ReadOptions{MaxHeaderBytes: 4 << 20})
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return nil, ErrBroken
	}
	b := body{}
	b.add(root, 0)
	if saved := root.Header.Get("Snapshot-Content-Location"); saved != "" && len(b.page) > 0 {
		return page.Extract(b.page, page.Origin{URL: saved, ContentType: b.pageType})
	}
	a = headed(&root.Header)
	if a.Text = b.text(); strings.TrimSpace(a.Text) == "" {
		return nil, ErrNoText
	}
	return a, nil
}

// headed makes an article of what a message's head says.
func headed(h *message.Header) *store.Article {
	a := &store.Article{
		Key: strings.Trim(h.Get("Message-Id"), "<> "), Title: words(h.Get("Subject")), Published: date.Parse(words(h.Get("Date"))),
		URL: page.Address("", strings.Trim(firstOf(h.Get("Content-Location"), h.Get("Archived-At"), h.Get("List-Archive")), "<> ")),
	}
	if at, err := mail.ParseDate(h.Get("Date")); err == nil {
		a.Published = at
	}
	if sender, err := (&mail.AddressParser{WordDecoder: decoder()}).Parse(h.Get("From")); err == nil {
		_, host, _ := strings.Cut(sender.Address, "@")
		a.Outlet = firstOf(words(sender.Name), host)
	} else {
		a.Outlet = words(h.Get("From"))
	}
	return a
}

// decoder decodes the words of a head that are not ASCII, in any charset.
func decoder() *mime.WordDecoder {
	return &mime.WordDecoder{CharsetReader: func(name string, in io.Reader) (io.Reader, error) {
		data, err := io.ReadAll(in)
		text, _ := charset.Text(data, name)
		return strings.NewReader(text), err
	}}
}

// words gives a field of a head as it is read, on one line.
func words(field string) string {
	whole, err := decoder().DecodeHeader(field)
	if err != nil {
		whole = field
	}
	whole, _ = charset.Text([]byte(whole), "")
	return strings.Join(strings.Fields(whole), " ")
}

func firstOf(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}

// body gathers the text of a message's parts.
type body struct {
	parts       int
	plain, html []string
	page        []byte // of the first part in HTML, as it came
	pageType    string // its content type
}

// text gives the message's text: the plain one, unless the other has clearly more.
func (b *body) text() string {
	plain, html := strings.Join(b.plain, "\n\n"), strings.Join(b.html, "\n\n")
	if len(html) > 2*len(plain) {
		return html
	}
	return plain
}

// add takes the text of an entity and of its parts. What is broken in one part
// costs only what follows it inside the same one.
func (b *body) add(e *message.Entity, depth int) {
	if b.parts++; b.parts > maxParts || depth > maxDepth {
		return
	}
	if parts := e.MultipartReader(); parts != nil {
		for {
			part, err := parts.NextPart()
			if part == nil || err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
				return
			}
			b.add(part, depth+1)
		}
	}
	kind, params, _ := e.Header.ContentType()
	if shown, _, _ := e.Header.ContentDisposition(); shown == "attachment" {
		return
	}
	switch kind {
	case "text/html", "application/xhtml+xml":
		b.addPage(e, params["charset"])
	case "text/plain", "":
		text := strings.ReplaceAll(content(e, params["charset"]), "\r\n", "\n")
		if params["format"] == "flowed" {
			text = unflowed(text)
		}
		b.plain = append(b.plain, text)
	case "message/rfc822":
		b.forwarded(e, depth)
	}
}

// addPage takes the text of a part in HTML.
func (b *body) addPage(e *message.Entity, declared string) {
	data, _ := io.ReadAll(io.LimitReader(e.Body, maxText)) // of one that breaks off, what there is
	if len(b.html) == 0 {
		b.page, b.pageType = data, e.Header.Get("Content-Type")
	}
	text, _ := charset.Text(data, declared)
	b.html = append(b.html, page.Text(text))
}

// forwarded takes the text of a message inside a message.
func (b *body) forwarded(e *message.Entity, depth int) {
	if inner, err := message.Read(e.Body); err == nil || message.IsUnknownCharset(err) || message.IsUnknownEncoding(err) {
		b.add(inner, depth+1)
	}
}

// content gives an entity's text; of one that breaks off, what there is.
func content(e *message.Entity, declared string) string {
	data, _ := io.ReadAll(io.LimitReader(e.Body, maxText))
	text, _ := charset.Text(data, declared)
	return text
}

// unflowed joins the lines that RFC 3676 says are one.
func unflowed(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		line = strings.TrimPrefix(strings.TrimSuffix(line, "\n"), " ")
		b.WriteString(line)
		if !strings.HasSuffix(line, " ") || line == "-- " {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
