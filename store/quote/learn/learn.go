// Package learn is a small linear learner for choices: given questions whose
// candidates are bags of hashed features, it finds weights that make the right
// candidates score highest. It is deterministic, and it knows nothing of news,
// of words or of what the features mean.
//
// The model is a softmax over the candidates of one question; what is maximised
// is the summed probability of all right ones (so several may be right), by
// AdaGrad (Duchi, Hazan, Singer 2011) with averaged weights. A Table is the
// compiled, quantised form that ships; it is a few hundred kilobytes and scores
// without allocating.
package learn

import (
	"cmp"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
)

// Question is one choice.
type Question struct {
	Candidates []Candidate
	Weight     float64 // how much it counts; 0 counts as 1
}

// Candidate is one possible answer.
type Candidate struct {
	Features []Feature
	Right    bool
}

// Settings say how to learn.
type Settings struct {
	Epochs   int     // passes over the questions
	Settle   int     // passes after which averaging begins; before that weights wander
	Rate     float64 // AdaGrad's step
	Decay    float64 // L2 penalty, each time a feature's weight moves
	Damp     float64 // added to the squared gradients: the more, the smaller the first steps of rare features
	MinCount int     // features that occur in fewer candidates are dropped
	Seed     uint64  // of the order of the questions
}

// Defaults are settings that serve some thousand questions of some dozen candidates.
var Defaults = Settings{Epochs: 8, Rate: 0.03, Decay: 0.01, Damp: 1e-8, MinCount: 12, Seed: 1}

// Weights are what was learned, by Feature.
type Weights map[Feature]float32

// Score sums the weights of features.
func (w Weights) Score(features []Feature) float32 {
	var sum float32
	for _, f := range features {
		sum += w[f]
	}
	return sum
}

// Heaviest keeps the n weights that move a score most; a tie is broken by feature.
func (w Weights) Heaviest(n int) Weights {
	if len(w) <= n {
		return w
	}
	features := make([]Feature, 0, len(w))
	for f := range w {
		features = append(features, f)
	}
	size := func(f Feature) float64 { return math.Abs(float64(w[f])) }
	slices.SortFunc(features, func(x, y Feature) int {
		return cmp.Or(cmp.Compare(size(y), size(x)), cmp.Compare(x, y))
	})
	kept := make(Weights, n)
	for _, f := range features[:n] {
		kept[f] = w[f]
	}
	return kept
}

// Fit learns weights from questions. Those without a right candidate, or with
// nothing but right ones, teach nothing and are skipped.
func (s Settings) Fit(questions []Question) Weights {
	t := s.trainer(questions)
	order := make([]int, len(t.questions))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(s.Seed, 0))
	for pass := range s.Epochs {
		if pass == s.Settle {
			t.forgetAverages()
		}
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			t.learn(&t.questions[i])
			if pass == giveUp {
				t.drop(&t.questions[i])
			}
		}
	}
	return t.averages()
}

// trainer holds features by their rank among those that count.
type trainer struct {
	Settings
	features  []Feature
	questions []asked
	weight    []float32 // apart from its past: most questions only ask for it
	past      []past
	step      float64
	scores    []float64 // of the question at hand; once learned, the probabilities of its candidates
}

// past is what has become of one weight so far.
type past struct {
	squares float64 // of its gradients
	late    float64 // its changes, each times the step it came at: what averaging takes off
}

// asked is a question in the form that is learned from.
type asked struct {
	choices []choice
	weight  float64
}

type choice struct {
	features []int32
	right    bool
}

func (s Settings) trainer(questions []Question) *trainer {
	t := &trainer{Settings: s, step: 1}
	known := t.count(questions)
	for _, q := range questions {
		if teaches(q) {
			t.questions = append(t.questions, compact(q, known))
		}
	}
	n := len(t.features)
	t.weight, t.past = make([]float32, n), make([]past, n)
	return t
}

// count ranks the features that occur often enough, in order of appearance.
func (t *trainer) count(questions []Question) *ranks {
	r := newRanks()
	for f := range features(questions) {
		r.add(f)
	}
	for f := range features(questions) {
		if k := r.of(f); k.number == unranked && int(k.count) >= t.MinCount {
			k.number = int32(len(t.features))
			t.features = append(t.features, f)
		}
	}
	return r
}

// features gives the features of all candidates, one after the other.
func features(questions []Question) iter.Seq[Feature] {
	return func(yield func(Feature) bool) {
		for _, q := range questions {
			for _, c := range q.Candidates {
				for _, f := range c.Features {
					if !yield(f) {
						return
					}
				}
			}
		}
	}
}

func teaches(q Question) bool {
	right := 0
	for _, c := range q.Candidates {
		if c.Right {
			right++
		}
	}
	return right > 0 && right < len(q.Candidates)
}

func compact(q Question, r *ranks) asked {
	out := make([]choice, len(q.Candidates))
	for i, c := range q.Candidates {
		out[i] = choice{make([]int32, 0, len(c.Features)), c.Right}
		for _, f := range c.Features {
			if k := r.of(f); k.count > 0 && k.number != unranked {
				out[i].features = append(out[i].features, k.number)
			}
		}
	}
	return asked{out, cmp.Or(q.Weight, 1)}
}

// learn takes one step towards the right candidates of one question.
func (t *trainer) learn(q *asked) {
	t.scores = t.scores[:0]
	for _, c := range q.choices {
		var sum float32
		for _, f := range c.features {
			sum += t.weight[f]
		}
		t.scores = append(t.scores, float64(sum))
	}
	Softmax(t.scores)
	right := 0.0
	for i, c := range q.choices {
		if c.right {
			right += t.scores[i]
		}
	}
	for i, c := range q.choices {
		gradient := t.scores[i]
		if c.right {
			gradient -= t.scores[i] / max(right, 1e-12)
		}
		gradient *= q.weight
		if math.Abs(gradient) > least {
			t.move(c.features, gradient)
		}
	}
	t.step++
}

// What a candidate is worth after the pass giveUp to be asked about again: most
// fall far below that soon, and never rise.
const (
	giveUp = 3
	hope   = 1e-5
)

// drop leaves wrong candidates without hope out of a question that was just learned.
func (t *trainer) drop(q *asked) {
	kept := q.choices[:0]
	for i, c := range q.choices {
		if c.right || t.scores[i] >= hope {
			kept = append(kept, c)
		}
	}
	q.choices = kept
}

// least is the gradient from which on weights move: most candidates are hopeless,
// and pushing them farther down takes most of the time and tells nothing.
const least = 1e-4

func (t *trainer) move(features []int32, gradient float64) {
	for _, f := range features {
		p := &t.past[f]
		g := gradient + t.Decay*float64(t.weight[f])
		p.squares += g * g
		d := -t.Rate * g / math.Sqrt(p.squares+t.Damp)
		t.weight[f] += float32(d)
		p.late += d * t.step
	}
}

// forgetAverages begins averaging anew.
func (t *trainer) forgetAverages() {
	for i := range t.past {
		t.past[i].late = 0
	}
	t.step = 1
}

func (t *trainer) averages() Weights {
	w := make(Weights, len(t.features))
	for i, f := range t.features {
		if v := float64(t.weight[i]) - t.past[i].late/t.step; v != 0 {
			w[f] = float32(v)
		}
	}
	return w
}

// Softmax turns scores into probabilities, in place.
func Softmax[F float32 | float64](scores []F) {
	if len(scores) == 0 {
		return
	}
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	var sum F
	for i, s := range scores {
		scores[i] = F(math.Exp(float64(s - top)))
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}
