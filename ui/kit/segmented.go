package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Segmented is a choice between a few words, all of which are seen.
type Segmented struct {
	widget.BaseWidget
	lit
	Choose  func(index int)
	Forward Forward
	Tips    []string // of the segments; may be shorter than the choice

	names  []string
	chosen int // -1 for none
	over   int // the segment under the pointer, -1 for none
}

var (
	_ fyne.Tappable     = (*Segmented)(nil)
	_ fyne.Focusable    = (*Segmented)(nil)
	_ desktop.Hoverable = (*Segmented)(nil)
	_ Tipped            = (*Segmented)(nil)
)

// NewSegmented makes a choice of names, the first of which is chosen.
func NewSegmented(choose func(int), names ...string) *Segmented {
	s := &Segmented{Choose: choose, names: names, over: -1}
	s.redraw = s.Refresh
	s.ExtendBaseWidget(s)
	return s
}

// Set says what is chosen, -1 for nothing.
func (s *Segmented) Set(chosen int) {
	if s.chosen != chosen {
		s.chosen = chosen
		s.Refresh()
	}
}

// SetNames changes what can be chosen.
func (s *Segmented) SetNames(names ...string) {
	if !slices.Equal(s.names, names) {
		s.names = names
		s.Refresh()
	}
}

// Chosen is what is chosen, -1 for nothing.
func (s *Segmented) Chosen() int { return s.chosen }

// cell is the width of one segment.
func (s *Segmented) cell() float32 {
	return (s.Size().Width - 2*segmentInset) / float32(max(1, len(s.names)))
}

func (s *Segmented) at(x float32) int {
	i := int((x - segmentInset) / max(1, s.cell()))
	return max(0, min(i, len(s.names)-1))
}

func (s *Segmented) choose(i int) {
	if i >= 0 && i < len(s.names) && i != s.chosen && s.Choose != nil {
		s.Choose(i)
	}
}

// Tapped is called by Fyne.
func (s *Segmented) Tapped(e *fyne.PointEvent) {
	TipOut(s)
	release(s)
	s.choose(s.at(e.Position.X))
}

// MouseIn is called by Fyne.
func (s *Segmented) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is called by Fyne.
func (s *Segmented) MouseMoved(e *desktop.MouseEvent) {
	if i := s.at(e.Position.X); i != s.over {
		TipOut(s)
		s.over = i
		TipIn(s, e)
		s.Refresh()
		return
	}
	TipMoved(s, e)
}

// MouseOut is called by Fyne.
func (s *Segmented) MouseOut() {
	TipOut(s)
	s.over = -1
	s.Refresh()
}

// Tooltip is the tip of the segment under the pointer.
func (s *Segmented) Tooltip() string {
	if s.over < 0 || s.over >= len(s.Tips) {
		return ""
	}
	return s.Tips[s.over]
}

// TypedKey is called by Fyne.
func (s *Segmented) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	default:
		s.Forward.pass(e)
	}
}

// CreateRenderer is called by Fyne.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentedRenderer{s: s, ground: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

const (
	segmentInset float32 = 2 // between the edge and the mark
	segmentPad   float32 = 12
)

type segmentedRenderer struct {
	s            *Segmented
	ground, mark *canvas.Rectangle
	words        []*Text
}

func (r *segmentedRenderer) MinSize() fyne.Size {
	var widest float32
	for _, w := range r.words {
		widest = max(widest, w.MinSize().Width)
	}
	return fyne.NewSize((widest+2*segmentPad)*float32(len(r.words))+2*segmentInset, theme.Row-4)
}

func (r *segmentedRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	cell := r.s.cell()
	for i, w := range r.words {
		min := w.MinSize()
		place(w, segmentInset+float32(i)*cell+(cell-min.Width)/2, size.Height, min)
	}
	r.mark.Move(fyne.NewPos(segmentInset+float32(max(0, r.s.chosen))*cell, segmentInset))
	r.mark.Resize(fyne.NewSize(cell, size.Height-2*segmentInset))
}

func (r *segmentedRenderer) Refresh() {
	r.ground.FillColor, r.ground.CornerRadius = theme.Color(r.s, theme.Groove), theme.Radius
	r.mark.FillColor, r.mark.CornerRadius = theme.Color(r.s, theme.Chosen), theme.Radius-segmentInset
	r.mark.Hidden = r.s.chosen < 0 || r.s.chosen >= len(r.s.names)
	ring(r.ground, r.s, r.s.focused)
	for len(r.words) < len(r.s.names) {
		r.words = append(r.words, NewText("", Body, theme.Secondary))
	}
	r.words = r.words[:len(r.s.names)]
	for i, w := range r.words {
		w.SetText(r.s.names[i])
		ink := theme.Secondary
		if i == r.s.chosen || i == r.s.over {
			ink = theme.Text
		}
		w.SetColor(ink)
	}
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

// ring draws the place of the keyboard around a ground.
func ring(ground *canvas.Rectangle, w fyne.Widget, focused bool) {
	ground.StrokeWidth, ground.StrokeColor = 0, color.Transparent
	if focused {
		ground.StrokeWidth, ground.StrokeColor = 1.5, theme.Color(w, theme.Accent)
	}
}

func (r *segmentedRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.mark}
	for _, w := range r.words {
		objects = append(objects, w)
	}
	return objects
}

func (r *segmentedRenderer) Destroy() {}
