package store

// Fetched is what has come of one feed so far.
type Fetched struct {
	Feed   string // its name
	Feeds  int    // how many are fetched
	Left   int    // of them, those that are not done
	Done   bool   // whether this one is
	Pages  int    // that were got for it
	New    int    // articles
	Edited int    // articles that have changed since they were last got
	Err    error  // why not all of it could be got
}
