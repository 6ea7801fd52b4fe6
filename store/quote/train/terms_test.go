package main

import "testing"

// TestTermsAreLabelled reads every sentence written for training and wants both
// answers among them: a judge that only hears no learns nothing.
func TestTermsAreLabelled(t *testing.T) {
	questions, err := termQuestions()
	if err != nil {
		t.Fatal(err)
	}
	right := make([]int, 3)
	for _, q := range questions {
		for i, c := range q.Candidates {
			if c.Right {
				right[i]++
			}
		}
	}
	for i, n := range right {
		if n < 10 {
			t.Errorf("kind %d is right in %d of %d sentences: %v", i, n, len(questions), right)
		}
	}
}
