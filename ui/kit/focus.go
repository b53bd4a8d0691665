package kit

import "fyne.io/fyne/v2"

// release takes the keyboard from whatever field had it, when something else was
// clicked: Fyne leaves it there where what was clicked, or a parent of it, could
// have taken it, and Space would go on into the prompt.
func release(o fyne.CanvasObject) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.Focused() != nil {
		c.Unfocus()
	}
}
