package charset_test

import (
	"testing"
	"unicode/utf8"

	xcharset "golang.org/x/net/html/charset"

	"hearsay/store/source/charset"
)

const (
	english  = "“We’ll be back,” she said – and paid £5 for the café’s naïve résumé."
	russian  = "Мы не будем открывать мост, сказала она вчера вечером журналистам, потому что он старый."
	japanese = "橋は再開しないと彼女は昨日の夕方、記者団に語った。とても古い橋なので危険だという。"
	greek    = "Δεν θα ανοίξουμε ξανά τη γέφυρα, είπε χθες το βράδυ στους δημοσιογράφους η δήμαρχος."
	chinese  = "她昨天晚上对记者们说，我们不会重新开放这座桥，因为它已经很旧了，非常危险。"
)

// encoded gives s in a charset.
func encoded(t *testing.T, s, name string) []byte {
	t.Helper()
	e, _ := xcharset.Lookup(name)
	out, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(name, err)
	}
	return out
}

func TestText(t *testing.T) {
	for _, c := range []struct{ text, in, declared string }{
		{english, "utf-8", ""},
		{english, "utf-8", "windows-1252"}, // the declaration lies
		{english, "windows-1252", "iso-8859-1"},
		{english, "windows-1252", "utf-8"}, // the declaration lies
		{english, "windows-1252", "no such charset"},
		{english, "windows-1252", ""},
		{english, "utf-16le", ""},
		{english, "utf-16be", ""},
		{russian, "windows-1251", "windows-1251"},
		{russian, "windows-1251", ""},
		{russian, "koi8-r", ""},
		{japanese, "shift_jis", "shift_jis"},
		{japanese, "shift_jis", ""},
		{japanese, "euc-jp", ""},
		{japanese, "iso-2022-jp", "iso-2022-jp"},
		{greek, "iso-8859-7", "iso-8859-7"},
		{chinese, "gb18030", "gb2312"},
		{chinese, "gb18030", ""},
		{chinese, "big5", "big5"},
	} {
		if c.in == "big5" {
			c.text = "她昨天晚上說"
		}
		got, whole := charset.Text(encoded(t, c.text, c.in), c.declared)
		if got != c.text || !whole {
			t.Errorf("%s declared as %q:\n got %q, %t\nwant %q", c.in, c.declared, got, whole, c.text)
		}
	}
}

func TestBroken(t *testing.T) {
	for in, want := range map[string]string{
		"Fi\xffve.":                    "Fi\ufffdve.",
		"A “café” and \xe2\x80 half.":  "A “café” and \ufffd half.",
		"First.\n\nOne \xe2\x80 half.": "First.\n\nOne \ufffd half.",
	} {
		if got, whole := charset.Text([]byte(in), ""); got != want || whole {
			t.Errorf("%q: got %q, %t", in, got, whole)
		}
	}
	if got, whole := charset.Text([]byte("\ufeffMarked."), ""); got != "Marked." || !whole {
		t.Errorf("got %q, %t", got, whole)
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte(english), "")
	f.Add([]byte("\xff\xfea\x00"), "utf-16")
	f.Add([]byte("\x1b$B"), "iso-2022-jp")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		if text, _ := charset.Text(data, declared); !utf8.ValidString(text) {
			t.Errorf("%q is not UTF-8", text)
		}
	})
}

// Alphabets and languages are told from each other in a sentence or two that no charset is declared for.
func TestGuess(t *testing.T) {
	for text, names := range map[string][]string{
		russian:  {"koi8-r", "windows-1251", "iso-8859-5"},
		greek:    {"iso-8859-7", "windows-1253"},
		chinese:  {"gb18030", "gbk"},
		japanese: {"shift_jis", "euc-jp"},
		english:  {"windows-1252"},
		"她昨天晚上對記者們說，我們不會重新開放這座橋，因為它已經很舊了，非常危險。":                                                                                                        {"big5"},
		"그녀는 어제 저녁 기자들에게 우리는 다리를 다시 열지 않을 것이라고 말했다.":                                                                                                   {"euc-kr"},
		"היא אמרה אתמול בערב לעיתונאים כי לא נפתח מחדש את הגשר משום שהוא ישן מאוד":                                                                     {"windows-1255", "iso-8859-8"},
		"قالت مساء أمس للصحفيين إننا لن نعيد فتح الجسر لأنه قديم جدا وخطير على الناس":                                                                  {"windows-1256", "iso-8859-6"},
		"Köprüyü yeniden açmayacağız, dedi dün akşam gazetecilere, çünkü çok eski ve tehlikeli olduğunu söyledi.":                                      {"windows-1254"},
		"Nie otworzymy ponownie mostu, powiedziała wczoraj wieczorem dziennikarzom, ponieważ jest już bardzo stary i niebezpieczny. Żółć, gęślą jaźń.": {"windows-1250", "iso-8859-2"},
		"Wir werden die Brücke nicht wieder öffnen, sagte sie gestern Abend, weil sie für Fußgänger gefährlich ist.":                                   {"windows-1252"},
		"Ми не будемо відкривати міст, сказала вона вчора ввечері журналістам, бо він дуже старий і небезпечний.":                                      {"windows-1251"},
	} {
		for _, name := range names {
			if got, whole := charset.Text(encoded(t, text, name), ""); got != text || !whole {
				t.Errorf("%s: %q, %t, not %q", name, got, whole, text)
			}
		}
	}
}
