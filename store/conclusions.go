package store

// Speaker is the person behind mentions in one or more articles.
type Speaker struct {
	ID         SpeakerID
	Name       string
	Aliases    []string
	Named      bool          // false for somebody like "one person", who is never the same in two articles
	Quotations []QuotationID // ascending
}

// Saying is the same utterance wherever it is carried.
type Saying struct {
	ID             SayingID
	Representative int       // the passage with the fullest wording
	Passages       []Passage // by quotation, then by place in it
	Dispute        string    // in one sentence; empty if there is none
	Severity       float64   // of the dispute, 0 to 1; 0 if there is none
}

// Passage is a part of a quotation that carries a saying.
type Passage struct {
	Quotation QuotationID
	Span      Span    // bytes of the article's text, inside the quotation
	Score     float64 // evidence, in bits, for the link that made it carry the saying; of the representative, what its words weigh
}

// Story is articles about one event.
type Story struct {
	ID       StoryID
	Title    string        // a headline from its midst
	Articles []ArticleID   // ascending
	Sayings  []SayingID    // ascending; those carried inside the story
	Copies   [][]ArticleID // groups of articles that print one text, whole or in part; each ascending
}
