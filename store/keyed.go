package store

import (
	"iter"
	"maps"
)

// Keyed is values by key, immutable. A changed one shares nearly all of itself
// with the one it was made from, so that one change among a hundred thousand
// costs microseconds. The zero value is empty, and missing values are zero.
type Keyed[V any] struct{ parts *[fan]map[string]V }

// fan is into how many parts keys are spread; one of them is copied for a change.
const fan = 256

// partOf is the part of a key (FNV-1a, folded).
func partOf(key string) int {
	h := uint32(2166136261)
	for i := range len(key) {
		h = (h ^ uint32(key[i])) * 16777619
	}
	return int((h ^ h>>8 ^ h>>16) % fan)
}

// Get gives the value of key, or the zero value.
func (k Keyed[V]) Get(key string) V {
	if k.parts == nil {
		var none V
		return none
	}
	return k.parts[partOf(key)][key]
}

// Len is how many values there are.
func (k Keyed[V]) Len() int {
	n := 0
	if k.parts != nil {
		for _, p := range k.parts {
			n += len(p)
		}
	}
	return n
}

// All gives every key with its value, in no order.
func (k Keyed[V]) All() iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		if k.parts == nil {
			return
		}
		for _, p := range k.parts {
			for key, v := range p {
				if !yield(key, v) {
					return
				}
			}
		}
	}
}

// Same reports whether k and l are one and the same.
func (k Keyed[V]) Same(l Keyed[V]) bool { return k.parts == l.parts }

// With gives k with another value.
func (k Keyed[V]) With(key string, v V) Keyed[V] {
	c := k.Change()
	c.Set(key, v)
	return c.Done()
}

// Change begins to change k, which stays as it is; many changes at once cost less than each alone.
func (k Keyed[V]) Change() *Changing[V] { return &Changing[V]{from: k.parts} }

// Changing is a Keyed that is being made.
type Changing[V any] struct {
	from, to *[fan]map[string]V // to is nil until something has changed
	own      [fan]bool          // parts of to that are no longer those of from
}

// Set gives key another value.
func (c *Changing[V]) Set(key string, v V) { c.part(key)[key] = v }

// Delete takes key away.
func (c *Changing[V]) Delete(key string) { delete(c.part(key), key) }

// Get gives the value of key so far.
func (c *Changing[V]) Get(key string) V {
	return c.Done().Get(key)
}

// part gives the part of key, to be written.
func (c *Changing[V]) part(key string) map[string]V {
	i := partOf(key)
	if c.to == nil {
		c.to = new([fan]map[string]V)
		if c.from != nil {
			*c.to = *c.from
		}
	}
	if !c.own[i] {
		c.own[i] = true
		if c.to[i] = maps.Clone(c.to[i]); c.to[i] == nil {
			c.to[i] = map[string]V{}
		}
	}
	return c.to[i]
}

// Done gives what has been made. Nothing may be changed after it.
func (c *Changing[V]) Done() Keyed[V] {
	if c.to == nil {
		return Keyed[V]{c.from}
	}
	return Keyed[V]{c.to}
}
