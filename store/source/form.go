package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/atom"

	"hearsay/store/source/mail"
	"hearsay/store/source/table"
	"hearsay/store/source/warc"
)

// form is how articles stand in a file.
type form uint8

const (
	unknown    form = iota // to be told by its content
	foreign                // no news, by its name
	prose                  // the file is one article
	markdown               // the same, and may begin with tags
	lines                  // each line is one, in JSON
	document               // in JSON: values one behind the other, or a list of them
	envelope               // in JSON: an object that has the list
	rows                   // a table
	webPage                // a page in HTML
	syndicated             // a feed
	outline                // a list of feeds
	message                // one that came by mail
	mailbox                // many
	webArchive             // pages, as they were fetched
	made                   // the article has been decoded with its file
)

// formIn tells how articles stand in a file, from what it begins with, and from
// the form that its name gives it where that leaves a doubt.
func formIn(begin []byte, named form) form {
	head := bytes.TrimLeft(begin, " \t\r\n")
	found := unknown
	switch {
	case named == lines:
		return lines
	case warc.Archived(head):
		return webArchive
	case mail.Boxed(begin):
		return mailbox
	case bytes.HasPrefix(head, []byte("{")), bytes.HasPrefix(head, []byte("[")):
		found = formOfJSON(head, named)
	case bytes.HasPrefix(head, []byte("<")):
		found = formOfMarkup(head, named)
	case mail.Sent(head):
		return message
	case table.Comma(head, isText) != 0:
		return rows
	}
	if found == unknown {
		return named
	}
	return found
}

// formOfJSON tells JSON from text that begins with a bracket, and its kinds from each other.
func formOfJSON(head []byte, named form) form {
	if head[0] == '[' {
		if next := bytes.TrimLeft(head[1:], " \t\r\n"); bytes.HasPrefix(next, []byte("{")) || named == document {
			return document
		}
		return unknown
	}
	switch {
	case bytes.Contains(head[:min(len(head), 1024)], []byte("jsonfeed.org/version")):
		return syndicated
	case enveloped(head):
		return envelope
	case breaksOff(head):
		return document
	case (named == prose || named == markdown) && !json.Valid([]byte(firstLine(string(head)))):
		return unknown
	}
	return lines
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// breaksOff reports whether the first line of begin ends in the middle of a JSON value.
func breaksOff(begin []byte) bool {
	line, _, whole := bytes.Cut(begin, []byte("\n"))
	var v json.RawMessage
	return whole && errors.Is(json.NewDecoder(bytes.NewReader(line)).Decode(&v), io.ErrUnexpectedEOF)
}

// formOfMarkup tells feeds and pages by their first element.
func formOfMarkup(head []byte, named form) form {
	switch root := rootOf(head); root {
	case "rss", "rdf:rdf", "feed", "atom:feed", "channel":
		return syndicated
	case "opml":
		return outline
	case "html", "!doctype":
		return webPage
	case "":
		return unknown
	default:
		if named != markdown && (atom.Lookup([]byte(root)) != 0 || bytes.HasPrefix(head, []byte("<?xml"))) {
			return webPage
		}
	}
	return unknown
}

// rootOf gives the name of the first element, in small letters. A document type
// counts as one, if it is of HTML.
func rootOf(s []byte) string {
	for {
		s = bytes.TrimLeft(s, " \t\r\n")
		if !bytes.HasPrefix(s, []byte("<")) {
			return ""
		}
		end := []byte(">")
		name := strings.ToLower(string(s[1:min(len(s), 40)]))
		switch {
		case strings.HasPrefix(name, "!--"):
			end = []byte("-->")
		case strings.HasPrefix(name, "!doctype html"):
			return "!doctype"
		case !strings.HasPrefix(name, "?") && !strings.HasPrefix(name, "!"):
			if at := strings.IndexAny(name, " \t\r\n/>"); at >= 0 {
				name = name[:at]
			}
			return name
		}
		_, rest, ok := bytes.Cut(s, end)
		if !ok {
			return ""
		}
		s = rest
	}
}

// lists are the names under which records of articles stand in an object.
var lists = map[string]bool{
	"articles": true, "items": true, "results": true, "docs": true, "documents": true, "news": true, "posts": true,
	"stories": true, "hits": true, "data": true, "entries": true, "records": true, "response": true, "result": true, "feed": true,
}

// enveloped reports whether the object that begins here has a list of articles.
func enveloped(begin []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(begin))
	if enter(dec, 0) != inside {
		return false
	}
	t, err := dec.Token()
	return err == nil && t == json.Delim('{')
}

// entrance is what came of looking for a list.
type entrance uint8

const (
	lost   entrance = iota // the JSON is broken or not to be looked through
	passed                 // there is none in the value, which has been read
	inside                 // it has begun
)

// enter leads dec into the list of articles that its next value, an object, has.
func enter(dec *json.Decoder, depth int) entrance {
	const deepest = 3
	t, err := dec.Token()
	switch {
	case err != nil || depth > deepest:
		return lost
	case t == json.Delim('[') && depth > 0:
		return inside
	case t == json.Delim('{'):
		return enterObject(dec, depth)
	}
	return passed
}

// enterObject goes on inside an object that has begun.
func enterObject(dec *json.Decoder, depth int) entrance {
	for dec.More() {
		key, err := dec.Token()
		name, _ := key.(string)
		if err != nil || isText(name) {
			return lost
		}
		if lists[name] {
			if came := enter(dec, depth+1); came != passed {
				return came
			}
			continue
		}
		var other json.RawMessage
		if dec.Decode(&other) != nil {
			return lost
		}
	}
	if _, err := dec.Token(); err != nil {
		return lost
	}
	return passed
}
