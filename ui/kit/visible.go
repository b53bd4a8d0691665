package kit

import "fyne.io/fyne/v2"

// SetVisible shows or hides an object; Hide and Show repaint even where they change
// nothing.
func SetVisible(o fyne.CanvasObject, visible bool) {
	switch {
	case visible && !o.Visible():
		o.Show()
	case !visible && o.Visible():
		o.Hide()
	}
}
