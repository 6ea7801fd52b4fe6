package line

import (
	"fmt"
	"time"

	"hearsay/store"
)

// Steady is after what time of reading its speed tells how long it will go on.
const Steady = 3 * time.Second

// Underway says how far reading and linking have come, in forms that get shorter. more
// stands for what goes on, dot between two things.
func Underway(p *store.Progress, more, dot string) []string {
	l := &p.Loading
	n := max(l.Articles, p.Articles)
	reading, articles, dot := "reading"+more+" ", Count(n, "article"), " "+dot+" "
	left := left(l)
	switch {
	case l.Linking:
		part := fmt.Sprintf("%s %d %%", more, 100*l.Linked/max(1, l.Link))
		return []string{"linking " + articles + part, "linking" + part}
	case left != "":
		return []string{reading + articles + dot + speed(l) + dot + left, reading + Number(n) + dot + left, reading + left}
	case l.Took >= Steady:
		return []string{reading + articles + dot + speed(l), reading + articles}
	}
	return []string{reading + articles}
}

// speed says how much text is read in a second.
func speed(l *store.Loading) string {
	return fmt.Sprintf("%.1f MB/s", float64(l.Bytes)/1e6/l.Took.Seconds())
}

// left says how long reading will go on; nothing while that is not known.
func left(l *store.Loading) string {
	d := l.Left()
	switch {
	case d <= 0 || l.Took < Steady:
		return ""
	case d < time.Minute:
		return fmt.Sprintf("%d s left", int(d.Seconds())+1)
	case d < time.Hour:
		return fmt.Sprintf("%d min left", int(d.Minutes())+1)
	}
	return fmt.Sprintf("%d h %d min left", int(d.Hours()), int(d.Minutes())%60)
}
