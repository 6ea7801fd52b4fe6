package index_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hearsay/store"
	"hearsay/store/index"
	"hearsay/store/query"
)

// reading counts how many texts are looked into.
type reading struct {
	records
	texts int
}

func (r *reading) Text(id store.ArticleID) string {
	r.texts++
	return r.records.Text(id)
}

// Phrases are found whatever segments the articles lie in, and no text is looked into for two frequent words.
func TestPhrasesOfFrequentWords(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	zipf := rand.NewZipf(random, 1.2, 3, 40)
	var rs records
	x := index.New()
	for i := range 1200 {
		var words []string
		for range 12 {
			words = append(words, fmt.Sprintf("w%d", zipf.Uint64()))
		}
		rs = append(rs, record{text: strings.Join(words, " ")})
		x.Add(x.Prepare("", "", rs[i].text))
		if random.IntN(60) == 0 {
			x.Snapshot()
		}
	}
	s := x.Snapshot()
	for _, words := range []string{"w0 w0", "w0 w1", "w1 w0", "w2 w1", "w0 w1 w2", "w0 w30", "w31 w30", "w1 w40", "w0 w99", "w1 w"} {
		for _, p := range []string{`text:"` + words + `"`, `text:"` + words, `-text:"` + words + `"`} {
			f, err := query.Parse(p, now)
			if err != nil {
				t.Fatal(err)
			}
			facts := &reading{records: rs}
			got, want := s.Search(t.Context(), f, facts).Len(), 0
			for _, r := range rs {
				in := strings.Contains(" "+r.text+" ", " "+words+" ")
				if !strings.HasSuffix(p, `"`) {
					in = strings.Contains(" "+r.text+" ", " "+words)
				}
				if in != (p[0] == '-') {
					want++
				}
			}
			if got != want {
				t.Errorf("%s: %d articles, and not %d", p, got, want)
			}
			if words == "w0 w1" && strings.HasSuffix(p, `"`) && facts.texts > 0 {
				t.Errorf("%s: %d texts are looked into", p, facts.texts)
			}
		}
	}
}
