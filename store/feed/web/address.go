package web

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
)

var (
	errScheme = errors.New("only http and https addresses are fetched")
	errHost   = errors.New("the address names no host")
)

// errPrivate says that an address is inside the own network.
var errPrivate = errors.New("this leads into a private network; --allow-private allows it")

// Parse reads an address that may be asked for. Without a scheme, it is https.
func Parse(address string) (*url.URL, error) {
	address = strings.TrimSpace(address)
	if !strings.Contains(address, "://") {
		if scheme, _, ok := strings.Cut(address, ":"); ok && !strings.ContainsAny(scheme, "./") && scheme != "localhost" {
			return nil, errScheme
		}
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		var inner *url.Error
		if errors.As(err, &inner) {
			err = inner.Err
		}
		return nil, fmt.Errorf("not an address: %w", err)
	}
	u.Fragment, u.RawFragment = "", ""
	return u, Check(u)
}

// Check says why an address may not be asked for, as far as its letters tell.
func Check(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return errScheme
	case u.Hostname() == "":
		return errHost
	}
	return nil
}

// only refuses connections to addresses that are not reachable. It sees the number
// that a name has led to, just before it is dialled, for every redirect too.
func only(reachable func(netip.AddrPort) bool) func(network, address string, c syscall.RawConn) error {
	return func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil || !reachable(at) {
			return errPrivate
		}
		return nil
	}
}

// public reports whether a is an address of the public internet: one that IANA
// has given to no special purpose (RFC 6890), nor one that carries such a one inside it.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range special() {
		if p.Contains(a) {
			return false
		}
	}
	if b := a.As16(); a.Is6() && strings.HasPrefix(string(b[:]), "\x00\x64\xff\x9b\x00\x00\x00\x00\x00\x00\x00\x00") {
		return public(netip.AddrFrom4([4]byte(b[12:]))) // NAT64, RFC 6052
	}
	return true
}

// special gives the ranges that look public and are not.
func special() [16]netip.Prefix {
	var out [16]netip.Prefix
	for i, s := range [...]string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
		"203.0.113.0/24", "240.0.0.0/4",
		"::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fec0::/10",
	} {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}
