package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Plate is a large ground with round corners. Only its two ends are drawn round: without a
// graphics card a pixel of Fyne's round rectangle costs three times one of its plain
// rectangle, all over and not at the corners only. A small plate is drawn whole, where more
// objects would cost more than their pixels, and one without a colour, whose edge alone is
// seen.
type Plate struct {
	ends   [2]canvas.Rectangle
	middle [2]canvas.Rectangle // the second of a hollow one only
	sides  [2]canvas.Rectangle // of the edge
	radius float32
	edge   float32 // width; 0 for none
	hollow bool
}

// plateWhole is the area below which a plate is drawn as one rectangle.
const plateWhole = 8000

// NewPlate makes a ground without a colour.
func NewPlate() *Plate { return &Plate{} }

// NewOutline makes a plate that is seen by its edge: it lies on a ground of its own colour,
// which is left as it is.
func NewOutline() *Plate { return &Plate{hollow: true} }

// Objects are its parts, to be drawn beneath what lies on it.
func (p *Plate) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{&p.ends[0], &p.ends[1], &p.middle[0], &p.middle[1], &p.sides[0], &p.sides[1]}
}

// Paint sets its colour and how round its corners are. Whoever draws it places it and
// refreshes after that.
func (p *Plate) Paint(fill color.Color, radius float32) {
	p.radius = radius
	for i := range p.ends {
		p.ends[i].FillColor, p.middle[i].FillColor = fill, fill
	}
}

// Edge sets a line around it; width 0 takes it away.
func (p *Plate) Edge(stroke color.Color, width float32) {
	p.edge = width
	for i := range p.ends {
		p.ends[i].StrokeColor, p.ends[i].StrokeWidth = stroke, width
		p.sides[i].FillColor = stroke
	}
}

// Put places it.
func (p *Plate) Put(at fyne.Position, size fyne.Size) {
	whole := p.radius == 0 || seen(p.middle[0].FillColor) == 0 || size.Width*size.Height < plateWhole
	for i := range p.ends {
		p.sides[i].Hidden = whole || p.edge == 0
		p.ends[i].Hidden = p.hollow && p.edge == 0
	}
	p.ends[1].Hidden = p.ends[1].Hidden || whole
	p.middle[0].Hidden, p.middle[1].Hidden = whole || p.ends[1].Hidden, whole || p.ends[1].Hidden || !p.hollow
	if whole {
		setCorners(&p.ends[0], p.radius, p.radius)
		lay(&p.ends[0], at, size)
		return
	}
	setCorners(&p.ends[0], p.radius, 0)
	setCorners(&p.ends[1], 0, p.radius)
	p.putParts(at, size)
}

// putParts places the parts of one that is not drawn whole. What lies in the middle covers
// the inner rows of the ends, which are softened, and edged, like their outer ones.
func (p *Plate) putParts(at fyne.Position, size fyne.Size) {
	edge := float32(math.Ceil(float64(p.edge))) // as Fyne rounds it, or wider
	end := float32(math.Ceil(float64(p.radius))) + edge + 2
	over := edge + 1
	lay(&p.ends[0], at, fyne.NewSize(size.Width, end))
	lay(&p.ends[1], at.AddXY(0, size.Height-end), fyne.NewSize(size.Width, end))
	between := size.Height - 2*(end-over)
	inner := fyne.NewSize(size.Width-2*edge, between)
	if p.hollow {
		inner.Height = over
		lay(&p.middle[1], at.AddXY(edge, size.Height-end), inner)
	}
	lay(&p.middle[0], at.AddXY(edge, end-over), inner)
	lay(&p.sides[0], at.AddXY(0, end-over), fyne.NewSize(edge, between))
	lay(&p.sides[1], at.AddXY(size.Width-edge, end-over), fyne.NewSize(edge, between))
}

// seen is how much of what lies beneath a colour hides, 0 for nothing.
func seen(c color.Color) uint32 {
	if c == nil {
		return 0
	}
	_, _, _, alpha := c.RGBA()
	return alpha
}

func setCorners(r *canvas.Rectangle, top, bottom float32) {
	r.TopLeftCornerRadius, r.TopRightCornerRadius = top, top
	r.BottomLeftCornerRadius, r.BottomRightCornerRadius = bottom, bottom
}

func lay(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	o.Move(at)
	o.Resize(size)
}
