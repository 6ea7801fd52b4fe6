package feed

import (
	"encoding/xml"
	"fmt"
	"io"

	"hearsay/store/source/syndication"
)

// mostOPML is the most bytes of an OPML list.
const mostOPML = 16 << 20

// ReadOPML gives the feeds of an OPML list, however deep they stand in its folders.
func ReadOPML(r io.Reader) ([]Feed, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostOPML+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > mostOPML:
		return nil, fmt.Errorf("larger than %d MB", mostOPML>>20)
	}
	all, err := syndication.Outline(data)
	if err != nil {
		return nil, err
	}
	feeds := make([]Feed, len(all))
	for i, s := range all {
		feeds[i] = Feed{Address: s.URL, Title: s.Title}
	}
	return feeds, nil
}

// outline is a feed as OPML 2.0 has it.
type outline struct {
	Type    string `xml:"type,attr"`
	Text    string `xml:"text,attr"`
	Title   string `xml:"title,attr,omitempty"`
	Address string `xml:"xmlUrl,attr"`
}

// WriteOPML writes the list as other readers can import it.
func WriteOPML(w io.Writer, feeds []Followed) error {
	var list struct {
		XMLName  xml.Name  `xml:"opml"`
		Version  string    `xml:"version,attr"`
		Title    string    `xml:"head>title"`
		Outlines []outline `xml:"body>outline"`
	}
	list.Version, list.Title = "2.0", "hearsay"
	for i := range feeds {
		list.Outlines = append(list.Outlines, outline{"rss", feeds[i].Name(), feeds[i].Title, feeds[i].Address})
	}
	out, err := xml.MarshalIndent(list, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(out)+"\n")
	return err
}
