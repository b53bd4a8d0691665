package shortcuts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// ear has the keyboard while keys are chosen, and hands all of them on, Tab and those of
// editing too. It is not seen.
type ear struct {
	widget.BaseWidget
	keys Keys
}

var (
	_ fyne.Focusable    = (*ear)(nil)
	_ fyne.Shortcutable = (*ear)(nil)
	_ fyne.Tabbable     = (*ear)(nil)
)

func newEar(keys Keys) *ear {
	e := &ear{keys: keys}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey is called by Fyne.
func (e *ear) TypedKey(key *fyne.KeyEvent) { e.keys.Handle(key) }

// TypedShortcut is called by Fyne.
func (e *ear) TypedShortcut(s fyne.Shortcut) { e.keys.Shortcut(s) }

// TypedRune is called by Fyne.
func (e *ear) TypedRune(rune) {}

// AcceptsTab is called by Fyne.
func (e *ear) AcceptsTab() bool { return true }

// FocusGained is called by Fyne.
func (e *ear) FocusGained() {}

// FocusLost is called by Fyne.
func (e *ear) FocusLost() {}

// CreateRenderer is called by Fyne.
func (e *ear) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
