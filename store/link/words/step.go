package words

// Step is 1 or 0: how far to go on in an ascending list of words that is walked
// beside another. Unlike a branch it leaves a processor nothing to guess.
func Step(forward bool) int {
	n := 0
	if forward {
		n = 1
	}
	return n
}
