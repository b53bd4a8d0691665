package av

import (
	"encoding/binary"

	"github.com/asticode/go-astiav"
)

// swscale makes 16 bits of YUV by shifting what 8 or 10 bits can hold, so that white is
// a little below 65535. whites says where it lies, for colours and for alpha: what
// TestDeepPicturesReachWhite measures.
func whites(p picture) (colour, alpha uint32) {
	const limited = 65283 // 219 steps of 256 · 255/219, and swscale's rounding
	depth := depthOf(p.format)
	full := uint32(1<<depth-1) << (16 - depth)
	switch {
	case isRGB(p.format) && depth > 8:
		return 0xffff, 0xffff
	case isRGB(p.format): // goes by way of limited YUV
		return limited, 0xffff
	case p.full:
		return full, full
	}
	return limited, full
}

// stretch brings the white of 16-bit pixels, big-endian RGBA, to 65535.
func stretch(pix []byte, from picture) {
	colour, alpha := whites(from)
	if colour == 0xffff && alpha == 0xffff {
		return
	}
	if !hasAlpha(from.format) {
		alpha = 1 // whatever it is becomes opaque
	}
	for i := 0; i+8 <= len(pix); i += 8 {
		p := pix[i : i+8 : i+8]
		lift(p, colour)
		lift(p[2:], colour)
		lift(p[4:], colour)
		lift(p[6:], alpha)
	}
}

func lift(p []byte, white uint32) {
	v := uint32(binary.BigEndian.Uint16(p))
	v = min((v*0xffff+white/2)/white, 0xffff)
	binary.BigEndian.PutUint16(p, uint16(v))
}

// rgba64 describes a 16-bit picture of ours to a scaler: big-endian, as Go's are.
func rgba64(width, height int) picture {
	p := rgba(width, height)
	p.format = astiav.PixelFormatRgba64Be
	return p
}
