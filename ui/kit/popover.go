package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kinora/ui/theme"
)

// Popover is a small pane over a window, which stays bright below it: the list of
// actions, what a chip offers. Escape and a click beside it close it; widgets in
// Content hand Key what they forward.
type Popover struct {
	Content fyne.CanvasObject
	// Place says where in a window of a size something at least as large as least lies;
	// nil for below the upper edge, in the middle.
	Place  func(room, least fyne.Size) (fyne.Position, fyne.Size)
	Focus  fyne.Focusable         // has the keyboard at first; nil for nothing
	OnKey  func(e *fyne.KeyEvent) // what else keys do in it; may be nil
	Closed func()                 // may be nil

	over   *overlay
	before func(*fyne.KeyEvent) // what the window does with keys that nobody has
}

// Show opens the popover in a window; one that is open stays as it is.
func (p *Popover) Show(c fyne.Canvas) {
	if p.Open() {
		return
	}
	body := container.NewStack(NewSurface(theme.Panel, theme.CardRound).Edged(theme.Tick), p.Content)
	p.over = &overlay{body: body, outside: p.Close, closed: p.gone, place: func(room fyne.Size) (fyne.Position, fyne.Size) {
		if p.Place != nil {
			return p.Place(room, body.MinSize())
		}
		return nearTop(room, body.MinSize())
	}}
	p.before = c.OnTypedKey()
	p.over.show(c)
	c.SetOnTypedKey(p.Key)
	if p.Focus != nil {
		focusFirst(c, p.Focus)
	}
}

// ShowUnder opens the popover below an object.
func (p *Popover) ShowUnder(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	p.Place = func(room, least fyne.Size) (fyne.Position, fyne.Size) { return under(o, least, room), least }
	p.Show(c)
}

// Close takes the popover away; again does nothing.
func (p *Popover) Close() {
	if p.over != nil {
		p.over.close()
	}
}

// Open reports whether the popover is to be seen.
func (p *Popover) Open() bool { return p.over != nil && p.over.shown }

// Refit places the popover anew after its content has grown or shrunk.
func (p *Popover) Refit() {
	if p.Open() {
		p.over.Refresh()
	}
}

// Key does what a key stands for in the whole popover.
func (p *Popover) Key(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyEscape:
		p.Close()
	case p.OnKey != nil:
		p.OnKey(e)
	}
}

func (p *Popover) gone() {
	p.over.over.SetOnTypedKey(p.before)
	if p.Closed != nil {
		p.Closed()
	}
}

// nearTop is in the middle, a tenth of the window below its upper edge.
func nearTop(room, least fyne.Size) (fyne.Position, fyne.Size) {
	top := room.Height / 10
	size := fyne.NewSize(min(least.Width, room.Width), min(least.Height, room.Height-2*top))
	return fyne.NewPos((room.Width-size.Width)/2, top), size
}

// under is a place for something of a size below an object, above it where there is
// more room, and never beyond an edge of a room.
func under(o fyne.CanvasObject, size, room fyne.Size) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	below := at.AddXY(0, o.Size().Height+theme.Gap)
	if below.Y+size.Height > room.Height && at.Y > size.Height {
		below.Y = at.Y - size.Height - theme.Gap
	}
	x := min(below.X, room.Width-size.Width-theme.Gap)
	y := min(below.Y, room.Height-size.Height-theme.Gap)
	return fyne.NewPos(max(theme.Gap, x), max(theme.Gap, y))
}
