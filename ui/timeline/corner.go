package timeline

import (
	"image"
	"image/color"
	"math"
)

// rounded takes the corners of a place away, which was filled to its edges.
func rounded(img *image.RGBA, r image.Rectangle, radius float64) {
	radius = min(radius, float64(r.Dx())/2, float64(r.Dy())/2)
	side := int(math.Ceil(radius))
	for y := range side {
		for x := range side {
			cover := corner(x, y, radius)
			if cover >= 1 {
				continue
			}
			thin(img, r.Min.X+x, r.Min.Y+y, cover)
			thin(img, r.Max.X-1-x, r.Min.Y+y, cover)
			thin(img, r.Min.X+x, r.Max.Y-1-y, cover)
			thin(img, r.Max.X-1-x, r.Max.Y-1-y, cover)
		}
	}
}

// corner is how much of a pixel, counted from a corner, lies within it.
func corner(x, y int, radius float64) float64 {
	far := math.Hypot(radius-float64(x)-0.5, radius-float64(y)-0.5)
	return min(1, max(0, radius-far+0.5))
}

func thin(img *image.RGBA, x, y int, cover float64) {
	if !(image.Point{X: x, Y: y}).In(img.Rect) {
		return
	}
	o := img.PixOffset(x, y)
	for i := range 4 {
		img.Pix[o+i] = uint8(float64(img.Pix[o+i]) * cover)
	}
}

// framed draws the edge of a place with round corners.
func framed(img *image.RGBA, r image.Rectangle, radius, width float64, c color.RGBA) {
	radius = min(radius, float64(r.Dx())/2, float64(r.Dy())/2)
	side, thick := int(math.Ceil(max(radius, width))), int(math.Ceil(width))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		band := thick
		if y < r.Min.Y+side || y >= r.Max.Y-side {
			band = r.Dx()
		}
		for x := max(r.Min.X, img.Rect.Min.X); x < min(r.Max.X, img.Rect.Max.X); x++ {
			if x >= r.Min.X+band && x < r.Max.X-band {
				x = r.Max.X - band
				if x >= img.Rect.Max.X {
					break
				}
			}
			edgePixel(img, r, x, y, radius, width, c)
		}
	}
}

func edgePixel(img *image.RGBA, r image.Rectangle, x, y int, radius, width float64, c color.RGBA) {
	if y < img.Rect.Min.Y || y >= img.Rect.Max.Y {
		return
	}
	inside := depth(float64(x-r.Min.X)+0.5, float64(y-r.Min.Y)+0.5, float64(r.Dx()), float64(r.Dy()), radius)
	if cover := min(1, max(0, width-inside+0.5)) * min(1, max(0, inside+0.5)); cover > 0 {
		o := img.PixOffset(x, y)
		lay(img.Pix[o:o+4:o+4], faded(c, cover))
	}
}

// depth is the distance of a place to the edge of a w × h rectangle with round corners.
func depth(x, y, w, h, radius float64) float64 {
	dx, dy := math.Abs(x-w/2)-w/2+radius, math.Abs(y-h/2)-h/2+radius
	return radius - math.Hypot(max(dx, 0), max(dy, 0)) - min(max(dx, dy), 0)
}
