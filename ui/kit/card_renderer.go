package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/assets/icons"
	"kinora/ui/theme"
)

// CreateRenderer is called by Fyne.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{
		c: c, ground: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil),
		image: &canvas.Image{FillMode: canvas.ImageFillCover, ScaleMode: canvas.ImageScaleFastest, CornerRadius: 4},
		icon:  NewIcon(icons.Warning, 20, theme.Warning), badge: NewBadge(""), name: NewText("", Value, theme.Secondary).Truncated(),
		fault: NewBadge(""), star: NewIcon(icons.StarFilled, 13, theme.OnShade), dot: canvas.NewCircle(nil), line: canvas.NewRectangle(nil),
		shade: canvas.NewRectangle(nil),
	}
	r.Refresh()
	return r
}

type cardRenderer struct {
	c            *Card
	ground, ring *canvas.Rectangle
	image        *canvas.Image
	icon         *Icon
	badge, fault *Badge
	name         *Text
	star         *Icon
	shade        *canvas.Rectangle // under the star
	dot          *canvas.Circle
	line         *canvas.Rectangle
	objects      []fyne.CanvasObject
}

const (
	ringWidth  float32 = 2
	cardWidth  float32 = 102
	cardHeight float32 = 64
	nameHeight float32 = 22
)

func (r *cardRenderer) MinSize() fyne.Size {
	if !r.c.Least.IsZero() {
		return r.c.Least
	}
	return fyne.NewSize(cardWidth+2*ringWidth, cardHeight+nameHeight+2*ringWidth)
}

func (r *cardRenderer) Layout(size fyne.Size) {
	at := fyne.NewPos(ringWidth, ringWidth)
	box := fyne.NewSize(size.Width-2*ringWidth, size.Height-nameHeight-2*ringWidth)
	for _, o := range []fyne.CanvasObject{r.ground, r.image, r.icon} {
		o.Move(at)
		o.Resize(box)
	}
	r.ring.Resize(box.AddWidthHeight(2*ringWidth, 2*ringWidth))
	badge, fault := r.badge.MinSize(), r.fault.MinSize()
	r.badge.Move(at.AddXY(box.Width-badge.Width-3, box.Height-badge.Height-3))
	r.badge.Resize(badge)
	r.fault.Move(at.AddXY(3, 3))
	r.fault.Resize(fault)
	r.shade.Move(at.AddXY(box.Width-22, 3))
	r.shade.Resize(fyne.NewSquareSize(19))
	r.star.Move(at.AddXY(box.Width-19, 6))
	r.star.Resize(fyne.NewSquareSize(13))
	r.line.Move(at.AddXY(min(box.Width-2, box.Width*r.c.look.At), 0))
	r.line.Resize(fyne.NewSize(1.5, box.Height))
	r.layName(box)
}

// layName leaves room for the dot before the name.
func (r *cardRenderer) layName(box fyne.Size) {
	x, y := ringWidth, ringWidth+box.Height+2
	if r.c.look.Dot != "" {
		r.dot.Move(fyne.NewPos(x, y+5))
		r.dot.Resize(fyne.NewSquareSize(8))
		x += 12
	}
	r.name.Move(fyne.NewPos(x, y))
	r.name.Resize(fyne.NewSize(box.Width-(x-ringWidth), nameHeight-4))
}

func (r *cardRenderer) Refresh() {
	look := &r.c.look
	r.ground.FillColor, r.ground.CornerRadius = theme.Color(r.c, theme.Raised), 4
	r.image.Hidden, r.ground.Hidden = look.Picture == nil, look.Picture != nil
	if look.Picture != nil && r.image.Image != look.Picture {
		r.image.Image = look.Picture
		r.image.Refresh()
	}
	r.icon.Hidden = look.Picture != nil || look.Icon == ""
	r.icon.Set(look.Icon, iconInk(look.Icon))
	r.ring.FillColor, r.ring.CornerRadius, r.ring.StrokeWidth = color.Transparent, 6, ringWidth
	r.ring.Hidden = !look.Selected && !r.c.hovered && !r.c.focused
	r.ring.StrokeColor = theme.Color(r.c, r.c.edge())
	r.badge.SetText(look.Badge)
	r.badge.Hidden = look.Badge == ""
	r.fault.SetText(look.Fault)
	r.name.SetText(look.Name)
	ink := theme.Secondary
	if look.Selected {
		ink = theme.Text
	}
	r.name.SetColor(ink)
	if look.Dot != "" {
		r.dot.FillColor = theme.Color(r.c, look.Dot)
	}
	r.line.FillColor = theme.Color(r.c, theme.Accent)
	r.shade.FillColor, r.shade.CornerRadius = theme.Color(r.c, theme.Shade), theme.Gap
	r.collect()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// iconInk is the colour of what stands in the place of a picture.
func iconInk(icon string) fyne.ThemeColorName {
	if icon == icons.Warning {
		return theme.Warning
	}
	return theme.Faint
}

// edge is the colour of the ring: what is chosen and has the keyboard as well is told
// by its name, which is light.
func (c *Card) edge() fyne.ThemeColorName {
	switch {
	case c.focused:
		return theme.Text
	case c.look.Selected:
		return theme.Accent
	}
	return theme.Hover
}

// collect leaves out what is rare: each object costs at every repaint of the window.
func (r *cardRenderer) collect() {
	look := &r.c.look
	r.objects = append(r.objects[:0], r.ground, r.image, r.icon, r.ring, r.badge, r.name)
	for _, rare := range []struct {
		o  fyne.CanvasObject
		is bool
	}{{r.fault, look.Fault != ""}, {r.shade, look.Star}, {r.star, look.Star}, {r.dot, look.Dot != ""}, {r.line, look.At > 0}} {
		if rare.is {
			r.objects = append(r.objects, rare.o)
		}
	}
}

func (r *cardRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *cardRenderer) Destroy()                     {}
