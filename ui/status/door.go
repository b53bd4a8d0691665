package status

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
)

// door lies below the bar: a click on it opens the queue.
type door struct {
	widget.BaseWidget
	tip  string
	open func()
}

var (
	_ fyne.Tappable     = (*door)(nil)
	_ desktop.Hoverable = (*door)(nil)
	_ kit.Tipped        = (*door)(nil)
)

func newDoor(tip string, open func()) *door {
	d := &door{tip: tip, open: open}
	d.ExtendBaseWidget(d)
	return d
}

// Tapped is called by Fyne.
func (d *door) Tapped(*fyne.PointEvent) {
	kit.TipOut(d)
	if d.open != nil {
		d.open()
	}
}

// MouseIn is called by Fyne.
func (d *door) MouseIn(e *desktop.MouseEvent) { kit.TipIn(d, e) }

// MouseMoved is called by Fyne.
func (d *door) MouseMoved(e *desktop.MouseEvent) { kit.TipMoved(d, e) }

// MouseOut is called by Fyne.
func (d *door) MouseOut() { kit.TipOut(d) }

// Tooltip is what the bar says when the pointer rests on it.
func (d *door) Tooltip() string {
	if d.open == nil {
		return ""
	}
	return d.tip
}

// CreateRenderer is called by Fyne.
func (d *door) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.NewSurface("", 0))
}
