package store

import "math"

// Explanation tells why one quotation was given to its speaker, in the numbers of the model that did it.
type Explanation struct {
	Quotation  Quotation   // as it was attributed; its Cue is the words that report it
	Speaker    string      // the name of the person meant; empty if nobody is known
	Candidates []Candidate // the chosen one, then the runners-up, the likeliest first
}

// Candidate is a phrase of the article that may name a quotation's speaker.
type Candidate struct {
	Mention     Span     // empty for: the article does not say
	Probability float64  // as weighed against all others
	Reasons     []Reason // the strongest first
}

// Reason is one thing that speaks for a candidate or against it.
type Reason struct {
	Text string // what was looked at, in a few words about the candidate
	// Weight is how far it moves the candidate ahead of its rival: for the chosen
	// one, the best runner-up; for the others, the chosen one. It is a natural logarithm: the
	// weights of a candidate add up to that of its probability over its rival's.
	Weight float64
}

// least is the least weight that counts for anything: it moves the odds by a twentieth.
const least = 0.05

// Strongest gives the first n reasons of c that count for anything.
func (c *Candidate) Strongest(n int) []Reason {
	var out []Reason
	for _, r := range c.Reasons {
		if len(out) < n && math.Abs(r.Weight) >= least {
			out = append(out, r)
		}
	}
	return out
}
