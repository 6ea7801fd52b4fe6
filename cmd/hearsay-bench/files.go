package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"hearsay/store/source"
)

// folder sets reading a folder of small files, each an article to be decoded,
// against reading nothing but their bytes.
func folder(ctx context.Context, b *bench) ([]row, error) {
	dir := b.path("folder")
	names, err := b.scatter(dir)
	if err != nil {
		return nil, err
	}
	read := func() {
		var busy sync.WaitGroup
		next := make(chan string)
		for range 8 {
			busy.Go(func() {
				for name := range next {
					os.ReadFile(name) //nolint:errcheck // it was written just now
				}
			})
		}
		for _, name := range names {
			next <- name
		}
		close(next)
		busy.Wait()
	}
	read() // so that both find the files in the system's cache
	theirs := once(read)
	articles := 0
	own := once(func() { articles = articlesOf(ctx, dir, runtime.NumCPU()) })
	return []row{{
		work: fmt.Sprintf("a folder of %d small files", len(names)), peer: "os.ReadFile in 8 goroutines", theirs: theirs, own: own, reach: 1.5,
		note: fmt.Sprintf("hearsay also decodes %d articles", articles),
	}}, nil
}

// scatter writes a file for each text, a thousand a folder.
func (b *bench) scatter(dir string) ([]string, error) {
	texts, err := b.read()
	if err != nil {
		return nil, err
	}
	names := make([]string, len(texts))
	for i, text := range texts {
		sub := filepath.Join(dir, fmt.Sprintf("%04d", i/1000))
		names[i] = filepath.Join(sub, fmt.Sprintf("%06d.txt", i))
		if i%1000 == 0 {
			if err := os.MkdirAll(sub, 0o777); err != nil {
				return nil, err
			}
		}
		if err := os.WriteFile(names[i], []byte(text), 0o666); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// articlesOf reads all articles of a path, decoding them in so many goroutines.
func articlesOf(ctx context.Context, path string, workers int) int {
	records := make(chan source.Record, 64*workers)
	counts := make([]int, workers)
	var busy sync.WaitGroup
	for w := range workers {
		busy.Go(func() {
			for r := range records {
				if a, _ := r.Article(); a != nil {
					counts[w]++
				}
			}
		})
	}
	for r, problem := range source.New(path).Records(ctx) {
		if problem == nil {
			records <- r
		}
	}
	close(records)
	busy.Wait()
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}

// jsonl sets the import of JSON lines against encoding/json, each in one core.
func jsonl(ctx context.Context, b *bench) ([]row, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	lines, err := b.lines("news.jsonl")
	if err != nil {
		return nil, err
	}
	var r record
	theirs := once(func() {
		for _, line := range lines {
			json.Unmarshal([]byte(line), &r) //nolint:errcheck // encoding/json wrote it
		}
	})
	articles := 0
	own := once(func() { articles = articlesOf(ctx, b.path("news.jsonl"), 1) })
	return []row{{
		work: fmt.Sprintf("import of %d JSON lines, one core", articles), peer: "encoding/json", theirs: theirs, own: own, reach: 8,
		note: "hearsay also reads the file",
	}}, nil
}
