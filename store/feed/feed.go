// Package feed follows news feeds: it keeps a list of them, fetches what is new
// in them, and shelves it in the library, a file of articles that only grows. An
// article that its outlet edits is shelved again, as a new version.
//
// It is the only package that talks to the network, through web. It finds no
// quotations; what it knows of two texts is whether they are the same words.
//
// In its folder:
//
//	feeds.json      the list, as the user wrote it
//	state/*.json    what is known of each feed: where it is, what it had last
//	articles.jsonl  the library
package feed

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"hearsay/store/feed/web"
	"hearsay/store/ledger"
)

// Feed is a feed that somebody follows.
type Feed struct {
	Address string    `json:"address"`         // as it was added; which feed it is
	Title   string    `json:"title,omitempty"` // the outlet's name, if the feed shall not say it
	Added   time.Time `json:"added"`
}

// Status is what is known of a feed.
type Status struct {
	Says    string    `json:"says,omitempty"`    // its title, in its own words
	From    string    `json:"from,omitempty"`    // where it really is, if not at its address
	Fetched time.Time `json:"fetched,omitzero"`  // last, with success
	Gone    bool      `json:"gone,omitempty"`    // for good; it is not asked for again
	Until   time.Time `json:"until,omitzero"`    // it wants to be left alone till then
	Problem string    `json:"problem,omitempty"` // why it could not be fetched last time

	Version web.Version      `json:"version,omitzero"`
	Items   map[string]*item `json:"items,omitempty"` // what the feed had last, by id
}

// item is what is known of one entry of a feed.
type item struct {
	Link      string    `json:"link,omitempty"`
	Title     string    `json:"title,omitempty"`
	Authors   []string  `json:"authors,omitempty"`
	Published time.Time `json:"published,omitzero"`

	Sum     string      `json:"sum"`             // of all that the feed says in it
	Paged   bool        `json:"paged,omitempty"` // whether its text is that of its page
	Stub    bool        `json:"stub,omitempty"`  // whether there is a beginning of its text only
	Page    web.Version `json:"page,omitzero"`
	First   time.Time   `json:"first"`            // when it was first seen
	Checked time.Time   `json:"checked,omitzero"` // when its page was last asked for
}

// Followed is a feed of the list with what is known of it.
type Followed struct {
	Feed
	Status
}

// Name is what people call the feed.
func (f *Followed) Name() string { return cmp.Or(f.Title, f.Says, f.Address) }

// The files in the folder.
const (
	listName  = "feeds.json"
	lockName  = "feeds.lock"
	stateName = "state"
)

// List is the feeds that somebody follows, in a folder. Several processes may
// use one at once.
type List struct {
	dir  string
	lock *lockedfile.Mutex
}

// Open gives the list in a folder, which is made if it is not there.
func Open(dir string) (*List, error) {
	if err := os.MkdirAll(filepath.Join(dir, stateName), 0o700); err != nil {
		return nil, err
	}
	return &List{dir, lockedfile.MutexAt(filepath.Join(dir, lockName))}, nil
}

// All gives the feeds in the order they were added. A state that cannot be read
// counts for nothing: it is known again when the feed has been fetched.
func (l *List) All() ([]Followed, error) {
	feeds, err := l.read()
	if err != nil {
		return nil, err
	}
	out := make([]Followed, len(feeds))
	for i, f := range feeds {
		out[i].Feed = f
		if data, err := os.ReadFile(l.state(f.Address)); err == nil && json.Unmarshal(data, &out[i].Status) != nil {
			out[i].Status = Status{}
		}
	}
	return out, nil
}

// Add adds feeds to the list, but those that are in it, and gives what it has added.
func (l *List) Add(feeds ...Feed) ([]Feed, error) {
	var added []Feed
	err := l.change(func(all []Feed) ([]Feed, error) {
		for _, f := range feeds {
			u, err := web.Parse(f.Address)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f.Address, err)
			}
			f.Address = u.String()
			if !slices.ContainsFunc(all, f.same) {
				all, added = append(all, f), append(added, f)
			}
		}
		return all, nil
	})
	return added, err
}

func (f Feed) same(g Feed) bool { return f.Address == g.Address }

// ErrUnknown says that the list has no such feed.
var ErrUnknown = errors.New("no such feed in the list")

// Remove takes the feed at an address from the list. Its articles stay.
func (l *List) Remove(address string) error {
	u, err := web.Parse(address)
	if err != nil {
		return err
	}
	gone := Feed{Address: u.String()}
	err = l.change(func(all []Feed) ([]Feed, error) {
		left := slices.DeleteFunc(all, gone.same)
		if len(left) == len(all) {
			return nil, ErrUnknown
		}
		return left, nil
	})
	if err != nil {
		return err
	}
	if err := os.Remove(l.state(gone.Address)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// change writes what do makes of the list.
func (l *List) change(do func([]Feed) ([]Feed, error)) error {
	unlock, err := l.lock.Lock()
	if err != nil {
		return err
	}
	defer unlock()
	all, err := l.read()
	if err != nil {
		return err
	}
	if all, err = do(all); err != nil {
		return err
	}
	return replaceJSON(filepath.Join(l.dir, listName), all)
}

func (l *List) read() ([]Feed, error) {
	path := filepath.Join(l.dir, listName)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []Feed
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return all, nil
}

// know remembers what is known of a feed.
func (l *List) know(f *Followed) error { return replaceJSON(l.state(f.Address), &f.Status) }

// state is the file of what is known of the feed at an address.
func (l *List) state(address string) string {
	return filepath.Join(l.dir, stateName, sum(address)+".json")
}

// sum is a short name for a text that no other text will have.
func sum(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:10])
}

func replaceJSON(path string, v any) error {
	return ledger.Replace(path, 0o600, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", " ")
		return enc.Encode(v)
	})
}
