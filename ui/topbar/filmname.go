package topbar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// filmName is the film's name; a click changes it.
type filmName struct {
	widget.BaseWidget
	forward kit.Forward
	tap     func()
	text    *kit.Text
	ground  *canvas.Rectangle
}

var (
	_ fyne.Tappable     = (*filmName)(nil)
	_ fyne.Focusable    = (*filmName)(nil)
	_ desktop.Hoverable = (*filmName)(nil)
	_ kit.Tipped        = (*filmName)(nil)
)

func newFilmName(forward kit.Forward, tap func()) *filmName {
	n := &filmName{forward: forward, tap: tap, text: kit.NewText("Kinora", kit.Title, theme.Text).Truncated(), ground: canvas.NewRectangle(nil)}
	n.ground.CornerRadius = theme.Gap
	n.ExtendBaseWidget(n)
	return n
}

func (n *filmName) set(title string) {
	if title == "" {
		title = "Kinora"
	}
	n.text.SetText(title)
}

// MinSize is the size of the whole name.
func (n *filmName) MinSize() fyne.Size {
	return fyne.MeasureText(n.text.Text(), theme.Type(theme.SizeTitle), fyne.TextStyle{Bold: true}).AddWidthHeight(13, 8)
}

func (n *filmName) light(role fyne.ThemeColorName, ring bool) {
	n.ground.FillColor, n.ground.StrokeWidth = nil, 0
	if role != "" {
		n.ground.FillColor = theme.Color(n, role)
	}
	if ring {
		n.ground.StrokeWidth, n.ground.StrokeColor = 1.5, theme.Color(n, theme.Accent)
	}
	n.ground.Refresh()
}

// Tapped is called by Fyne.
func (n *filmName) Tapped(*fyne.PointEvent) {
	kit.TipOut(n)
	n.tap()
}

// MouseIn is called by Fyne.
func (n *filmName) MouseIn(e *desktop.MouseEvent) {
	kit.TipIn(n, e)
	n.light(theme.Hover, false)
}

// MouseMoved is called by Fyne.
func (n *filmName) MouseMoved(e *desktop.MouseEvent) { kit.TipMoved(n, e) }

// MouseOut is called by Fyne.
func (n *filmName) MouseOut() {
	kit.TipOut(n)
	n.light("", false)
}

// Tooltip is what the name says when the pointer rests on it.
func (n *filmName) Tooltip() string { return lang.L("Rename the film") }

// FocusGained is called by Fyne.
func (n *filmName) FocusGained() { n.light("", true) }

// FocusLost is called by Fyne.
func (n *filmName) FocusLost() { n.light("", false) }

// TypedRune is called by Fyne.
func (n *filmName) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (n *filmName) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace:
		n.tap()
	case n.forward != nil:
		n.forward(e)
	}
}

// CreateRenderer is called by Fyne.
func (n *filmName) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(n.ground, kit.Padded(0, 6, 0, 6, n.text)))
}
