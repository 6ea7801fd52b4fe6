package learn_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"hearsay/store/quote/learn"
)

// fruit are questions whose right candidate is the one that is ripe and not bitter.
func fruit(n int) []learn.Question {
	random := rand.New(rand.NewPCG(7, 7))
	ripe, bitter := learn.Text("ripe").Feature(), learn.Text("bitter").Feature()
	var out []learn.Question
	for range n {
		var q learn.Question
		for _, traits := range [][]learn.Feature{{ripe}, {ripe, bitter}, {bitter}, {}} {
			noise := learn.Text("noise").And(learn.Hash(random.IntN(50))).Feature()
			q.Candidates = append(q.Candidates, learn.Candidate{
				Features: append([]learn.Feature{noise}, traits...),
				Right:    len(traits) == 1 && traits[0] == ripe,
			})
		}
		random.Shuffle(len(q.Candidates), func(i, j int) {
			q.Candidates[i], q.Candidates[j] = q.Candidates[j], q.Candidates[i]
		})
		out = append(out, q)
	}
	return out
}

func right(q learn.Question, score func([]learn.Feature) float32) bool {
	best, top := false, float32(math.Inf(-1))
	for _, c := range q.Candidates {
		if s := score(c.Features); s > top {
			best, top = c.Right, s
		}
	}
	return best
}

// compile brings w into the form that ships, by way of its bytes.
func compile(t testing.TB, w learn.Weights) *learn.Table {
	t.Helper()
	b, err := w.AppendBinary(nil)
	if err != nil {
		t.Fatal(err)
	}
	table, err := learn.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestFitAndCompile(t *testing.T) {
	all := fruit(400)
	w := learn.Defaults.Fit(all[:300])
	table := compile(t, w)
	for i, q := range all[300:] {
		if !right(q, w.Score) || !right(q, table.Score) {
			t.Errorf("question %d: wrong choice", i)
		}
		for _, c := range q.Candidates {
			if d := w.Score(c.Features) - table.Score(c.Features); math.Abs(float64(d)) > 0.01 {
				t.Errorf("question %d: quantising moves a score by %g", i, d)
			}
		}
	}
}

func TestFitIsDeterministic(t *testing.T) {
	a, _ := learn.Defaults.Fit(fruit(100)).AppendBinary(nil)
	b, _ := learn.Defaults.Fit(fruit(100)).AppendBinary(nil)
	if string(a) != string(b) {
		t.Error("two runs over the same questions differ")
	}
}

func TestTableKeepsEveryWeight(t *testing.T) {
	w := learn.Weights{}
	for i := range 50000 {
		w[learn.Text("f").And(learn.Hash(i)).Feature()] = float32(i%200) + 1
	}
	table := compile(t, w)
	for f, v := range w {
		if got := table.Score([]learn.Feature{f}); math.Abs(float64(got-v)) > 0.02 {
			t.Fatalf("feature %d weighs %g, want %g", f, got, v)
		}
	}
}

func TestSeveralMayBeRight(t *testing.T) {
	a, b, c := learn.Feature(1), learn.Feature(2), learn.Feature(3)
	q := learn.Question{Candidates: []learn.Candidate{
		{Features: []learn.Feature{a}, Right: true}, {Features: []learn.Feature{b}, Right: true}, {Features: []learn.Feature{c}},
	}}
	s := learn.Defaults
	s.MinCount = 1
	w := s.Fit([]learn.Question{q, q, q})
	if w[a] <= w[c] || w[b] <= w[c] {
		t.Errorf("weights %v: both right candidates should stand above the wrong one", w)
	}
}

func TestTeachesNothing(t *testing.T) {
	if w := learn.Defaults.Fit(nil); len(w) != 0 {
		t.Errorf("%d weights from nothing", len(w))
	}
	var zero learn.Table
	if zero.Score([]learn.Feature{1}) != 0 || compile(t, learn.Weights{}).Score([]learn.Feature{1}) != 0 {
		t.Error("an empty table should weigh nothing")
	}
}

func FuzzDecode(f *testing.F) {
	good, _ := learn.Weights{5: 1}.AppendBinary(nil)
	f.Add(good)
	f.Add([]byte("HSL3"))
	f.Fuzz(func(_ *testing.T, b []byte) {
		if t, err := learn.Decode(b); err == nil {
			t.Score([]learn.Feature{0, 1, 5, math.MaxUint32})
		}
	})
}

func BenchmarkScore(b *testing.B) {
	w := learn.Weights{}
	for i := range 97000 {
		w[learn.Hash(i).And(1).Feature()] = float32(i%100) - 50
	}
	t := compile(b, w)
	features := make([]learn.Feature, 110)
	for i := range features {
		features[i] = learn.Hash(i * 1777).And(1).Feature()
	}
	for b.Loop() {
		t.Score(features)
	}
}

// TestTableIsAMap holds a table, large enough for whole tags, to the weights it was made of.
func TestTableIsAMap(t *testing.T) {
	const count = 1 << 18
	random := rand.New(rand.NewPCG(3, 5))
	w := learn.Weights{learn.Feature(0): 7, learn.Feature(math.MaxUint32): 8191}
	for len(w) < count {
		w[learn.Feature(random.Uint32())] = float32(1 + random.IntN(8191))
	}
	table := compile(t, w)
	for f, want := range w {
		if got := table.Score([]learn.Feature{f}); got != want {
			t.Fatalf("feature %#x weighs %v, want %v", f, got, want)
		}
		for bit := range 32 {
			other := f ^ 1<<bit
			if got := table.Score([]learn.Feature{other}); got != w[other] {
				t.Fatalf("feature %#x weighs %v, want %v", other, got, w[other])
			}
		}
	}
}
