package memory

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"hearsay/store"
	"hearsay/store/link"
)

// trace answers the cross-references' question.
func (s *snapshot) trace(q store.QuotationID) (store.Trace, error) {
	if int(q) >= s.counts().quotations {
		return store.Trace{}, fmt.Errorf("quotation %d: %w", q, store.ErrNotFound)
	}
	t := store.Trace{
		Version:   s.progress.Version,
		Quotation: q,
		Article:   s.in(q),
		Speaker:   s.attributed(q),
		Words:     s.words(q, s.quotation(q).Span),
	}
	for _, id := range s.sayingsOf(q) {
		t.Sayings = append(t.Sayings, s.traceSaying(s.saying(id), q))
	}
	slices.SortStableFunc(t.Sayings, func(a, b store.SayingTrace) int {
		return cmp.Compare(a.Occurrences[0].Passage.Start, b.Occurrences[0].Passage.Start)
	})
	return t, nil
}

// traceSaying shows a saying as seen from quotation q, which carries it.
func (s *snapshot) traceSaying(saying *store.Saying, q store.QuotationID) store.SayingTrace {
	full := saying.Passages[saying.Representative]
	t := store.SayingTrace{
		ID:          saying.ID,
		Words:       s.words(full.Quotation, full.Span),
		Speakers:    s.named(saying),
		Dispute:     saying.Dispute,
		Severity:    saying.Severity,
		Occurrences: s.occurrences(saying, q),
		Absent:      s.absent(saying, s.storyOf(s.in(q))),
	}
	t.Fullest = slices.IndexFunc(t.Occurrences, func(o store.Occurrence) bool { return o.Quotation == full.Quotation })
	outlets, wordings := map[string]bool{}, 1
	for _, o := range t.Occurrences {
		outlets[publisher(s, o.Article.ID)] = true
	}
	for i, o := range t.Occurrences[1:] {
		if !slices.ContainsFunc(t.Occurrences[:i+1], func(p store.Occurrence) bool { return sameWording(p.Words, o.Words) }) {
			wordings++
		}
	}
	t.Outlets, t.Wordings = len(outlets), wordings
	return t
}

// sameWording reports whether two passages have the same words.
func sameWording(a, b string) bool { return link.Relate(a, b) <= store.Punctuation }

// occurrences gives the passages of a saying, that of quotation q first.
func (s *snapshot) occurrences(saying *store.Saying, q store.QuotationID) []store.Occurrence {
	passages := slices.Clone(saying.Passages)
	slices.SortStableFunc(passages, func(a, b store.Passage) int {
		return cmp.Or(
			compare(a.Quotation != q, b.Quotation != q),
			s.byDate(s.in(a.Quotation), s.in(b.Quotation)),
		)
	})
	asked := passages[0]
	here := s.words(q, asked.Span)
	first := s.firstDate(passages)
	out := make([]store.Occurrence, len(passages))
	for i, p := range passages {
		words := s.words(p.Quotation, p.Span)
		a := s.in(p.Quotation)
		out[i] = store.Occurrence{
			Quotation: p.Quotation,
			Article:   s.summary(a),
			Passage:   p.Span,
			Words:     words,
			Speaker:   s.attributed(p.Quotation),
			Relation:  s.relate(saying.ID, asked, p),
			Score:     min(asked.Score, p.Score),
			First:     !first.IsZero() && s.published(a).Equal(first),
			Edits:     link.Diff(here, words),
		}
	}
	findSources(out)
	return out
}

// findSources says of each occurrence which article it was probably taken from:
// an earlier one that alone has the same words and marks.
func findSources(out []store.Occurrence) {
	same := map[string][]int{}
	wordings := make([]string, len(out))
	for i := range out {
		wordings[i] = link.Plain(out[i].Words)
		same[wordings[i]] = append(same[wordings[i]], i)
	}
	for i := range out {
		var from *store.Summary
		for _, j := range same[wordings[i]] {
			if !out[j].Article.Published.Before(out[i].Article.Published) || out[j].Article.Published.IsZero() {
				continue
			}
			if from != nil && from.ID != out[j].Article.ID {
				from = nil
				break
			}
			from = &out[j].Article
		}
		out[i].From = from
	}
}

// firstDate gives the date of the earliest carrier, if the carriers differ in date.
func (s *snapshot) firstDate(passages []store.Passage) time.Time {
	var first, last time.Time
	for _, p := range passages {
		d := s.published(s.in(p.Quotation))
		if d.IsZero() {
			continue
		}
		if first.IsZero() || d.Before(first) {
			first = d
		}
		if d.After(last) {
			last = d
		}
	}
	if first.Equal(last) {
		return time.Time{}
	}
	return first
}

// named gives whom the passages of a saying are attributed to, most often first.
func (s *snapshot) named(saying *store.Saying) []store.SpeakerRef {
	count := map[store.SpeakerID]int{}
	var refs []store.SpeakerRef
	for _, p := range saying.Passages {
		ref := s.attributed(p.Quotation)
		if ref.ID == store.NoSpeaker {
			continue
		}
		if count[ref.ID]++; count[ref.ID] == 1 {
			refs = append(refs, ref)
		}
	}
	slices.SortStableFunc(refs, func(a, b store.SpeakerRef) int { return cmp.Compare(count[b.ID], count[a.ID]) })
	return refs
}

// absent gives the articles of a story that do not carry a saying.
func (s *snapshot) absent(saying *store.Saying, story store.StoryID) []store.Summary {
	carries := map[store.ArticleID]bool{}
	for _, p := range saying.Passages {
		carries[s.in(p.Quotation)] = true
	}
	var out []store.Summary
	for _, a := range s.story(story).Articles {
		if !carries[a] {
			out = append(out, s.summary(a))
		}
	}
	return out
}
