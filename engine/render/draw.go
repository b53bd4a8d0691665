package render

import (
	"encoding/binary"
	"image"
)

// picture is a decoded picture and where it goes.
type picture struct {
	img    *image.RGBA
	at     image.Point // of its top left corner, in the film's picture
	opaque bool
	done   func() // gives it back; may be nil
}

func (p picture) release() {
	if p.done != nil {
		p.done()
	}
}

// covers says that nothing below the picture is seen.
func (p picture) covers(film image.Rectangle) bool {
	return p.opaque && film.In(image.Rectangle{Max: p.img.Rect.Size()}.Add(p.at))
}

// is says that the picture is the film's, pixel by pixel.
func (p picture) is(film image.Rectangle) bool {
	return p.opaque && p.at == image.Point{} && p.img.Rect.Size() == film.Size()
}

// draw puts a picture over an opaque canvas. What sticks out is cut off.
func draw(canvas *image.RGBA, p picture) {
	seen := image.Rectangle{Max: p.img.Rect.Size()}.Add(p.at).Intersect(canvas.Rect)
	if seen.Empty() {
		return
	}
	from := seen.Min.Sub(p.at).Add(p.img.Rect.Min)
	for y := range seen.Dy() {
		to := canvas.Pix[canvas.PixOffset(seen.Min.X, seen.Min.Y+y):][:4*seen.Dx()]
		row := p.img.Pix[p.img.PixOffset(from.X, from.Y+y):][:4*seen.Dx()]
		if p.opaque {
			copy(to, row)
		} else {
			blendRow(to, row)
		}
	}
}

// blendRow puts straight pixels over opaque ones.
func blendRow(to, from []byte) {
	for i := 0; i+4 <= len(from) && i+4 <= len(to); i += 4 {
		a := uint32(from[i+3])
		switch a {
		case 0:
		case 255:
			copy(to[i:i+4], from[i:i+4])
		default:
			for c := range 3 {
				to[i+c] = byte((uint32(from[i+c])*a + uint32(to[i+c])*(255-a) + 127) / 255)
			}
		}
	}
}

// mix writes under·(1-weight) + over·weight, of whole, into dst, rounded to the nearest.
// The three have one size; dst may be one of the others.
func mix(dst, under, over *image.RGBA, weight int) {
	width := 4 * dst.Rect.Dx()
	for y := range dst.Rect.Dy() {
		mixRow(rowOf(dst, y)[:width], rowOf(under, y)[:width], rowOf(over, y)[:width], uint64(weight))
	}
}

func rowOf(img *image.RGBA, y int) []byte {
	return img.Pix[img.PixOffset(img.Rect.Min.X, img.Rect.Min.Y+y):]
}

// mixRow works on four bytes of a word at a time, each in 16 bits of its own: 255·256 and
// the half for rounding fit into them.
func mixRow(dst, a, b []byte, weight uint64) {
	const lanes, halves = 0x00ff00ff00ff00ff, 0x0080008000800080
	i, rest := 0, uint64(whole)-weight
	for ; i+8 <= len(dst); i += 8 {
		x, y := binary.LittleEndian.Uint64(a[i:]), binary.LittleEndian.Uint64(b[i:])
		even := ((x&lanes)*rest + (y&lanes)*weight + halves) >> 8 & lanes
		odd := ((x>>8&lanes)*rest + (y>>8&lanes)*weight + halves) &^ lanes
		binary.LittleEndian.PutUint64(dst[i:], even|odd)
	}
	for ; i < len(dst); i++ {
		dst[i] = byte((uint64(a[i])*rest + uint64(b[i])*weight + 128) >> 8)
	}
}

// black makes every pixel of a canvas opaque black.
func black(canvas *image.RGBA) {
	clear(canvas.Pix)
	for i := 3; i < len(canvas.Pix); i += 4 {
		canvas.Pix[i] = 255
	}
}
