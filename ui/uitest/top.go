package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Top is the menu or sheet that lies on top of a window; nil for none.
func Top(w fyne.Window) fyne.CanvasObject {
	top, ok := w.Canvas().Overlays().Top().(fyne.Widget)
	if !ok {
		return nil
	}
	return test.WidgetRenderer(top).Objects()[1]
}
