package mail_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay/store/source/mail"
)

const head = "From: The Herald <news@herald.example>\r\nTo: me@home.example\r\nSubject: =?utf-8?Q?Br=C3=BCcke?= closed\r\n" +
	"Date: Fri, 3 May 2024 09:00:00 +0000 (UTC)\r\nMessage-ID: <m1@herald.example>\r\nMIME-Version: 1.0\r\n"

func told(message string) string {
	a, err := mail.Parse([]byte(message))
	if err != nil {
		return "! " + err.Error()
	}
	return fmt.Sprintf("%s / %s / %s / %s / %q", a.Key, a.Title, a.Outlet, a.Published.UTC().Format(time.DateOnly), a.Text)
}

func TestMessages(t *testing.T) {
	const known = "m1@herald.example / Brücke closed / The Herald / 2024-05-03 / "
	for name, c := range map[string]struct{ body, want string }{
		"plain":            {"Content-Type: text/plain; charset=utf-8\r\n\r\n“Closed,” she said.\r\n\r\nUntil May.\r\n", `"“Closed,” she said.\n\nUntil May.\n"`},
		"no type":          {"\r\nClosed.\r\n", `"Closed.\n"`},
		"quoted-printable": {"Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=93Clo=\r\nsed=94\r\n", `"“Closed”\n"`},
		"base64 html":      {"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+Q2xvc2VkLjwvcD48cD5PcGVuLjwvcD4=\r\n", `"Closed.\n\nOpen."`},
		"flowed":           {"Content-Type: text/plain; format=flowed\r\n\r\nClosed until \r\nMay.\r\n", `"Closed until May.\n"`},
		"charset lies":     {"Content-Type: text/plain; charset=us-ascii\r\n\r\nBr\xfccke \x93zu\x94.\r\n", `"Brücke “zu”.\n"`},
		"alternatives": {"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nClosed until May.\r\n--b\r\n" +
			"Content-Type: text/html\r\n\r\n<p>Closed <b>until</b> May.</p>\r\n--b--\r\n", `"Closed until May."`},
		"a line and a page": {"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nView online\r\n--b\r\n" +
			"Content-Type: text/html\r\n\r\n<p>Closed <b>until</b> May, she said.</p>\r\n--b--\r\n", `"Closed until May, she said."`},
		"attachment": {"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nClosed.\r\n--b\r\n" +
			"Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nSecret.\r\n--b--\r\n", `"Closed."`},
		"breaks off": {"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nClosed", `"Closed"`},
	} {
		if got := told(head + c.body); got != known+c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, known+c.want)
		}
	}
	nested := head
	for i := range 500 {
		nested += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	for _, broken := range []string{"", "\x00", nested, head + "\r\n"} {
		if got := told(broken); !strings.HasPrefix(got, "! ") {
			t.Errorf("%.40q gives %s", broken, got)
		}
	}
}

func TestSavedPage(t *testing.T) {
	saved := "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://herald.example/1\r\nSubject: x\r\nDate: Sat, 4 May 2024 09:00:00 -0000\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		"<title>Bridge closed</title><nav>Home</nav><p>Closed, she said.</p>\r\n--b\r\nContent-Type: text/css\r\n\r\np {}\r\n--b--\r\n"
	if !mail.Sent([]byte(saved)) {
		t.Error("a saved page is not known")
	}
	a, err := mail.Parse([]byte(saved))
	if err != nil || a.Title != "Bridge closed" || a.URL != "https://herald.example/1" || a.Text != "Closed, she said." || !a.Published.IsZero() {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestMailbox(t *testing.T) {
	box := "From a@b Fri May  3 09:00:00 2024\nSubject: One\n\nFrom here on.\n\n>From there.\n\nFrom c@d Fri May  3 10:00:00 2024\nSubject: Two\n\n" +
		strings.Repeat("x", 200) + "\n\nFrom e@f Fri May  3 10:00:00 2024\nSubject: Three\n\nEnd"
	m := mail.NewMailbox(bufio.NewReaderSize(strings.NewReader(box), 64), 100)
	var got []string
	for {
		message, line, err := m.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		got = append(got, fmt.Sprintf("%d %q %v", line, message, err))
	}
	want := []string{`1 "Subject: One\n\nFrom here on.\n\nFrom there.\n\n" <nil>`, `8 "" message is too large`, `13 "Subject: Three\n\nEnd" <nil>`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestKinds(t *testing.T) {
	for in, want := range map[string]bool{
		head + "\r\nText": true,
		"From: me\nTo: you\nSubject: a note\n\nText":       false,
		"Title: a\nDate: b\n\nText":                        false,
		"The mayor said: no\nand that: was it\nfor today:": false,
	} {
		if got := mail.Sent([]byte(in)); got != want {
			t.Errorf("%.40q: %t", in, got)
		}
	}
	if !mail.Boxed([]byte("From a@b Fri May  3 09:00:00 2024\n")) || mail.Boxed([]byte("From here on at 10 it rained.\n")) {
		t.Error("what a mailbox is")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(head + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n<p>x\r\n--b--"))
	f.Add([]byte("Subject: =?x?Q?=FF?=\n\n=="))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := mail.Parse(data)
		if err == nil && (!utf8.ValidString(a.Text) || !utf8.ValidString(a.Title)) {
			t.Errorf("title %q text %q", a.Title, a.Text)
		}
		m := mail.NewMailbox(bufio.NewReader(strings.NewReader(string(data))), 1000)
		for range 100 {
			if _, _, err := m.Next(); err != nil {
				break
			}
		}
	})
}
