package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/store"
	"hearsay/store/keep"
	"hearsay/tui"
)

// keeping opens a reader that keeps things in a folder.
func keeping(t *testing.T, dir string, w, h int) *session {
	t.Helper()
	journal := keep.At(dir)
	t.Cleanup(func() { _ = journal.Close() })
	return begin(t, bridge(t), tui.Options{Terminal: &plain, Keep: journal}, w, h)
}

// kept is what is on the disk.
func kept(t *testing.T, dir string) store.Marks {
	t.Helper()
	m, problems, err := keep.Load(dir)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return m
}

func TestStars(t *testing.T) {
	dir := t.TempDir()
	s := keeping(t, dir, 120, 40).keys("s").shows("▌●★03-19 11 ", "★ 19 March 2025")
	if !kept(t, dir).Starred.Get("11_tide") {
		t.Error("not on the disk")
	}
	s.keys("z").lacks("★").shows("taken back: 11_tide: starred").keys("Z").shows("▌●★")
	keeping(t, dir, 120, 40).shows("▌●★03-19 11 ").keys("s").lacks("★")
	if kept(t, dir).Starred.Len() > 0 {
		t.Error("still on the disk")
	}
}

func TestBookmarks(t *testing.T) {
	dir := t.TempDir()
	keeping(t, dir, 120, 40).keys("M").shows("nothing is bookmarked; m bookmarks the selected quotation")
	s := keeping(t, dir, 120, 40).keys("m").shows("bookmarked", "◆ 1/4").keys("}m").shows("◆ 2/4", "◆ \"We will not")
	if n := len(kept(t, dir).Bookmarks.Get("11_tide")); n != 2 {
		t.Errorf("%d on the disk", n)
	}
	s.keys("m").lacks("◆ 2/4").shows("no longer bookmarked").keys("z").shows("◆ 2/4", "taken back: “Nobody answered our letter,” no longer bookmarked")
	s.keys("zz").lacks("◆").keys("ZZ{").shows("◆ 1/4", "◆ Engineers")
}

func TestNotesAndTags(t *testing.T) {
	dir := t.TempDir()
	s := keeping(t, dir, 120, 40).keys("e").shows(" note ", "on the quotation").keys("ask Reyes<enter>")
	s.shows("◆ 1/4", "ask Reyes").keys("#").keys("cracks, bridge<enter>").shows("#bridge #cracks ask Reyes")
	s.keys("}").lacks("ask Reyes").keys("{").shows("ask Reyes")
	s.keys("e").shows("ask Reyes").keys("<esc>").shows("#bridge #cracks ask Reyes")
	s.keys("1e").shows("on the article").keys("good story<enter>").shows("good story").keys("#").keys("town<enter>").shows("#town good story")
	s.keys("zz").lacks("good story").shows("ask Reyes").keys("zzz").lacks("ask Reyes", "◆")
	s.keys("ZZZZ")
	m := kept(t, dir)
	b := m.Bookmarks.Get("11_tide")
	if len(b) != 1 || b[0].Note != "ask Reyes" || strings.Join(b[0].Tags, " ") != "bridge cracks" || m.Notes.Get("11_tide") != "good story" || strings.Join(m.Tags.Get("11_tide"), " ") != "town" {
		t.Errorf("on the disk: %+v %q %q", b, m.Notes.Get("11_tide"), m.Tags.Get("11_tide"))
	}
}

// Several are marked at once, and that is taken back at once.
func TestSeveralAtOnce(t *testing.T) {
	s := keeping(t, t.TempDir(), 120, 40).keys("1JJr").shows("3 articles read", "○ 03-19 11", "○ 03-20 12", "○ 03-20 13", "●   —   14")
	s.keys("z").shows("taken back: 3 articles: read", "● 03-19 11", "● 03-20 12").keys("as").shows("4 articles starred", "●★  —   14")
	s.keys("as").shows("4 articles not starred").lacks("★")
	s.keys("J<esc>s").shows("★").keys("z").lacks("★")
	s.keys("Qam").shows("quotations bookmarked", "◆").keys("z").lacks("◆")
}

// A restart comes back to the article, the quotation and the line one was at.
func TestPlaceSurvivesARestart(t *testing.T) {
	dir := t.TempDir()
	s := keeping(t, dir, 80, 16).keys("<esc>j<enter>}G")
	before := s.screen()
	if err := s.app.Leave(); err != nil {
		t.Fatal(err)
	}
	again := keeping(t, dir, 80, 16)
	if got := again.screen(); got != before {
		t.Errorf("left:\n%s\nfound:\n%s", before, got)
	}
	again.keys("<esc>gG<enter>").lacks("Ferry")
}

// What another reader keeps is seen, without doing anything.
func TestAnotherReaderIsSeen(t *testing.T) {
	dir := t.TempDir()
	one, two := keeping(t, dir, 120, 40), keeping(t, dir, 120, 40)
	one.keys("s")
	two.lacks("★")
	two.grown().shows("▌●★03-19 11 ")
}

// What was asked for comes back in the next session.
func TestHistoriesSurvive(t *testing.T) {
	dir := t.TempDir()
	keeping(t, dir, 120, 40).keys("fferry<enter>").keys("/letter<enter>")
	s := keeping(t, dir, 120, 40).keys("f<up>").shows("filter ferry|", "2 of 4").keys("<esc>")
	s.keys("/<up>").shows("find letter|", "1/2")
}

// A folder in which nothing can be kept is told, and the reader is open all the same.
func TestNothingCanBeKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := keeping(t, dir, 120, 40).shows("nothing will be kept: ", "1 could not be read", "▌● 03-19 11 ")
	s.keys("m").shows("bookmarked", "◆ 1/4")
}
