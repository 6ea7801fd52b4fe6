package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"hearsay/store/cores"
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
	size := 0
	theirs, own := inTurn(read, func() {
		size = 0
		for r, problem := range source.New(dir).Records(ctx) {
			if problem == nil {
				size += r.Len()
			}
		}
	})
	whole := least(func() {
		var records []source.Record
		for r := range source.New(dir).Records(ctx) {
			records = append(records, r)
		}
		cores.Each(len(records), func() func(int) {
			return func(i int) { records[i].Decoded() }
		})
	})
	return []row{{
		work: fmt.Sprintf("a folder of %d small files", len(names)), peer: "os.ReadFile in 8 goroutines", theirs: theirs, own: own, reach: 1.5,
		note: fmt.Sprintf("hearsay also finds them, and tells what they are; %.0f MB", float64(size)/1e6),
	}, {
		work: "… and what they say", peer: "os.ReadFile in 8 goroutines", theirs: theirs, own: whole, note: "their charsets and heads; not yet the report in its furniture",
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

// jsonl sets JSON lines against encoding/json, each in one core: first their decoding
// to the fields of articles, dates among them, then all that import does.
func jsonl(ctx context.Context, b *bench) ([]row, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	data, err := os.ReadFile(b.path("news.jsonl"))
	if err != nil {
		return nil, err
	}
	lines := bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
	theirs, own := inTurn(func() {
		for _, line := range lines {
			var r record
			json.Unmarshal(line, &r) //nolint:errcheck // encoding/json wrote it
		}
	}, func() {
		for i, line := range lines {
			source.JSON("news.jsonl", i+1, line).Decoded()
		}
	})
	articles := 0
	whole := least(func() {
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
		work: fmt.Sprintf("%d JSON lines to fields, one core", len(lines)), peer: "encoding/json", theirs: theirs, own: own, reach: 8,
		note: perSecond(len(data), own),
	}, {
		work: fmt.Sprintf("… the whole import of %d", articles), peer: "encoding/json", theirs: theirs, own: whole,
		note: "hearsay also reads the file and tells the report from its furniture",
	}}, nil
}
