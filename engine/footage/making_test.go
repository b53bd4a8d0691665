package footage_test

import (
	"encoding/binary"
	"image"
	"path/filepath"
	"strings"
	"testing"
)

func checkNote(t *testing.T, notes []string, want string) {
	t.Helper()
	if want == "" && len(notes) > 0 {
		t.Errorf("notes %q where there is nothing to say", notes)
	}
	if !strings.Contains(strings.Join(notes, "\n"), want) {
		t.Errorf("notes %q do not speak of %q", notes, want)
	}
}

// flatVideo is one colour, given as red, green and blue in 0…1 of the transfer, in
// BT.2020 primaries and ten bits of video range (BT.2020's luma, BT.2100 table 9).
func flatVideo(t *testing.T, rgb [3]float64, transfer string) string {
	t.Helper()
	const w, h = 160, 96
	y := 0.2627*rgb[0] + 0.6780*rgb[1] + 0.0593*rgb[2]
	cb, cr := (rgb[2]-y)/1.8814, (rgb[0]-y)/1.4746
	var raw []byte
	for plane, v := range []float64{876*y + 64, 896*cb + 512, 896*cr + 512} {
		n := w * h
		if plane > 0 {
			n /= 4
		}
		for range n {
			raw = binary.LittleEndian.AppendUint16(raw, uint16(v+0.5))
		}
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "raw.yuv"), raw)
	ffmpeg(t, dir, "-f", "rawvideo", "-pix_fmt", "yuv420p10le", "-s", "160x96", "-i", "raw.yuv",
		"-c:v", "libx265", "-x265-params", "log-level=error:qp=4:colorprim=bt2020:colormatrix=bt2020nc:transfer="+transfer,
		"-colorspace", "bt2020nc", "-color_primaries", "bt2020", "-color_trc", transfer, "-frames:v", "1", "flat.mp4")
	return filepath.Join(dir, "flat.mp4")
}

// cmykJPEG is a baseline JPEG of four inks, inverted and without a colour transform,
// as Adobe's programs write it. Every block of 8 x 8 is flat: only differences of DC
// are coded, with Huffman codes of four bits for the twelve lengths.
func cmykJPEG(img *image.RGBA) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := []byte("\xff\xd8\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00")
	quant := append([]byte{0xff, 0xdb, 0, 67, 0}, make([]byte, 64)...)
	for i := range 64 {
		quant[5+i] = 8 // a DC step is then one level
	}
	out = append(out, quant...)
	out = append(out, 0xff, 0xc0, 0, 20, 8, byte(h>>8), byte(h), byte(w>>8), byte(w), 4)
	for id := range byte(4) {
		out = append(out, id+1, 0x11, 0)
	}
	dc := []byte{0xff, 0xc4, 0, 31, 0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	for n := range byte(12) {
		dc = append(dc, n)
	}
	dc[3] = byte(len(dc) - 2)
	out = append(out, dc...)
	out = append(out, 0xff, 0xc4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) // AC: "0" is the end of the block
	out = append(out, 0xff, 0xda, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0)
	out = append(out, cmykBlocks(img)...)
	return append(out, 0xff, 0xd9)
}

func cmykBlocks(img *image.RGBA) []byte {
	var b bitWriter
	var last [4]int
	for y := 0; y < img.Rect.Dy(); y += 8 {
		for x := 0; x < img.Rect.Dx(); x += 8 {
			p := img.RGBAAt(x, y)
			// Without black ink, inverted inks are red, green and blue.
			for c, v := range [4]int{int(p.R) - 128, int(p.G) - 128, int(p.B) - 128, 127} {
				b.difference(v - last[c])
				last[c] = v
			}
		}
	}
	b.put(0x7f, 7)
	return b.out
}

// bitWriter writes a JPEG's bits, with the zero that must follow a byte of ones.
type bitWriter struct {
	out   []byte
	bits  uint32
	count int
}

func (b *bitWriter) put(v uint32, n int) {
	for i := n - 1; i >= 0; i-- {
		b.bits = b.bits<<1 | v>>i&1
		if b.count++; b.count == 8 {
			b.out = append(b.out, byte(b.bits))
			if byte(b.bits) == 0xff {
				b.out = append(b.out, 0)
			}
			b.count = 0
		}
	}
}

// difference writes one DC difference and the end of its block (ITU-T T.81, F.1.2.1).
func (b *bitWriter) difference(d int) {
	size, bits := 0, d
	if d < 0 {
		bits--
	}
	for v := max(d, -d); v > 0; v >>= 1 {
		size++
	}
	b.put(uint32(size), 4)
	b.put(uint32(bits)&(1<<size-1), size)
	b.put(0, 1)
}
