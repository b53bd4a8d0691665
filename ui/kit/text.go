package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Role is how a piece of text is set.
type Role int

// The roles of text.
const (
	Body  Role = iota // 13
	Value             // 12
	Small             // 11
	Label             // 11, semibold: the name of a section, in capitals
	Firm              // 13, semibold
	Title             // 14, semibold
	Code              // 12, monospaced: time codes, seeds, sizes
	Tiny              // 11, monospaced: on pictures
)

// Text is one line without any padding of its own, unlike Fyne's label.
type Text struct {
	widget.BaseWidget
	text     string
	role     Role
	color    fyne.ThemeColorName
	align    fyne.TextAlign
	truncate bool
	extent   measured
}

// NewText makes a line in a role and a colour.
func NewText(text string, role Role, color fyne.ThemeColorName) *Text {
	t := &Text{text: text, role: role, color: color}
	t.ExtendBaseWidget(t)
	return t
}

// NewLabel makes the name of a section.
func NewLabel(text string) *Text { return NewText(text, Label, theme.Faint) }

// Truncated lets the line be narrower than its text, which then ends in an ellipsis.
func (t *Text) Truncated() *Text {
	t.truncate = true
	return t
}

// Aligned sets where the text stands in a wider place.
func (t *Text) Aligned(align fyne.TextAlign) *Text {
	t.align = align
	return t
}

// Text is what the line says.
func (t *Text) Text() string { return t.text }

// SetText changes the line; the same text again costs nothing.
func (t *Text) SetText(text string) {
	if t.text != text {
		t.text = text
		t.Refresh()
	}
}

// SetRole changes how the line is set.
func (t *Text) SetRole(role Role) {
	if t.role != role {
		t.role = role
		t.Refresh()
	}
}

// SetColor changes the role of the colour.
func (t *Text) SetColor(color fyne.ThemeColorName) {
	if t.color != color {
		t.color = color
		t.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{t: t, line: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type textRenderer struct {
	t    *Text
	line *canvas.Text
}

// measured is what a text's size was found out to be. Fyne asks for it at every repaint of
// the window.
type measured struct {
	text  string
	font  float32
	style fyne.TextStyle
	size  fyne.Size
}

func (m measured) key() measured {
	m.size = fyne.Size{}
	return m
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.fit(size.Width)
	height := r.line.MinSize().Height
	r.line.Move(fyne.NewPos(0, (size.Height-height)/2))
	r.line.Resize(fyne.NewSize(size.Width, height))
}

// whole is the size of the text where nothing is cut.
func (t *Text) whole() fyne.Size {
	size, style := typeOf(t.role)
	if now := (measured{text: t.text, font: size, style: style}); t.extent.font == 0 || now != t.extent.key() {
		t.extent = now
		t.extent.size = fyne.MeasureText(t.text, size, style)
	}
	return t.extent.size
}

func (r *textRenderer) MinSize() fyne.Size {
	min := r.t.whole()
	if r.t.truncate {
		min.Width = 0
	}
	return min
}

func (r *textRenderer) Refresh() {
	r.line.TextSize, r.line.TextStyle = typeOf(r.t.role)
	r.line.Alignment = r.t.align
	r.line.Color = theme.Color(r.t, r.t.color)
	r.Layout(r.t.Size())
	r.line.Refresh()
}

// fit shortens the text to the width where that is allowed.
func (r *textRenderer) fit(width float32) {
	r.line.Text = r.t.text
	if r.t.truncate {
		r.line.Text = ellipsis(r.t.text, width, func(s string) float32 {
			return fyne.MeasureText(s, r.line.TextSize, r.line.TextStyle).Width
		})
	}
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *textRenderer) Destroy()                     {}

// typeOf is the size and the face of a role, as large as text is in the window now.
func typeOf(role Role) (float32, fyne.TextStyle) {
	size, style := faceOf(role)
	return theme.Type(size), style
}

func faceOf(role Role) (float32, fyne.TextStyle) {
	switch role {
	case Value:
		return theme.SizeValue, fyne.TextStyle{}
	case Small:
		return theme.SizeLabel, fyne.TextStyle{}
	case Label:
		return theme.SizeLabel, fyne.TextStyle{Bold: true}
	case Firm:
		return theme.SizeBody, fyne.TextStyle{Bold: true}
	case Title:
		return theme.SizeTitle, fyne.TextStyle{Bold: true}
	case Code:
		return theme.SizeValue, fyne.TextStyle{Monospace: true}
	case Tiny:
		return theme.SizeLabel, fyne.TextStyle{Monospace: true}
	}
	return theme.SizeBody, fyne.TextStyle{}
}

// ellipsis is the longest beginning of text that fits, by halving, with its sign
// where it is not the whole.
func ellipsis(text string, width float32, measure func(string) float32) string {
	if measure(text) <= width || width <= 0 {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if measure(string(runes[:mid])+"…") <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return string(runes[:low]) + "…"
}
