package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// overlay covers a window with one body: a menu, the choices of a Dropdown, a Sheet.
// It takes every click and the keyboard until it is closed; what had the keyboard
// before has it again then, which Fyne sees to.
type overlay struct {
	widget.BaseWidget
	body    fyne.CanvasObject
	place   func(room fyne.Size) (fyne.Position, fyne.Size) // of the body
	dims    bool                                            // what is below
	outside func()                                          // a click beside the body
	closed  func()
	layer   *Layer
	over    fyne.Canvas
	shown   bool
}

var (
	_ fyne.Tappable          = (*overlay)(nil)
	_ fyne.SecondaryTappable = (*overlay)(nil)
	_ fyne.Scrollable        = (*overlay)(nil)
	_ desktop.Hoverable      = (*overlay)(nil)
	_ layered                = (*overlay)(nil)
)

// show puts the overlay on top of a window.
func (o *overlay) show(c fyne.Canvas) {
	if below := layerIn(c.Content()); below != nil {
		below.HideTip()
	}
	o.layer, o.over, o.shown = NewLayer(), c, true
	o.ExtendBaseWidget(o)
	o.Resize(c.Size())
	c.Overlays().Add(o)
}

// close takes the overlay, and whatever lies on it, away; again does nothing.
func (o *overlay) close() {
	if !o.shown {
		return
	}
	o.closeAbove()
	o.shown = false
	o.over.Overlays().Remove(o)
	if o.closed != nil {
		o.closed()
	}
}

// closeAbove closes what lies on the overlay, the uppermost first, as each of them
// would close: Fyne only takes them away.
func (o *overlay) closeAbove() {
	for _, above := range slices.Backward(slices.Clone(o.over.Overlays().List())) {
		if above == fyne.CanvasObject(o) {
			return
		}
		if ours, ok := above.(*overlay); ok {
			ours.close()
		}
	}
}

func (o *overlay) topLayer() *Layer { return o.layer }

// CloseTop closes the menu or sheet on top of a window, as Escape does within it, and
// reports whether there was one.
func CloseTop(c fyne.Canvas) bool {
	o, ok := c.Overlays().Top().(*overlay)
	if ok {
		o.close()
	}
	return ok
}

// Covered reports whether a menu or sheet lies on top of a window, so that keys are
// not for what is below.
func Covered(c fyne.Canvas) bool { return c.Overlays().Top() != nil }

// Tapped is called by Fyne where the body was not hit.
func (o *overlay) Tapped(*fyne.PointEvent) { o.tapped() }

// TappedSecondary is called by Fyne.
func (o *overlay) TappedSecondary(*fyne.PointEvent) { o.tapped() }

func (o *overlay) tapped() {
	if o.outside != nil {
		o.outside()
	}
}

// Scrolled is called by Fyne: what is below stays where it is.
func (o *overlay) Scrolled(*fyne.ScrollEvent) {}

// MouseIn is called by Fyne: what is below does not see the pointer.
func (o *overlay) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is called by Fyne.
func (o *overlay) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (o *overlay) MouseOut() {}

// CreateRenderer is called by Fyne.
func (o *overlay) CreateRenderer() fyne.WidgetRenderer {
	r := &overlayRenderer{o: o, dim: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type overlayRenderer struct {
	o   *overlay
	dim *canvas.Rectangle
}

func (r *overlayRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *overlayRenderer) Layout(size fyne.Size) {
	r.dim.Resize(size)
	r.o.layer.Resize(size)
	at, body := r.o.place(size)
	r.o.body.Move(at)
	r.o.body.Resize(body)
}

func (r *overlayRenderer) Refresh() {
	r.dim.FillColor = theme.Color(r.o, theme.Dim)
	r.dim.Hidden = !r.o.dims
	r.Layout(r.o.Size())
	r.o.body.Refresh()
	canvas.Refresh(r.dim)
}

func (r *overlayRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.dim, r.o.body, r.o.layer}
}

func (r *overlayRenderer) Destroy() {}

// beside is a place for something of a size at a point of a room: to the right of it
// and below, or to the other sides where there is no room.
func beside(at fyne.Position, size, room fyne.Size) fyne.Position {
	if at.X+size.Width > room.Width {
		at.X -= size.Width
	}
	if at.Y+size.Height > room.Height {
		at.Y -= size.Height
	}
	return fyne.NewPos(max(theme.Gap, at.X), max(theme.Gap, at.Y))
}
