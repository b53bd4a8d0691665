package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Chip is a short piece of news in a rounded ground, with a dot in a colour where it
// has one.
type Chip struct {
	widget.BaseWidget
	Tap  func() // may be nil
	Tip  string // shown when the pointer rests on it; "" for nothing
	text string
	dot  fyne.ThemeColorName
}

var (
	_ fyne.Tappable     = (*Chip)(nil)
	_ desktop.Hoverable = (*Chip)(nil)
	_ Tipped            = (*Chip)(nil)
)

// NewChip makes a chip; dot is "" for none.
func NewChip(text string, dot fyne.ThemeColorName) *Chip {
	c := &Chip{text: text, dot: dot}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes the chip; an empty text hides it.
func (c *Chip) Set(text string, dot fyne.ThemeColorName) {
	if c.text != text || c.dot != dot {
		c.text, c.dot = text, dot
		c.Refresh()
	}
}

// Tapped is called by Fyne.
func (c *Chip) Tapped(*fyne.PointEvent) {
	TipOut(c)
	release(c)
	if c.Tap != nil {
		c.Tap()
	}
}

// MouseIn is called by Fyne.
func (c *Chip) MouseIn(e *desktop.MouseEvent) { TipIn(c, e) }

// MouseMoved is called by Fyne.
func (c *Chip) MouseMoved(e *desktop.MouseEvent) { TipMoved(c, e) }

// MouseOut is called by Fyne.
func (c *Chip) MouseOut() { TipOut(c) }

// Tooltip is what the chip says when the pointer rests on it.
func (c *Chip) Tooltip() string { return c.Tip }

// CreateRenderer is called by Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c: c, ground: canvas.NewRectangle(nil), dot: canvas.NewCircle(nil), words: NewText("", Value, theme.Secondary)}
	r.Refresh()
	return r
}

type chipRenderer struct {
	c      *Chip
	ground *canvas.Rectangle
	dot    *canvas.Circle
	words  *Text
}

const (
	chipHeight float32 = 24
	dotSide    float32 = 8
)

func (r *chipRenderer) lead() float32 {
	if r.c.dot == "" {
		return 0
	}
	return dotSide + 6
}

func (r *chipRenderer) MinSize() fyne.Size {
	if r.c.text == "" {
		return fyne.NewSize(0, chipHeight)
	}
	return fyne.NewSize(r.words.MinSize().Width+r.lead()+20, chipHeight)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	place(r.dot, 10, size.Height, fyne.NewSquareSize(dotSide))
	place(r.words, 10+r.lead(), size.Height, r.words.MinSize())
}

func (r *chipRenderer) Refresh() {
	r.ground.FillColor = theme.Color(r.c, theme.Raised)
	r.ground.CornerRadius = theme.ChipRound
	r.words.SetText(r.c.text)
	r.dot.Hidden = r.c.dot == "" || r.c.text == ""
	if r.c.dot != "" {
		r.dot.FillColor = theme.Color(r.c, r.c.dot)
	}
	r.ground.Hidden = r.c.text == ""
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.dot, r.words}
}

func (r *chipRenderer) Destroy() {}
