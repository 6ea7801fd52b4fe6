//go:build unix

package terminal

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// The measures of a picture, in pixels.
const (
	cellWidth  = 8.4
	cellHeight = 18.0
	baseline   = 13.5
	margin     = 12.0
)

// SVG draws the screen as a picture.
func (t *Terminal) SVG() []byte {
	t.mu.Lock()
	defer t.mu.Unlock()
	var b bytes.Buffer
	w, h := t.screen.Width(), t.screen.Height()
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">`+"\n",
		float64(w)*cellWidth+2*margin, float64(h)*cellHeight+2*margin)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", hex(Ground()))
	for y := range h {
		for _, r := range t.runs(y, w) {
			r.draw(&b, y)
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// run is cells of one row that look the same.
type run struct {
	x, w  int
	text  string
	style uv.Style
}

// runs gives what stands in row y. A wide character is a run of its own, so that
// the next one stands where it stands on a terminal, whatever the font.
func (t *Terminal) runs(y, w int) []run {
	var out []run
	for x := 0; x < w; {
		c := t.screen.CellAt(x, y)
		if c == nil || c.Width == 0 {
			x++
			continue
		}
		if n := len(out) - 1; n >= 0 && c.Width == 1 && out[n].w == len([]rune(out[n].text)) && out[n].style.Equal(&c.Style) {
			out[n].text += c.Content
			out[n].w++
		} else {
			out = append(out, run{x, c.Width, c.Content, c.Style})
		}
		x += c.Width
	}
	return out
}

func (r run) draw(b *bytes.Buffer, y int) {
	ink, ground := r.style.Fg, r.style.Bg
	if ink == nil {
		ink = Text()
	}
	if r.style.Attrs&uv.AttrReverse != 0 {
		if ground == nil {
			ground = Ground()
		}
		ink, ground = ground, ink
	}
	left, top, wide := margin+float64(r.x)*cellWidth, margin+float64(y)*cellHeight, float64(r.w)*cellWidth
	if ground != nil {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.0f" fill="%s"/>`+"\n", left, top, wide, cellHeight, hex(ground))
	}
	if strings.TrimSpace(r.text) == "" && r.style.Underline == 0 {
		return
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" fill="%s" xml:space="preserve" textLength="%.1f" lengthAdjust="spacingAndGlyphs"%s>`, left, top+baseline, hex(ink), wide, r.weight())
	_ = xml.EscapeText(b, []byte(r.text))
	b.WriteString("</text>\n")
}

// weight is what the run's style is beside its colours.
func (r run) weight() string {
	var s string
	if r.style.Attrs&uv.AttrBold != 0 {
		s += ` font-weight="bold"`
	}
	if r.style.Attrs&uv.AttrItalic != 0 {
		s += ` font-style="italic"`
	}
	if r.style.Attrs&uv.AttrFaint != 0 {
		s += ` fill-opacity="0.6"`
	}
	var lines []string
	if r.style.Underline != 0 {
		lines = append(lines, "underline")
	}
	if r.style.Attrs&uv.AttrStrikethrough != 0 {
		lines = append(lines, "line-through")
	}
	if len(lines) > 0 {
		s += fmt.Sprintf(` text-decoration="%s"`, strings.Join(lines, " "))
	}
	return s
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
