package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/assets/icons"
	"kinora/ui/theme"
)

// Check is a box that is ticked or not, with words behind it.
type Check struct {
	widget.BaseWidget
	lit
	Changed func(on bool)
	Forward Forward
	Tip     string

	text string
	on   bool
	off  bool // cannot be changed
}

var (
	_ fyne.Tappable     = (*Check)(nil)
	_ fyne.Focusable    = (*Check)(nil)
	_ desktop.Hoverable = (*Check)(nil)
	_ Tipped            = (*Check)(nil)
)

// NewCheck makes a box that is not ticked.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{text: text, Changed: changed}
	c.redraw = c.Refresh
	c.ExtendBaseWidget(c)
	return c
}

// Set ticks the box or not, without a call of Changed.
func (c *Check) Set(on bool) { c.mark(&c.on, on) }

// On reports whether it is ticked.
func (c *Check) On() bool { return c.on }

// SetEnabled says whether it can be changed.
func (c *Check) SetEnabled(enabled bool) { c.mark(&c.off, !enabled) }

// Tapped is called by Fyne.
func (c *Check) Tapped(e *fyne.PointEvent) {
	TipOut(c)
	if e != nil {
		release(c)
	}
	if c.off {
		return
	}
	c.Set(!c.on)
	if c.Changed != nil {
		c.Changed(c.on)
	}
}

// MouseIn is called by Fyne.
func (c *Check) MouseIn(e *desktop.MouseEvent) {
	TipIn(c, e)
	c.lit.MouseIn(e)
}

// MouseMoved is called by Fyne.
func (c *Check) MouseMoved(e *desktop.MouseEvent) { TipMoved(c, e) }

// MouseOut is called by Fyne.
func (c *Check) MouseOut() {
	TipOut(c)
	c.lit.MouseOut()
}

// Tooltip is what it says when the pointer rests on it.
func (c *Check) Tooltip() string { return c.Tip }

// TypedKey is called by Fyne.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		c.Tapped(nil)
		return
	}
	c.Forward.pass(e)
}

// CreateRenderer is called by Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{c: c, box: canvas.NewRectangle(nil), tick: NewIcon(icons.Check, 12, theme.OnAccent), words: NewText(c.text, Body, theme.Text)}
	r.Refresh()
	return r
}

const (
	checkSide float32 = 16
	checkGap  float32 = 8
)

type checkRenderer struct {
	c     *Check
	box   *canvas.Rectangle
	tick  *Icon
	words *Text
}

func (r *checkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(checkSide+checkGap+whole(r.words.MinSize().Width), chipHeight)
}

func (r *checkRenderer) Layout(size fyne.Size) {
	place(r.box, 0, size.Height, fyne.NewSquareSize(checkSide))
	place(r.tick, 0, size.Height, fyne.NewSquareSize(checkSide))
	place(r.words, checkSide+checkGap, size.Height, r.words.MinSize())
}

func (r *checkRenderer) Refresh() {
	fill, edge, ink := theme.Field, theme.Tick, theme.Text
	switch {
	case r.c.off:
		fill, ink = theme.Raised, theme.Faint
	case r.c.on:
		fill, edge = theme.Accent, theme.Accent
	}
	if r.c.hovered && !r.c.off && !r.c.on {
		edge = theme.Secondary
	}
	r.box.FillColor, r.box.CornerRadius = theme.Color(r.c, fill), theme.Gap
	r.box.StrokeWidth, r.box.StrokeColor = 1, theme.Color(r.c, edge)
	if r.c.focused {
		r.box.StrokeWidth, r.box.StrokeColor = 2, theme.Color(r.c, theme.Text)
	}
	SetVisible(r.tick, r.c.on)
	mark := theme.OnAccent
	if r.c.off {
		mark = theme.Faint
	}
	r.tick.Set(icons.Check, mark)
	r.words.SetColor(ink)
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.tick, r.words}
}

func (r *checkRenderer) Destroy() {}
