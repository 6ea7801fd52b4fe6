package main

import (
	"embed"
	"fmt"
	"io"
	"path"
	"strings"

	"hearsay/store/quote/eval/markup"
)

//go:embed testdata/articles/*.txt
var articles embed.FS

// fixtures reads the labelled articles, in the order of their names.
func fixtures() ([]*markup.Article, error) {
	const dir = "testdata/articles"
	files, err := articles.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var all []*markup.Article
	for _, file := range files {
		content, err := articles.ReadFile(path.Join(dir, file.Name()))
		if err != nil {
			return nil, err
		}
		a, err := markup.Parse(file.Name(), string(content))
		if err != nil {
			return nil, err
		}
		a.ID = strings.TrimSuffix(file.Name(), ".txt")
		all = append(all, a)
	}
	return all, nil
}

// onFixtures reports on the labelled articles and names each that is not fully right.
func onFixtures(w io.Writer) error {
	all, err := fixtures()
	if err != nil {
		return err
	}
	f := figures{same: sameSpeaker}
	for _, a := range all {
		f.add(grade(a.Article, a.Arguable))
	}
	f.report(w)
	f.byArticle(w, all)
	return nil
}

// byArticle names each article that is not fully right, its errors below it.
func (f *figures) byArticle(w io.Writer, all []*markup.Article) {
	wrong := map[string][]mistake{}
	for _, m := range f.errors {
		wrong[m.article] = append(wrong[m.article], m)
	}
	fmt.Fprintf(w, "\nnot fully right: %d of %d articles\n", len(wrong), len(all))
	for _, a := range all {
		if len(wrong[a.ID]) == 0 {
			continue
		}
		fmt.Fprintf(w, "%s: %s\n", a.ID, a.Hard)
		for _, m := range wrong[a.ID] {
			fmt.Fprintf(w, "    %s: %s\n", m.fault, m.line)
		}
	}
}
