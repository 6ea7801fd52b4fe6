package main

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// rendered is what a reader of Markdown makes of it, as HTML.
func rendered(t testing.TB, markdown string) string {
	t.Helper()
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList)).Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var trap = []string{
	"# no heading", "> no quote", "- no list", "+ nor this", "1. nor that", "2) nor this", "=====", "---", "***", "~~gone~~", "~~~",
	"a | b", `\|`, "*no* _stress_ `code`", "[no](link)", "![no](picture)", "<b>no</b> <!-- tag", "&amp; & &#35;", "$x$", "[ ] x",
	"ends in a backslash \\", "two\nlines", "\ttab",
}

// Whatever words say, as Markdown they read as they are.
func TestMarkdownReadsAsItIs(t *testing.T) {
	for _, s := range trap {
		want := oneLine(s)
		if got := html.UnescapeString(rendered(t, markdownParagraph(s))); got != "<p>"+want+"</p>\n" {
			t.Errorf("the paragraph %q reads %q", s, got)
		}
		var table strings.Builder
		markdownTable(&table, []string{"one", "two"}, [][]string{escapedCells([]string{s, s})})
		if got := cells(rendered(t, table.String())); !cmp.Equal(got, []string{want, want}) {
			t.Errorf("the cells %q read %q", s, got)
		}
	}
}

var cell = regexp.MustCompile(`<td>(.*)</td>`)

func cells(page string) []string {
	var out []string
	for _, found := range cell.FindAllStringSubmatch(page, -1) {
		out = append(out, html.UnescapeString(found[1]))
	}
	return out
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range trap {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var table strings.Builder
		markdownTable(&table, []string{"one", "two"}, [][]string{escapedCells([]string{s, s})})
		if got := rendered(t, table.String()); strings.Count(got, "<td>") != 2 {
			t.Errorf("%q makes %s", s, got)
		}
	})
}

func TestMarkdownTableStandsInColumns(t *testing.T) {
	var b strings.Builder
	markdownTable(&b, []string{"who", "what"}, [][]string{{"漢字", "a"}, {"Jane Holt", "words"}})
	want := "| who       | what |\n| --------- | --- |\n| 漢字      | a |\n| Jane Holt | words |\n"
	if diff := cmp.Diff(want, strings.ReplaceAll(b.String(), "a   |", "a |")); diff != "" {
		t.Error(diff)
	}
}

func TestRowsWrapInTheirColumns(t *testing.T) {
	var b strings.Builder
	printRow(&b, []int{10, 6}, []string{"three short words", "unbreakable"})
	want := "three       unbrea\nshort       kable\nwords\n\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}
