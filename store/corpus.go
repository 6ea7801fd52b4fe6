package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Corpus answers the questions of a reader, one for each pane. Its answers are
// immutable, each drawn from one snapshot, and carry that snapshot's Version. An
// implementation may be far away: every question takes a context and may fail.
type Corpus interface {
	// Search asks the list's question: which articles or quotations pass a filter, by what they have in common.
	// A filter that cannot be read gives a *FilterError.
	Search(context.Context, Query) (Results, error)
	// Read asks the detail's question: one article and its quotations.
	// It fails with ErrNotFound for an id the corpus does not hold.
	Read(context.Context, ArticleID) (Reading, error)
	// Trace asks the cross-references' question: where else the words of a quotation are carried.
	// It fails with ErrNotFound for an id the corpus does not hold.
	Trace(context.Context, QuotationID) (Trace, error)
	// Explain asks, of Read's answer, why: what speaks for the speaker a quotation was given to.
	// It fails with ErrNotFound for an id the corpus does not hold, or whose words nobody said.
	Explain(context.Context, QuotationID) (Explanation, error)
	// Names asks the prompt's question: whom, or which outlets, a filter could ask for; the most frequent first.
	Names(context.Context, NameQuery) ([]Name, error)
	// Progress says how much has been read so far. It never blocks.
	Progress() Progress
}

// Stopper is a Corpus that can be told to read no more or, once all has been read, to link no
// more. All answers will be of what has been read, or linked.
type Stopper interface{ Stop() }

// ErrNotFound says that the corpus holds no such article or quotation.
var ErrNotFound = errors.New("not found")

// FilterError is a filter expression that cannot be read.
type FilterError struct {
	Span    Span   // where, in bytes of the filter
	Problem string // what is wrong, as a person would say it
}

func (e *FilterError) Error() string { return e.Problem }

// Version numbers snapshots; a later snapshot has a greater one.
type Version uint64

// Progress is how far loading has come.
type Progress struct {
	Version    Version
	Articles   int
	Quotations int // kinds that are said
	Disputes   int
	Bytes      int64 // of article text
	Done       bool
	Stopped    bool      // whether the reader has had enough before all was read
	Problems   []Problem // in source order
	Loading    Loading   // what goes on meanwhile; zero once Done
}

// Read is how many articles have been read, of which answers may know only a part yet.
func (p *Progress) Read() int { return max(p.Articles, p.Loading.Articles) }

// Loading is how far reading and linking have come. Answers know of it by and by.
type Loading struct {
	Articles int           // that have been read
	Bytes    int64         // of their text
	Took     time.Duration // since it began
	Read, Of int64         // bytes of the sources that have been read, and of all; Of is 0 as long as nobody knows it
	Linking  bool          // whether all has been read, and is being linked
	Linked   float64       // how much of that is done, from 0 to 1
	LinkTook time.Duration // since that began
}

// Steady is after what time its speed so far tells how long loading will take.
const Steady = 3 * time.Second

// Left is how long reading will go on, or linking if that has begun, at the speed it has had
// so far; 0 if nobody knows.
func (l *Loading) Left() time.Duration {
	took, done := l.Took, float64(l.Read)/float64(max(1, l.Of))
	if l.Linking {
		took, done = l.LinkTook, l.Linked
	}
	if done <= 0 || l.Of == 0 && !l.Linking || took < Steady {
		return 0
	}
	return time.Duration(float64(took) / done * (1 - done))
}

// Problem is something of the source that could not be read; the rest was.
type Problem struct {
	File string
	Line int // from 1; 0 if the problem is the file itself
	Err  error
}

// String says in one line what could not be read, and why.
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %v", p.File, p.Err)
	}
	return fmt.Sprintf("%s:%d: %v", p.File, p.Line, p.Err)
}

// Summary is an article as a list shows it.
type Summary struct {
	ID         ArticleID
	Key        string
	Outlet     string // empty if unknown; see Label
	Title      string // its headline, or its first sentence if it has none
	Published  time.Time
	Authors    []string
	URL        string
	Quotations int
	Linked     int  // quotations that other articles carry as well
	Disputed   bool // whether it carries a disputed saying
	Copies     int  // other articles of its story that print the same text, whole or in part
}

// Label is a short name for the article: its outlet, or, if the source does not
// say, the part of its key before the first underscore.
func (s Summary) Label() string {
	if s.Outlet != "" {
		return s.Outlet
	}
	if short, _, _ := strings.Cut(s.Key, "_"); short != "" {
		return short
	}
	return s.Key
}

// StoryID numbers the stories of one snapshot.
type StoryID int

// StoryHead is a story as its articles show it.
type StoryHead struct {
	ID       StoryID
	Title    string
	Articles int
	Outlets  int
	Disputes int
	First    ArticleID
}

// SpeakerID numbers the speakers of one snapshot.
type SpeakerID int

// NoSpeaker is the SpeakerID of an unknown speaker.
const NoSpeaker SpeakerID = -1

// SpeakerRef names a speaker in a reply.
type SpeakerRef struct {
	ID         SpeakerID // NoSpeaker if unknown
	Name       string    // canonical; the words of the mention for somebody unnamed; empty if unknown
	Confidence float64   // 0 to 1, of this attribution
}

// doubt is the confidence under which a name may well be wrong.
const doubt = 0.6

// Doubtful reports whether r names somebody who may well not be the speaker.
func (r SpeakerRef) Doubtful() bool { return r.Name != "" && r.Confidence < doubt }

// SayingID numbers the sayings of one snapshot.
type SayingID int

// Reading is one article, ready to be read.
type Reading struct {
	Version    Version
	Article    *Article
	Summary    Summary
	Story      StoryHead
	Cast       []CastMember // the story's speakers, most quoted first
	Quotations []Quoted     // in text order
}

// Index gives the place of a quotation in r.Quotations, or -1.
func (r *Reading) Index(id QuotationID) int {
	return slices.IndexFunc(r.Quotations, func(q Quoted) bool { return q.ID == id })
}

// CastMember is one speaker of a story.
type CastMember struct {
	Speaker SpeakerID
	Name    string
	Here    int // quotations in this article
	Story   int // quotations in the whole story
}

// Quoted is a quotation with what the corpus has concluded about it.
type Quoted struct {
	ID QuotationID
	Quotation
	Nested   []Span // what it quotes itself, without marks; it counts for nothing
	Speaker  SpeakerRef
	Sayings  []SayingID // only sayings that another article carries as well
	Carriers int        // other articles that carry its words
	Disputed bool
}
