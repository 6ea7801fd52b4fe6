package lexicon_test

import (
	"testing"

	"hearsay/store/quote/learn"
	"hearsay/store/quote/speaker/lexicon"
)

func TestLookup(t *testing.T) {
	for word, want := range map[string]lexicon.Class{
		"said": lexicon.Say, "tells": lexicon.Say, "noting": lexicon.Say, "replied": lexicon.Say,
		"blasted": lexicon.Speak, "claims": lexicon.AlsoNoun, "doesn’t": lexicon.Do, "he": lexicon.Male,
		"senator": lexicon.Person, "mr.": lexicon.Title, "jr.": lexicon.Suffix, "maria": lexicon.Female,
	} {
		if w, ok := lexicon.Lookup(word); !ok || !w.Is(want) {
			t.Errorf("%s: %b has not %b", word, w.Class, want)
		}
	}
	if w, ok := lexicon.Lookup("zyzzyva"); ok || w.Class != 0 {
		t.Error("a word of no list should be unknown")
	}
}

func TestLemmas(t *testing.T) {
	for form, base := range map[string]string{"said": "say", "tweeting": "tweet", "replies": "reply", "pledged": "pledge", "senators": "senators"} {
		if w, _ := lexicon.Lookup(form); w.Lemma != learn.Text(base) {
			t.Errorf("%s: lemma is not %s", form, base)
		}
	}
}

func TestFormal(t *testing.T) {
	if got := lexicon.Formal("bob"); got != "robert" {
		t.Errorf("Formal(bob) = %s", got)
	}
	if got := lexicon.Formal("jane"); got != "jane" {
		t.Errorf("Formal(jane) = %s", got)
	}
}
