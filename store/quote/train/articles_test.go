package main

import (
	"os"
	"path/filepath"
	"testing"

	"hearsay/store/quote/eval/markup"
)

// TestArticlesAreLabelled reads every article written for training: a label that
// is not closed or belongs to nobody must not reach the models.
func TestArticlesAreLabelled(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("articles", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := markup.Parse(file, string(content))
		if err != nil {
			t.Error(err)
			continue
		}
		if len(a.Quotations) < 5 {
			t.Errorf("%s: %d quotations are too few to learn from", file, len(a.Quotations))
		}
	}
}
