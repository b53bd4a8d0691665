package viewer

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// filmstrip is what plays as a row of pictures with a playhead. Every frame has its own
// stretch of it.
type filmstrip struct {
	widget.BaseWidget
	v        *Viewer
	strip    *kit.Strip
	pictures []*image.RGBA
	drawn    stripKey
	missing  bool // a picture has not come yet

	frame, frames    int64
	line, knob       *canvas.Rectangle // the playhead, which is moved and not drawn anew
	hovered, focused bool
}

// stripKey is what the pictures depend on.
type stripKey struct {
	edition int
	frames  int64
	cells   int
	size    fyne.Size
}

var (
	_ fyne.Draggable     = (*filmstrip)(nil)
	_ fyne.Scrollable    = (*filmstrip)(nil)
	_ fyne.Focusable     = (*filmstrip)(nil)
	_ desktop.Mouseable  = (*filmstrip)(nil)
	_ desktop.Hoverable  = (*filmstrip)(nil)
	_ desktop.Cursorable = (*filmstrip)(nil)
)

func newFilmstrip(v *Viewer) *filmstrip {
	f := &filmstrip{v: v, line: canvas.NewRectangle(nil), knob: canvas.NewRectangle(nil)}
	f.strip = kit.NewStrip(16.0/9, f.pictureAt)
	f.ExtendBaseWidget(f)
	return f
}

// set says which frame is shown of how many.
func (f *filmstrip) set(frame, frames int64) {
	if f.frame == frame && f.frames == frames {
		return
	}
	first := (f.frames == 0) != (frames == 0)
	f.frame, f.frames = frame, frames
	if first {
		f.Refresh()
		return
	}
	f.putHead()
}

// putHead moves the playhead to the frame.
func (f *filmstrip) putHead() {
	side, x := float32(8), f.x(f.frame)
	if f.hovered || f.focused {
		side = 10
	}
	put(f.line, x-1, 2, 2, f.Size().Height-2)
	put(f.knob, x-side/2, 0, side, side)
}

// frameAt is the frame whose stretch is at x.
func (f *filmstrip) frameAt(x float32) int64 {
	if f.frames <= 0 || f.Size().Width <= 0 {
		return 0
	}
	n := int64(math.Floor(float64(x) / float64(f.Size().Width) * float64(f.frames)))
	return min(max(0, n), f.frames-1)
}

// x is the middle of a frame's stretch.
func (f *filmstrip) x(frame int64) float32 {
	return f.Size().Width * (float32(frame) + 0.5) / float32(max(1, f.frames))
}

// pictureAt is called by the strip with the middle of a cell.
func (f *filmstrip) pictureAt(x float32) *image.RGBA {
	i := int(x / f.strip.Cell())
	if i < 0 || i >= len(f.pictures) {
		return nil
	}
	return f.pictures[i]
}

// pictureSide is how large the pictures of the strip are asked for, in pixels.
const pictureSide = 160

// drawStrip asks for the pictures of the strip, and draws those that are new.
func (v *Viewer) drawStrip() {
	f := v.strip
	shape := shapeOf(v)
	size := f.strip.Size()
	if size.Width < 1 || size.Height < 1 {
		return
	}
	cells := max(1, int(size.Width/(size.Height*shape+1)+0.5))
	key := stripKey{v.cut.edition, f.frames, cells, size}
	if key == f.drawn && !f.missing {
		return
	}
	changed := key != f.drawn
	f.drawn = key
	f.strip.Shape = (size.Width/float32(cells) - f.strip.Gap) / size.Height
	if changed {
		f.pictures = make([]*image.RGBA, cells)
	}
	if f.fetch() || changed {
		f.strip.Refresh()
	}
}

// shapeOf is width by height of what is played.
func shapeOf(v *Viewer) float32 {
	if v.state.Width > 0 && v.state.Height > 0 {
		return min(4, max(0.5, float32(v.state.Width)/float32(v.state.Height)))
	}
	return 16.0 / 9
}

// fetch asks for pictures that are not there, and reports whether any came.
func (f *filmstrip) fetch() (came bool) {
	f.missing = false
	for i, had := range f.pictures {
		if had != nil || f.frames == 0 {
			continue
		}
		frame := (2*int64(i) + 1) * f.frames / (2 * int64(len(f.pictures)))
		source, at := f.v.cut.at(frame, f.v.state)
		if source == (projects.Source{}) {
			continue
		}
		f.pictures[i] = f.v.params.Commands.Picture(source, at, pictureSide)
		came = came || f.pictures[i] != nil
		f.missing = f.missing || f.pictures[i] == nil
	}
	return came
}

func (f *filmstrip) seek(x float32) {
	if f.frames > 0 {
		f.v.params.Commands.GoTo(f.frameAt(x))
	}
}

// MouseDown is called by Fyne.
func (f *filmstrip) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		f.v.unfocus()
		f.seek(e.Position.X)
	}
}

// MouseUp is called by Fyne.
func (f *filmstrip) MouseUp(*desktop.MouseEvent) {}

// Dragged is called by Fyne.
func (f *filmstrip) Dragged(e *fyne.DragEvent) { f.seek(e.Position.X) }

// DragEnd is called by Fyne.
func (f *filmstrip) DragEnd() {}

// Scrolled is called by Fyne: the wheel goes frame by frame.
func (f *filmstrip) Scrolled(e *fyne.ScrollEvent) {
	switch by := e.Scrolled.DY + e.Scrolled.DX; {
	case f.frames == 0:
	case by > 0:
		f.v.params.Commands.Step(-1)
	case by < 0:
		f.v.params.Commands.Step(1)
	}
}

// Cursor is called by Fyne.
func (f *filmstrip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is called by Fyne.
func (f *filmstrip) MouseIn(*desktop.MouseEvent) { f.mark(&f.hovered, true) }

// MouseMoved is called by Fyne.
func (f *filmstrip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (f *filmstrip) MouseOut() { f.mark(&f.hovered, false) }

// FocusGained is called by Fyne.
func (f *filmstrip) FocusGained() { f.mark(&f.focused, true) }

// FocusLost is called by Fyne.
func (f *filmstrip) FocusLost() { f.mark(&f.focused, false) }

func (f *filmstrip) mark(what *bool, is bool) {
	*what = is
	f.Refresh()
}

// TypedRune is called by Fyne.
func (f *filmstrip) TypedRune(rune) {}

// TypedKey is called by Fyne; the window's actions know the arrows.
func (f *filmstrip) TypedKey(e *fyne.KeyEvent) {
	if f.v.params.Forward != nil {
		f.v.params.Forward(e)
	}
}

// CreateRenderer is called by Fyne.
func (f *filmstrip) CreateRenderer() fyne.WidgetRenderer {
	r := &filmstripRenderer{f: f, ring: canvas.NewRectangle(nil)}
	r.objects = []fyne.CanvasObject{f.strip, f.line, f.knob, r.ring}
	r.Refresh()
	return r
}

type filmstripRenderer struct {
	f       *filmstrip
	ring    *canvas.Rectangle
	objects []fyne.CanvasObject
}

// stripLift is how far the knob of the playhead stands out above the pictures.
const stripLift float32 = 7

func (r *filmstripRenderer) MinSize() fyne.Size { return fyne.NewSize(120, stripHeight) }

func (r *filmstripRenderer) Layout(size fyne.Size) {
	put(r.f.strip, 0, stripLift, size.Width, size.Height-stripLift-2)
	put(r.ring, 0, stripLift, size.Width, size.Height-stripLift-2)
	r.f.putHead()
}

// Refresh moves the playhead; the pictures are drawn by drawStrip only.
func (r *filmstripRenderer) Refresh() {
	accent := theme.Color(r.f, theme.Accent)
	r.f.line.FillColor, r.f.knob.FillColor, r.f.knob.CornerRadius = accent, accent, 3
	r.ring.StrokeWidth, r.ring.StrokeColor, r.ring.CornerRadius = 1.5, accent, 2
	r.ring.Hidden = !r.f.focused
	r.f.line.Hidden, r.f.knob.Hidden = r.f.frames == 0, r.f.frames == 0
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}

func (r *filmstripRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *filmstripRenderer) Destroy()                     {}
