// Package sheet is what lies over the window for a while: a panel on a shade, which
// goes when something beside it is clicked, and a list in it that is searched while
// one types. It knows nothing of what is in the list. It must not import engine, nor
// app.
package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// Sheet is a panel over a window.
type Sheet struct {
	canvas fyne.Canvas
	root   fyne.CanvasObject
	closed func()
}

// Show lays body over a window, as large as size where there is room. closed is called
// once when it goes; it may be nil.
func Show(c fyne.Canvas, body fyne.CanvasObject, size fyne.Size, closed func()) *Sheet {
	s := &Sheet{canvas: c, closed: closed}
	panel := newGround(theme.Panel, 10, nil)
	inside := container.NewStack(panel, kit.Padded(theme.Inset, theme.Inset, theme.Inset, theme.Inset, body))
	s.root = container.New(place{size}, newGround(theme.Shade, 0, s.Close), inside)
	c.Overlays().Add(s.root)
	s.root.Resize(c.Size())
	return s
}

// Close takes the sheet away; the keyboard goes back to where it was. A second call does
// nothing.
func (s *Sheet) Close() {
	if s.root == nil {
		return
	}
	s.canvas.Overlays().Remove(s.root)
	s.root = nil
	if s.closed != nil {
		s.closed()
	}
}

// Open reports whether the sheet is still there.
func (s *Sheet) Open() bool { return s != nil && s.root != nil }

// place fills the window with the shade, and puts the panel into the upper middle, where
// it stays while a list in it grows.
type place struct{ size fyne.Size }

const margin float32 = 24

// MinSize is called by Fyne.
func (place) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is called by Fyne.
func (p place) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	width, height := min(p.size.Width, size.Width-2*margin), min(p.size.Height, size.Height-2*margin)
	o[1].Resize(fyne.NewSize(width, height))
	o[1].Move(fyne.NewPos((size.Width-width)/2, (size.Height-height)/3))
}

// ground is a surface that keeps clicks from what is below it.
type ground struct {
	widget.BaseWidget
	color  fyne.ThemeColorName
	radius float32
	tap    func()
}

func newGround(color fyne.ThemeColorName, radius float32, tap func()) *ground {
	g := &ground{color: color, radius: radius, tap: tap}
	g.ExtendBaseWidget(g)
	return g
}

// Tapped is called by Fyne.
func (g *ground) Tapped(*fyne.PointEvent) {
	if g.tap != nil {
		g.tap()
	}
}

// Scrolled is called by Fyne.
func (g *ground) Scrolled(*fyne.ScrollEvent) {}

// CreateRenderer is called by Fyne.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	r := canvas.NewRectangle(theme.Color(g, g.color))
	r.CornerRadius = g.radius
	if g.radius > 0 {
		r.StrokeWidth, r.StrokeColor = 1, theme.Color(g, theme.Line)
	}
	return widget.NewSimpleRenderer(r)
}
