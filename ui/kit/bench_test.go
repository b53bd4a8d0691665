package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// BenchmarkHatch draws an offer as wide as a window on a screen of two pixels to a unit.
func BenchmarkHatch(b *testing.B) {
	test.NewApp().Settings().SetTheme(theme.New(theme.Dark))
	h := kit.NewHatch("")
	h.Resize(fyne.NewSize(1000, 38))
	draw := raster(h).Generator
	for b.Loop() {
		draw(2000, 76)
		draw(1999, 76)
	}
}
