package kit

import "fyne.io/fyne/v2/driver/desktop"

// lit is what a widget remembers of the pointer and the keyboard. Its widget says in
// redraw how it is drawn anew.
type lit struct {
	hovered, focused bool
	redraw           func()
}

func (l *lit) mark(what *bool, is bool) {
	if *what != is {
		*what = is
		l.redraw()
	}
}

// MouseIn is called by Fyne.
func (l *lit) MouseIn(*desktop.MouseEvent) { l.mark(&l.hovered, true) }

// MouseMoved is called by Fyne.
func (l *lit) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (l *lit) MouseOut() { l.mark(&l.hovered, false) }

// FocusGained is called by Fyne.
func (l *lit) FocusGained() { l.mark(&l.focused, true) }

// FocusLost is called by Fyne.
func (l *lit) FocusLost() { l.mark(&l.focused, false) }

// TypedRune is called by Fyne.
func (l *lit) TypedRune(rune) {}
