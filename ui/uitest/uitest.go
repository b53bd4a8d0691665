// Package uitest is what tests of panes and widgets share: an app in the studio's
// look, keys and drags. It must not be imported by anything but tests.
package uitest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// App starts a test app in the dark theme, in which nothing comes by itself.
func App(t *testing.T) fyne.App {
	t.Helper()
	a := test.NewTempApp(t)
	kit.StandStill()
	a.Settings().SetTheme(theme.New(theme.Dark))
	return a
}

// Show puts an object of a size into a window of its own.
func Show(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// Keys presses keys one after the other, as the desktop hands them to a window.
func Keys(w fyne.Window, names ...fyne.KeyName) {
	for _, name := range names {
		e := &fyne.KeyEvent{Name: name}
		if focused := w.Canvas().Focused(); focused != nil {
			focused.TypedKey(e)
		} else if handle := w.Canvas().OnTypedKey(); handle != nil {
			handle(e)
		}
	}
}

// Press presses the primary button of the mouse at a place within an object.
func Press(o desktop.Mouseable, x, y float32) {
	o.MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary,
	})
	o.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
}

// Drag drags through places within an object. Fyne's own test.Drag sends one event
// with the place where the drag began, by which nothing that reads places moves.
func Drag(o fyne.Draggable, xs ...float32) {
	for _, x := range xs {
		o.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 4)}})
	}
	o.DragEnd()
}
