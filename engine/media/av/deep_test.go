package av_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
)

// samples are raw pictures of one grey, given in 0…1, as FFmpeg's format lays them out.
func samples(format string, bits int, full bool, level float64, pixels int) []byte {
	var raw []byte
	put := func(v float64, n int) {
		for range n {
			if bits == 8 {
				raw = append(raw, uint8(v+0.5))
			} else {
				raw = binary.LittleEndian.AppendUint16(raw, uint16(v+0.5))
			}
		}
	}
	most := float64(int(1)<<bits - 1)
	grey := level * most
	if !full {
		grey = (level*219 + 16) * float64(int(1)<<(bits-8))
	}
	switch {
	case format == "rgba":
		for range pixels {
			put(grey, 3)
			put(most/2, 1)
		}
		return raw
	case strings.HasPrefix(format, "gray"):
		put(grey, pixels)
	case strings.HasPrefix(format, "gb"), strings.HasPrefix(format, "rgb"):
		put(grey, 3*pixels)
	default:
		put(grey, pixels)
		chroma := map[bool]int{true: pixels / 4, false: pixels}[strings.Contains(format, "420")]
		put(float64(int(1)<<(bits-1)), 2*chroma)
	}
	if strings.HasPrefix(format, "yuva") || strings.HasPrefix(format, "gbrap") {
		put(most/2, pixels)
	}
	return raw
}

var deepFormats = []struct {
	name string
	bits int
	full bool
}{
	{"gray", 8, true},
	{"yuv420p", 8, false},
	{"yuv420p", 8, true},
	{"rgb24", 8, true},
	{"rgba", 8, true},
	{"yuva420p", 8, false},
	{"gray10le", 10, true},
	{"gray10le", 10, false},
	{"gray16le", 16, true},
	{"gray16le", 16, false},
	{"yuv420p10le", 10, false},
	{"yuv420p10le", 10, true},
	{"yuv444p12le", 12, false},
	{"yuv444p16le", 16, true},
	{"yuva444p10le", 10, false},
	{"gbrp10le", 10, true},
	{"gbrp12le", 12, true},
	{"gbrap12le", 12, true},
	{"rgb48le", 16, true},
}

func TestDeepPicturesReachWhite(t *testing.T) {
	for _, c := range deepFormats {
		for _, level := range []float64{0, 0.25, 0.5, 1} {
			dir := t.TempDir()
			path := filepath.Join(dir, "grey.mkv")
			writeFile(t, filepath.Join(dir, "raw"), samples(c.name, c.bits, c.full, level, 64*32))
			span := map[bool]string{true: "pc", false: "tv"}[c.full]
			ffmpeg(t, dir, "-f", "rawvideo", "-pix_fmt", c.name, "-color_range", span, "-s", "64x32", "-i", "raw", "-c:v", "ffv1", "-color_range", span, "grey.mkv")
			r := openFile(t, path, av.Options{Deep: true})
			f, err := r.Next(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			checkDeep(t, r.Info(), f, c.name, level, 0x10000>>c.bits)
		}
	}
}

// checkDeep allows half a step of the source and what swscale rounds.
func checkDeep(t *testing.T, info media.Info, f media.Frame, name string, level float64, step int) {
	t.Helper()
	p := f.Deep.RGBA64At(33, 20)
	want, off := int(level*0xffff+0.5), step/2+24
	for _, got := range []uint16{p.R, p.G, p.B} {
		if d := int(got) - want; d < -off || d > off {
			t.Errorf("%s, full range %v, at %v: %v, want %d", name, info.Video.FullRange, level, p, want)
		}
	}
	alpha := 0xffff
	if info.Video.Alpha {
		alpha /= 2
	}
	if d := int(p.A) - alpha; d < -off-step || d > off+step {
		t.Errorf("%s: alpha %d, want %d", name, p.A, alpha)
	}
}

func TestDeepPicturesAreTurnedToo(t *testing.T) {
	dir := t.TempDir()
	writeStill(t, filepath.Join(dir, "source.mp4"), corners(160, 96))
	ffmpeg(t, dir, "-display_rotation", "270", "-i", "source.mp4", "-c", "copy", "turned.mp4")
	plain := openFile(t, filepath.Join(dir, "turned.mp4"), av.Options{})
	deep := openFile(t, filepath.Join(dir, "turned.mp4"), av.Options{Deep: true})
	a, err := plain.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b, err := deep.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range [][2]int{{0, 0}, {95, 0}, {20, 140}, {95, 159}} {
		p, q := a.Image.RGBAAt(at[0], at[1]), b.Deep.RGBA64At(at[0], at[1])
		if d := int(p.R) - int(q.R)/257; d < -2 || d > 2 {
			t.Errorf("at %v: %v and %v", at, p, q)
		}
	}
}

func writeFile(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
