package line

import (
	"fmt"
	"time"

	"hearsay/store"
)

// Underway says how far reading and linking have come, in forms that get shorter. more
// stands for what goes on, dot between two things.
func Underway(p *store.Progress, more, dot string) []string {
	l := &p.Loading
	n := p.Read()
	reading, articles, dot := "reading"+more+" ", Count(n, "article"), " "+dot+" "
	left := left(l)
	switch {
	case l.Linking:
		part := fmt.Sprintf("%s %d %%", more, int(100*l.Linked))
		forms := []string{"linking " + articles + part, "linking" + part}
		if left != "" {
			forms = append([]string{forms[0] + dot + left}, forms...)
		}
		return forms
	case left != "":
		return []string{reading + articles + dot + speed(l) + dot + left, reading + Number(n) + dot + left, reading + left}
	case l.Took >= store.Steady:
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
	case d <= 0:
		return ""
	case d < time.Minute:
		return fmt.Sprintf("%d s left", int(d.Seconds())+1)
	case d < time.Hour:
		return fmt.Sprintf("%d min left", int(d.Minutes())+1)
	}
	return fmt.Sprintf("%d h %d min left", int(d.Hours()), int(d.Minutes())%60)
}
