package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// slider lies along the foot of the lanes and shows which part of the film is seen; it is
// pulled to see another. It is gone while all is seen.
type slider struct {
	widget.BaseWidget
	t       *Timeline
	thumb   *canvas.Rectangle
	hovered bool
}

var (
	_ fyne.Draggable    = (*slider)(nil)
	_ desktop.Hoverable = (*slider)(nil)
	_ desktop.Mouseable = (*slider)(nil)
)

const (
	sliderHeight float32 = 9
	sliderThick  float32 = 4
	sliderLeast  float32 = 28
)

func newSlider(t *Timeline) *slider {
	s := &slider{t: t, thumb: canvas.NewRectangle(nil)}
	s.ExtendBaseWidget(s)
	return s
}

// extent is how many units the film is wide, with what is seen behind it.
func (s *slider) extent() float64 {
	v := s.t.view
	return max(2*margin+float64(s.t.length())*v.perFrame, v.left+float64(v.width))
}

// span is where the thumb lies.
func (s *slider) span() (x, width float32) {
	v, all := s.t.view, s.extent()
	width = max(sliderLeast, float32(float64(v.width)/all*float64(v.width)))
	if rest := all - float64(v.width); rest > 0.5 {
		x = float32(v.left/rest) * (v.width - width)
	}
	return x, width
}

func (s *slider) arrange() {
	x, width := s.span()
	hidden := width >= s.t.view.width-0.5
	if hidden != s.Hidden {
		s.Hidden = hidden
		canvas.Refresh(s)
	}
	place(s.thumb, x, (sliderHeight-sliderThick)/2, width, sliderThick)
}

// MouseDown is called by Fyne: beside the thumb it goes on by a page.
func (s *slider) MouseDown(e *desktop.MouseEvent) {
	letGo(s)
	switch x, width := s.span(); {
	case e.Position.X < x:
		s.t.scrollBy(-0.8*s.t.view.width, 0)
	case e.Position.X > x+width:
		s.t.scrollBy(0.8*s.t.view.width, 0)
	}
}

// MouseUp is called by Fyne.
func (s *slider) MouseUp(*desktop.MouseEvent) {}

// Dragged is called by Fyne.
func (s *slider) Dragged(e *fyne.DragEvent) {
	_, width := s.span()
	if room := s.t.view.width - width; room > 0 {
		s.t.scrollBy(e.Dragged.DX/room*float32(s.extent()-float64(s.t.view.width)), 0)
	}
}

// DragEnd is called by Fyne.
func (s *slider) DragEnd() {}

// MouseIn is called by Fyne.
func (s *slider) MouseIn(*desktop.MouseEvent) { s.hover(true) }

// MouseMoved is called by Fyne.
func (s *slider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (s *slider) MouseOut() { s.hover(false) }

func (s *slider) hover(in bool) {
	s.hovered = in
	s.Refresh()
}

// CreateRenderer is called by Fyne.
func (s *slider) CreateRenderer() fyne.WidgetRenderer {
	r := &sliderRenderer{s}
	r.Refresh()
	return r
}

type sliderRenderer struct{ s *slider }

func (r *sliderRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, sliderHeight) }
func (r *sliderRenderer) Layout(fyne.Size)             { r.s.arrange() }
func (r *sliderRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.thumb} }
func (r *sliderRenderer) Destroy()                     {}

// Refresh is called by Fyne.
func (r *sliderRenderer) Refresh() {
	role := theme.Tick
	if r.s.hovered {
		role = theme.Secondary
	}
	r.s.thumb.FillColor, r.s.thumb.CornerRadius = theme.Color(r.s, role), sliderThick/2
	r.s.thumb.Refresh()
}
