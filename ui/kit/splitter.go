package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Pane is a part of a Splitter.
type Pane struct {
	Object fyne.CanvasObject
	Size   float32 // along the splitter; a pane that Fills ignores it
	Least  float32 // 0 for what the object needs
	Most   float32 // 0 for no limit
	Fills  bool    // takes what the others leave; there is one
	Folded bool    // is not to be seen
	Fixed  bool    // has no seam that could be dragged
}

// Splitter puts panes beside or below each other with seams that are dragged. A seam
// changes the pane that lies on the far side of it from the one that fills: the edges
// of the window keep their panes as it grows.
type Splitter struct {
	widget.BaseWidget
	Moved func() // a seam was let go of, or a pane folded: what is to be remembered

	panes    []Pane
	vertical bool
	seams    []*seam
}

// Beside makes a splitter of panes from left to right.
func Beside(panes ...Pane) *Splitter { return newSplitter(false, panes) }

// Below makes a splitter of panes from top to bottom.
func Below(panes ...Pane) *Splitter { return newSplitter(true, panes) }

func newSplitter(vertical bool, panes []Pane) *Splitter {
	s := &Splitter{panes: panes, vertical: vertical}
	for i := range len(panes) - 1 {
		s.seams = append(s.seams, newSeam(s, i))
	}
	s.ExtendBaseWidget(s)
	s.show()
	return s
}

// Sizes are those of the panes, as they are to be remembered: a folded one keeps its
// own for when it unfolds. That of the pane that fills is 0.
func (s *Splitter) Sizes() []float32 {
	sizes := make([]float32, len(s.panes))
	for i, p := range s.panes {
		if !p.Fills {
			sizes[i] = p.Size
		}
	}
	return sizes
}

// SetSizes is the way back from Sizes. Sizes that are not positive, too many or too
// few change nothing. Limits hold for what is seen, not for what is remembered: those of
// large text are gone with it.
func (s *Splitter) SetSizes(sizes []float32) {
	for i := range min(len(sizes), len(s.panes)) {
		if !s.panes[i].Fills && sizes[i] > 0 {
			s.panes[i].Size = sizes[i]
		}
	}
	s.Refresh()
}

// Folded reports whether a pane is folded away.
func (s *Splitter) Folded(i int) bool { return s.panes[i].Folded }

// Fold folds a pane away or back.
func (s *Splitter) Fold(i int, folded bool) {
	if s.panes[i].Folded == folded {
		return
	}
	s.panes[i].Folded = folded
	s.show()
	s.Refresh()
	s.moved()
}

func (s *Splitter) moved() {
	if s.Moved != nil {
		s.Moved()
	}
}

func (s *Splitter) show() {
	for _, p := range s.panes {
		SetVisible(p.Object, !p.Folded)
	}
	for i, seam := range s.seams {
		SetVisible(seam, s.seamed(i))
	}
}

// ruled is the pane that the seam after pane i changes.
func (s *Splitter) ruled(i int) int {
	for k := range i + 1 {
		if s.panes[k].Fills {
			return i + 1
		}
	}
	return i
}

// seamed reports whether the seam after pane i can be dragged.
func (s *Splitter) seamed(i int) bool {
	p := s.panes[s.ruled(i)]
	return !p.Folded && !p.Fixed && !s.panes[i].Folded && !s.panes[i+1].Folded
}

// least is the smallest extent of a pane.
func (s *Splitter) least(i int) float32 {
	if s.panes[i].Least > 0 {
		return s.panes[i].Least
	}
	along, _ := s.axes(s.panes[i].Object.MinSize())
	return along
}

func (s *Splitter) limit(i int, size float32) float32 {
	size = max(size, s.least(i))
	if s.panes[i].Most > 0 {
		size = min(size, s.panes[i].Most)
	}
	return size
}

// drag gives the pane of a seam another extent, as far as the one that fills has room
// to give.
func (s *Splitter) drag(i int, by float32) {
	ruled := s.ruled(i)
	if ruled > i {
		by = -by
	}
	before, _ := s.axes(s.panes[ruled].Object.Size())
	spare := float32(0)
	for k, p := range s.panes {
		if p.Fills {
			along, _ := s.axes(p.Object.Size())
			spare = max(0, along-s.least(k))
		}
	}
	if size := min(s.limit(ruled, before+by), before+spare); size != before {
		s.panes[ruled].Size = size
		s.Refresh()
	}
}

// axes are the extents of a size along the splitter and across.
func (s *Splitter) axes(size fyne.Size) (along, across float32) {
	if s.vertical {
		return size.Height, size.Width
	}
	return size.Width, size.Height
}

func (s *Splitter) size(along, across float32) fyne.Size {
	if s.vertical {
		return fyne.NewSize(across, along)
	}
	return fyne.NewSize(along, across)
}

// seam is the line between two panes, wider for the pointer than for the eye.
type seam struct {
	widget.BaseWidget
	s       *Splitter
	after   int // the pane before it
	hovered bool
	pulled  bool
	grip    float32 // where the line was taken hold of, along the splitter
}

var (
	_ fyne.Draggable     = (*seam)(nil)
	_ desktop.Cursorable = (*seam)(nil)
	_ desktop.Hoverable  = (*seam)(nil)
)

func newSeam(s *Splitter, after int) *seam {
	m := &seam{s: s, after: after}
	m.ExtendBaseWidget(m)
	return m
}

// Dragged is called by Fyne.
func (m *seam) Dragged(e *fyne.DragEvent) {
	at, _ := m.s.axes(fyne.NewSize(e.AbsolutePosition.X, e.AbsolutePosition.Y))
	if !m.pulled {
		m.pulled = true
		by, _ := m.s.axes(fyne.NewSize(e.Dragged.DX, e.Dragged.DY))
		m.grip = at - by - m.place()
	}
	m.s.drag(m.after, at-m.grip-m.place())
}

// DragEnd is called by Fyne.
func (m *seam) DragEnd() {
	m.pulled = false
	m.Refresh()
	m.s.moved()
}

// place is where the line is along the splitter.
func (m *seam) place() float32 {
	along, _ := m.s.axes(fyne.NewSize(m.Position().X, m.Position().Y))
	return along
}

// Cursor is called by Fyne.
func (m *seam) Cursor() desktop.Cursor {
	if m.s.vertical {
		return desktop.VResizeCursor
	}
	return desktop.HResizeCursor
}

// MouseIn is called by Fyne.
func (m *seam) MouseIn(*desktop.MouseEvent) { m.hover(true) }

// MouseMoved is called by Fyne.
func (m *seam) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (m *seam) MouseOut() { m.hover(false) }

func (m *seam) hover(in bool) {
	m.hovered = in
	m.Refresh()
}
