package web

import (
	"compress/flate"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// What a person is told of a server, in one place: in small letters and few
// words, without the address, which whoever asked has.
var (
	errRedirects = fmt.Errorf("sent on more than %d times", redirects)
	errPacked    = errors.New("packed in a way nobody asked for")
	errSlow      = errors.New("the server took too long")
	errShort     = errors.New("the answer broke off")
	errRefused   = errors.New("nobody answers there")
	errName      = errors.New("there is no such host")
	errUnpack    = errors.New("compressed data is corrupt")
)

func tooLarge(most int64) error { return fmt.Errorf("larger than %d MB", max(most>>20, 1)) }

func statusError(code int) error {
	if text := http.StatusText(code); text != "" {
		return fmt.Errorf("the server says %d %s", code, strings.ToLower(text))
	}
	return fmt.Errorf("the server says %d", code)
}

// explained gives err as a person would say it.
func explained(err error) error {
	var (
		inURL *url.Error
		name  *net.DNSError
		cert  *tls.CertificateVerificationError
		op    *net.OpError
		slow  net.Error
		flaw  flate.CorruptInputError
	)
	switch {
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, errPrivate):
		return errPrivate
	case errors.Is(err, errScheme), errors.Is(err, errRedirects):
		return errors.Unwrap(err)
	case errors.As(err, &slow) && slow.Timeout():
		return errSlow
	case errors.As(err, &cert):
		return fmt.Errorf("its certificate cannot be trusted: %w", cert.Err)
	case errors.As(err, &name) && name.IsNotFound:
		return errName
	case errors.As(err, &op) && op.Op == "dial":
		return errRefused
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, &flaw):
		return errUnpack
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errShort
	case errors.As(err, &inURL):
		return explained(inURL.Err)
	}
	return err
}
