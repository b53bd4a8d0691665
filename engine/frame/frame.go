// Package frame is one picture of a take, and the way between the engine's pixels
// and 8-bit ones. It imports the standard library only and does no I/O.
package frame

import (
	"image"
	"math"
)

// Frame is a picture in the engine's own form: three planes of float32 in [-1,1],
// full range, BT.709, row-major from the top left, Width·Height values each. What a
// model gives may lie a little outside the range.
type Frame struct {
	Index         int // counted from the take's first frame
	Width, Height int
	R, G, B       []float32
}

// ToRGBA writes f into dst, opaque. dst must be f.Width by f.Height. Every value is
// the whole number nearest to (v+1)·127.5, halves upwards, within 0…255; what is not
// a number becomes 0.
func ToRGBA(dst *image.RGBA, f Frame) {
	for y := range f.Height {
		at := y * f.Width
		row := dst.Pix[y*dst.Stride:][:4*f.Width]
		r, g, b := f.R[at:at+f.Width], f.G[at:at+f.Width], f.B[at:at+f.Width]
		for x := range r {
			p := row[4*x : 4*x+4 : 4*x+4]
			p[0], p[1], p[2], p[3] = quantise(r[x]), quantise(g[x]), quantise(b[x]), 255
		}
	}
}

// quantise is exact but for values nearer to 0 than 1e-14, which count as 0: in
// float64 the product of a float32 and 127.5 has no rounding, and the sum none that
// could carry a value over the border between two levels.
func quantise(v float32) uint8 {
	switch {
	case !(v > -1): // not a number, too
		return 0
	case v >= 1:
		return 255
	}
	return uint8(int32(float64(float64(v)*127.5) + 128))
}

// FromRGBA writes src's colours into three planes in [-1,1]; alpha is left aside.
// ToRGBA gives the same bytes back.
func FromRGBA(r, g, b []float32, src *image.RGBA) {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	for y := range h {
		row := src.Pix[y*src.Stride:][:4*w]
		for x := range w {
			at := y*w + x
			r[at], g[at], b[at] = levels[row[4*x]], levels[row[4*x+1]], levels[row[4*x+2]]
		}
	}
}

// levels is v/127.5 - 1 for every byte v.
var levels = func() (t [256]float32) {
	for v := range t {
		t[v] = float32(math.FMA(float64(v), 1/127.5, -1))
	}
	return t
}()
