package av

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// orientation turns a coded picture into the one that is shown: the column vectors
// of a 2 x 2 matrix of -1, 0 and 1. Cameras write one instead of turning pixels.
type orientation struct {
	xx, yx int // where the coded picture's x axis points to
	xy, yy int // where its y axis points to
}

var upright = orientation{xx: 1, yy: 1}

// orientationOf reads the display matrix of a frame or stream. Matrices that are not
// a quarter turn, perhaps mirrored, are taken for upright.
// https://ffmpeg.org/doxygen/7.1/group__lavu__video__display.html
func orientationOf(f *astiav.Frame, s *astiav.Stream) orientation {
	m, ok := displayMatrix(f, s)
	if !ok {
		return upright
	}
	o := orientation{xx: sign(m[0]), yx: sign(m[1]), xy: sign(m[3]), yy: sign(m[4])}
	if o.xx*o.yy-o.yx*o.xy == 0 || o.xx*o.yx != 0 || o.xy*o.yy != 0 {
		return upright
	}
	return o
}

// sign is -1, 0 or 1 for fixed-point sines and cosines of about -1, 0 and 1.
func sign(v int32) int {
	switch {
	case v > 1<<15:
		return 1
	case v < -1<<15:
		return -1
	}
	return 0
}

// turned reports whether width and height change places.
func (o orientation) turned() bool { return o.xx == 0 }

// degrees is the clockwise turn of the x axis: 0, 90, 180 or 270.
func (o orientation) degrees() int {
	switch {
	case o.xx == 1:
		return 0
	case o.yx == 1:
		return 90
	case o.xx == -1:
		return 180
	}
	return 270
}

// size is a coded size as shown, and the other way round.
func (o orientation) size(w, h int) (int, int) {
	if o.turned() {
		return h, w
	}
	return w, h
}

// turn copies w x h pixels of type P with srcStride bytes per row into dst as they are
// shown. Blocks of rows keep the writes of a quarter turn near each other.
func turn[P uint32 | uint64](o orientation, dst, src []byte, srcStride, w, h int) {
	const block = 16
	outW, outH := o.size(w, h)
	to := unsafe.Slice((*P)(unsafe.Pointer(&dst[0])), outW*outH)
	size := int(unsafe.Sizeof(to[0]))
	start := 0
	if o.xx+o.xy < 0 {
		start += outW - 1
	}
	if o.yx+o.yy < 0 {
		start += (outH - 1) * outW
	}
	stepX, stepY := o.xx+o.yx*outW, o.xy+o.yy*outW
	for top := 0; top < h; top += block {
		bottom := min(top+block, h)
		for x := range w {
			for y := top; y < bottom; y++ {
				to[start+x*stepX+y*stepY] = *(*P)(unsafe.Pointer(&src[y*srcStride+x*size]))
			}
		}
	}
}
