package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Badge is a few monospaced words on a picture. It is gone while it has none.
type Badge struct {
	widget.BaseWidget
	text string
}

// NewBadge makes a badge.
func NewBadge(text string) *Badge {
	b := &Badge{text: text}
	b.ExtendBaseWidget(b)
	return b
}

// SetText changes the words.
func (b *Badge) SetText(text string) {
	if b.text != text {
		b.text = text
		b.Refresh()
	}
}

// Text is what it says.
func (b *Badge) Text() string { return b.text }

// CreateRenderer is called by Fyne.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	r := &badgeRenderer{b: b, ground: canvas.NewRectangle(nil), words: NewText("", Tiny, theme.OnShade)}
	r.Refresh()
	return r
}

type badgeRenderer struct {
	b      *Badge
	ground *canvas.Rectangle
	words  *Text
}

func (r *badgeRenderer) MinSize() fyne.Size {
	size := r.words.MinSize()
	return fyne.NewSize(size.Width+10, size.Height+4)
}

func (r *badgeRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	place(r.words, 5, size.Height, r.words.MinSize())
}

func (r *badgeRenderer) Refresh() {
	r.ground.FillColor, r.ground.CornerRadius = theme.Color(r.b, theme.Shade), theme.Gap
	r.ground.Hidden = r.b.text == ""
	r.words.SetText(r.b.text)
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

func (r *badgeRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.words}
}

func (r *badgeRenderer) Destroy() {}
