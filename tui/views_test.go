package tui_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestViewsAreTurned(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).shows("▸Stories  Quotations  Speakers  Disputes")
	s.keys("v").shows(" Stories ▸Quotations  Speakers ", " hearsay  Quotations › The bridge that closed › 11")
	s.keys("v").shows("Quotations ▸Speakers ").keys("v").shows("▸Disputes").keys("v").shows("▸Stories")
	s.keys("V").shows("▸Disputes").keys("P").shows("▸Speakers").keys("Q").shows("▸Quotations").keys("S").shows("▸Stories")
}

// Whatever the list shows, its cursor is where the reader is, if that is in it.
func TestTurningKeepsThePlace(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("}").shows("■ Omar Reyes", "2/4")
	s.keys("Q").shows("▌ “Nobody answered our letter,”", "2/4")
	s.keys("D").shows("▌ “Nobody answered our letter,”", "2/4")
	s.keys("P").shows("▌ “Nobody answered our letter,”", "2/4")
	s.keys("S").shows("▌● 03-19 11 ", "2/4")
}

// The same words stand once; who is where another carries them stands on that one.
func TestTurningFindsTheSameWords(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("1jj").shows("▌● 03-20 13 ")
	s.keys("Q").shows("▌ “We will not, I repeat, not open it … │", "Six minutes to sit down")
}

// Who walks through the article walks through the list of quotations, too.
func TestListFollowsTheSelection(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("Q").shows("▌ “We will not, I repeat, not open")
	s.keys("}").shows("2/4", "▌ “Nobody answered our letter,”").keys("}").shows("3/4", "▌ “Not one word.”")
}

func TestQuotationsOpen(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("Q").keys("j").shows("▌ “Nobody answered our letter,”", "2/4", "jk quotation")
	s.keys("jj").keys("j").shows("▌ “It is slower than walking, but you …", "Ferry to run while bridge stays closed", "3/3")
	s.keys("<enter>").shows("3/3", "}{ quotation").keys("S").shows("▌○ 03-20 12 ")
}

// A view that does not have what one is at comes back as it was left.
func TestViewsRememberTheirPlace(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("D").keys("jj").shows("Six minutes to sit down: a morning")
	at := s.screen()
	s.keys("S").keys("G").shows("The bakery on the hill").keys("D")
	if got := s.screen(); got != at {
		t.Errorf("the disputes have been left as\n%s\nand come back as\n%s", at, got)
	}
}

func TestFilterOfQuotations(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("Q").keys("fferry").shows("4 quotations").lacks("Nobody answered our letter,”")
	s.keys("<enter>D").shows("▸Disputes", "2 of 4 articles").keys("<esc>").shows("Nobody answered our letter")
	s.keys("fhill").shows("nothing is disputed here")
}

// The arrangement of the cross-references is changed from wherever one is.
func TestTimelineFromAnywhere(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).shows("enter goes here").lacks("1 day later")
	s.keys("t").shows("1 day later", "}{ quotation").keys("1").keys("t").shows("enter goes here", "jk article").lacks("1 day later")
	open(t, bridge(t), plain, 80, 24).keys("1").lacks("1 day later").keys("t").shows("1 day later", "t timeline")
}

func TestTabsAreClicked(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40)
	s.send(tea.MouseMsg{X: 25, Y: 2, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	s.shows("▸Speakers")
}

// Keys that are typed before the rows are there that they are meant for wait for them.
func TestKeysWaitForTheirRows(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40)
	one := open(t, bridge(t), plain, 120, 40).keys("Q").keys("j").screen()
	if got := s.keys("Qj").screen(); got != one {
		t.Errorf("Qj at once:\n%s\none after the other:\n%s", got, one)
	}
	one = open(t, bridge(t), plain, 120, 40).keys("D").keys("P").keys("2").keys("j").screen()
	if got := open(t, bridge(t), plain, 120, 40).keys("DP2j").screen(); got != one {
		t.Errorf("DP2j at once:\n%s\none after the other:\n%s", got, one)
	}
	s = open(t, bridge(t), plain, 120, 40).keys("f")
	_, rows := s.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ferry")})
	s.keys("<enter>j").shows("filter ferry|")
	s.run(rows)
	s.shows("2 of 4 articles", "jk article")
}

// A wrong filter that is meant stays in the prompt, and so does what is wrong with it.
func TestWrongFilterIsNotTaken(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("fferry:<enter>")
	s.shows("filter ferry:|", "^^^^^^ a value is missing").keys("<backspace><enter>").shows("2 of 4 articles", "esc clear filter")
	s = open(t, bridge(t), plain, 120, 40).keys("f")
	_, rows := s.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ferry:")})
	s.keys("<enter>jj").run(rows)
	s.shows("filter ferry:|", "^^^^^^ a value is missing")
}
