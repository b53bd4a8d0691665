package kit

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/assets/icons"
)

// Card is a thumbnail that fills its place, with a duration on it and a name below.
type Card struct {
	widget.BaseWidget
	Source // dragged from here, where its Drag is set
	Tap    func()
	Twice  func()                 // a second click right after the first, or Return; may be nil
	Menu   func(at fyne.Position) // a click with the other button, within the window; may be nil
	Scrub  func(fraction float32) // the pointer is over it, 0…1 from the left; below 0 it has left; may be nil
	Tip    string                 // shown when the pointer rests on it; "" for nothing
	Least  fyne.Size              // how large it is at least; the zero size for its own

	Forward Forward

	look    CardLook
	hovered bool
	focused bool
	tapped  time.Time
}

// CardLook is what a card shows.
type CardLook struct {
	Picture  *image.RGBA // without gaps between its lines; nil for none
	Icon     string      // SVG text, in the place of a picture; "" for nothing
	Fault    string      // what is wrong with the file, in a word; "" for nothing
	Badge    string
	Name     string
	Star     bool
	Dot      fyne.ThemeColorName // before the name; "" for none
	Selected bool
	At       float32 // where the picture is in the file, 0…1, with a line; 0 for none
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
	look := CardLook{Picture: picture, Badge: badge, Name: name, Selected: selected}
	if picture == nil {
		look.Icon = icons.Warning
	}
	c.Look(look)
}

// Look changes what the card shows; the same again costs nothing.
func (c *Card) Look(look CardLook) {
	if c.look != look {
		c.look = look
		c.Refresh()
	}
}

// Looks is what the card shows.
func (c *Card) Looks() CardLook { return c.look }

// Tapped is called by Fyne.
func (c *Card) Tapped(e *fyne.PointEvent) {
	TipOut(c)
	if e != nil {
		release(c)
	}
	again := e == nil || time.Since(c.tapped) < doubleClick
	c.tapped = time.Now()
	switch {
	case again && c.Twice != nil:
		c.tapped = time.Time{}
		c.Twice()
	case c.Tap != nil:
		c.Tap()
	}
}

// doubleClick is how soon the second click of two comes. Fyne's DoubleTappable would hold
// the first one back for as long.
const doubleClick = 400 * time.Millisecond

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
	c.scrub(e.Position.X / max(1, c.Size().Width))
}

// MouseMoved is called by Fyne.
func (c *Card) MouseMoved(e *desktop.MouseEvent) {
	TipMoved(c, e)
	c.scrub(e.Position.X / max(1, c.Size().Width))
}

func (c *Card) scrub(fraction float32) {
	if c.Scrub != nil {
		c.Scrub(fraction)
	}
}

// MouseOut is called by Fyne.
func (c *Card) MouseOut() {
	TipOut(c)
	c.hover(false)
	c.scrub(-1)
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
