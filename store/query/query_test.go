package query_test

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay/store"
	"hearsay/store/query"
)

// now is a Thursday afternoon.
var now = time.Date(2025, 3, 20, 15, 4, 5, 0, time.UTC)

func TestCanonical(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{``, ``},
		{`  baldwin   Hilaria `, `baldwin Hilaria`},
		{`"out there"`, `"out there"`},
		{`“out there”`, `"out there"`},
		{`speaker:hilaria`, `speaker:hilaria`},
		{`SPEAKER:"Hilaria Baldwin"`, `speaker:"Hilaria Baldwin"`},
		{`speaker:“Hilaria Baldwin”`, `speaker:"Hilaria Baldwin"`},
		{`outlet:yahoo title:red-carpet text:door quote:winner`, `outlet:yahoo title:red-carpet text:door quote:winner`},
		{`a"b c"d`, `a "b c" d`},

		{`-a`, `-a`},
		{`not a`, `-a`},
		{`not not a`, `a`},
		{`--a`, `a`},
		{`-(-a)`, `a`},
		{`-(a b)`, `-(a b)`},
		{`-(a)`, `-a`},
		{`a - b`, `a b`},
		{`mother-of-seven`, `mother-of-seven`},
		{`a or b c`, `a or b c`},
		{`(a or b) c`, `(a or b) c`},
		{`a|b|c`, `a or b or c`},
		{`a or (b or c)`, `a or b or c`},
		{`a AND b and c OR d`, `a b c or d`},
		{`((a))`, `a`},
		{`a (b (c))`, `a b c`},
		{`a () b`, `a b`},

		{`date:2025-03-19`, `date:2025-03-19`},
		{`date:2025-03-19..2025-03-20`, `date:2025-03-19..2025-03-20`},
		{`date:2025-03..`, `date:2025-03..`},
		{`date:..2025`, `date:..2025`},
		{`date:Today or newer:1W or older:2025-03`, `date:today or newer:1w or older:2025-03`},
		{`is:Unread HAS:dispute has:link has:quote`, `is:unread has:dispute has:link has:quote`},

		{`sort:-date a`, `a sort:-date`},
		{`(a sort:title) b sort:quotes`, `a b sort:quotes`},
		{`sort:match`, `sort:match`},

		{`10:30 http://example.org/a:b`, `10:30 http://example.org/a:b`},
		{`$ ?!`, `$ ?!`},
		{`"?!" speaker:… a`, `a`},
	} {
		f, err := query.Parse(c.in, now)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if f.String() != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, f, c.want)
		}
	}
}

// TestHalfTyped types towards a filter: what is not there yet filters nothing, and is said.
func TestHalfTyped(t *testing.T) {
	for _, c := range []struct{ in, want, waits string }{
		{`a speaker:`, `a`, `"speaker:" is waiting for a value`},
		{`a or speaker:`, `a`, `"speaker:" is waiting for a value`},
		{`speaker:"`, ``, `"speaker:" is waiting for a value`},
		{`a "out th`, `a "out th"`, `the quotation mark at 3 is never closed`},
		{`ä speaker:„Hilaria Ba`, `ä speaker:"Hilaria Ba"`, `the quotation mark at 11 is never closed`},
		{`a (b or c`, `a (b or c)`, `the parenthesis at 3 is never closed`},
		{`a (`, `a`, `the parenthesis at 3 is never closed`},
		{`a or`, `a`, `"or" is waiting for something on its right`},
		{`(a |) b`, `a b`, `"|" is waiting for something on its right`},
		{`or`, ``, `"or" is waiting for something on its right`},
		{`a -`, `a`, `"-" is waiting for something on its right`},
		{`a not`, `a`, `"not" is waiting for something on its right`},
		{`date:`, ``, `"date:" is waiting for a date`},
		{`date:20`, ``, `"date:" is waiting for the rest of the date`},
		{`date:2025-`, `date:2025`, `"date:" is waiting for the rest of the date`},
		{`date:2025-03-0`, `date:2025-03`, `"date:" is waiting for the rest of the date`},
		{`date:2025-03.`, `date:2025-03`, `"date:" is waiting for the rest of the date`},
		{`date:2024..2025-0`, `date:2024..2025`, `"date:" is waiting for the rest of the date`},
		{`date:yester`, ``, `"date:" is waiting for the rest of the date`},
		{`newer:1`, ``, `"newer:" is waiting for a unit: h, d, w, m or y`},
		{`newer:2025-`, `newer:2025`, `"newer:" is waiting for the rest of the date`},
		{`is:`, ``, `"is" is waiting for unread, read, starred or bookmarked`},
		{`is:unr`, ``, `"is" is waiting for unread, read, starred or bookmarked`},
		{`is: a`, `a`, `"is" is waiting for unread, read, starred or bookmarked`},
		{`a sort:-da`, `a`, `"sort" is waiting for date, title, outlet, quotes or match`},
	} {
		f, err := query.Parse(c.in, now)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if f.String() != c.want || f.Unfinished == nil || f.Unfinished.Error() != c.waits {
			t.Errorf("%s\n got %s, %v\nwant %s, %s", c.in, f, f.Unfinished, c.want, c.waits)
		}
	}
}

// TestWrong shows where each expression is wrong and how that is said.
func TestWrong(t *testing.T) {
	for _, want := range []string{`
a speeker:hilaria
  ~~~~~~~
no such field "speeker"; did you mean speaker?`, `
foo:bar
~~~
no such field "foo"; quotation marks around it look for the words`, `
date:abc
~~~~~~~~
"date" wants 2025-03-19, 2025-03, 2025 or a range a..b`, `
date:2025-02-30
~~~~~~~~~~~~~~~
"date" wants 2025-03-19, 2025-03, 2025 or a range a..b`, `
date:20 a
~~~~~~~
"date" wants 2025-03-19, 2025-03, 2025 or a range a..b`, `
date:2025-03..2024
~~~~~~~~~~~~~~~~~~
the range ends before it begins`, `
“ä” newer:soon a
    ~~~~~~~~~~
"newer" wants an age such as 12h, 3d, 1w, 6m or 2y, or a date such as 2025-03-19`, `
is:unreed
~~~~~~~~~
"is" wants unread, read, starred or bookmarked, not "unreed"; did you mean unread?`, `
has:unr a
~~~~~~~
"has" wants dispute, link, quote or note, not "unr"`, `
sort:author
~~~~~~~~~~~
"sort" wants date, title, outlet, quotes or match, not "author"`, `
a -sort:date
   ~~~~~~~~~
an order cannot be excluded; sort:-date turns it round`, `
a ) b
  ~
the parenthesis at 3 closes nothing`, `
or b
~~
"or" needs something on its left`, `
a or | b
     ~
"|" needs something on its left`, `
a (and b)
   ~~~
"and" needs something on its left`, `
not or b
    ~~
"or" needs something on its left`,
	} {
		in, _, _ := strings.Cut(want[1:], "\n")
		_, err := query.Parse(in, now)
		if diff := cmp.Diff(want, picture(in, err)); diff != "" {
			t.Errorf("%s\n%s", in, diff)
		}
	}
}

// picture draws an expression with its fault underlined.
func picture(in string, err error) string {
	var wrong *store.FilterError
	if !errors.As(err, &wrong) {
		return "no fault"
	}
	indent := strings.Repeat(" ", utf8.RuneCountInString(in[:wrong.Span.Start]))
	line := strings.Repeat("~", utf8.RuneCountInString(wrong.Span.Of(in)))
	return "\n" + in + "\n" + indent + line + "\n" + wrong.Problem
}

func TestDeepParentheses(t *testing.T) {
	if _, err := query.Parse(strings.Repeat("(", 1e6), now); err == nil {
		t.Error("a million parentheses pass")
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct{ in, passes, fails string }{
		{"date:2025-03-19", "2025-03-19T00:00 2025-03-19T23:59", "2025-03-18T23:59 2025-03-20T00:00"},
		{"date:2025-03", "2025-03-01T00:00 2025-03-31T23:59", "2025-02-28T23:59 2025-04-01T00:00"},
		{"date:2025", "2025-01-01T00:00 2025-12-31T23:59", "2024-12-31T23:59 2026-01-01T00:00"},
		{"date:2025-03-18..2025-03-19", "2025-03-18T00:00 2025-03-19T23:59", "2025-03-17T23:59 2025-03-20T00:00"},
		{"date:2025-03..", "2025-03-01T00:00 2030-01-01T00:00", "2025-02-28T23:59"},
		{"date:..2025-03", "1999-01-01T00:00 2025-03-31T23:59", "2025-04-01T00:00"},
		{"date:today", "2025-03-20T00:00", "2025-03-19T23:59 2025-03-21T00:00"},
		{"date:yesterday", "2025-03-19T00:00", "2025-03-20T00:00"},
		{"newer:1d", "2025-03-19T00:00", "2025-03-18T23:59"},
		{"newer:1w", "2025-03-13T00:00", "2025-03-12T23:59"},
		{"newer:6h", "2025-03-20T09:05", "2025-03-20T09:04"},
		{"newer:1m", "2025-02-20T00:00", "2025-02-19T23:59"},
		{"older:1y", "2024-03-19T23:59", "2024-03-20T00:00"},
		{"older:2025-03", "2025-02-28T23:59", "2025-03-01T00:00"},
		{"newer:2025-03", "2025-03-01T00:00", "2025-02-28T23:59"},
	} {
		f, err := query.Parse(c.in, now)
		if err != nil {
			t.Fatal(c.in, err)
		}
		p := f.Root.(query.Published)
		for _, s := range strings.Fields(c.passes) {
			if !p.Holds(minute(s)) {
				t.Errorf("%s does not pass %s", c.in, s)
			}
		}
		for _, s := range strings.Fields(c.fails) {
			if p.Holds(minute(s)) {
				t.Errorf("%s passes %s", c.in, s)
			}
		}
		if p.Holds(time.Time{}) {
			t.Errorf("%s passes an article without a date", c.in)
		}
	}
}

func minute(s string) time.Time {
	t, err := time.Parse("2006-01-02T15:04", s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestFieldsAreRead(t *testing.T) {
	for _, f := range query.Fields() {
		values := f.Values
		if values == nil {
			values = []string{"2025"}
		}
		for _, v := range values {
			in := f.Name + ":" + v
			if got, err := query.Parse(in, now); err != nil || got.String() != in {
				t.Errorf("%s reads as %v, %v", in, got, err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a or -(b "c d" date:2025..) sort:-date`, `speaker:"x`, `is:u`, "\xff:\"\xfe", `- - a`, `newer:9999y`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		first, err := query.Parse(in, now)
		if err != nil {
			var wrong *store.FilterError
			if !errors.As(err, &wrong) || wrong.Span.Empty() || wrong.Span.End > len(in) {
				t.Fatalf("%q: a fault without a place: %#v", in, err)
			}
			return
		}
		again, err := query.Parse(first.String(), now)
		if err != nil || again.String() != first.String() {
			t.Fatalf("%q reads as %q, which reads as %v, %v", in, first, again, err)
		}
	})
}
