package link

import (
	"math"

	"hearsay/store/link/event"
	"hearsay/store/link/words"
)

// base is what the corpus at large says about how telling words are. It is
// drawn anew whenever the corpus has grown by half, so that between two such
// moments, which depend on the facts alone, what has been found out about old
// articles holds on while new ones join.
type base struct {
	surprise *words.Surprise
	rarity   event.Rarity
	articles int          // that there were
	counts   words.Counts // of their words
	bar      float32      // bits that a link needs without any context
	slack    float32      // bits by which shingles must be rarer than among a few thousand quotations
}

// firstBase is up to how many articles a base is drawn for every Conclude.
const firstBase = 512

// nextBase is the number of articles at which to draw a base after that at n.
func nextBase(n int) int { return n + n/2 }

func newBase(l *Linker) *base {
	counts := l.lexicon.Counts()
	if n := l.recalled.base; n > 0 && n == len(l.articles) {
		counts = l.recalled.counts
	}
	return &base{
		surprise: l.lexicon.SurpriseAfter(counts), articles: len(l.articles), counts: counts, rarity: l.frequencies.Rarity(),
		bar: bar(l.said), slack: slack(len(l.quotes)),
	}
}

// bar is T0 for a number of quotations.
func bar(quotations int) float32 {
	n := max(2000, float64(quotations))
	return float32(stockBits + math.Log2(n*n/2))
}

// slack grows with the logarithm of the quotations, so that candidates grow no faster than they.
func slack(quotations int) float32 {
	return max(0, float32(math.Log2(float64(quotations+1)/5_000)))
}
