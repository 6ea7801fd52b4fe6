package kind

import (
	"strings"
	"sync"
)

// class is what a word beside a piece can tell about it.
type class uint8

const (
	other   class = iota
	edge          // of the paragraph
	quoted        // another piece
	capital       // a capitalised word that is none of the others
	number
	saying
	naming
	work
	wearing
	determiner
	possessive
	pronoun
	preposition
	conjunction
	copula
	auxiliary
	negation
	comma
	colon
	ending // . ! ? …
	bracket
	dash
	symbol
)

var classesOf = sync.OnceValue(func() map[string]class { return classify(allWords[:]) })

var allWords = [...]words{
	{saying, `say says said saying tell tells told telling ask asks asked asking add adds added adding write writes wrote written writing
		tweet tweets tweeted tweeting post posts posted reply replies replied respond responds responded answer answers answered argue argues
		argued insist insists insisted explain explains explained note notes noted noting claim claims claimed claiming declare declares declared
		continue continues continued conclude concludes concluded joke jokes joked joking quip quips quipped recall recalls recalled warn warns
		warned warning admit admits admitted acknowledge acknowledged state states stated stating announce announced announcing suggest
		suggests suggested suggesting describe describes described describing shout shouts shouted shouting yell yelled yelling scream screamed
		screaming chant chants chanted chanting whisper whispered mutter muttered exclaim exclaimed remark remarked observe observed comment
		commented complain complained concede conceded confirm confirmed deny denied predict predicted promise promised pledge pledged vow
		vowed urge urged charge charged accuse accused accusing blast blasted slam slammed criticize criticized criticizing praise praised
		praising mock mocked deride derided decry decried denounce denounced dismiss dismissed rail railed boast boasted brag bragged tout
		touted believe believes believed think thinks thought testify testified read reads quote quotes quoted quoting according snap snapped
		retort retorted interject interjected counter countered agree agreed assert asserted contend contended lament lamented fire fired
		sing sang cry cried plead pleaded pen penned caption captioned wonder wondered reiterate reiterated repeat repeated caution cautioned
		label labeled labelled brand branded characterize characterized refer referred referring`},
	{naming, `call calls called calling dub dubs dubbed dubbing nickname nicknamed nicknames title titled titles entitle entitled name named
		names known so-called self-described term terms termed word words phrase phrases slogan slogans motto mottos hashtag hashtags aka
		pseudonym acronym codenamed meaning means mean meant`},
	{work, `film films movie movies book books memoir memoirs novel novels song songs album albums single singles show shows series sitcom
		drama comedy podcast podcasts program programme programs episode episodes play plays musical documentary documentaries magazine
		newspaper column columns article articles essay essays author authors co-author co-host host hosts hosted hosting star stars starred
		starring co-starred director directed producer produced poem poems painting paintings opera game games video videos exhibition
		exhibit tour anthem ballad hit track franchise sequel thriller segment franchise read watch watching watched sung edition network
		anchor correspondent actor actress writer creator rerun reruns revival spinoff bestseller editor edits co-anchor appearance
		interview blog website western flick blockbuster biopic rom-com cartoon miniseries screenplay novella trilogy prequel remake panel contestant`},
	{wearing, `wear wears wearing wore shirt shirts t-shirt t-shirts hat hats cap caps sign signs button buttons banner banners placard
		placards sticker stickers poster posters badge badges jacket jackets jersey jerseys mug mugs emblazoned reading bearing labeled
		tattoo tattooed logo engraved printed billboard billboards chants cheers cheer`},
	{determiner, `a an the this that these those any every each some no another such`},
	{possessive, `his her its their our my your 's ’s whose`},
	{pronoun, `he she it they we i you who him them us me everyone someone somebody one what which`},
	{preposition, `of in on at by for with from to as into about against over under after before between through during like than via toward towards`},
	{conjunction, `and or but nor yet so because while when if whether although though`},
	{copula, `is are was were be been being am seem seems seemed feel feels felt become became remain`},
	{auxiliary, `has have had do does did will would can could should may might must shall`},
	{negation, `not n't never neither`},
}

// words are the words of a class.
type words struct {
	class class
	list  string
}

// classify gives each word its class; of several, the first.
func classify(all []words) map[string]class {
	m := map[string]class{}
	for _, ws := range all {
		for _, w := range strings.Fields(ws.list) {
			if _, taken := m[w]; !taken {
				m[w] = ws.class
			}
		}
	}
	return m
}

// Reports reports whether a word in lower case is one of saying.
func Reports(lower string) bool { return classesOf()[lower] == saying }
