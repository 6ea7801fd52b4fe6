package words

import (
	"strings"
	"sync"

	"hearsay/store/text"
)

// spoken are contractions that no rule undoes, and spoken forms.
var spoken = dictionary(`can't=can not; cannot=can not; won't=will not; shan't=shall not; gonna=going to; wanna=want to;
	gotta=got to; gimme=give me; lemme=let me; kinda=kind of; sorta=sort of; outta=out of; hafta=have to; dunno=do not know;
	coulda=could have; shoulda=should have; woulda=would have; y'all=you all; ain't=is not; cause=because; 'cause=because;
	cuz=because; em=them; 'em=them; 'tis=it is; 'twas=it was; ok=okay; o.k=okay; o.k.=okay; yeah=yes; yep=yes; til=until;
	till=until; 'til=until; thru=through; u.s=us; u.s.=us; u.k.=uk; u.n.=un; mr.=mr; mrs.=mrs; per-cent=percent; goin=going; doin=doing`)

// endings are what follows the apostrophe of a contraction.
var endings = dictionary(`m=am; re=are; ve=have; ll=will; d=would`)

var numerals = dictionary(`zero=0; one=1; two=2; three=3; four=4; five=5; six=6; seven=7; eight=8; nine=9; ten=10; eleven=11;
	twelve=12; thirteen=13; fourteen=14; fifteen=15; sixteen=16; seventeen=17; eighteen=18; nineteen=19; twenty=20;
	thirty=30; forty=40; fifty=50; sixty=60; seventy=70; eighty=80; ninety=90`)

var pronouns = text.Set(`i you he she it we they this that these those who what where when why how there here let everyone everybody
	someone somebody nobody anybody anyone everything something nothing`)

var negations = text.Set(`not no never none nobody nothing neither nor nowhere without`)

// grammar are the words that say nothing by themselves.
var grammar = text.Set(`a an the and or but nor so yet if because as until while of at by for with about against between into through
	during before after above below to from up down in out on off over under again then once here there when where why how all
	any both each few more most other some such no not only own same than too very can will just would could should may might
	must shall do does did doing done be am is are was were been being have has had having i me my mine myself we us our ours
	ourselves you your yours yourself he him his himself she her hers herself it its itself they them their theirs themselves
	this that these those who whom whose which what well oh um uh er ah okay yes like also even really get got going go
	say says said know think mean thing things lot kind much many one make made want let 0 1 2`)

var fillers = text.Set(`oh ah um uh er erm hmm huh wow hey gosh god okay yes well`)

// britishWords are spellings that no ending tells.
var britishWords = dictionary(`grey=gray; programme=program; programmes=programs; tyre=tire; tyres=tires; defence=defense; offence=offense;
	licence=license; travelled=traveled; travelling=traveling; cancelled=canceled; cancelling=canceling; labelled=labeled;
	modelling=modeling; fuelled=fueled; counsellor=counselor; jewellery=jewelry; cheque=check; mum=mom; mums=moms; learnt=learned;
	whilst=while; amongst=among; towards=toward; favourite=favorite; favourites=favorites; storey=story; plough=plow;
	judgement=judgment; enrol=enroll; fulfil=fulfill; skilful=skillful; sceptical=skeptical; ageing=aging; maths=math; kerb=curb`)

// britishEndings are tried in order; stem is the least length of what stands before.
var britishEndings = []struct {
	from, to string
	stem     int
}{
	{"isations", "izations", 3}, {"isation", "ization", 3}, {"ising", "izing", 3}, {"ised", "ized", 3}, {"ises", "izes", 3},
	{"ise", "ize", 3}, {"yse", "yze", 3}, {"ysed", "yzed", 3}, {"ours", "ors", 3}, {"oured", "ored", 3}, {"ouring", "oring", 3},
	{"ourable", "orable", 2}, {"our", "or", 3}, {"entre", "enter", 1}, {"eatre", "eater", 2},
}

// dictionary reads "from=to; from=to", when it is first asked.
func dictionary(pairs string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		m := map[string]string{}
		for p := range strings.SplitSeq(pairs, ";") {
			if from, to, ok := strings.Cut(strings.TrimSpace(p), "="); ok {
				m[from] = to
			}
		}
		return m
	})
}
