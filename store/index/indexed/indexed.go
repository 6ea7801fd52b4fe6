// Package indexed makes the index of texts, as loading them would.
package indexed

import (
	"slices"

	"hearsay/store/cores"
	"hearsay/store/index"
)

// Texts indexes texts in all cores: while some are added, others are prepared.
func Texts(texts []string) *index.Snapshot {
	const atOnce = 1 << 10
	x := index.New()
	batches := make(chan []index.Prepared, 8)
	go func() {
		defer close(batches)
		for some := range slices.Chunk(texts, atOnce) {
			batch := make([]index.Prepared, len(some))
			cores.Each(len(some), func() func(int) {
				return func(i int) { batch[i] = x.Prepare("", "", some[i]) }
			})
			batches <- batch
		}
	}()
	for batch := range batches {
		for _, p := range batch {
			x.Add(p)
		}
	}
	return x.Snapshot()
}
