package mail

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"regexp"
)

// ErrLarge says that a message of a mailbox is too large; those behind it can be read.
var ErrLarge = errors.New("message is too large")

// Mailbox reads the messages of an mbox file one by one.
type Mailbox struct {
	in      *bufio.Reader
	limit   int
	line    int  // lines read so far
	started bool // whether the line that begins a message has been read
}

// NewMailbox reads the mailbox in, with messages of up to limit bytes.
func NewMailbox(in *bufio.Reader, limit int) *Mailbox { return &Mailbox{in: in, limit: limit} }

// begins is the line that parts messages: From jane@herald.example Fri May  3 09:00:00 2024.
var begins = regexp.MustCompile(`^From \S.* \d\d:\d\d`)

// quoted is a line that the mailbox has put a > before, lest it part messages.
var quoted = regexp.MustCompile(`^>+From `)

// Next gives the next message and the line that it begins on. It fails with
// io.EOF at the end, with ErrLarge, and with the reader's error.
func (m *Mailbox) Next() (message []byte, line int, err error) {
	var out []byte
	long, blank := false, true
	line = m.line // that which began this message, if one has been read
	for {
		part, err := m.in.ReadSlice('\n')
		whole := !errors.Is(err, bufio.ErrBufferFull)
		switch {
		case blank && bytes.HasPrefix(part, []byte("From ")) && begins.Match(part):
			if m.started {
				m.line++
				return m.done(out, line, long)
			}
			m.started, line = true, m.line+1
		case len(out)+len(part) > m.limit:
			long = true
		default:
			if quoted.Match(part) {
				part = part[1:]
			}
			out = append(out, part...)
		}
		blank = whole && len(bytes.TrimSpace(part)) == 0
		if whole && err == nil {
			m.line++
		}
		switch {
		case err == nil, !whole:
		case errors.Is(err, io.EOF) && m.started:
			m.started = false
			return m.done(out, line, long)
		default:
			return nil, line, err
		}
	}
}

func (m *Mailbox) done(message []byte, line int, long bool) ([]byte, int, error) {
	if long {
		return nil, line, ErrLarge
	}
	return message, line, nil
}

// fields are those that messages have; two of them make one.
var fields = [...]string{
	"from", "to", "subject", "date", "message-id", "mime-version", "received", "return-path", "delivered-to", "content-type",
	"reply-to", "sender", "list-id", "list-unsubscribe", "x-mailer", "dkim-signature", "content-transfer-encoding", "cc", "references",
}

// Boxed reports whether data that begin like this are a mailbox.
func Boxed(begin []byte) bool {
	return bytes.HasPrefix(begin, []byte("From ")) && begins.Match(begin[:min(len(begin), 200)])
}

// Sent reports whether data that begin like this are a message: a head whose
// every line is a field or goes on with one, three of them fields of mail, two of
// these such as a note that somebody typed would not have.
func Sent(begin []byte) bool {
	known, technical := 0, 0
	for line := range bytes.Lines(begin) {
		name, _, ok := bytes.Cut(line, []byte(":"))
		switch {
		case len(bytes.TrimSpace(line)) == 0:
			return known >= 3 && technical > 0
		case line[0] == ' ' || line[0] == '\t':
			continue
		case !ok || bytes.ContainsAny(name, " \t"):
			return false
		}
		name = bytes.ToLower(name)
		for i, f := range fields {
			if f == string(name) {
				known++
				if i >= 4 {
					technical++
				}
			}
		}
	}
	return known >= 3 && technical > 0
}
