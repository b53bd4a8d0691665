package viewer

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/app"
	"kinora/ui/theme"
)

// stage shows frames as large as they fit, or at a scale. A frame is uploaded as it is
// and scaled by the graphics card while it moves; sharpenNow scales it with care.
//
// Fyne uploads *image.RGBA as it is and converts everything else, its Smooth scaling is
// done by the CPU at every Refresh, and it ignores Stride (#428 and its painter).
type stage struct {
	widget.BaseWidget
	v     *Viewer
	frame *image.RGBA
	full  fyne.Size // at which the picture is meant to be seen, in pixels; zero for the frame's own
	sharp bool
	safe  bool // the lines of safe areas are shown

	zoom float32 // pixels of the screen per pixel of the picture; 0 fits
	pan  fyne.Delta
}

var (
	_ fyne.Tappable     = (*stage)(nil)
	_ fyne.Draggable    = (*stage)(nil)
	_ fyne.Scrollable   = (*stage)(nil)
	_ desktop.Hoverable = (*stage)(nil)
)

func newStage(v *Viewer) *stage {
	s := &stage{v: v}
	s.ExtendBaseWidget(s)
	return s
}

// show takes what changed on the screen.
func (s *stage) show(screen app.Screen) {
	switch {
	case screen.Clear:
		s.frame = nil
	case screen.Image != nil:
		s.frame, s.sharp = screen.Image, false
	default:
		return
	}
	s.full = fyne.Size{}
	if !screen.Preview && !screen.Peek && screen.State.Width > 0 {
		s.full = fyne.NewSize(float32(screen.State.Width), float32(screen.State.Height))
	}
	s.Refresh()
}

// sharpenNow draws the frame that is there as well as can be. One that was decoded for
// this very place is, already.
func (s *stage) sharpenNow() {
	if s.frame == nil || s.sharp || s.zoom > 0 {
		return
	}
	s.sharp = true
	s.Refresh()
}

// natural is the picture's size in units at one pixel of the screen for each of its own.
func (s *stage) natural() fyne.Size {
	size := s.full
	if size.IsZero() && s.frame != nil {
		size = fyne.NewSize(float32(s.frame.Rect.Dx()), float32(s.frame.Rect.Dy()))
	}
	scale := s.scale()
	return fyne.NewSize(size.Width/scale, size.Height/scale)
}

// scale is how many pixels a unit has.
func (s *stage) scale() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		return c.Scale()
	}
	return 1
}

// place is where the picture lies within the stage; empty without one.
func (s *stage) place() (fyne.Position, fyne.Size) {
	natural := s.natural()
	if s.frame == nil || natural.Width <= 0 || natural.Height <= 0 {
		return fyne.Position{}, fyne.Size{}
	}
	if s.zoom == 0 {
		return contain(s.Size(), natural.Width/natural.Height)
	}
	size := fyne.NewSize(natural.Width*s.zoom, natural.Height*s.zoom)
	return fyne.NewPos(along(s.Size().Width, size.Width, s.pan.DX), along(s.Size().Height, size.Height, s.pan.DY)), size
}

// along is where something of a length begins that was moved from the middle of a room: in
// the middle where it has room, else so that it leaves none of it empty.
func along(room, length, by float32) float32 {
	middle := (room - length) / 2
	if length <= room {
		return middle
	}
	return min(0, max(room-length, middle+by))
}

// contain is the largest place of a shape within a size, in its middle.
func contain(size fyne.Size, shape float32) (fyne.Position, fyne.Size) {
	fit := fyne.NewSize(size.Width, size.Width/shape)
	if fit.Height > size.Height {
		fit = fyne.NewSize(size.Height*shape, size.Height)
	}
	return fyne.NewPos((size.Width-fit.Width)/2, (size.Height-fit.Height)/2), fit
}

// tellSize says how many pixels of the screen the picture can have.
func (s *stage) tellSize() {
	size := s.Size()
	if s.zoom > 0 {
		_, size = s.place()
	}
	scale := s.scale()
	if width, height := int(size.Width*scale+0.5), int(size.Height*scale+0.5); width > 0 && height > 0 {
		s.v.params.Commands.SetViewerSize(width, height)
	}
}

// Resize is called by layouts.
func (s *stage) Resize(size fyne.Size) {
	if size != s.Size() {
		s.BaseWidget.Resize(size)
		s.tellSize()
	}
}

// Tapped is called by Fyne.
func (s *stage) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Unfocus()
	}
	s.v.params.Commands.PlayPause()
}

// MouseIn is called by Fyne.
func (s *stage) MouseIn(*desktop.MouseEvent) { s.v.wake() }

// MouseMoved is called by Fyne.
func (s *stage) MouseMoved(*desktop.MouseEvent) { s.v.wake() }

// MouseOut is called by Fyne.
func (s *stage) MouseOut() {}

// CreateRenderer is called by Fyne.
func (s *stage) CreateRenderer() fyne.WidgetRenderer {
	img := &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}
	r := &stageRenderer{s: s, image: img, safe: newSafeAreas(s)}
	r.objects = append([]fyne.CanvasObject{img}, r.safe.objects...)
	r.Refresh()
	return r
}

type stageRenderer struct {
	s       *stage
	image   *canvas.Image
	safe    *safeAreas
	objects []fyne.CanvasObject
}

func (r *stageRenderer) MinSize() fyne.Size { return fyne.NewSize(64, 64) }

func (r *stageRenderer) Layout(fyne.Size) {
	at, size := r.s.place()
	r.image.Move(at)
	r.image.Resize(size)
	r.safe.put(at, size)
}

func (r *stageRenderer) Refresh() {
	s := r.s
	r.image.Hidden = s.frame == nil
	r.safe.show(s.safe && s.frame != nil)
	r.Layout(s.Size())
	if s.frame == nil {
		r.image.Image = nil
		canvas.Refresh(s)
		return
	}
	r.image.Image, r.image.ScaleMode, r.image.CornerRadius = s.frame, canvas.ImageScaleFastest, theme.Radius
	if s.v.full || s.zoom > 0 {
		r.image.CornerRadius = 0
	}
	if s.sharp {
		r.image.ScaleMode = canvas.ImageScaleSmooth
	}
	r.image.Refresh()
}

func (r *stageRenderer) Objects() []fyne.CanvasObject {
	return r.objects
}

func (r *stageRenderer) Destroy() {}
