package footage

import (
	"image"
	"math"
	"sync"
)

// decode is the sRGB curve, from a value in 0…1 to linear light (IEC 61966-2-1).
// Video of BT.709 is shown by much the same one, so its bytes are taken as they are.
func decode(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// encoding finds the byte of linear light: borders is, for every byte, the linear light from which on the next one is nearer;
// starts is the byte for every 4096th of linear light, rounded down.
type encoding struct {
	borders [256]float32
	starts  [4097]uint8
}

var encodings = sync.OnceValue(func() *encoding {
	e := new(encoding)
	for v := range 255 {
		e.borders[v] = float32(decode((float64(v) + 0.5) / 255))
	}
	e.borders[255] = math.MaxFloat32
	code := 0
	for i := range e.starts {
		for e.borders[code] <= float32(i)/4096 {
			code++
		}
		e.starts[i] = uint8(code)
	}
	return e
})

// encode is the byte nearest to a linear value, which is cut to 0…1 first.
func (e *encoding) encode(v float32) uint8 {
	switch {
	case !(v > 0):
		return 0
	case v >= 1:
		return 255
	}
	code := e.starts[int(v*4096)]
	for e.borders[code] <= v {
		code++
	}
	return code
}

// putLine writes a line of linear light into a picture, opaque.
func putLine(img *image.RGBA, x, y int, line []float32) {
	e := encodings()
	pix := img.Pix[img.PixOffset(x, y):][:len(line)/3*4]
	for i := 0; i < len(line)/3; i++ {
		p := pix[4*i : 4*i+4 : 4*i+4]
		p[0], p[1], p[2], p[3] = e.encode(line[3*i]), e.encode(line[3*i+1]), e.encode(line[3*i+2]), 255
	}
}

// over lays a value with an alpha, both in 0…most, on white, rounding to the nearest.
func over(v, a, most uint32) uint32 { return (v*a + most*(most-a) + most/2) / most }
