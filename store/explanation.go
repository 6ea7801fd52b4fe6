package store

// Explanation tells why one quotation was given to its speaker, in the numbers of the model that did it.
type Explanation struct {
	Quotation  Quotation   // as it was attributed; its Cue is the words that report it
	Speaker    string      // the name of the person meant; empty if nobody is known
	Candidates []Candidate // the chosen one, then the runners-up, the likeliest first
}

// Candidate is a phrase of the article that may name a quotation's speaker.
type Candidate struct {
	Mention     Span    // empty for: the article does not say
	Probability float64 // as weighed against all others
	Reasons     []Reason
}

// Reason is one thing that speaks for a candidate or against it.
type Reason struct {
	Text string // what was looked at, in a few words about the candidate
	// Weight is how far it moves the candidate ahead of its rival: for the chosen
	// one, the best runner-up; for the others, the chosen one. It is a natural logarithm: the
	// weights of a candidate add up to that of its probability over its rival's.
	Weight float64
}
