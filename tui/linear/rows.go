package linear

import (
	"context"
	"errors"

	"hearsay/store"
)

// errMoved says that the rows of a list are no longer those that were asked for before.
var errMoved = errors.New("the list has changed")

// window is how many rows are asked for at once.
const window = 200

// rows is a list of the corpus of which only a window is held.
type rows struct {
	corpus store.Corpus
	query  store.Query
	held   store.Results
	asked  bool
}

// row gives a row, or nil behind the last. It fails with errMoved once the corpus answers from another snapshot.
func (r *rows) row(ctx context.Context, i int) (*store.Row, error) {
	if !r.asked || i < r.held.Rows && (i < r.held.From || i >= r.held.From+len(r.held.Page)) {
		if err := r.ask(ctx, i); err != nil {
			return nil, err
		}
	}
	if i < r.held.From || i >= r.held.From+len(r.held.Page) {
		return nil, nil
	}
	return &r.held.Page[i-r.held.From], nil
}

func (r *rows) ask(ctx context.Context, from int) error {
	r.query.From, r.query.Limit = from, window
	found, err := r.corpus.Search(ctx, r.query)
	if err != nil {
		return err
	}
	if r.asked && found.Version != r.held.Version {
		return errMoved
	}
	r.query.Around, r.held, r.asked = nil, found, true
	return nil
}

// headed is how many headings there are in the list.
func (r *rows) headed() int { return r.held.Rows - r.held.Items }

// find gives the number of the first row below the heading that a place stands under.
func (r *rows) find(ctx context.Context, at store.Place) (int, error) {
	r.query.Around = &at
	if err := r.ask(ctx, 0); err != nil {
		return 0, err
	}
	i := r.held.At
	if i < 0 {
		return 0, store.ErrNotFound
	}
	for ; i > 0; i-- {
		above, err := r.row(ctx, i-1)
		if err != nil {
			return 0, err
		}
		if above == nil || above.Heading != nil {
			break
		}
	}
	return i, nil
}

// headings gives a choice for each heading with its first item, or, in a list
// without headings, for each item.
func (r *rows) headings(heading func(*store.Heading, *store.Row) choice, item func(*store.Row) choice) source {
	i, headed := 0, false
	return func(ctx context.Context) (*choice, error) {
		for {
			row, err := r.row(ctx, i)
			if row == nil || err != nil {
				return nil, err
			}
			i++
			if row.Heading == nil && headed {
				continue
			}
			if row.Heading == nil {
				c := item(row)
				return &c, nil
			}
			headed = true
			h := row.Heading
			first, err := r.row(ctx, i)
			if err != nil {
				return nil, err
			}
			if first != nil && first.Heading == nil {
				c := heading(h, first)
				return &c, nil
			}
		}
	}
}

// under gives a choice for each item of the heading that a place stands under.
func (r *rows) under(at store.Place, item func(*store.Row) choice) source {
	i := -1
	return func(ctx context.Context) (*choice, error) {
		if i < 0 {
			first, err := r.find(ctx, at)
			if err != nil {
				return nil, err
			}
			i = first
		}
		row, err := r.row(ctx, i)
		if row == nil || row.Heading != nil || err != nil {
			return nil, err
		}
		i++
		c := item(row)
		return &c, nil
	}
}

// items gives a choice for each item of all headings, the first of each with what is said of the heading.
func (r *rows) items(heading func(*store.Heading) []string, item func(*store.Row) choice) source {
	i := 0
	return func(ctx context.Context) (*choice, error) {
		var before []string
		for {
			row, err := r.row(ctx, i)
			if row == nil || err != nil {
				return nil, err
			}
			i++
			if row.Heading != nil {
				before = heading(row.Heading)
				continue
			}
			c := item(row)
			c.before = before
			return &c, nil
		}
	}
}
