package layout_test

import (
	"strings"
	"testing"
)

// report is enough of a report for what stands around it to be seen as such.
const report = `[body] It rained in the valley on Tuesday, and nobody played.

[body] “We waited for an hour,” said Jane Holt, the captain.`

func TestRules(t *testing.T) {
	for _, c := range []struct {
		rule, title, want string
		found, published  string // title and date; "" if there is none to be found
	}{
		{rule: "a short line without a stop above a report is its headline",
			want: "[headline] Rain stops play in the valley\n\n" + report, found: "Rain stops play in the valley"},
		{rule: "a headline may ask, and may end in an abbreviation",
			want: "[headline] Will rain stop play in the U.S.?\n\n" + report, found: "Will rain stop play in the U.S.?"},
		{rule: "capitals make a headline of a line with a stop",
			want: "[headline] Rain Stops Play In The Valley.\n\n" + report, found: "Rain Stops Play In The Valley"},
		{rule: "a mark for a heading is none of its words",
			want: "[headline] # Rain stops play\n\n" + report, found: "Rain stops play"},
		{rule: "a sentence is no headline", want: "[body] Rain stopped play on Tuesday.\n\n" + report},
		{rule: "nor are two", want: "[body] Rain again. Nobody could play\n\n" + report},
		{rule: "nor is a line that runs on", want: "[body] What the captain said:\n\n" + report},
		{rule: "nor is a line with no report below it", want: "[body] Rain stops play\n\n[body] Sun too\n\n[body] Wind also"},
		{rule: "nor is a dateline", want: "[body] LONDON — Rain in the valley\n\n" + report},

		{rule: "the source's title is known again", title: "Rain stops play", found: "Rain stops play",
			want: "[headline] Rain stops play\n\n" + report},
		{rule: "also with a stop, other marks and other capitals", title: "‘Rain’ Stops Play — again", found: "‘Rain’ Stops Play — again",
			want: "[headline] Rain stops play, again.\n\n" + report},
		{rule: "also with a word changed", title: "Heavy rain stops play in the valley", found: "Heavy rain stops play in the valley",
			want: "[headline] Heavy rain ends play in the valley\n\n" + report},
		{rule: "also on two lines", title: "Rain stops play; captain sad", found: "Rain stops play; captain sad",
			want: "[headline] Rain stops play;\n[headline] Captain sad.\n\n" + report},
		{rule: "also where the outlet is named behind it", title: "Rain stops play in the valley | The Paper", found: "Rain stops play in the valley | The Paper",
			want: "[headline] Rain stops play in the valley\n\n" + report},
		{rule: "also where the report runs on behind it", title: "Rain stops play", found: "Rain stops play",
			want: "[headline] Rain stops play. [body] It rained and nobody played.\n\n" + report},
		{rule: "but not in a sentence that begins with its words", title: "Rain stops play", found: "Rain stops play",
			want: "[body] Rain stops play in the valley more often than anybody there can remember, players say.\n\n" + report},

		{rule: "a date prefix is parted from what follows", published: "2025-03-20",
			want: " [date] date 2025-03-20 [body] Rain stopped play on Tuesday.\n\n" + report},
		{rule: "with its time", published: "2025-03-20", found: "Rain stops play",
			want: "[date] 2025-03-20T10:30:00Z [headline] Rain stops play\n\n" + report},
		{rule: "a line of nothing but a date is a date", published: "2025-03-20", found: "Rain stops play",
			want: "[headline] Rain stops play\n\n[date] Thursday, March 20th, 2025\n\n" + report},
		{rule: "with its label", published: "2025-03-20", found: "Rain stops play",
			want: "[headline] Rain stops play\n[date] Published: 20 Mar 2025, 10:32 AM EDT\n" + report},
		{rule: "the first date counts", published: "2025-03-20", found: "Rain stops play",
			want: "[headline] Rain stops play\n\n[date] Published 20.3.2025 | Updated 21.3.2025\n\n" + report},
		{rule: "a day in figures is read as it must be", published: "2025-03-20", want: "[date] 20/03/2025\n\n" + report},
		{rule: "with the month first where both could be", published: "2025-03-04", want: "[date] 03/04/2025\n\n" + report},
		{rule: "a time alone is a date line too", title: "Rain", found: "Rain", want: "[date] Updated at 12:33 p.m. EST\n\n" + report},
		{rule: "so is an age", title: "Rain", found: "Rain", want: "[date] 6 years ago\n\n" + report},
		{rule: "there is no 30th of February", want: "[body] 2025-02-30 Rain stopped play.\n\n" + report},
		{rule: "a date in a sentence is the report's", want: "[body] March 20, 2025, was a wet day in the valley.\n\n" + report},
		{rule: "and so is a dateline", want: "[body] WASHINGTON (AP) — It rained on March 20, 2025, and nobody played.\n\n" + report},

		{rule: "what says the headline again, before the report begins anew, is a standfirst",
			found: "Captain Jane Holt sorry after rain stops play",
			want: "[headline] Captain Jane Holt sorry after rain stops play\n\n" +
				"[standfirst] Captain Jane Holt apologises after heavy rain in the valley stops play for hours.\n\n" +
				"[body] Captain Jane Holt apologised to the spectators on Tuesday after heavy rain in the valley stopped play for two hours.\n\n" + report},
		{rule: "the first sentence of a report is none", found: "Captain sorry after rain stops play",
			want: "[headline] Captain sorry after rain stops play\n\n[body] Captain Jane Holt was sorry on Tuesday after rain had stopped play.\n\n" +
				"[body] In a long message she told the spectators why.\n\n" + report},
		{rule: "a line without a stop under the headline is one", title: "Rain stops play", found: "Rain stops play",
			want: "[standfirst] Captain apologises to spectators after hours in the wet\n\n" + report},
		{rule: "so is what stands between headline and byline", found: "Rain stops play",
			want: "[headline] Rain stops play\n\n[standfirst] The captain is sorry.\n\n[furniture] By Jane Holt and Al Roe\n\n" + report},
		{rule: "or between headline and dateline", found: "Rain stops play",
			want: "[headline] Rain stops play\n\n[standfirst] The captain is sorry.\n\n[body] LONDON (AP) — It rained.\n\n" + report},
		{rule: "or under a label", found: "Rain stops play",
			want: "[headline] Rain stops play\n\n[furniture] Key points\n\n[standfirst] Captain sorry\n\n[standfirst] Spectators wet\n\n" + report},

		{rule: "an appeal is furniture, as a whole", want: "[furniture] Your support helps us to tell the story Read more Support Now From the pitch to the pavilion, we are " +
			"there. Your donation allows us to keep sending reporters. We believe quality journalism should be available to everyone. " +
			"Your support makes all the difference. Read more\n\n" + report},
		{rule: "so is what earns from links", want: report + "\n\n[furniture] When you purchase through links on our site, we may earn an affiliate commission."},
		{rule: "and the way to a newsletter", want: report + "\n\n[furniture] Sign up for our newsletter\n\n[body] “It was wet,” said Al Roe."},
		{rule: "a report of appeals is none", want: report + "\n\n[body] The club asked members for a donation and put a newsletter into every inbox, but subscriptions fell."},
		{rule: "least of all where somebody is quoted", want: report + "\n\n[body] “Please consider supporting our work, sign up for our newsletter and subscribe today,” Holt said."},
		{rule: "labels are furniture", want: report + "\n\n[furniture] Recommended Videos\n\n[body] It rained on.\n\n[furniture] ADVERTISEMENT\n\n[body] It stopped.\n\n[furniture] Read more:"},
		{rule: "and so are captions", want: report + "\n\n[furniture] open image in gallery Jane Holt in the rain ( The Agency )\n\n[body] It stopped."},
		{rule: "and pictures' credits", want: report + "\n\n[furniture] Jane Holt in the rain on Tuesday. Al Roe/Getty Images\n\n[furniture] The pitch (Al Roe/The Paper)\n\n" +
			"[furniture] The pavilion (Photo: Al Roe)\n\n[body] It stopped (at last)."},
		{rule: "and links to other reports", want: report + "\n\n[furniture] READ MORE: Sun stops play\n\n[furniture] Related Stories\n[furniture] Wind stops play\n[furniture] Hail stops play\n\n[body] It stopped."},
		{rule: "and who is to be followed", want: report + "\n\n[furniture] Follow Al Roe on Twitter @alroe\n\n[furniture] Copyright © 2025 The Paper. All rights reserved."},
		{rule: "and who else wrote", want: report + "\n\n[furniture] Al Roe in London contributed to this report."},
		{rule: "and a programme's hour at the end", want: report + "\n\n[furniture] The Game, Sundays, 10/9c, TVX"},
		{rule: "which elsewhere is the report's", want: "[body] The Game, Sundays, 10/9c, TVX\n\n" + report},

		{rule: "the author's life at the end is furniture", want: report + "\n\n[furniture] Al Roe is a columnist and the author of “Rain.”"},
		{rule: "with the picture and the name above it", want: report + "\n\n[furniture] related content\n[furniture] Image of Al Roe\n[furniture] Al Roe\n" +
			"[furniture] Al Roe likes rain. He has a dog called ‘Hail,’ and a garden."},
		{rule: "the life of somebody in the report is the report's", want: report + "\n\n[body] Jane Holt is a professor of law at the university."},
		{rule: "and so is the life of somebody who is no author", want: report + "\n\n[body] Al Roe is the captain of the other team."},
	} {
		t.Run(c.rule, func(t *testing.T) {
			l := expect(t, c.want, c.title)
			published := ""
			if !l.Published.IsZero() {
				published = l.Published.Format("2006-01-02")
			}
			if l.Title != c.found || published != c.published {
				t.Errorf("title %q, published %q; want %q, %q", l.Title, published, c.found, c.published)
			}
		})
	}
}

// TestParagraphs marks where paragraphs begin.
func TestParagraphs(t *testing.T) {
	for rule, want := range map[string]string{
		"blank lines part paragraphs": "[body] It rained.\n\n[body] It stopped.\n \t\n\u00a0\n[body] It rained again.",
		"so do line ends":             "[body] It rained in the valley on Tuesday.\n[body] It stopped.\r\n[body] It rained again in the evening.\r[body] And at night.",
		"in hard-wrapped text they do not": strings.Join([]string{
			"[body] It rained in the valley on Tuesday, and", "nobody played, although all the players were", "there and waited for it to stop. It did not,", "and so they left.", "",
			"[body] “We waited for an hour,” said Jane Holt, who", "is the captain of the team and a professor of", "law at the university in the next valley."}, "\n"),
		"unless the paragraph before has ended": strings.Join([]string{
			"[body] It rained in the valley on Tuesday, and", "nobody played, although all the players were", "there and waited for it to stop.",
			"[body] They left.", "[body] “We waited for an hour,” said Jane Holt, who", "is the captain of the team and a professor of", "law at the university in the next valley."}, "\n"),
		"a list is not hard-wrapped text": "[body] Rain\n[body] Hail\n[body] Snow and all that comes with it in winter\n[body] Wind\n[body] Sun",
	} {
		t.Run(rule, func(t *testing.T) { expect(t, want, "") })
	}
}
