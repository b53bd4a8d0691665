package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// Drag carries something from one place of a window to another, which Fyne has
// nothing for (#142). There is one for each window. What is dragged is drawn in the
// window's Layer; Escape puts it back.
type Drag struct {
	layer   *Layer
	targets []*Target
	payload any
	at      fyne.Position
	over    *Target // what would take it, nil for none
	running bool
}

// Target is a place where something can be dropped. Positions are within Object.
type Target struct {
	// Object is best a whole pane: what is scrolled out of sight within a pane is only
	// known to the pane.
	Object fyne.CanvasObject
	// Over is called while payload is over Object, and says whether it could be
	// dropped at this place. Where it says no, nothing of it may stay to be seen, and
	// what lies below Object is asked.
	Over func(payload any, at fyne.Position) (accepts bool)
	// Drop is called where Over has accepted, instead of Leave.
	Drop func(payload any, at fyne.Position)
	// Leave is called when the payload goes elsewhere, after the Over of the place that
	// it goes to, or when the drag is given up.
	Leave func()
	// Shown says whether Object can be seen, for one that may lie in something
	// hidden; nil means that it can.
	Shown func() bool
}

// Files is the payload when files are dropped from the desktop: their paths.
type Files []string

// NewDrag makes the service of the window that a layer is in.
func NewDrag(layer *Layer) *Drag { return &Drag{layer: layer} }

// Add registers a target until remove is called.
func (d *Drag) Add(t Target) (remove func()) {
	own := &t
	d.targets = append(d.targets, own)
	return func() {
		d.targets = slices.DeleteFunc(d.targets, func(other *Target) bool { return other == own })
		if d.over == own {
			d.over = nil
		}
	}
}

// Running reports whether something is being dragged.
func (d *Drag) Running() bool { return d.running }

// Start picks payload up. at, as all positions of a Drag, is within the window:
// AbsolutePosition in Fyne's events.
func (d *Drag) Start(payload any, look Ghost, at fyne.Position) {
	d.Cancel()
	d.payload, d.running = payload, true
	d.layer.HideTip()
	d.layer.ghost.wear(look)
	d.layer.escape.listen(func() { d.Cancel() })
	d.Move(at)
}

// Move takes the payload to a place.
func (d *Drag) Move(at fyne.Position) {
	if !d.running {
		return
	}
	d.at = at
	d.enter(d.find(at))
	local, _ := within(d.layer, at)
	d.layer.ghost.follow(local, d.over != nil)
}

// End drops the payload where it was last. It reports whether anything took it.
func (d *Drag) End() bool {
	if !d.running {
		return false
	}
	to, payload, at := d.over, d.payload, d.at
	d.over = nil
	d.stop()
	if to == nil || to.Drop == nil {
		return false
	}
	local, _ := within(to.Object, at)
	to.Drop(payload, local)
	return true
}

// Cancel puts the payload back and reports whether there was one.
func (d *Drag) Cancel() bool {
	if !d.running {
		return false
	}
	d.enter(nil)
	d.stop()
	return true
}

// DropFiles drops files of the desktop, as Files, and reports whether anything took
// them. Fyne says where only at the end (SetOnDropped).
func (d *Drag) DropFiles(at fyne.Position, paths []string) bool {
	d.Cancel()
	d.payload = Files(paths)
	to := d.find(at)
	d.payload = nil
	if to == nil || to.Drop == nil {
		return false
	}
	local, _ := within(to.Object, at)
	to.Drop(Files(paths), local)
	return true
}

func (d *Drag) stop() {
	d.running, d.payload = false, nil
	d.layer.ghost.Hide()
	d.layer.escape.rest()
}

func (d *Drag) enter(t *Target) {
	before := d.over
	d.over = t
	if before != nil && before != t && before.Leave != nil {
		before.Leave()
	}
}

// find is the smallest target at a place that takes the payload.
func (d *Drag) find(at fyne.Position) *Target {
	var hit []*Target
	for _, t := range d.targets {
		if _, inside := within(t.Object, at); inside && (t.Shown == nil || t.Shown()) {
			hit = append(hit, t)
		}
	}
	slices.SortStableFunc(hit, func(a, b *Target) int {
		return int(area(a.Object.Size()) - area(b.Object.Size()))
	})
	for _, t := range hit {
		local, _ := within(t.Object, at)
		if t.Over != nil && t.Over(d.payload, local) {
			return t
		}
	}
	return nil
}

func area(s fyne.Size) float32 { return s.Width * s.Height }

// within is a place of the window as one within o, and whether it is inside. Fyne
// gives (0, 0) for what is in no window or in something hidden.
func within(o fyne.CanvasObject, at fyne.Position) (fyne.Position, bool) {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	if !o.Visible() || origin.IsZero() && !o.Position().IsZero() {
		return fyne.Position{}, false
	}
	local, size := at.Subtract(origin), o.Size()
	return local, local.X >= 0 && local.Y >= 0 && local.X < size.Width && local.Y < size.Height
}
