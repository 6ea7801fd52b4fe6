package tui_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"hearsay/store"
	"hearsay/tui"
)

func TestFirstScreenShowsADispute(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}} {
		open(t, bridge(t), plain, size[0], size[1]).shows(
			"[We will not, I repeat, not open it",
			"carried by 3 outlets · 3 wordings",
			"⚑ attributed to 2 people",
			"enter counterpart", "? help",
		)
	}
}

func TestKeysTypedFastArriveMerged(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("1")
	s.now = s.now.Add(time.Second)
	s.keys("jj").shows("▌● 03-20 13 ", "Six minutes to sit down: a morning on the new ferry\n")
	s.keys("kkkk").shows("▌● 03-19 11 ").keys("jjjjjjjjjjjj").shows("▌●   —   14 ")
}

func TestCounts(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("<esc>").shows("▌● 03-19 11 ")
	s.keys("2j").shows("▌● 03-20 13 ", "jk article")             // a count, typed in one go
	s.keys("2").shows("}{ quotation")                            // a pane
	s.now = s.now.Add(time.Second)                               // and, after a pause,
	s.keys("1").now = s.now.Add(time.Second)                     //
	s.keys("k").shows("▌● 03-20 12 ", "jk article").keys("9999") // no more counts
	s.keys("j").shows("▌●   —   14 ")
}

func TestJumpAndBack(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40)
	s.keys("<enter>").shows("[We will not open it again before", "▌○ 03-20 12 ", "ctrl-o back")
	s.keys("<enter>").shows("[We will not, I repeat, not open")
	s.keys("<enter>").shows("[We will not, I repeat, not open it") // full circle
	s.keys("<ctrl+o>").shows("[We will not, I repeat, not open")
	s.keys("<ctrl+o><ctrl+o>").shows("[We will not, I repeat, not open it")
	s.keys("<ctrl+o>").shows("no jump to go back from")
	s.keys("<alt+right>").shows("[We will not open it again before")
}

func TestWalkingQuotations(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40)
	s.keys("}").shows("Nobody answered our letter,”", "carried by 2 outlets")
	s.keys("}").shows("no other article carries these words")
	s.keys("<enter>").shows("\n no other article carries these words")
	s.keys("}").shows("speaker unknown")
	s.keys("{{{{{").shows("[We will not, I repeat, not open it again")
}

func TestOccurrencesAreGoneTo(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("x").shows("jk occurrence")
	s.keys("jj<enter>").shows("[We will not, I repeat, not open", "▌○ 03-20 13 ")
	s.keys("xd").shows("[-the bridge-] before the spring,   │ {+it again+}", "differences side by side")
	s.keys("d").lacks("{+", "[-").shows("differences not shown").keys("d").shows("[-the bridge-]", "differences in the text")
	s.keys("td").shows("[-the bridge-]", "differences in the text")
}

func TestWhyASpeaker(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("w").shows("Why Jane Holt?", "75 %", "+2.5 is the subject", "w close").lacks("attributed")
	s.keys("}").shows("Why Omar Reyes?", "reported by “said”", "2/4")
	s.keys("<enter>").shows("Why Jane Holt?", "▌○ 03-20 12")
	s.keys("<ctrl+o>").shows("Why Omar Reyes?").keys("w").shows("carried by").lacks("Why Omar")
	s.keys("}w").shows("reported by “said”").keys("}").shows("Why is the speaker unknown?", "not named here")
	s.keys("x").shows("no other article", "jk occurrence").keys("w").shows("Why is").keys("<esc>").shows("no other article")
}

// The reasons come up also where nothing is linked, and wherever one is.
func TestWhyOnANarrowScreen(t *testing.T) {
	s := open(t, bridge(t), plain, 80, 24).keys("}}}w").shows("Why is the speaker unknown?", "4/4").keys("w").lacks("Why is")
	s.keys("<esc>w").shows("Why is the speaker unknown?", "}{ quotation")
	s.keys("<tab>").shows("jk scroll", "Why is").keys("Gjk").keys("<esc><esc>").shows("}{ quotation")
	s.keys("+w").shows("Why is the speaker unknown?")
	s.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	s.lacks("+0.7 doubles").keys("3G").shows("+0.7 doubles").keys("gg").shows("Why is")
	open(t, parse("# Quiet\n\n## one | | | A\n\nText."), plain, 80, 24).keys("w").shows("no quotation is selected")
}

// The counterparts can be looked at one after the other without leaving the article.
func TestLookingAcross(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("p").shows("03-20 12  Omar Reyes", "1/2", "The crossing takes six", "▌The bridge itself", "[We will not, I repeat", "p next", "▌● 03-19 11 ")
	s.keys("p").shows("03-20 13  Jane Holt", "2/2", "On its trial run").keys("p").shows("carried by").lacks("On its trial")
	s.keys("p}").shows("03-20 12  Jane Holt", "1/1", "2/4").keys("}").shows("no other article carries these words", "3/4")
	s.keys("{{").keys("pp").shows("carried by").keys("p").keys("p").shows("2/2").keys("<enter>").shows("[We will not, I repeat, not open the", "▌○ 03-20 13 ", "03-19 11  Jane Holt")
	s.keys("<ctrl+o><esc>").shows("carried by", "[We will not, I repeat").lacks("On its trial")
	s.keys("xjj").keys("p").shows("2/2", "03-20 13").keys("w").shows("Why Jane Holt?").keys("p").shows("1/2").keys("x").shows("jk occurrence")
	s.keys("2}}p").shows("no other article carries these words", "}{ quotation")
}

// What a key does to the cross-references can be seen, whatever stood in their place.
func TestLookingAcrossGivesWay(t *testing.T) {
	open(t, bridge(t), plain, 120, 40).keys("p").shows("The crossing takes six").keys("t").lacks("The crossing").shows("1 day later")
}

func TestLookingAcrossOnANarrowScreen(t *testing.T) {
	s := open(t, bridge(t), plain, 80, 24).keys("p").shows("Ferry to run while", "[We will not, I repeat").keys("<tab>jjkG").shows("who will steer").keys("g").shows("A ferry will carry")
	s.keys("<enter>").shows("› 12 ", "[We will not open it again")
	s.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	s.keys("p<esc>").shows("› 12 ")
	open(t, parse("# Quiet\n\n## one | | | A\n\nText."), plain, 80, 24).keys("p").shows("no quotation is selected")
}

func TestComparingAStory(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("c").shows("› compared", "3 sayings · 3 articles · 2 disputed", "[≈]", "11 · 19 March 2025 · Jane Holt")
	s.keys("l").shows("12 · 20 March 2025 · Omar Reyes ⚑", "· left out", "hjkl cell")
	s.keys("j").shows("12 · 20 March 2025 · Jane Holt ⚑").keys("j").shows("Ada Lund · reworded")
	s.keys("h").shows("11 · 19 March 2025 · leaves it out").keys("kl<enter>").shows("[Nobody answered that letter", "▌○ 03-20 12 ", "2/3")
	s.keys("c").shows("12 · 20 March 2025 · Jane Holt ⚑").keys("c").shows("2/3").keys("<ctrl+o>").shows("[We will not, I repeat")
	s.keys("cG<enter>").shows("▌○ 03-19 11 ", "[We will not, I repeat")
	s.keys("c?<ctrl+d>").shows("Comparing a story").keys("<esc>").shows("› compared").keys("<esc>").shows("}{ quotation", "attributed")
	s.keys("1G").keys("c").shows("no other article tells this story")
}

// A comparison that is left before it is there does not come up later.
func TestComparisonLeft(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40)
	_, late := s.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("c")})
	s.shows("comparing the articles of this story…").keys("<esc>").shows("Hill quarter")
	s.run(late)
	s.shows("Hill quarter").lacks("compared")
}

func TestDisagreementsOfSpeakersStandTogether(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("}")
	s.shows("03-19 11  Omar Reyes  here  first", "03-20 12  Jane Holt ⚑  reworded  enter goes here",
		"[-our letter,-]{+that letter, and somebody should have,+}")
}

func TestFilterAsYouType(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40)
	s.keys("fferr").shows("filter ferr|", "2 of 4").lacks("Hill quarter")
	s.keys("y:").shows("filter ferry:|", "^^^^^^ a value is missing after the colon", " 12 Ferry").lacks("Hill quarter")
	s.keys("<backspace>").shows("2 of 4").lacks("^^^^")
	s.keys("<enter>").shows("Stories: ferry › ", "▌● 03-20 12 ", "Ferry to run while bridge stays closed\n", "2 of 4 articles", "esc clear filter")
	s.keys("<esc>").shows("Hill quarter", " 4 articles", "▌● 03-20 12 ")
}

// Fields and values are completed, and what was meant before comes back.
func TestFilterIsCompleted(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("fspe<tab>").shows("filter speaker:|").keys("ho<tab>").shows(`speaker:"Jane Holt" |`)
	s.keys("<ctrl+u><tab>").shows("[speaker:] outlet:  title:", "somebody of this name is quoted").keys("<tab>").shows("filter outlet:|").keys("<esc>").shows("words  \"a phrase\"")
	s.keys("is:<tab>").shows("[unread] read  starred", "is:unread |").keys("<enter>").lacks("[unread]").keys("x<enter>")
	s.keys("f<ctrl+u><up>").shows("filter is:unread x|").keys("<down>").shows("words  \"a phrase\"").keys("zz:<tab><tab>").shows("zz:|")
	s.keys("<esc>/river<enter>/").shows("words of the article").keys("<up>").shows("find river|").keys("<tab>").shows("find river|")
}

func TestFilterTakenBack(t *testing.T) {
	s := open(t, bridge(t), plain, 80, 24)
	s.keys("fhill").shows("1 of 4", "Hill quarter").lacks("Ferry to run")
	s.keys("<esc>").shows("[We will not, I repeat", "}{ quotation")
	s.keys("<esc>").shows("Ferry to run")
}

func TestFilterFromTheCommandLine(t *testing.T) {
	s := begin(t, bridge(t), tui.Options{Terminal: &plain, Filter: "ferry"}, 120, 40)
	s.shows("2 of 4 articles", "[We will not open it again before").lacks("Hill quarter")
	s = begin(t, bridge(t), tui.Options{Terminal: &plain, Filter: "ferry:"}, 120, 40)
	s.shows("^^^^^^ a value is missing after the colon", "Hill quarter").keys("<backspace>").lacks("Hill quarter")
}

func TestFilterThatPassesNothing(t *testing.T) {
	open(t, bridge(t), plain, 120, 40).keys("fzeppelin").shows("0 of 4", "no article passes this filter", "[We will not, I repeat")
}

func TestFind(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40)
	s.keys("/letter").shows("find letter|", "1/2")
	s.keys("<enter>").shows("nN find 1/2")
	s.keys("n").shows("find 2/2").keys("n").shows("find 1/2").keys("N").shows("find 2/2")
	s.keys("<esc>").shows("}{ quotation").lacks("find 2/2")
	s.keys("/zeppelin").shows("not found").keys("<esc>").shows("}{ quotation")
}

func TestPanesByTabAndNumber(t *testing.T) {
	s := open(t, bridge(t), plain, 80, 24).shows("⚑ attributed")
	s.keys("<tab>").shows("jk occurrence").keys("<tab>").shows("jk article", "Hill quarter").lacks("attributed")
	s.keys("<tab>").shows("}{ quotation", "⚑ attributed")
	s.keys("x").lacks("attributed").keys("<tab>").shows("Hill quarter").keys("2x").shows("attributed")
	s.keys("3").shows("jk occurrence").keys("<esc><esc>").shows("Hill quarter")
}

func TestZoom(t *testing.T) {
	s := open(t, bridge(t), plain, 200, 50).keys("+").lacks("Hill quarter", "attributed")
	s.keys("_").shows("Hill quarter", "attributed").keys("3+").shows("attributed").lacks("Hill quarter")
	s.keys("<esc>").shows("Hill quarter")
}

func TestReadMarks(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).shows("▌● 03-19 11 ")
	s.keys("r").shows("▌○ 03-19 11 ").keys("r").shows("▌● 03-19 11 ")
	s.keys("<esc>j").shows("▌● 03-20 12 ").keys("<enter>").shows("▌○ 03-20 12 ")
}

func TestMarksAreTakenBack(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("z").shows("nothing to take back")
	s.keys("<esc>j<enter>r").shows("▌● 03-20 12 ")
	s.keys("z").shows("▌○ 03-20 12 ", "taken back: 12_harbour: unread").keys("z").shows("▌● 03-20 12 ", "taken back: 12_harbour: read")
	s.keys("Z").shows("▌○ 03-20 12 ").keys("Z").shows("▌● 03-20 12 ").keys("Z").shows("nothing was taken back")
	s.keys("zzr").shows("▌○ 03-20 12 ").keys("Z").shows("nothing was taken back")
}

func TestFurnitureUnfolds(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).shows("folded: 11 words").lacks("Sign up")
	s.keys("F").shows("Sign up for our morning letter").keys("F").lacks("Sign up")
}

func TestHelpIsSearched(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("?").shows("next quotation", "half a screen down")
	s.keys("/find").shows("next find", "previous find").lacks("half a screen")
	s.keys("<esc>").shows("half a screen").keys("<esc>").shows("Hill quarter")
}

func TestPalette(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys(":").shows(" do | words of what", "next quotation", "Article", "↓↑ choose")
	s.keys("next quo").shows("▌ next quotation").lacks("half a screen").keys("<enter>").shows("2/4").lacks(" do ")
	s.keys("<ctrl+p>zeppelin").shows("nothing does that").keys("<esc>").shows("2/4", "}{ quotation")
	s.keys(":next of the<enter>").shows("▌● 03-20 12 ", "jk article") // in the list, which gets the keys
	s.keys(":copy address<enter>").shows("the article has no address")
	s.keys(":compare<enter>:").shows("next saying").lacks("next quotation").keys("back to<enter>").lacks("compared")
	s.keys(":").send(tea.MouseMsg{X: 3, Y: 27, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	s.shows("Ferry", "▌○ 03-20 12 ") // the list's first action: read
}

func TestMouse(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40)
	click := func(x, y int) {
		s.send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	}
	click(12, 6)
	s.shows("▌○ 03-20 12 ", "Ferry to run while bridge stays closed\n")
	click(3, 4) // a heading
	s.shows("▌○ 03-20 12 ")
	for range 20 {
		s.send(tea.MouseMsg{X: 60, Y: 30, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	}
	s.shows("left out by  none of this story")
}

// A click in the article is one when the button is let go; what is dragged over is copied.
func TestMouseInTheArticle(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40)
	event := func(x, y int, action tea.MouseAction) {
		s.send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: action})
	}
	event(47, 13, tea.MouseActionPress)
	s.shows("1/4")
	event(47, 13, tea.MouseActionRelease)
	s.shows("2/4")
	event(43, 6, tea.MouseActionPress)
	event(70, 6, tea.MouseActionMotion)
	event(52, 7, tea.MouseActionMotion)
	event(52, 7, tea.MouseActionRelease)
	s.shows(" copied: 16 words", "2/4")
	if got := s.clipboard(); got != "The old bridge was shut on Wednesday after divers found cracks in two of its piers." {
		t.Errorf("%q", got)
	}
	event(52, 7, tea.MouseActionPress) // backwards
	event(47, 7, tea.MouseActionMotion)
	event(20, 7, tea.MouseActionRelease)
	if got := s.clipboard(); got != "piers." {
		t.Errorf("%q", got)
	}
}

func TestTooSmall(t *testing.T) {
	s := open(t, bridge(t), plain, 39, 9).shows("hearsay needs 40×10").keys("jjjf?")
	s.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	s.shows("⚑ attributed", "}{ quotation")
}

// A storm of sizes leaves one where one was.
func TestResizeKeepsThePlace(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("<enter>}}")
	s.shows("“It is slower than walking, but you get to sit down,”")
	before := s.screen()
	for w := 10; w < 240; w += 9 {
		s.send(tea.WindowSizeMsg{Width: w, Height: 5 + w%50})
	}
	s.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	if after := s.screen(); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

// growing is a corpus that others take the place of.
type growing struct{ now atomic.Pointer[fixture] }

func (g *growing) Search(ctx context.Context, q store.Query) (store.Results, error) {
	return g.now.Load().Search(ctx, q)
}

func (g *growing) Read(ctx context.Context, id store.ArticleID) (store.Reading, error) {
	return g.now.Load().Read(ctx, id)
}

func (g *growing) Trace(ctx context.Context, id store.QuotationID) (store.Trace, error) {
	return g.now.Load().Trace(ctx, id)
}

func (g *growing) Explain(ctx context.Context, id store.QuotationID) (store.Explanation, error) {
	return g.now.Load().Explain(ctx, id)
}

func (g *growing) Names(ctx context.Context, q store.NameQuery) ([]store.Name, error) {
	return g.now.Load().Names(ctx, q)
}

func (g *growing) Progress() store.Progress { return g.now.Load().Progress() }

func TestLoading(t *testing.T) {
	all := bridge(t)
	some := *all
	some.articles, some.said, some.loading = all.articles[:1], all.said[:4], true
	some.stories = []store.Story{{Title: "x", Articles: []store.ArticleID{0}}}
	c := &growing{}
	c.now.Store(&some)
	s := open(t, c, plain, 120, 40).shows("reading… 1 article", "Council shuts the old bridge").lacks("attributed")
	all.version, all.loading = 2, true
	all.problems = []store.Problem{{File: "broken.jsonl", Line: 7, Err: errors.New("not JSON")}}
	c.now.Store(all)
	s.grown().shows("reading… 4 articles", "1 could not be read", "⚑ attributed", "▌● 03-19 11 ")
	done := *all
	done.loading, done.version = false, 3
	c.now.Store(&done)
	s.grown().shows("4 articles · 2 disputes · 1 could not be read")
	s.keys("?").shows("Could not be read", "broken.jsonl:7: not JSON")
}

// What is selected while the article is read again stays selected.
func TestGrowingKeepsTheSelection(t *testing.T) {
	c := &growing{}
	before, after := *bridge(t), *bridge(t)
	before.loading, after.version = true, 2
	c.now.Store(&before)
	s := open(t, c, plain, 120, 40)
	c.now.Store(&after)
	_, answers := s.app.Update(s.pass())
	s.keys("}").shows("2/4")
	s.run(answers)
	s.shows("2/4", "“Nobody answered our letter,”\n")
}

// A late answer to an older question changes nothing.
func TestLateAnswers(t *testing.T) {
	c := bridge(t)
	s := open(t, c, plain, 120, 40)
	s.keys("f")
	_, late := s.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("hill")})
	s.keys("<backspace><backspace><backspace><backspace>ferry").shows("2 of 4")
	s.run(late)
	s.shows("2 of 4").lacks("Hill quarter")
}

func TestCopying(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40).keys("y").shows("q the quotation, with its source", "esc nothing")
	s.keys("q").shows("copied: the quotation")
	want := "“We will not, I repeat, not open it again before the spring,” — Jane Holt (11, Council shuts the old bridge after cracks are found, 19 March 2025)"
	if got := s.clipboard(); got != want {
		t.Errorf("the clipboard holds\n%s, want\n%s", got, want)
	}
	s.keys("ya").shows("copied: the article")
	if got := s.clipboard(); strings.Contains(got, "Sign up") || !strings.HasSuffix(got, "one of them said.\n") {
		t.Error(got)
	}
	s.keys("yu").shows("the article has no address").keys("y<esc>").shows("}{ quotation")
	s.keys("o").shows("the article has no address on the web")
}

func TestListBeginsWithItsHeading(t *testing.T) {
	c := parse("# Quiet\n\n## one | | | A\n\nText.\n\n## two | | | B\n\nHe said, \"{Jane Holt/a: words}.\"\n\n## three | | | C\n\nHe said, \"{Omar Reyes/a: words}.\"")
	open(t, c, plain, 80, 24).keys("<esc>").shows("Quiet  ", "▌●   —   two")
}

func TestQuit(t *testing.T) {
	s := open(t, bridge(t), plain, 120, 40)
	for _, in := range []tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("q")}, {Type: tea.KeyCtrlC}} {
		_, cmd := s.app.Update(in)
		if !quits(cmd) {
			t.Errorf("%s does not quit", in)
		}
	}
	s.keys("f")
	if _, cmd := s.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("q")}); quits(cmd) {
		t.Error("q quits while a filter is typed")
	}
}

func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	switch msg := cmd().(type) {
	case tea.QuitMsg:
		return true
	case tea.BatchMsg:
		for _, c := range msg {
			if quits(c) {
				return true
			}
		}
	}
	return false
}

// Nothing of a hostile text reaches the terminal.
func TestHostileText(t *testing.T) {
	c := parse(strings.ReplaceAll(`
# A \e[31mstory

## key\e]0;x\a | 2025-03-19 | out\elet | A \u202etitle\e[2J

He said, "{Eve\e[5m/a: you \e]52;c;AAAA\a are \u0007 here}."

## two | 2025-03-19 | two | B

He said, "{Eve\e[5m/a: you \e]52;c;AAAA\a were \u0007 here}."`, `\e`, "\x1b"))
	view := open(t, c, plain, 120, 40).app.View()
	if i := strings.IndexAny(view, "\x1b\a\u202e"); i >= 0 {
		t.Errorf("%q reaches the terminal", view[max(0, i-20):i+20])
	}
}
