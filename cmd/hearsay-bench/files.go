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

// folder sets finding and reading a folder of small files against reading files
// whose names are known.
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
	bytes := 0
	theirs, own := inTurn(read, func() {
		bytes = 0
		for r, problem := range source.New(dir).Records(ctx) {
			if problem == nil {
				bytes += r.Len()
			}
		}
	})
	return []row{{
		work: fmt.Sprintf("a folder of %d small files", len(names)), peer: "os.ReadFile in 8 goroutines", theirs: theirs, own: own, reach: 1.5,
		note: fmt.Sprintf("hearsay also finds them; %.0f MB", float64(bytes)/1e6),
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

// jsonl sets the import of JSON lines against encoding/json, each in one core.
func jsonl(ctx context.Context, b *bench) ([]row, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	lines, err := b.lines("news.jsonl")
	if err != nil {
		return nil, err
	}
	articles := 0
	theirs, own := inTurn(func() {
		for _, line := range lines {
			var r record
			json.Unmarshal([]byte(line), &r) //nolint:errcheck // encoding/json wrote it
		}
	}, func() {
		articles = 0
		for r, problem := range source.New(b.path("news.jsonl")).Records(ctx) {
			if problem != nil {
				continue
			}
			if a, _ := r.Article(); a != nil {
				articles++
			}
		}
	})
	return []row{{
		work: fmt.Sprintf("import of %d JSON lines, one core", articles), peer: "encoding/json", theirs: theirs, own: own, reach: 8,
		note: "hearsay also reads the file and tells the report from its furniture",
	}}, nil
}
