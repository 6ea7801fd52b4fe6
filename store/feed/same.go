package feed

import (
	"hash/fnv"
	"math/bits"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/publicsuffix"
)

// canonical gives an address without what does not tell where it leads: the
// scheme, a leading www., a fragment, an end slash, and parameters that only
// count where a reader came from.
func canonical(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	q := u.Query()
	for name := range q {
		if counts(name) {
			q.Del(name)
		}
	}
	s := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.EscapedPath(), "/")
	if len(q) > 0 {
		s += "?" + q.Encode() // in the order of their names
	}
	return s
}

// counts reports whether a parameter of that name is for counting readers.
func counts(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "utm_") || slices.Contains([]string{
		"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "at_medium", "at_campaign", "at_custom1", "at_custom2",
		"at_custom3", "at_custom4", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "cmpid", "partner", "smid", "ftag", "ocid",
	}, name)
}

// hostOf gives whose address it is.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// domain is the part of an address's host that somebody has registered.
func domain(address string) string {
	host := hostOf(address)
	if _, err := netip.ParseAddr(host); err == nil {
		return host
	}
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// sameWords reports whether two texts differ in blanks at most.
func sameWords(a, b string) bool {
	return a == b || slices.Equal(strings.Fields(a), strings.Fields(b))
}

// sketch is 64 bits that are nearly the same for texts that are nearly the same:
// Charikar's similarity hash (STOC 2002) over runs of three words. It is 0 for a
// text that is too short to tell.
type sketch uint64

const (
	runWords  = 3  // are looked at together
	fewWords  = 60 // tell nothing
	nearEqual = 8  // bits that may differ: about one run of twelve is another; between unrelated texts, 32 do
)

func sketchOf(text string) sketch {
	words := wordsOf(text)
	if len(words) < fewWords {
		return 0
	}
	var votes [64]int
	for i := 0; i+runWords <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i : i+runWords] {
			_, _ = h.Write([]byte(w))
			_, _ = h.Write([]byte{0})
		}
		sum := mix(h.Sum64())
		for bit := range votes {
			votes[bit] += int(sum>>bit&1)*2 - 1
		}
	}
	var s sketch
	for bit, v := range votes {
		if v > 0 {
			s |= 1 << bit
		}
	}
	return s
}

// mix spreads the bits of a hash (splitmix64): those of FNV are not even.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// near reports whether s and t are of nearly the same text.
func (s sketch) near(t sketch) bool {
	return s != 0 && t != 0 && bits.OnesCount64(uint64(s^t)) <= nearEqual
}

// wordsOf gives the words of a text without capitals and marks.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// alike reports whether two headlines share at least half of their words. Where
// all pages of an outlet have one text, which asks for money or consent, their
// headlines still tell them apart.
func alike(a, b string) bool {
	of := map[string]bool{}
	for _, w := range wordsOf(a) {
		of[w] = true
	}
	all, both := len(of), 0
	for _, w := range wordsOf(b) {
		in, seen := of[w]
		switch {
		case in:
			both++
			of[w] = false
		case !seen:
			all++
			of[w] = false
		}
	}
	return 2*both >= all
}
