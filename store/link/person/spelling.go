package person

import (
	"strings"
	"unicode/utf8"
)

// alike reports whether two full names of different keys may be one person's:
// a nickname, an initial, a junior without his suffix, a first name left out, or one letter more, less or other in a long name.
func alike(a, b name) bool {
	if a.suffix != b.suffix && a.suffix != "" && b.suffix != "" {
		return false
	}
	if a.last == b.last && (lacksFirst(a, b) || lacksFirst(b, a)) {
		return true
	}
	if !middlesAgree(a.middle, b.middle) {
		return false
	}
	if a.last == b.last {
		return a.first == b.first || givenAlike(a.first, b.first)
	}
	return a.first == b.first && oneLetterOff(a.last, b.last) || soundAlike(a.first, b.first) && soundAlike(a.last, b.last)
}

// shortestSound is the least number of consonants by which names sound alike.
const shortestSound = 3

// soundAlike reports whether a and b may be two ways to write one name of another
// script: they are the same, or have the same consonants, as English writes them.
func soundAlike(a, b string) bool {
	if a == b {
		return true
	}
	s := consonants(a)
	return len(s) >= shortestSound && min(len(a), len(b)) >= shortestMisspelt && s == consonants(b)
}

// sound is the same for family names that sound alike, and no name.
func (n name) sound() string { return "~" + consonants(n.last) }

// consonants leaves out vowels, the letters that stand for nothing in many
// transcriptions, and doubled letters.
func consonants(name string) string {
	out := make([]byte, 0, len(name))
	var before rune
	for _, r := range name {
		switch r {
		case 'q', 'c', 'g':
			r = 'k'
		case 'z':
			r = 's'
		}
		if r != before && !strings.ContainsRune("aeiouyhw ", r) {
			out = utf8.AppendRune(out, r)
		}
		before = r
	}
	return string(out)
}

// lacksFirst reports whether b is a without its first name.
func lacksFirst(a, b name) bool {
	first, _, _ := strings.Cut(a.middle, " ")
	return len(first) > 1 && first == b.first
}

func middlesAgree(a, b string) bool { return a == "" || b == "" || a[0] == b[0] }

func givenAlike(a, b string) bool {
	if nicknames[a] != "" && nicknames[a] == b || nicknames[b] != "" && nicknames[b] == a {
		return true
	}
	if na := nicknames[a]; na != "" && na == nicknames[b] {
		return true
	}
	if (len(a) == 1 || len(b) == 1) && a[0] == b[0] {
		return true
	}
	return oneLetterOff(a, b)
}

// shortestMisspelt is the least length of a name that is believed misspelt.
const shortestMisspelt = 5

// oneLetterOff reports whether a and b are long and differ in one place.
func oneLetterOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < shortestMisspelt || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

// nicknames give the name that each is short for.
var nicknames = map[string]string{
	"mike": "michael", "mick": "michael", "bill": "william", "will": "william", "billy": "william", "bob": "robert", "rob": "robert",
	"bobby": "robert", "jim": "james", "jimmy": "james", "joe": "joseph", "joey": "joseph", "tom": "thomas", "tommy": "thomas",
	"dick": "richard", "rick": "richard", "rich": "richard", "ted": "edward", "ed": "edward", "eddie": "edward", "tim": "timothy",
	"dan": "daniel", "danny": "daniel", "dave": "david", "steve": "stephen", "steven": "stephen", "chris": "christopher", "matt": "matthew",
	"tony": "anthony", "andy": "andrew", "drew": "andrew", "ben": "benjamin", "sam": "samuel", "alex": "alexander", "nick": "nicholas",
	"pat": "patrick", "pete": "peter", "greg": "gregory", "jeff": "jeffrey", "geoff": "geoffrey", "ken": "kenneth", "kenny": "kenneth",
	"don": "donald", "ron": "ronald", "ray": "raymond", "larry": "lawrence", "jerry": "gerald", "chuck": "charles", "charlie": "charles",
	"fred": "frederick", "frank": "francis", "hank": "henry", "harry": "harold", "jack": "john", "johnny": "john", "josh": "joshua",
	"zach": "zachary", "nate": "nathan", "liz": "elizabeth", "beth": "elizabeth", "betsy": "elizabeth", "kate": "katherine",
	"kathy": "katherine", "katie": "katherine", "cathy": "catherine", "sue": "susan", "debbie": "deborah", "deb": "deborah",
	"barb": "barbara", "peggy": "margaret", "maggie": "margaret", "meg": "margaret", "jen": "jennifer", "jenny": "jennifer",
	"becky": "rebecca", "val": "valerie", "vicky": "victoria", "abby": "abigail", "mandy": "amanda", "sandy": "sandra", "cindy": "cynthia",
	"bernie": "bernard", "marty": "martin", "phil": "philip", "phillip": "philip", "stan": "stanley", "walt": "walter", "wes": "wesley",
}
