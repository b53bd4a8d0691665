package timeline

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"kinora/ui/theme"
)

// inks is the colours of clips as the theme has them now, ready to be written.
type inks struct {
	ground, deep, chosen, accent, fault, wave, shade, paper color.RGBA
	roles                                                   map[fyne.ThemeColorName]color.RGBA
}

func inksOf(w fyne.Widget) inks {
	get := func(name fyne.ThemeColorName) color.RGBA {
		return color.RGBAModel.Convert(theme.Color(w, name)).(color.RGBA)
	}
	return inks{
		ground: get(theme.Panel), deep: mix(color.RGBA{A: 0xff}, get(theme.Shade), 1), chosen: get(theme.OnClip), accent: get(theme.Accent), fault: get(theme.Error),
		wave: get(theme.Wave), shade: color.RGBA{A: 0x90}, paper: get(theme.Warning),
		roles: map[fyne.ThemeColorName]color.RGBA{
			theme.Generated: get(theme.Generated), theme.Imported: get(theme.Imported), theme.Audio: get(theme.Audio),
		},
	}
}

// mix is some of b, 0…1, in opaque a.
func mix(a, b color.RGBA, part float64) color.RGBA {
	of := func(x, y uint8) uint8 { return uint8(float64(x)*(1-part) + float64(y)*part + 0.5) }
	return color.RGBA{R: of(a.R, b.R), G: of(a.G, b.G), B: of(a.B, b.B), A: 0xff}
}

// faded is a colour that lets through what is beneath.
func faded(c color.RGBA, part float64) color.RGBA {
	of := func(x uint8) uint8 { return uint8(float64(x)*part + 0.5) }
	return color.RGBA{R: of(c.R), G: of(c.G), B: of(c.B), A: of(c.A)}
}

// fill lays a colour on a place of a picture.
func fill(img *image.RGBA, r image.Rectangle, c color.RGBA) {
	r = r.Intersect(img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		line := img.Pix[img.PixOffset(r.Min.X, y):img.PixOffset(r.Max.X, y)]
		for i := 0; i < len(line); i += 4 {
			lay(line[i:i+4:i+4], c)
		}
	}
}

// lay puts a colour over a pixel.
func lay(pix []uint8, c color.RGBA) {
	if c.A == 0xff {
		pix[0], pix[1], pix[2], pix[3] = c.R, c.G, c.B, c.A
		return
	}
	rest := 255 - uint32(c.A)
	over := func(below, above uint8) uint8 { return uint8((uint32(below)*rest+127)/255 + uint32(above)) }
	pix[0], pix[1], pix[2], pix[3] = over(pix[0], c.R), over(pix[1], c.G), over(pix[2], c.B), over(pix[3], c.A)
}

// stripes lays slanted strokes of a colour on a place, every so many pixels.
func stripes(img *image.RGBA, r image.Rectangle, c color.RGBA, every, thick int) {
	r = r.Intersect(img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if (x+y)%every < thick {
				o := img.PixOffset(x, y)
				lay(img.Pix[o:o+4:o+4], c)
			}
		}
	}
}

// wedge lays a colour on the corner above the line from the lower left to the upper right,
// or above one that falls from the upper left.
func wedge(img *image.RGBA, r image.Rectangle, falls bool, shade, line color.RGBA) {
	w, h := r.Dx(), r.Dy()
	seen := r.Intersect(img.Rect)
	for x := seen.Min.X; x < seen.Max.X; x++ {
		along := x - r.Min.X
		if falls {
			along = r.Max.X - 1 - x
		}
		edge := r.Max.Y - 1 - along*h/max(1, w)
		fill(img, image.Rect(x, r.Min.Y, x+1, edge), shade)
		fill(img, image.Rect(x, edge, x+1, min(edge+2, r.Max.Y)), line)
	}
}

// disc lays a colour on the largest disc in a square.
func disc(img *image.RGBA, r image.Rectangle, c color.RGBA) {
	radius := float64(r.Dx()) / 2
	x0, y0 := float64(r.Min.X)+radius, float64(r.Min.Y)+radius
	seen := r.Intersect(img.Rect)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		for x := seen.Min.X; x < seen.Max.X; x++ {
			covered := radius + 0.5 - math.Hypot(float64(x)+0.5-x0, float64(y)+0.5-y0)
			if covered > 0 {
				o := img.PixOffset(x, y)
				lay(img.Pix[o:o+4:o+4], faded(c, min(1, covered)))
			}
		}
	}
}
