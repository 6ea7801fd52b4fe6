package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"hearsay/store"
	"hearsay/store/survey"
)

func quotesCommand() question[quoteRecord] {
	return question[quoteRecord]{
		name: "quotes", short: "Print every quotation with its speaker", all: true,
		ask: askQuotes,
		emitter: emitter[quoteRecord]{
			text: printQuotes,
			table: table[quoteRecord]{
				[]string{"article", "start", "end", "kind", "speaker", "cue", "mention", "sayings", "text"},
				func(r quoteRecord) []string {
					return []string{r.Article, strconv.Itoa(r.Start), strconv.Itoa(r.End), r.Kind, r.Speaker,
						r.Cue, r.Mention, strings.Join(r.Sayings, " "), r.Text}
				},
			},
		},
	}
}

func askQuotes(ctx context.Context, c store.Corpus, f flags) ([]quoteRecord, error) {
	articles, err := readings(ctx, c, f.filter)
	if err != nil {
		return nil, err
	}
	var out []quoteRecord
	for _, r := range articles {
		for _, q := range r.Quotations {
			if f.all || q.Kind.Said() {
				out = append(out, newQuoteRecord(r.Article, q))
			}
		}
	}
	return out, nil
}

func sayingsCommand() question[sayingRecord] {
	return question[sayingRecord]{
		name: "sayings", short: "Print every utterance that more than one article carries",
		ask: askSayings, emitter: sayingsEmitter(),
	}
}

func sayingsEmitter() emitter[sayingRecord] {
	return emitter[sayingRecord]{
		text: printSayings,
		table: table[sayingRecord]{
			[]string{"saying", "outlets", "wordings", "speakers", "dispute", "severity", "first", "shortened by", "left out by", "text", "carried by"},
			func(r sayingRecord) []string {
				return []string{r.Saying, strconv.Itoa(r.Outlets), strconv.Itoa(r.Wordings), strings.Join(r.Speakers, "; "),
					r.Dispute, r.severity(), strings.Join(r.Provenance.First, " "), strings.Join(r.Provenance.Shortened, " "),
					strings.Join(r.Absent, " "), r.Text, r.citations()}
			},
		},
	}
}

// tracedEmitter prints sayings with all that is known of their way.
func tracedEmitter() emitter[sayingRecord] {
	e := sayingsEmitter()
	e.text, e.markdown = printTraced, each(markSayingDown)
	return e
}

func disputesCommand() question[sayingRecord] {
	return question[sayingRecord]{
		name: "disputes", short: "Print the utterances that articles give to different people, or whose wordings differ in substance",
		ask: askDisputes, emitter: tracedEmitter(),
	}
}

func askDisputes(ctx context.Context, c store.Corpus, f flags) ([]sayingRecord, error) {
	all, err := askSayings(ctx, c, f)
	return slices.DeleteFunc(all, func(r sayingRecord) bool { return r.Dispute == "" }), err
}

func askSayings(ctx context.Context, c store.Corpus, f flags) ([]sayingRecord, error) {
	articles, err := readings(ctx, c, f.filter)
	if err != nil {
		return nil, err
	}
	traces, err := survey.Sayings(ctx, c, articles)
	if err != nil {
		return nil, err
	}
	gravestFirst(traces)
	var out []sayingRecord
	for _, t := range traces {
		out = append(out, newSayingRecord(t, t))
	}
	return out, nil
}

func storiesCommand() question[storyRecord] {
	return question[storyRecord]{
		name: "stories", short: "Print the articles by the event they report",
		ask: askStories,
		emitter: emitter[storyRecord]{
			text: printStoryList,
			table: table[storyRecord]{
				[]string{"story", "articles", "outlets", "disputes", "title"},
				func(r storyRecord) []string {
					return []string{r.Story, strconv.Itoa(len(r.Articles)), strconv.Itoa(r.Outlets), strconv.Itoa(r.Disputes), r.Title}
				},
			},
		},
	}
}

func askStories(ctx context.Context, c store.Corpus, f flags) ([]storyRecord, error) {
	found, err := rows(ctx, c, f.filter)
	if err != nil {
		return nil, err
	}
	var out []storyRecord
	for _, row := range found {
		if h := row.Heading; h != nil {
			out = append(out, storyRecord{Story: storyName(h.Story), Title: h.Title, Outlets: h.Outlets, Disputes: h.Disputes})
			continue
		}
		if len(out) == 0 {
			out = append(out, storyRecord{})
		}
		last := &out[len(out)-1]
		last.Articles = append(last.Articles, newArticleRecord(row.Article))
	}
	return out, nil
}

func speakersCommand() question[speakerRecord] {
	return question[speakerRecord]{
		name: "speakers", short: "Print who is quoted, how often, and by which articles",
		ask: askSpeakers,
		emitter: emitter[speakerRecord]{
			text: printSpeakers,
			table: table[speakerRecord]{
				[]string{"speaker", "quotations", "articles"},
				func(r speakerRecord) []string {
					return []string{r.Speaker, strconv.Itoa(r.Quotations), strings.Join(r.Articles, " ")}
				},
			},
		},
	}
}

func askSpeakers(ctx context.Context, c store.Corpus, f flags) ([]speakerRecord, error) {
	articles, err := readings(ctx, c, f.filter)
	if err != nil {
		return nil, err
	}
	at := map[store.SpeakerID]int{}
	var out []speakerRecord
	for _, r := range articles {
		for _, q := range r.Quotations {
			if q.Speaker.ID == store.NoSpeaker || !q.Kind.Said() {
				continue
			}
			i, known := at[q.Speaker.ID]
			if !known {
				i = len(out)
				at[q.Speaker.ID] = i
				out = append(out, speakerRecord{Speaker: q.Speaker.Name})
			}
			out[i].Quotations++
			if !slices.Contains(out[i].Articles, r.Article.Key) {
				out[i].Articles = append(out[i].Articles, r.Article.Key)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b speakerRecord) int { return cmp.Compare(b.Quotations, a.Quotations) })
	return out, nil
}
