package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// escape takes the keyboard for as long as something is dragged, since Fyne hands
// keys to the focused widget only (#3038). It has no extent, so no click finds it.
type escape struct {
	widget.BaseWidget
	pressed func()
	before  fyne.Focusable
}

var _ fyne.Focusable = (*escape)(nil)

func newEscape() *escape {
	e := &escape{}
	e.ExtendBaseWidget(e)
	e.Hide()
	return e
}

// listen calls pressed at Escape until the next rest.
func (e *escape) listen(pressed func()) {
	e.pressed = pressed
	e.Show()
	if c := canvasOf(e); c != nil {
		e.before = c.Focused()
		c.Focus(e)
	}
}

// rest gives the keyboard back to what had it.
func (e *escape) rest() {
	before := e.before
	e.pressed, e.before = nil, nil
	if c := canvasOf(e); c != nil {
		if before != nil {
			c.Focus(before)
		} else if c.Focused() == fyne.Focusable(e) {
			c.Unfocus()
		}
	}
	e.Hide()
}

// FocusGained is called by Fyne.
func (e *escape) FocusGained() {}

// FocusLost is called by Fyne.
func (e *escape) FocusLost() {}

// TypedRune is called by Fyne.
func (e *escape) TypedRune(rune) {}

// TypedKey is called by Fyne. Other keys wait until nothing is dragged.
func (e *escape) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && e.pressed != nil {
		e.pressed()
	}
}

// CreateRenderer is called by Fyne.
func (e *escape) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(NewSurface("", 0))
}
