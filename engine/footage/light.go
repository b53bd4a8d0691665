package footage

import (
	"encoding/binary"

	"kinora/engine/media"
)

// FFmpeg's names of the curves that are not taken for sRGB's.
const (
	transferPQ     = "smpte2084"
	transferHLG    = "arib-std-b67"
	transferLinear = "linear"
)

// light turns a file's samples into linear light of BT.709, with 1 as white.
type light struct {
	curve []float32           // of every byte, or of every 16-bit value
	adapt func(rgb []float32) // what remains to be done to a line after the curve; nil for nothing
}

// newLight makes the tables for a file, for pictures of 16 bits or of 8.
func newLight(v *media.VideoInfo, deep bool) *light {
	n := 256
	if deep {
		n = 1 << 16
	}
	l := &light{curve: make([]float32, n)}
	curve := curveOf(v.Transfer)
	for i := range l.curve {
		l.curve[i] = float32(curve(float64(i) / float64(n-1)))
	}
	l.adapt = adaptation(v)
	return l
}

// curveOf is the way from a transfer's values in 0…1 to linear light.
func curveOf(transfer string) func(float64) float64 {
	switch transfer {
	case transferPQ:
		return fromPQ
	case transferHLG:
		return fromHLG
	case transferLinear:
		return func(v float64) float64 { return v }
	}
	return decode
}

// adaptation is what a line needs after the curve: tone mapping, another gamut.
func adaptation(v *media.VideoInfo) func([]float32) {
	tone, gamut := toneOf(v.Transfer), gamutOf(v.Primaries)
	switch {
	case tone == nil && gamut == nil:
		return nil
	case tone == nil:
		return gamut.apply
	case gamut == nil:
		return tone
	}
	return func(rgb []float32) {
		tone(rgb)
		gamut.apply(rgb)
	}
}

// plain reports whether the samples are bytes of sRGB or BT.709 already.
func plain(v *media.VideoInfo) bool {
	return v.Depth <= 8 && v.Transfer != transferLinear && adaptation(v) == nil
}

// read gives the lines of a frame.
func (l *light) read(f media.Frame) lines {
	return func(y int, out []float32) {
		if f.Deep != nil {
			l.deepLine(f.Deep.Pix[y*f.Deep.Stride:], out)
		} else {
			l.line(f.Image.Pix[y*f.Image.Stride:], out)
		}
		if l.adapt != nil {
			l.adapt(out)
		}
	}
}

func (l *light) line(pix []byte, out []float32) {
	for i := 0; i < len(out)/3; i++ {
		p, o := pix[4*i:4*i+4:4*i+4], out[3*i:3*i+3:3*i+3]
		r, g, b := uint32(p[0]), uint32(p[1]), uint32(p[2])
		if a := uint32(p[3]); a != 255 {
			r, g, b = over(r, a, 255), over(g, a, 255), over(b, a, 255)
		}
		o[0], o[1], o[2] = l.curve[r], l.curve[g], l.curve[b]
	}
}

func (l *light) deepLine(pix []byte, out []float32) {
	for i := 0; i < len(out)/3; i++ {
		p, o := pix[8*i:8*i+8:8*i+8], out[3*i:3*i+3:3*i+3]
		for c := range o {
			v := uint32(binary.BigEndian.Uint16(p[2*c:]))
			if a := uint32(binary.BigEndian.Uint16(p[6:])); a != 0xffff {
				v = uint32((uint64(v)*uint64(a) + 0xffff*uint64(0xffff-a) + 0x7fff) / 0xffff)
			}
			o[c] = l.curve[v]
		}
	}
}
