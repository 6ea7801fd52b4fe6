// Package words folds the words of a text to forms that can be compared across
// outlets, and says how surprising each is. It knows spelling and frequency; it
// has no idea of quotations, articles or meaning.
//
// Two texts that differ only in contractions, spoken forms, number words,
// British or American spelling, hyphens, accents, case or marks fold to the same
// words. Surprise is measured in bits under a small model of English news that
// gives way to the corpus at hand as that grows.
package words
