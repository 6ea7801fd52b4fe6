package layout_test

// storyOutlines is how the five stories are laid out: every block's first words.
const storyOutlines = `# 000_22e8f8ca64c1ef2a.txt
title: Alec Baldwin's wife Hilaria addresses red carpet row
published: 2025-03-20
date: date 2025-03-20
headline: Alec Baldwin's wife Hilaria addresses
body: Hilaria Baldwin has broken her
body: Taking to Instagram with a
body: The new video showed Alec,
body: The video began with Alec
body: "And that is called —
body: Hilaria added that the term
body: "So, the whole point is
body: The couple concluded the video
body: "Oh, I'm so happy you
body: For those unversed, the red
body: A snippet of the interview
body: The Rust actor then cut
body: "I'm sorry," Baldwin said and
body: After a brief moment, Hilaria
body: "We'll see what it feels
body: At another point during the
body: "Oh my God! Stop, you're
body: Baldwin then silently mouthed a
body: The two stars married in
body: Alec also shares a 29-year-old
# 001_1917253c32856331.txt
title: 
published: 2025-03-19
date: date 2025-03-19
body: Alec Baldwin and Hilaria Baldwin
body: While discussing the possibility of
body: Alec offered some words of
body: “Oh my God, when I’m
body: She laughed it off and
body: The couple answered a few
body: When Alec tried to make
body: She eventually composed herself and
furniture: The Baldwins, Sundays, 10/9c, TLC
# 002_cceb461f3f5074ce.txt
title: 
published: 2025-03-20
date: date 2025-03-20
furniture: Your support helps us to
body: The viral red carpet incident
body: Millions have seen the moment
body: The couple were being asked
body: She quickly brushed him off
body: She quickly recovered and laughed
body: Now, Donald Trump Jr. has
furniture: open image in gallery Donald
body: “Never thought I’d feel bad
body: Just a few years ago,
furniture: open image in gallery Hilaria
body: Trump Jr. was publicly critical
body: Meanwhile, the Baldwins — married
body: “The whole point is that
body: The video comes after Hilaria
body: “Definitely not a good look
body: “Wow! That was incredibly rude,
# 003_dfdaf65a32723934.txt
title: Alec Baldwin’s wife Hilaria stands up for her husband following ‘Rust’ interview
published: unknown
headline: Alec Baldwin’s wife Hilaria stands
standfirst: Alec Baldwin's wife pledges support
body: Alec Baldwin’s wife Hilaria penned
furniture: Recommended Videos
body: During the interview, Baldwin denied
body: In the post, which features
body: “I am here, I love
body: Hilaria also provided some insight
body: “That moment, etched in my
body: Hilaria goes on to say
body: Our public life is one
body: The couple is often the
body: “Alec, we are messy, unfiltered,
body: She said she’s going to
body: At the end of the
body: “My Alec, I am here
body: Baldwin responded to the message
body: “I’m lucky. Sometimes it doesn’t
furniture: We Got This Covered is
furniture: related content
furniture: Related Content
furniture: Image of Jon Silman
furniture: Jon Silman
furniture: Jon Silman is a stand-up
# 004_730bf6fcfb2ee1b7.txt
title: 
published: unknown
body: Hilaria Baldwin is pulling back
body: After tying the knot in
body: Hilaria wrote, per The Sun,
body: The yoga teacher explained she
body: Hilaria said Alec, 67, was
body: “It really pissed me off,
body: The “30 Rock” star also
body: “That year was probably the
body: Due to the strain on
body: The pair decided to stick
body: Alec is also dad to
body: The author and “Married to
body: In 2021, on the set
body: The outcome was captured on
body: “It was an opportunity for
body: On the show, Hilaria and
body: Alec was married to Basinger,
body: “But I don’t actually quite
body: Hilaria added, “I said I
body: Hilaria’s memoir, “Manual Not Included,”
`
