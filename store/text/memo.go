package text

import "math/bits"

// Memo remembers what there is to know of the words of a Vocabulary that came first,
// which are most of those in any text, by their spelling alone; for one goroutine.
// Unlike Notes, it need not be made before the words come.
type Memo[T any] struct {
	know    func(lower string) T
	doc     *Doc
	numbers []WordNumber // of doc; none if it has no Vocabulary
	of      *Vocabulary
	known   []memory[T] // by number
}

type memory[T any] struct {
	what  T
	known bool
}

// mostKnown is how many words a Memo remembers.
const mostKnown = 1 << 15

// NewMemo gives a Memo of what know says.
func NewMemo[T any](know func(lower string) T) *Memo[T] { return &Memo[T]{know: know} }

// Turn turns to d, whose words are asked for next.
func (m *Memo[T]) Turn(d *Doc) {
	m.doc, m.numbers = d, d.numbers
	if d.vocabulary != nil && m.of != d.vocabulary {
		m.of, m.known = d.vocabulary, nil
	}
}

// Of gives what there is to know of token i, in lower case.
func (m *Memo[T]) Of(i int) T {
	if i < len(m.numbers) && int(m.numbers[i]) < len(m.known) {
		if w := &m.known[m.numbers[i]]; w.known {
			return w.what
		}
	}
	return m.find(i)
}

func (m *Memo[T]) find(i int) T {
	what := m.know(m.doc.Lower(i))
	if i < len(m.numbers) && m.numbers[i] != 0 && m.numbers[i] < mostKnown {
		m.keep(int(m.numbers[i]), what)
	}
	return what
}

func (m *Memo[T]) keep(n int, what T) {
	if n >= len(m.known) {
		more := make([]memory[T], max(leastSlots, 1<<bits.Len(uint(n))))
		copy(more, m.known)
		m.known = more
	}
	m.known[n] = memory[T]{what, true}
}
