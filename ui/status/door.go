package status

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
)

// door lies below the bar: what a click opens, and what is said of a place, depends on where
// it is.
type door struct {
	widget.BaseWidget
	tip  func(x float32) string
	open func(x float32)
	over float32 // where the pointer is
}

var (
	_ fyne.Tappable     = (*door)(nil)
	_ desktop.Hoverable = (*door)(nil)
	_ kit.Tipped        = (*door)(nil)
)

func newDoor(tip func(x float32) string, open func(x float32)) *door {
	d := &door{tip: tip, open: open}
	d.ExtendBaseWidget(d)
	return d
}

// Tapped is called by Fyne.
func (d *door) Tapped(e *fyne.PointEvent) {
	kit.TipOut(d)
	d.open(e.Position.X)
}

// MouseIn is called by Fyne.
func (d *door) MouseIn(e *desktop.MouseEvent) {
	d.over = e.Position.X
	kit.TipIn(d, e)
}

// MouseMoved is called by Fyne.
func (d *door) MouseMoved(e *desktop.MouseEvent) {
	before := d.tip(d.over)
	d.over = e.Position.X
	if d.tip(d.over) == before {
		kit.TipMoved(d, e)
		return
	}
	kit.TipOut(d)
	kit.TipIn(d, e)
}

// MouseOut is called by Fyne.
func (d *door) MouseOut() { kit.TipOut(d) }

// Tooltip is what the bar says when the pointer rests on it.
func (d *door) Tooltip() string { return d.tip(d.over) }

// CreateRenderer is called by Fyne.
func (d *door) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.NewSurface("", 0))
}
