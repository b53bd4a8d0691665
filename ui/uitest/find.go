package uitest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Find is the first object to be seen on top of a window of which is holds. Where there is
// none the test ends.
func Find[T fyne.CanvasObject](t *testing.T, w fyne.Window, is func(T) bool) T {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if one, ok := o.(T); ok && o.Visible() && is(one) {
			return one
		}
	}
	t.Fatalf("there is no such %T", *new(T))
	return *new(T)
}
