package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Paragraph is text that breaks into lines at its width. It takes no room while it
// is empty: an error appears under its field and goes again.
type Paragraph struct {
	widget.BaseWidget
	text  string
	role  Role
	color fyne.ThemeColorName
	align fyne.TextAlign
}

// NewParagraph makes an empty paragraph.
func NewParagraph(role Role, color fyne.ThemeColorName) *Paragraph {
	p := &Paragraph{role: role, color: color}
	p.ExtendBaseWidget(p)
	return p
}

// Aligned sets where lines stand.
func (p *Paragraph) Aligned(align fyne.TextAlign) *Paragraph {
	p.align = align
	return p
}

// Text is what it says.
func (p *Paragraph) Text() string { return p.text }

// SetText changes the text; the same text again costs nothing.
func (p *Paragraph) SetText(text string) {
	if p.text != text {
		p.text = text
		p.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	r := &paragraphRenderer{p: p}
	r.Refresh()
	return r
}

type paragraphRenderer struct {
	p     *Paragraph
	lines []fyne.CanvasObject
	width float32
}

// Layout breaks the lines anew where the width has changed. The height that they
// need then is found by Fyne at the next Refresh, which it is asked for here.
func (r *paragraphRenderer) Layout(size fyne.Size) {
	if size.Width != r.width {
		r.width = size.Width
		before := len(r.lines)
		r.set()
		if len(r.lines) != before {
			canvas.Refresh(r.p)
		}
	}
	var y float32
	for _, line := range r.lines {
		height := line.MinSize().Height
		line.Move(fyne.NewPos(0, y))
		line.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
}

func (r *paragraphRenderer) MinSize() fyne.Size {
	var height float32
	for _, line := range r.lines {
		height += line.MinSize().Height
	}
	return fyne.NewSize(0, height)
}

func (r *paragraphRenderer) Refresh() {
	r.set()
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

func (r *paragraphRenderer) set() {
	size, style := typeOf(r.p.role)
	color := theme.Color(r.p, r.p.color)
	r.lines = nil
	for _, text := range wrap(r.p.text, r.width, func(s string) float32 { return fyne.MeasureText(s, size, style).Width }) {
		line := canvas.NewText(text, color)
		line.TextSize, line.TextStyle, line.Alignment = size, style, r.p.align
		r.lines = append(r.lines, line)
	}
}

func (r *paragraphRenderer) Objects() []fyne.CanvasObject { return r.lines }
func (r *paragraphRenderer) Destroy()                     {}

// wrap breaks text at spaces, and between the characters of Chinese, so that each line
// fits; a longer word has a line of its own. Without a width there is one line per
// paragraph.
func wrap(text string, width float32, measure func(string) float32) []string {
	if text == "" {
		return nil
	}
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := ""
		for _, piece := range pieces(paragraph) {
			longer := strings.TrimLeft(line+piece, " ")
			if line != "" && width > 0 && measure(longer) > width {
				lines = append(lines, line)
				longer = strings.TrimLeft(piece, " ")
			}
			line = longer
		}
		lines = append(lines, line)
	}
	return lines
}

// pieces is what a paragraph may be broken into: words with the space before them, and
// Chinese characters, with the punctuation that must not begin a line.
func pieces(paragraph string) []string {
	var all []string
	for word := range strings.FieldsSeq(paragraph) {
		start := 0
		var before rune
		for i, c := range word {
			if i > start && (wide(c) || wide(before)) && !strings.ContainsRune(closing, c) && !strings.ContainsRune(opening, before) {
				all = append(all, spaced(word[start:i], start == 0))
				start = i
			}
			before = c
		}
		all = append(all, spaced(word[start:], start == 0))
	}
	return all
}

// The punctuation of Chinese that stays with what is before it, or with what is behind.
const (
	closing = "，。、：；！？”’）》】…·,.;:!?)%"
	opening = "“‘（《【("
)

func wide(c rune) bool {
	return unicode.Is(unicode.Han, c) || strings.ContainsRune(closing+opening, c) && c > 0xff
}

func spaced(text string, first bool) string {
	if first {
		return " " + text
	}
	return text
}
