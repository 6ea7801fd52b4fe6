package main

import (
	"embed"
	"io/fs"

	"hearsay/store/quote/eval/markup"
	"hearsay/store/quote/learn"
)

// termFiles are sentences written for training, one in each paragraph: names,
// so-calleds, slogans and works in marks, which labelled news has few of, and
// words as short that somebody said.
//
//go:embed terms
var termFiles embed.FS

// termQuestions gives what those sentences ask of a kind.
func termQuestions() ([]learn.Question, error) {
	var all []article
	err := fs.WalkDir(termFiles, "terms", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := termFiles.ReadFile(path)
		if err != nil {
			return err
		}
		a, err := markup.Parse(path, string(content))
		if err != nil {
			return err
		}
		all = append(all, parse(a.Article))
		return nil
	})
	return kindQuestions(markAll(all), func(int) bool { return true }), err
}
