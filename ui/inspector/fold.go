package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// fold is the head of a section of which only the name is seen until it is opened. Where
// its body lies is up to whoever made it.
type fold struct {
	widget.BaseWidget
	forward kit.Forward
	name    *kit.Text
	sign    *kit.Icon
	ring    *canvas.Rectangle
	body    fyne.CanvasObject
	resized func() // it needs another height
}

var (
	_ fyne.Tappable  = (*fold)(nil)
	_ fyne.Focusable = (*fold)(nil)
)

func newFold(name string, forward kit.Forward, body fyne.CanvasObject) *fold {
	f := &fold{
		forward: forward, name: kit.NewLabel(name), sign: kit.NewIcon(icons.ChevronRight, 14, theme.Faint),
		ring: canvas.NewRectangle(nil), body: body, resized: func() {},
	}
	f.ring.CornerRadius = theme.Gap
	f.ExtendBaseWidget(f)
	body.Hide()
	return f
}

func (f *fold) setOpen(open bool) {
	if f.body.Visible() == open {
		return
	}
	sign := icons.ChevronRight
	if open {
		sign = icons.ChevronDown
	}
	f.sign.Set(sign, theme.Faint)
	kit.SetVisible(f.body, open)
	f.resized()
}

// Tapped is called by Fyne.
func (f *fold) Tapped(*fyne.PointEvent) { f.setOpen(!f.body.Visible()) }

// FocusGained is called by Fyne.
func (f *fold) FocusGained() {
	f.ring.StrokeWidth, f.ring.StrokeColor = 1, theme.Color(f, theme.Accent)
	f.ring.Refresh()
}

// FocusLost is called by Fyne.
func (f *fold) FocusLost() {
	f.ring.StrokeWidth = 0
	f.ring.Refresh()
}

// TypedRune is called by Fyne.
func (f *fold) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (f *fold) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace:
		f.Tapped(nil)
	case f.forward != nil:
		f.forward(e)
	}
}

// CreateRenderer is called by Fyne.
func (f *fold) CreateRenderer() fyne.WidgetRenderer {
	line := kit.Columns(4, kit.Middle(f.sign), f.name)
	return widget.NewSimpleRenderer(kit.Tall(20, container.NewStack(f.ring, line)))
}
