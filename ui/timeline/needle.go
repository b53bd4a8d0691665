package timeline

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// needle is the playhead over ruler and lanes. It lets every click through, and is only
// ever moved: nothing is drawn anew while a film plays.
type needle struct {
	widget.BaseWidget
	t      *Timeline
	line   *canvas.Rectangle
	handle *canvas.Raster
	ring   *canvas.Rectangle // where the keyboard is
}

const (
	needleWidth  float32 = 1.5
	handleWidth  float32 = 11
	handleHeight float32 = 10
)

func newNeedle(t *Timeline) *needle {
	n := &needle{t: t, line: canvas.NewRectangle(nil), ring: canvas.NewRectangle(color.Transparent)}
	n.handle = canvas.NewRaster(n.draw)
	n.ExtendBaseWidget(n)
	return n
}

// SetPlayhead moves the playhead. While a film plays the view goes on by a page when the
// playhead would leave it; while somebody scrubs, it is theirs.
func (t *Timeline) SetPlayhead(frame int64) {
	if t.pressed != nil && t.pressed.scrub != nil {
		t.pressed.scrub.arrived(frame)
		return
	}
	t.setPlayhead(frame)
}

func (t *Timeline) setPlayhead(frame int64) {
	if frame == t.playhead {
		return
	}
	before := t.playhead
	t.playhead = frame
	t.bar.drawTime()
	if t.gesture == nil && t.pressed == nil {
		t.ScrollTo(frame)
	}
	t.needle.arrange()
	if t.crossed(before) {
		t.lanes.arrange()
	}
}

// crossed reports whether the playhead has come into a gap that offers to be filled, or
// left one.
func (t *Timeline) crossed(before int64) bool {
	track := t.snapshot.Selection.Track
	was, _ := t.gapAt(spot{track, before})
	is, _ := t.gapAt(spot{track, t.playhead})
	return was != is
}

func (n *needle) arrange() {
	x, size := n.t.view.x(n.t.playhead), n.Size()
	hidden := x < -needleWidth || x > size.Width
	if n.line.Hidden != hidden {
		n.line.Hidden, n.handle.Hidden = hidden, hidden
	}
	n.line.Resize(fyne.NewSize(needleWidth, size.Height))
	n.line.Move(fyne.NewPos(x-needleWidth/2, 0))
	n.handle.Resize(fyne.NewSize(handleWidth, handleHeight))
	n.handle.Move(fyne.NewPos(x-handleWidth/2, 0))
	if n.ring.Hidden == n.t.lanes.focused {
		n.ring.Hidden = !n.t.lanes.focused
		canvas.Refresh(n)
	}
}

// draw is the handle: a house that stands on its head.
func (n *needle) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	ink := color.RGBAModel.Convert(theme.Color(n, theme.Accent)).(color.RGBA)
	for y := range h {
		inset := max(0, y-h*2/5) * w / 2 / max(1, h*3/5)
		fill(img, image.Rect(inset, y, w-inset, y+1), ink)
	}
	return img
}

// CreateRenderer is called by Fyne.
func (n *needle) CreateRenderer() fyne.WidgetRenderer {
	r := &needleRenderer{n, []fyne.CanvasObject{n.line, n.handle, n.ring}}
	r.Refresh()
	return r
}

type needleRenderer struct {
	n       *needle
	objects []fyne.CanvasObject
}

func (r *needleRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *needleRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *needleRenderer) Destroy()                     {}

// Layout is called by Fyne.
func (r *needleRenderer) Layout(size fyne.Size) {
	r.n.ring.Resize(size)
	r.n.arrange()
}

// Refresh is called by Fyne when the theme has changed.
func (r *needleRenderer) Refresh() {
	r.n.line.FillColor = theme.Color(r.n, theme.Accent)
	r.n.ring.StrokeColor, r.n.ring.StrokeWidth = theme.Color(r.n, theme.Accent), 1.5
	r.n.handle.Refresh()
	r.n.arrange()
	canvas.Refresh(r.n)
}
