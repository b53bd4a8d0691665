package kit_test

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

func raster(w fyne.Widget) *canvas.Raster {
	return test.WidgetRenderer(w).Objects()[0].(*canvas.Raster)
}

func TestAHatchIsDrawnOnceForASize(t *testing.T) {
	a := uitest.App(t)
	h := kit.NewHatch("extend 1.2 s")
	uitest.Show(t, h, 120, 36)
	draw := raster(h).Generator
	first := draw(120, 36)
	h.Move(fyne.NewPos(40, 0))
	if draw(120, 36) != first {
		t.Error("moving it drew it anew")
	}
	words := test.WidgetRenderer(h).Objects()[1]
	if !words.Visible() {
		t.Error("the words are gone where they have room")
	}
	h.Resize(fyne.NewSize(30, 36))
	if words.Visible() || draw(30, 36).Bounds().Dx() != 30 {
		t.Error("the words stay where they have no room")
	}
	narrow := draw(30, 36)
	a.Settings().SetTheme(theme.New(theme.Light))
	if draw(30, 36) == narrow {
		t.Error("the hatching kept the colours of the dark theme")
	}
}

func TestAStripFillsItsPlace(t *testing.T) {
	uitest.App(t)
	red := image.NewRGBA(image.Rect(0, 0, 8, 8))
	for i := range red.Pix {
		red.Pix[i] = []uint8{255, 0, 0, 255}[i%4]
	}
	var asked []float32
	s := kit.NewStrip(2, func(x float32) *image.RGBA {
		asked = append(asked, x)
		if x > 30 {
			return nil
		}
		return red
	})
	uitest.Show(t, s, 100, 20)
	s.Lead = 10
	asked = nil
	img := raster(s).Generator(100, 20).(*image.RGBA)
	if len(asked) != 3 || asked[0] != 10 || asked[1] != 51 || asked[2] != 92 {
		t.Errorf("asked for %v", asked)
	}
	if img.RGBAAt(5, 10) != (color.RGBA{255, 0, 0, 255}) || img.RGBAAt(30, 10).A != 0 || img.RGBAAt(50, 10).R == 255 || img.RGBAAt(99, 10).A != 255 {
		t.Errorf("a thumbnail %v, the gap %v, one that has not come %v, the end %v",
			img.RGBAAt(5, 10), img.RGBAAt(30, 10), img.RGBAAt(50, 10), img.RGBAAt(99, 10))
	}
}

func TestNoiseMovesWhenItIsStirredAndSeen(t *testing.T) {
	uitest.App(t)
	n := kit.NewNoise()
	uitest.Show(t, n, 80, 40)
	picture := func() image.Image { return test.WidgetRenderer(n).Objects()[0].(*canvas.Image).Image }
	still := picture()
	n.Stir()
	stirred := picture()
	if stirred == still || stirred.Bounds() != image.Rect(0, 0, 20, 10) {
		t.Error("it does not move")
	}
	n.Hide()
	n.Stir()
	if picture() != stirred {
		t.Error("it moves where nobody sees it")
	}
}
