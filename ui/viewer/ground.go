package viewer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// ground is what lies around the picture. It leaves the picture's own place out, but for
// its round corners: without a graphics card each pixel that is drawn twice costs its time
// at every repaint.
type ground struct {
	widget.BaseWidget
	at   fyne.Position // of the picture
	hole fyne.Size     // zero without a picture
}

func newGround() *ground {
	g := &ground{}
	g.ExtendBaseWidget(g)
	return g
}

// leave says where the picture lies.
func (g *ground) leave(at fyne.Position, size fyne.Size) {
	if g.at != at || g.hole != size {
		g.at, g.hole = at, size
		g.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{g: g}
	for i := range r.parts {
		r.parts[i] = canvas.NewRectangle(nil)
		r.objects = append(r.objects, r.parts[i])
	}
	r.Refresh()
	return r
}

type groundRenderer struct {
	g       *ground
	parts   [4]*canvas.Rectangle // above, left, right, below
	objects []fyne.CanvasObject
}

func (r *groundRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *groundRenderer) Layout(size fyne.Size) {
	left, right := max(0, r.g.at.X), min(size.Width, r.g.at.X+r.g.hole.Width)
	top, bottom := max(0, r.g.at.Y)+theme.Radius, min(size.Height, r.g.at.Y+r.g.hole.Height)-theme.Radius
	if right <= left || bottom <= top { // no picture
		left, right, top, bottom = 0, 0, size.Height, size.Height
	}
	put(r.parts[0], 0, 0, size.Width, top)
	put(r.parts[1], 0, top, left, bottom-top)
	put(r.parts[2], right, top, size.Width-right, bottom-top)
	put(r.parts[3], 0, bottom, size.Width, size.Height-bottom)
}

func (r *groundRenderer) Refresh() {
	for _, part := range r.parts {
		part.FillColor = theme.Color(r.g, theme.Stage)
	}
	r.Layout(r.g.Size())
	canvas.Refresh(r.g)
}

func (r *groundRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *groundRenderer) Destroy()                     {}
