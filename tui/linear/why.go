package linear

import (
	"fmt"
	"strings"

	"hearsay/store"
)

// How many reasons are said of the candidate that was chosen, and of each of the others.
const (
	mostReasons = 5
	fewReasons  = 2
)

// why says what speaks for the speaker of a quotation, and for others.
func (d *dialogue) why(of subject) error {
	e, err := d.corpus.Explain(d.ctx, of.Quotation)
	if err != nil {
		return err
	}
	r, err := d.corpus.Read(d.ctx, of.Article)
	if err != nil {
		return err
	}
	article := r.Article.Text
	if e.Speaker == "" {
		d.say("The speaker is unknown.")
	} else {
		d.say("Why " + e.Speaker + ".")
	}
	if m := e.Quotation.Mention; !m.Empty() {
		d.say("Named here as: " + sentence(m.Of(article)))
	}
	if c := e.Quotation.Cue; !c.Empty() {
		d.say("Reported by: " + sentence(c.Of(article)))
	}
	for i := range e.Candidates {
		d.candidate(i, &e.Candidates[i], article)
	}
	return nil
}

// candidate says how likely somebody is the speaker, and why.
func (d *dialogue) candidate(i int, c *store.Candidate, article string) {
	name := "the article does not say"
	if !c.Mention.Empty() {
		name = c.Mention.Of(article)
	}
	verdict, most := "Chosen", mostReasons
	if i > 0 {
		verdict, most = "Rather than", fewReasons
	}
	d.say(verdict + ": " + name + ", " + percent(c.Probability) + ".")
	var pro, contra []string
	for _, r := range c.Strongest(most) {
		if r.Weight > 0 {
			pro = append(pro, r.Text)
		} else {
			contra = append(contra, r.Text)
		}
	}
	if len(pro) > 0 {
		d.say("For it: " + strings.Join(pro, "; ") + ".")
	}
	if len(contra) > 0 {
		d.say("Against it: " + strings.Join(contra, "; ") + ".")
	}
}

// percent says a probability; nothing is certain.
func percent(p float64) string {
	switch {
	case p >= 0.995:
		return "over 99 percent"
	case p < 0.005:
		return "under 1 percent"
	}
	return fmt.Sprintf("%.0f percent", 100*p)
}
