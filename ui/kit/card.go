package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/assets/icons"
	"kinora/ui/theme"
)

// Card is a thumbnail that fills its place, with a duration on it and a name below.
type Card struct {
	widget.BaseWidget
	Source // dragged from here, where its Drag is set
	Tap    func()
	Menu   func(at fyne.Position) // a click with the other button, within the window; may be nil
	Tip    string                 // shown when the pointer rests on it; "" for nothing

	Forward Forward

	picture  *image.RGBA
	badge    string
	name     string
	selected bool
	hovered  bool
	focused  bool
	faulty   bool
}

var (
	_ fyne.Tappable          = (*Card)(nil)
	_ fyne.SecondaryTappable = (*Card)(nil)
	_ fyne.Draggable         = (*Card)(nil)
	_ fyne.Focusable         = (*Card)(nil)
	_ desktop.Hoverable      = (*Card)(nil)
	_ Tipped                 = (*Card)(nil)
)

// NewCard makes an empty card.
func NewCard() *Card {
	c := &Card{}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes what the card shows. A card without a picture is of a file that
// cannot be read.
func (c *Card) Set(picture *image.RGBA, badge, name string, selected bool) {
	if c.picture == picture && c.badge == badge && c.name == name && c.selected == selected {
		return
	}
	c.picture, c.badge, c.name, c.selected = picture, badge, name, selected
	c.faulty = picture == nil
	c.Refresh()
}

// Tapped is called by Fyne.
func (c *Card) Tapped(e *fyne.PointEvent) {
	TipOut(c)
	if e != nil {
		release(c)
	}
	if c.Tap != nil {
		c.Tap()
	}
}

// TappedSecondary is called by Fyne.
func (c *Card) TappedSecondary(e *fyne.PointEvent) {
	TipOut(c)
	if c.Menu != nil {
		c.Menu(e.AbsolutePosition)
	}
}

// MouseIn is called by Fyne.
func (c *Card) MouseIn(e *desktop.MouseEvent) {
	TipIn(c, e)
	c.hover(true)
}

// MouseMoved is called by Fyne.
func (c *Card) MouseMoved(e *desktop.MouseEvent) { TipMoved(c, e) }

// MouseOut is called by Fyne.
func (c *Card) MouseOut() {
	TipOut(c)
	c.hover(false)
}

// Tooltip is what the card says when the pointer rests on it.
func (c *Card) Tooltip() string { return c.Tip }

func (c *Card) hover(in bool) {
	c.hovered = in
	c.Refresh()
}

// FocusGained is called by Fyne.
func (c *Card) FocusGained() { c.focus(true) }

// FocusLost is called by Fyne.
func (c *Card) FocusLost() { c.focus(false) }

func (c *Card) focus(has bool) {
	c.focused = has
	c.Refresh()
}

// TypedRune is called by Fyne.
func (c *Card) TypedRune(rune) {}

// TypedKey is called by Fyne. Space belongs to whoever plays.
func (c *Card) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		c.Tapped(nil)
		return
	}
	c.Forward.pass(e)
}

// CreateRenderer is called by Fyne.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{
		c: c, ground: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil),
		image: &canvas.Image{FillMode: canvas.ImageFillCover, ScaleMode: canvas.ImageScaleFastest, CornerRadius: 4},
		fault: NewIcon(icons.Warning, 20, theme.Warning), badge: NewBadge(""), name: NewText("", Value, theme.Secondary).Truncated(),
	}
	r.Refresh()
	return r
}

type cardRenderer struct {
	c            *Card
	ground, ring *canvas.Rectangle
	image        *canvas.Image
	fault        *Icon
	badge        *Badge
	name         *Text
}

const (
	ringWidth  float32 = 2
	cardWidth  float32 = 102
	cardHeight float32 = 64
	nameHeight float32 = 22
)

func (r *cardRenderer) MinSize() fyne.Size {
	return fyne.NewSize(cardWidth+2*ringWidth, cardHeight+nameHeight+2*ringWidth)
}

func (r *cardRenderer) Layout(size fyne.Size) {
	at := fyne.NewPos(ringWidth, ringWidth)
	box := fyne.NewSize(size.Width-2*ringWidth, size.Height-nameHeight-2*ringWidth)
	for _, o := range []fyne.CanvasObject{r.ground, r.image, r.fault} {
		o.Move(at)
		o.Resize(box)
	}
	r.ring.Resize(box.AddWidthHeight(2*ringWidth, 2*ringWidth))
	badge := r.badge.MinSize()
	r.badge.Move(at.AddXY(box.Width-badge.Width-3, box.Height-badge.Height-3))
	r.badge.Resize(badge)
	r.name.Move(fyne.NewPos(ringWidth, ringWidth+box.Height+2))
	r.name.Resize(fyne.NewSize(box.Width, nameHeight-4))
}

func (r *cardRenderer) Refresh() {
	r.ground.FillColor, r.ground.CornerRadius = theme.Color(r.c, theme.Raised), 4
	r.image.Hidden, r.fault.Hidden = r.c.picture == nil, !r.c.faulty
	if r.c.picture != nil && r.image.Image != r.c.picture {
		r.image.Image = r.c.picture
		r.image.Refresh()
	}
	r.ring.FillColor, r.ring.CornerRadius, r.ring.StrokeWidth = color.Transparent, 6, ringWidth
	r.ring.Hidden = !r.c.selected && !r.c.hovered && !r.c.focused
	r.ring.StrokeColor = theme.Color(r.c, r.c.edge())
	r.badge.SetText(r.c.badge)
	r.badge.Hidden = r.c.badge == ""
	r.name.SetText(r.c.name)
	ink := theme.Secondary
	if r.c.selected {
		ink = theme.Text
	}
	r.name.SetColor(ink)
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// edge is the colour of the ring: what is chosen and has the keyboard as well is told
// by its name, which is light.
func (c *Card) edge() fyne.ThemeColorName {
	switch {
	case c.focused:
		return theme.Text
	case c.selected:
		return theme.Accent
	}
	return theme.Hover
}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.image, r.fault, r.ring, r.badge, r.name}
}

func (r *cardRenderer) Destroy() {}
