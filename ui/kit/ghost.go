package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Ghost is how something looks while it is dragged: a picture, words, or both.
type Ghost struct {
	Picture *image.RGBA // without gaps between its lines; nil for none
	Label   string
}

// ghost draws a Ghost beside the pointer.
type ghost struct {
	widget.BaseWidget
	look    Ghost
	welcome bool // what is below takes it
}

const (
	ghostWidth  float32 = 104
	ghostHeight float32 = 65
	ghostAway   float32 = 10 // from the pointer
)

func newGhost() *ghost {
	g := &ghost{}
	g.ExtendBaseWidget(g)
	g.Hide()
	return g
}

func (g *ghost) wear(look Ghost) {
	g.look, g.welcome = look, false
	g.Resize(g.MinSize())
	g.Refresh()
	g.Show()
}

func (g *ghost) follow(at fyne.Position, welcome bool) {
	g.Move(at.AddXY(ghostAway, ghostAway))
	if g.welcome != welcome {
		g.welcome = welcome
		g.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (g *ghost) CreateRenderer() fyne.WidgetRenderer {
	r := &ghostRenderer{
		g: g, ring: canvas.NewRectangle(nil), badge: NewBadge(""),
		image: &canvas.Image{FillMode: canvas.ImageFillCover, ScaleMode: canvas.ImageScaleFastest, CornerRadius: 4, Translucency: 0.2},
	}
	r.Refresh()
	return r
}

type ghostRenderer struct {
	g     *ghost
	ring  *canvas.Rectangle
	image *canvas.Image
	badge *Badge
}

func (r *ghostRenderer) MinSize() fyne.Size {
	words := r.badge.MinSize()
	if r.g.look.Picture == nil {
		return words
	}
	return fyne.NewSize(max(ghostWidth, words.Width+6), ghostHeight)
}

func (r *ghostRenderer) Layout(size fyne.Size) {
	r.image.Resize(size)
	r.ring.Resize(size)
	words := r.badge.MinSize()
	r.badge.Resize(words)
	r.badge.Move(fyne.NewPos(0, 0))
	if r.g.look.Picture != nil {
		r.badge.Move(fyne.NewPos(3, size.Height-words.Height-3))
	}
}

func (r *ghostRenderer) Refresh() {
	r.badge.SetText(r.g.look.Label)
	r.image.Hidden = r.g.look.Picture == nil
	if r.g.look.Picture != nil && r.image.Image != r.g.look.Picture {
		r.image.Image = r.g.look.Picture
		r.image.Refresh()
	}
	r.ring.FillColor, r.ring.CornerRadius, r.ring.StrokeWidth = nil, 4, 1.5
	r.ring.StrokeColor = theme.Color(r.g, theme.Accent)
	r.ring.Hidden = !r.g.welcome
	r.g.Resize(r.MinSize())
	r.Layout(r.g.Size())
	canvas.Refresh(r.g)
}

func (r *ghostRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.image, r.badge, r.ring}
}

func (r *ghostRenderer) Destroy() {}
