package layout

// The vocabulary of what surrounds reports, as phrases between commas. Marks
// between words do not count. It holds the trade's own words only, never the
// name of an outlet.

// list is a list of phrases.
type list uint8

const (
	labels         list = iota // are furniture where they are all that a block says
	itemLabels                 // stand over links to other reports, where they are all that a block says
	authorLabels               // stand over what is told of the author
	openings                   // are furniture where a short block begins with them
	colonOpenings              // are furniture where a block begins with them and a colon
	pictureCredits             // name where pictures come from
	pictureWords               // begin a picture's credit, with a colon after them
	summaryLabels              // stand over, or before, a summary of the report
	plain                      // are cues of furniture anywhere in a block: what a report may well speak of,
	telling                    // what tells more,
	plainly                    // and an outlet's address to its reader
	lists
)

// sure is the weight of a cue that makes furniture of a short block by itself.
const sure = 4

// weights are those of the phrases of each list.
var weights = [lists]int{1, 1, 1, 1, 1, 1, 1, 1, plain: 1, telling: 2, plainly: sure}

var phrasesOf = [lists]string{
	labels: `
	ad, ads, advert, advertisement, advertisements, advertising, sponsored, sponsored content, paid content,
	promoted, advertisement continue reading the main story, advertisement scroll to continue, article continues
	after advertisement, article continues below, article continues below this ad, story continues, story
	continues below, story continued below, story continues below advertisement, continue reading, continue
	reading below, continue reading the main story, scroll to continue, skip to content, skip advertisement, back
	to top, loading, loading content, close, menu, search, email, e mail, print, share, share this, share this
	story, share this article, share on facebook, share on twitter, tweet, tweet this, facebook, twitter,
	instagram, whatsapp, linkedin, pinterest, reddit, copy link, link copied, comment, comments, leave a comment,
	view comments, show comments, join the conversation, sign in, sign up, sign up now, log in, subscribe,
	subscribe now, subscribe today, donate, donate now, support us, support now, follow us, learn more, find out
	more, read more, read more here, read more about, see more, show more, view more, load more, click here,
	photo, photos, photo gallery, gallery, image, images, video, videos, watch, watch now, watch live, listen,
	listen now, newsletter, newsletters, newsletter sign up, newsletter signup, break, pullquote, pull quote, full
	text, analysis opinion, opinion contributor, opinion columnist, guest columnist, special to this newspaper,
	editorial board`,

	itemLabels: `
	related, related articles, related article, related content, related coverage, related links, related news,
	related posts, related reading, related stories, related stories and posts, related story, related topics,
	related video, related videos, recommended, recommended articles, recommended for you, recommended reading,
	recommended stories, recommended videos, recommended video, more, more coverage, more data, more news, more on
	this, more on this story, more on this topic, more stories, more videos, more to read, read more, read also,
	read next, also read, also see, see also, see related, up next, what to read next, further reading, further
	readings, go deeper, most popular, most read, most viewed, most watched, popular, popular now, trending,
	trending now, trending stories, trending videos, top stories, latest, latest news, latest stories, latest
	videos, editors picks, editor's picks, don't miss, must read, must reads, you may also like, you might also
	like, you may like, you may be interested in, around the web, from around the web, from our partners, tags,
	topics, filed under`,

	authorLabels: `
	about the author, about the authors, about the writer, about author, author, author bio, author's bio, written
	by, meet the author, the author, contributor, contributors`,

	openings: `
	open image in gallery, open gallery, enlarge this image, view image in fullscreen, view gallery, toggle
	caption, hide caption, image copyright, image caption, image source, image credit, media caption, media
	playback, play video, now playing, just watched, photo credit, photo credits, photo by, photos by, photo
	courtesy, photograph by, photographs by, picture credit, file photo, next image, prev image, previous image,
	facebook twitter pinterest, click here to, click here for, click to, click for more, tap here, tap to, share
	this, share all sharing, read or share this, follow us on, like us on, join us on, find us on, connect with
	us, subscribe to our, subscribe here, sign up here, sign up to our, sign up for our, sign up for daily, sign
	up today, advertisement, story continues below, story continued below, article continues, listen to article,
	listen to this article, you are reading, read more from, read more about, read more on, read more at, read the
	original article, read the full article, more from, watch the latest video, view this post on, a post shared
	by, this article originally appeared, this story originally appeared, this article was originally published,
	this story was originally published, this post was originally published, this article first appeared, this
	article is republished, this article appears as, this article is more than, this is a rush transcript, the
	opinions expressed, the views expressed, opinions expressed, views expressed, additional reporting by,
	reporting by, with additional reporting, with reporting by, with assistance by, with assistance from, with
	files from, have a tip, got a tip, got a question, send tips to, send letters to, send comments to, contact
	us, contact the author, write to us, email the author, let us know, vote now, watch our, download our,
	download the app, get the app, this article is based in part on, this report is based in part on,
	this story is based in part on, content created by, can't see the video, support our,
	sign up for the daily`,

	colonOpenings: `
	related, related story, related article, related stories, related coverage, related video, more, more on this,
	read more, read, read also, read next, also read, also see, see also, see related, must read, don't miss,
	watch, watch more, listen, video, photo, photos, photograph, pictures, gallery, slideshow, image, images,
	credit, contributing, trending, recommended, tags, topics, filed under, copyright`,

	pictureCredits: `
	getty images, getty, ap photo, afp photo, reuters photo, shutterstock, istock, istockphoto, wireimage,
	filmmagic, alamy, alamy stock photo, rex features, zuma press, zuma wire, redux, polaris, corbis, pool photo,
	file photo, handout, screenshot, screengrab, screen grab, wikimedia commons, photo by, photo illustration,
	photo courtesy, photo credit, photograph by, image courtesy, courtesy photo, staff photo, staff photographer`,

	pictureWords: `
	photo, photos, photograph, photographs, photographer, picture, pictures, image, images, illustration, credit,
	photo credit, image credit, graphic`,

	summaryLabels: `
	story highlights, highlights, key points, key takeaways, summary, abstract, in brief, at a glance, the gist,
	what to know, the short version`,

	plain: `
	newsletters, subscription, subscriptions, subscribers, donation, donations, paywall, paywalls, membership,
	inbox, privacy policy, terms of service, terms of use, unsubscribe, your browser, our audience, our mission,
	our work, our reporters, our staff, our team, podcast, our site, our website, your support, your inbox, your
	email, journalism, reporters on the ground, make a difference, makes a difference, available to everyone, free
	of charge, email address, at any time, app, homepage, alerts, tipsheet, tip sheet, wire services, wire
	service, exclusive content, commentary`,

	telling: `
	newsletter, sign up, subscribe, subscribe to, subscribe now, read more, learn more, find out more, click here,
	quality journalism, independent journalism, investigative journalism, explanatory journalism, nonprofit
	newsroom, nonprofit news, nonprofit journalism, our journalism, our reporting, our coverage, our journalists,
	our newsroom, our readers, readers like you, people like you, your contribution, your donation, your support,
	your subscription, your gift, makes all the difference, delivered to your, straight to your, in your inbox, to
	your inbox, our newsletter, our newsletters, our podcast, our app, our privacy policy, our terms, invalid
	email, enter your email, email address, breaking news alerts, push notifications, on twitter, on facebook, on
	instagram, advertising revenue, ad blocker, no paywall, no ads, all rights reserved, follow us, support our,
	support us, become a member, become a subscriber, make a contribution, make a donation, recaptcha, licensing
	opportunities, reprint permission, permission to republish, may not be published, may not be reproduced,
	opinions expressed, views expressed, are his own, are her own, are their own, are the author's own, those of
	the author, do not represent the views, do not necessarily, does not necessarily, for more stories, breaking
	news, available without charge, without charge to, special reports, our audience around the
	world, never been more vital, directly to your, morning newsletter, daily newsletter, weekly newsletter, email
	alert, email alerts, board of contributors, submission guidelines, content meters`,

	plainly: `
	support now, donate now, donate today, donate here, subscribe today, sign up for our, sign up here, sign up
	for the, sign up to receive, by signing up, you agree to our, you agree to receive, subscribe to our,
	subscribe here, consider supporting, consider donating, consider subscribing, consider making a, please
	consider, supported by our, supported by readers, supported by our readers, funded by readers, reader
	supported, your donation allows, your support allows, your support helps, your support makes, support our
	work, support our journalism, support independent journalism, all donations are, tax deductible, purchase
	through links, buy through links, purchases through links, purchase through our links, buy something through,
	buying through links, we may earn, we may receive, may earn a commission, may receive a commission, affiliate
	commission, affiliate links, affiliate link, affiliate policy, affiliate disclosure, contributed to this
	report, contributed to this story, contributed to this article, contributed to this post, contributed
	reporting, contributed research, was used in this report, verify you're not a robot, protected by recaptcha,
	view comments, the comments section below, your browser does not, enable javascript, cookies to, open image in
	gallery, disable your ad blocker, if you enjoyed this article, if you enjoyed reading, have a proposition for
	you, on a rush deadline, solely responsible for all content, may not be in its final form, all our coverage is
	free, please include your`,
}

// class is words that are alike.
type class uint16

const (
	agencies      class = 1 << iota // supply pictures and reports to outlets
	authorWords                     // tell what authors are and do
	appeals                         // are what an outlet asks its reader to do
	asides                          // are what a link in brackets begins with
	reporting                       // are the verbs that report words
	addresses                       // are the words of an outlet that speaks to its reader
	weekdays                        // say when a programme is on
	bioVerbs                        // say of somebody what they are or do
	ages                            // are what a time is told in that has passed
	timeWords                       // stand behind the number of an hour or a day
	dateLabels                      // say what a date is of
	aroundDates                     // may stand around a date
	nameParticles                   // are the small words in names
)

// wordsOf are those of each class, in the order of the classes.
var wordsOf = [...]string{
	// agencies
	"ap afp reuters epa upi pa dpa tass zuma getty shutterstock bloomberg xinhua kyodo",

	// authorWords
	`author authors columnist columnists contributor contributors correspondent
	critic editor editors fellow freelance freelancer host journalist journalists podcast
	professor reporter reporters syndicated writer writers writes blogger commentator
	bestselling cofounder covers covering tweets strategist lecturer producer attorney`,

	// appeals
	"support subscribe sign join follow get donate click read watch listen download visit check want become",

	// asides
	"also see related photos photo pictures full read sign video watch more click",

	// reporting
	`said says say saying told tells telling asked asks added adds wrote writes written
	tweeted tweets posted replied responded answered explained explains noted notes argued argues
	claimed claims insisted insists admitted declared announced stated states warned warns
	recalled remarked commented joked quipped shouted whispered snapped penned captioned
	testified testifies acknowledged according continued continues concluded concludes
	called calls described suggested suggests urged urges vowed promised observed
	quoted shared denied confirmed confessed revealed interjected chimed called`,

	// addresses
	"you your us our we",

	// weekdays
	`monday tuesday wednesday thursday friday saturday sunday
	mondays tuesdays wednesdays thursdays fridays saturdays sundays weeknights weekdays nightly`,

	// bioVerbs
	"is was are covers writes reports has joined works serves teaches hosts leads contributes edits blogs",

	// ages
	"second minute min hour day week month year",

	// timeWords
	"am pm a m p z h st nd rd th",

	// dateLabels
	"date dated published publication posted updated modified created issued released",

	// aroundDates
	`date dated published publication posted updated modified created issued released first last
	on at of the
	am pm a m p noon midnight z utc gmt bst cet cest et est edt ct cst cdt mt mst mdt pt pst pdt ist aest aedt
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	min mins minute minutes read`,

	// nameParticles
	"de la le van von der den di da dos del bin al el st mc o ter y",
}
