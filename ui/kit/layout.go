package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Rows puts objects below each other, gap apart.
func Rows(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}

// Columns puts objects beside each other at their own widths, gap apart.
func Columns(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(gap), objects...)
}

// Halves puts two objects beside each other, each as wide as the other where both
// have room then.
func Halves(gap float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(halves{gap}, left, right)
}

// Padded leaves room around an object.
func Padded(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// Middle puts an object at its own height in the middle of a higher place.
func Middle(o fyne.CanvasObject) *fyne.Container { return container.New(middle{}, o) }

// Wide gives an object a fixed width.
func Wide(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixed{width: width}, o)
}

// Tall gives an object a fixed height.
func Tall(height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixed{height: height}, o)
}

// Relayout places what is in c anew. Unlike c.Refresh it draws nothing again, so a
// picture in it is not uploaded once more.
func Relayout(c *fyne.Container) { c.Layout.Layout(c.Objects, c.Size()) }

type halves struct{ gap float32 }

func (h halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, right := objects[0].MinSize().Width, objects[1].MinSize().Width
	width := min(max((size.Width-h.gap)/2, left), max(left, size.Width-h.gap-right))
	objects[0].Resize(fyne.NewSize(width, size.Height))
	objects[1].Move(fyne.NewPos(width+h.gap, 0))
	objects[1].Resize(fyne.NewSize(size.Width-h.gap-width, size.Height))
}

func (h halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(left.Width+h.gap+right.Width, max(left.Height, right.Height))
}

type middle struct{}

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, (size.Height-height)/2))
		o.Resize(fyne.NewSize(size.Width, height))
	}
}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// fixed replaces the extents that are not 0.
type fixed struct{ width, height float32 }

func (f fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (f fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	if f.width > 0 {
		size.Width = f.width
	}
	if f.height > 0 {
		size.Height = f.height
	}
	return size
}

// trailing puts an object at the right end, in the middle of the height.
type trailing struct{ inset float32 }

func (t trailing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		min := o.MinSize()
		o.Move(fyne.NewPos(size.Width-min.Width-t.inset, (size.Height-min.Height)/2))
		o.Resize(min)
	}
}

func (t trailing) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	return fyne.NewSize(size.Width+t.inset, size.Height)
}

// Surface is a plain ground in a role's colour.
type Surface struct {
	widget.BaseWidget
	color  fyne.ThemeColorName
	edge   fyne.ThemeColorName // of a line around it, "" for none
	radius float32
	hollow bool // it lies on its own colour
}

// NewSurface makes a ground with corners of a radius.
func NewSurface(color fyne.ThemeColorName, radius float32) *Surface {
	s := &Surface{color: color, radius: radius}
	s.ExtendBaseWidget(s)
	return s
}

// Edged draws a line around it in a role's colour.
func (s *Surface) Edged(color fyne.ThemeColorName) *Surface {
	s.edge = color
	return s
}

// NewFrame is an edge with round corners on a ground of a role's colour.
func NewFrame(ground, edge fyne.ThemeColorName, radius float32) *Surface {
	s := NewSurface(ground, radius).Edged(edge)
	s.hollow = true
	return s
}

// On puts an object on a ground.
func On(color fyne.ThemeColorName, o fyne.CanvasObject) *fyne.Container {
	return container.NewStack(NewSurface(color, 0), o)
}

// CreateRenderer is called by Fyne.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{s: s, plate: &Plate{hollow: s.hollow}}
	r.paint()
	return r
}

type surfaceRenderer struct {
	s     *Surface
	plate *Plate
}

func (r *surfaceRenderer) Layout(size fyne.Size)        { r.plate.Put(fyne.Position{}, size) }
func (r *surfaceRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *surfaceRenderer) Objects() []fyne.CanvasObject { return r.plate.Objects() }
func (r *surfaceRenderer) Destroy()                     {}

func (r *surfaceRenderer) Refresh() {
	r.paint()
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r *surfaceRenderer) paint() {
	r.plate.Paint(theme.Color(r.s, r.s.color), r.s.radius)
	if r.s.edge != "" {
		r.plate.Edge(theme.Color(r.s, r.s.edge), 1)
	}
}
