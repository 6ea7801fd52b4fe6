package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"hearsay/store"
)

// printStories prints what the reader would show: stories, their articles, and
// where the same words stand in several of them.
func printStories(ctx context.Context, std stdio, sources []string, filter string) error {
	return answer(ctx, std, sources, func(ctx context.Context, c store.Corpus) error {
		f := flags{filter: filter}
		stories, err := askStories(ctx, c, f)
		if err != nil {
			return err
		}
		said, err := askSayings(ctx, c, f)
		if err != nil {
			return err
		}
		return buffered(std, func(w *bufio.Writer) error {
			printStoriesWithSayings(w, stories, said)
			return nil
		})
	})
}

func printStoriesWithSayings(w io.Writer, stories []storyRecord, said []sayingRecord) {
	for i, s := range stories {
		if i > 0 {
			fmt.Fprintln(w)
		}
		printStoryList(w, stories[i:i+1])
		if own := carriedBy(s, said); len(own) > 0 {
			fmt.Fprintf(w, "\n  Carried by more than one:\n\n")
			printSayings(w, own)
		}
	}
}

// carriedBy gives the sayings that an article of s carries.
func carriedBy(s storyRecord, said []sayingRecord) []sayingRecord {
	in := map[string]bool{}
	for _, a := range s.Articles {
		in[a.Article] = true
	}
	var own []sayingRecord
	for _, r := range said {
		if slices.ContainsFunc(r.Occurrences, func(o occurrenceRecord) bool { return in[o.Article] }) {
			own = append(own, r)
		}
	}
	return own
}

func printStoryList(w io.Writer, stories []storyRecord) {
	for i, s := range stories {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if s.Title != "" {
			para(w, "", s.Title)
			fmt.Fprintf(w, "%s, %s\n", count(len(s.Articles), "article"), storyFacts(s))
		}
		printArticleList(w, "  ", s.Articles)
	}
}

func printArticleList(w io.Writer, indent string, articles []articleRecord) {
	for _, a := range articles {
		para(w, indent, fmt.Sprintf("%s %s: %s (%s, %d carried elsewhere)", orDash(a.Date), a.Article, a.Title,
			count(a.Quotations, "quotation"), a.Linked))
	}
}

func storyFacts(s storyRecord) string {
	facts := count(s.Outlets, "outlet")
	if s.Disputes > 0 {
		facts += ", " + count(s.Disputes, "dispute")
	}
	return facts
}

func printQuotes(w io.Writer, quotes []quoteRecord) {
	article := ""
	for _, q := range quotes {
		if q.Article != article {
			if article != "" {
				fmt.Fprintln(w)
			}
			article = q.Article
			para(w, "", article)
		}
		kind := ""
		if q.Kind != store.Speech.String() {
			kind = " (" + q.Kind + ")"
		}
		para(w, "  ", fmt.Sprintf("%s%s: “%s”", orUnknown(q.Speaker), kind, q.Text))
	}
}

func printSpeakers(w io.Writer, speakers []speakerRecord) {
	for _, s := range speakers {
		para(w, "", fmt.Sprintf("%s: %s in %s (%s)", s.Speaker, count(s.Quotations, "quotation"),
			count(len(s.Articles), "article"), strings.Join(s.Articles, ", ")))
	}
}

func whom(speakers []string) string {
	if len(speakers) == 0 {
		return "nobody named"
	}
	return strings.Join(speakers, " or ")
}

func orDash(date string) string {
	if date == "" {
		return "undated"
	}
	return date
}

func orUnknown(speaker string) string {
	if speaker == "" {
		return "unknown"
	}
	return speaker
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// nonEmpty leaves out what is empty.
func nonEmpty(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}
