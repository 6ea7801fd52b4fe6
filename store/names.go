package store

// NameKind says what bears a name.
type NameKind uint8

// The bearers of names that a filter can ask for.
const (
	SpeakerNames NameKind = iota
	OutletNames
)

// NameQuery asks for names.
type NameQuery struct {
	Kind  NameKind
	Part  string // words that stand in them, the last perhaps only begun; empty asks for all
	Limit int    // the most that are wanted; 0 for all
}

// Name is a name that a filter can ask for.
type Name struct {
	Name  string
	Count int // of a speaker, quotations; of an outlet, articles
}
