// Package store holds the nouns of hearsay and the questions a reader may ask of
// them. It knows no engine, no file and no terminal: every other package
// speaks its words, and it imports none of them.
//
// The way of the data, top to bottom; imports only ever point up this page:
//
//	store            Article, Quotation, Speaker, Saying, Story; Corpus{Search, Read, Trace, Explain, Names, Progress}
//	  store/text     an article's text, parsed once: paragraphs, sentences, tokens
//	  store/layout   tells the report from what surrounds it: headline, date, furniture
//	  store/cores    spreads work over the processor's cores
//	  store/source   where articles come from: text, pages, JSON, tables, mail, feeds, archives; files only
//	  store/quote    what was said in one article; it never compares articles
//	  store/link     the same person, the same words, the same event; it never looks for quotations
//	  store/query    the filter language
//	  store/index    finds articles by their words; it knows numbers and tokens only
//	  store/anchor   finds kept words again in a text that has been edited
//	  store/ledger   a file of lines that only grows, shared by processes
//	  store/shelf    a file of columns that is read where it lies, checked, and replaced as a whole
//	  store/memory   the Corpus in memory, or on a shelf: workers, one writer, immutable snapshots
//	  store/revision what has changed in what an article quotes, from one version to the next
//	  store/survey   what several articles share, asked of any Corpus
//	  store/keep     what a reader keeps, in a ledger: read, stars, notes, tags, bookmarks, places
//	  store/feed     feeds, fetched into a library, which is a ledger; the only one that talks to the network
//	  store/storetest  holds every Corpus to its word
//	tui              asks the questions and draws the answers
//	cmd/hearsay      wires it all together
//
// Facts (Article, Quotation, Person) are only ever appended. Conclusions
// (Speaker, Saying, Story) are derived anew for every snapshot, and a reply
// never changes once it has been given.
package store
