package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
)

// veil lies over a field that cannot be used, and says why when the pointer rests on it.
type veil struct {
	widget.BaseWidget
	why string
}

var (
	_ fyne.Tappable     = (*veil)(nil)
	_ desktop.Hoverable = (*veil)(nil)
	_ kit.Tipped        = (*veil)(nil)
)

func newVeil(why string) *veil {
	v := &veil{why: why}
	v.ExtendBaseWidget(v)
	v.Hide()
	return v
}

// Tapped is called by Fyne; it keeps clicks from what is below.
func (v *veil) Tapped(*fyne.PointEvent) {}

// MouseIn is called by Fyne.
func (v *veil) MouseIn(e *desktop.MouseEvent) { kit.TipIn(v, e) }

// MouseMoved is called by Fyne.
func (v *veil) MouseMoved(e *desktop.MouseEvent) { kit.TipMoved(v, e) }

// MouseOut is called by Fyne.
func (v *veil) MouseOut() { kit.TipOut(v) }

// Tooltip is why the field cannot be used.
func (v *veil) Tooltip() string { return v.why }

// CreateRenderer is called by Fyne.
func (v *veil) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.Rows(0))
}
