package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Shapes is a choice between picture sizes, each drawn in its own shape.
type Shapes struct {
	widget.BaseWidget
	Choose  func(index int)
	Forward Forward
	Tips    []string // of the shapes; may be shorter than the choice

	shapes  []fyne.Size
	chosen  int // -1 for none
	hovered int // -1 for none
	focused bool
}

var (
	_ fyne.Tappable     = (*Shapes)(nil)
	_ fyne.Focusable    = (*Shapes)(nil)
	_ desktop.Hoverable = (*Shapes)(nil)
	_ Tipped            = (*Shapes)(nil)
)

// NewShapes makes a choice of nothing.
func NewShapes(choose func(int)) *Shapes {
	s := &Shapes{Choose: choose, chosen: -1, hovered: -1}
	s.ExtendBaseWidget(s)
	return s
}

// Set says what can be chosen, by width and height, and what is; -1 for none.
func (s *Shapes) Set(shapes []fyne.Size, chosen int) {
	same := len(shapes) == len(s.shapes) && chosen == s.chosen
	for i := range shapes {
		same = same && shapes[i] == s.shapes[i]
	}
	if !same {
		s.shapes, s.chosen = shapes, chosen
		s.Refresh()
	}
}

const (
	shapeCell float32 = 32 // width of the place of one shape
	shapeSide float32 = 26 // the longer side of a shape
)

// at is the shape at x, -1 where there is none.
func (s *Shapes) at(x float32) int {
	i := int(x / shapeCell)
	if x < 0 || i >= len(s.shapes) {
		return -1
	}
	return i
}

func (s *Shapes) choose(i int) {
	if i >= 0 && i < len(s.shapes) && s.Choose != nil {
		s.Choose(i)
	}
}

// Tapped is called by Fyne.
func (s *Shapes) Tapped(e *fyne.PointEvent) {
	TipOut(s)
	release(s)
	s.choose(s.at(e.Position.X))
}

// MouseIn is called by Fyne.
func (s *Shapes) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is called by Fyne.
func (s *Shapes) MouseMoved(e *desktop.MouseEvent) {
	if i := s.at(e.Position.X); i != s.hovered {
		TipOut(s)
		s.hover(i)
		TipIn(s, e)
		return
	}
	TipMoved(s, e)
}

// MouseOut is called by Fyne.
func (s *Shapes) MouseOut() {
	TipOut(s)
	s.hover(-1)
}

// Tooltip is the tip of the shape under the pointer.
func (s *Shapes) Tooltip() string {
	if s.hovered < 0 || s.hovered >= len(s.Tips) {
		return ""
	}
	return s.Tips[s.hovered]
}

func (s *Shapes) hover(i int) {
	if s.hovered != i {
		s.hovered = i
		s.Refresh()
	}
}

// FocusGained is called by Fyne.
func (s *Shapes) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost is called by Fyne.
func (s *Shapes) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune is called by Fyne.
func (s *Shapes) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (s *Shapes) TypedKey(e *fyne.KeyEvent) {
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
func (s *Shapes) CreateRenderer() fyne.WidgetRenderer {
	r := &shapesRenderer{s: s}
	r.Refresh()
	return r
}

type shapesRenderer struct {
	s     *Shapes
	rects []fyne.CanvasObject
}

func (r *shapesRenderer) MinSize() fyne.Size {
	return fyne.NewSize(shapeCell*float32(max(1, len(r.s.shapes))), theme.Row)
}

func (r *shapesRenderer) Layout(size fyne.Size) {
	for i, o := range r.rects {
		shape := r.s.shapes[i]
		longer := max(shape.Width, shape.Height, 1)
		box := fyne.NewSize(shapeSide*shape.Width/longer, shapeSide*shape.Height/longer)
		o.Move(fyne.NewPos(float32(i)*shapeCell+(shapeCell-box.Width)/2, (size.Height-box.Height)/2))
		o.Resize(box)
	}
}

func (r *shapesRenderer) Refresh() {
	r.rects = nil
	for i := range r.s.shapes {
		rect := canvas.NewRectangle(theme.Color(r.s, theme.Field))
		rect.CornerRadius = 3
		rect.StrokeWidth, rect.StrokeColor = 1.5, theme.Color(r.s, r.edge(i))
		if i == r.s.chosen {
			rect.FillColor = theme.Color(r.s, theme.AccentSoft)
		}
		if i == r.s.chosen && r.s.focused {
			rect.StrokeWidth = 2.5
		}
		r.rects = append(r.rects, rect)
	}
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r *shapesRenderer) edge(i int) fyne.ThemeColorName {
	switch i {
	case r.s.chosen:
		return theme.Accent
	case r.s.hovered:
		return theme.Text
	}
	return theme.Faint
}

func (r *shapesRenderer) Objects() []fyne.CanvasObject { return r.rects }
func (r *shapesRenderer) Destroy()                     {}
