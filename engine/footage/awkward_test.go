package footage_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"path/filepath"
	"testing"

	"kinora/projects"
)

// handled is a file that must be read, and what must come out of it.
type handled struct {
	name string
	make func(t *testing.T) string
	size projects.Size // as shown
	want [4]color.RGBA // the quarters of the picture
	off  int           // by how much a value may differ
	note string        // words that a note must have; "" for no note
}

func x264(t *testing.T, img image.Image, name string, args ...string) string {
	t.Helper()
	return converted(t, img, name, append([]string{"-c:v", "libx264", "-qp", "4"}, args...)...)
}

// bt709 converts as videos of today do.
const bt709 = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"

var said709 = []string{"-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"}

func phoneVideo(t *testing.T) string {
	t.Helper()
	path := x264(t, corners(160, 96), "upright.mp4", append([]string{"-vf", bt709}, said709...)...)
	dir := filepath.Dir(path)
	ffmpeg(t, dir, "-display_rotation", "270", "-i", "upright.mp4", "-c", "copy", "turned.mp4")
	return filepath.Join(dir, "turned.mp4")
}

func jpegOf(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 98}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// exif puts an orientation of 1 to 8 into a JPEG file.
func exif(jpg []byte, orientation uint16) []byte {
	var e bytes.Buffer
	e.WriteString("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08")
	for _, v := range []uint16{1, 0x112, 3, 0, 1, orientation, 0, 0, 0} {
		_ = binary.Write(&e, binary.BigEndian, v)
	}
	out := append([]byte{}, jpg[:2]...)
	out = append(out, 0xff, 0xe1)
	out = binary.BigEndian.AppendUint16(out, uint16(e.Len()+2))
	return append(append(out, e.Bytes()...), jpg[2:]...)
}

func as[T any](img image.Image, fresh func(image.Rectangle) T, set func(T, int, int, color.Color)) T {
	out := fresh(img.Bounds())
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			set(out, x, y, img.At(x, y))
		}
	}
	return out
}

// half is corners with its upper half half transparent and its lower half not at all
// visible on the left.
func half() image.Image {
	return as(corners(160, 96), image.NewNRGBA, func(m *image.NRGBA, x, y int, c color.Color) {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		switch {
		case y < 48:
			n.A = 128
		case x < 80:
			n.A = 0
		}
		m.SetNRGBA(x, y, n)
	})
}

func onWhite(c color.RGBA) color.RGBA {
	lay := func(v uint8) uint8 { return uint8((int(v)*128 + 255*127 + 127) / 255) }
	return color.RGBA{lay(c.R), lay(c.G), lay(c.B), 255}
}

func grey(v uint8) color.RGBA { return color.RGBA{v, v, v, 255} }

var (
	shown  = projects.Size{Width: 160, Height: 96}
	greys  = [4]color.RGBA{grey(luma(red)), grey(luma(green)), grey(luma(blue)), grey(luma(pale))}
	turned = [4]color.RGBA{blue, red, pale, green}
)

func luma(c color.RGBA) uint8 { return color.GrayModel.Convert(c).(color.Gray).Y }

var readable = []handled{
	{"an odd size, as video", func(t *testing.T) string {
		return x264(t, corners(161, 97), "a.mp4", append([]string{"-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv444p"}, said709...)...)
	}, projects.Size{Width: 161, Height: 97}, upright, 3, ""},
	{"a phone's video, held upright", phoneVideo, projects.Size{Width: 96, Height: 160}, turned, 4, ""},
	{"ten bits", func(t *testing.T) string {
		return converted(t, corners(160, 96), "a.mp4", append([]string{
			"-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p10", "-c:v", "libx265", "-x265-params", "log-level=error:qp=4",
		}, said709...)...)
	}, shown, upright, 3, ""},
	{"ProRes of ten bits", func(t *testing.T) string {
		return converted(t, corners(160, 96), "a.mov", append([]string{"-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv422p10", "-c:v", "prores_ks"}, said709...)...)
	}, shown, upright, 3, ""},
	{"a video of one frame", func(t *testing.T) string {
		return x264(t, corners(160, 96), "a.mp4", append([]string{"-vf", bt709, "-frames:v", "1"}, said709...)...)
	}, shown, upright, 3, ""},
	{"an old video that says nothing of its colours", func(t *testing.T) string {
		return converted(t, corners(160, 96), "a.avi", "-vf", "scale=out_color_matrix=smpte170m:out_range=tv", "-c:v", "mpeg4", "-q:v", "1", "-pix_fmt", "yuv420p")
	}, shown, upright, 5, ""},
	{"full-range video", func(t *testing.T) string {
		return x264(t, corners(160, 96), "a.mp4", append([]string{"-vf", "scale=out_color_matrix=bt709:out_range=pc,format=yuv420p", "-color_range", "pc"}, said709...)...)
	}, shown, upright, 3, ""},
	{"anamorphic video", func(t *testing.T) string {
		return x264(t, corners(160, 96), "a.mp4", append([]string{"-vf", bt709 + ",setsar=4/3"}, said709...)...)
	}, projects.Size{Width: 213, Height: 96}, upright, 3, ""},
	{"interlaced video", func(t *testing.T) string {
		return x264(t, corners(160, 96), "a.mp4", append([]string{"-vf", bt709 + ",setfield=tff", "-flags", "+ilme+ildct", "-x264-params", "tff=1"}, said709...)...)
	}, shown, upright, 3, "interlaced"},
	{"a PNG with alpha", func(t *testing.T) string {
		return writePNG(t, filepath.Join(t.TempDir(), "a.png"), half())
	}, shown, [4]color.RGBA{onWhite(red), onWhite(green), white, pale}, 1, "over white"},
	{"a PNG of 16 bits", func(t *testing.T) string {
		return writePNG(t, filepath.Join(t.TempDir(), "a.png"), as(corners(160, 96), image.NewNRGBA64, func(m *image.NRGBA64, x, y int, c color.Color) { m.Set(x, y, c) }))
	}, shown, upright, 0, ""},
	{"a PNG of 16 bits with alpha", func(t *testing.T) string {
		return writePNG(t, filepath.Join(t.TempDir(), "a.png"), as(half(), image.NewNRGBA64, func(m *image.NRGBA64, x, y int, c color.Color) { m.Set(x, y, c) }))
	}, shown, [4]color.RGBA{onWhite(red), onWhite(green), white, pale}, 1, "over white"},
	{"a grey PNG", func(t *testing.T) string {
		return writePNG(t, filepath.Join(t.TempDir(), "a.png"), as(corners(160, 96), image.NewGray, func(m *image.Gray, x, y int, c color.Color) { m.Set(x, y, c) }))
	}, shown, greys, 0, ""},
	{"a grey PNG of 16 bits", func(t *testing.T) string {
		return writePNG(t, filepath.Join(t.TempDir(), "a.png"), as(corners(160, 96), image.NewGray16, func(m *image.Gray16, x, y int, c color.Color) { m.Set(x, y, c) }))
	}, shown, greys, 1, ""},
	{"a PNG with a palette and a transparent colour", func(t *testing.T) string {
		palette := color.Palette{red, green, color.NRGBA{}, pale, blue}
		return writePNG(t, filepath.Join(t.TempDir(), "a.png"), as(half(), func(r image.Rectangle) *image.Paletted { return image.NewPaletted(r, palette) },
			func(m *image.Paletted, x, y int, c color.Color) { m.SetColorIndex(x, y, uint8(y/48*2+x/80)) }))
	}, shown, [4]color.RGBA{red, green, white, pale}, 0, "over white"},
	{"a photo that was turned", func(t *testing.T) string {
		return write(t, filepath.Join(t.TempDir(), "a.jpg"), exif(jpegOf(t, corners(160, 96)), 6))
	}, projects.Size{Width: 96, Height: 160}, turned, 3, ""},
	{"a grey JPEG", func(t *testing.T) string {
		return write(t, filepath.Join(t.TempDir(), "a.jpg"), jpegOf(t, as(corners(160, 96), image.NewGray, func(m *image.Gray, x, y int, c color.Color) { m.Set(x, y, c) })))
	}, shown, greys, 2, ""},
	{"a JPEG of CMYK", func(t *testing.T) string {
		return write(t, filepath.Join(t.TempDir(), "a.jpg"), cmykJPEG(corners(160, 96)))
	}, shown, upright, 3, ""},
	{"a HEIC of one piece", func(t *testing.T) string {
		t.Helper()
		return heic(t, 1, 0)
	}, projects.Size{Width: 64, Height: 64}, upright, 5, ""},
	{"one pixel", func(t *testing.T) string {
		img := image.NewRGBA(image.Rect(0, 0, 1, 1))
		img.SetRGBA(0, 0, blue)
		return writePNG(t, filepath.Join(t.TempDir(), "a.png"), img)
	}, projects.Size{Width: 1, Height: 1}, [4]color.RGBA{blue, blue, blue, blue}, 0, ""},
	{"a huge picture", func(t *testing.T) string {
		img := image.NewGray(image.Rect(0, 0, 12000, 5000))
		for i := len(img.Pix) / 2; i < len(img.Pix); i++ {
			img.Pix[i] = 100
		}
		return writePNG(t, filepath.Join(t.TempDir(), "a.png"), img)
	}, projects.Size{Width: 12000, Height: 5000}, [4]color.RGBA{grey(0), grey(0), grey(100), grey(100)}, 0, ""},
	{
		"video in BT.2020", func(t *testing.T) string { return flatVideo(t, [3]float64{0.5, 0.5, 0.5}, "bt2020-10") },
		shown,
		[4]color.RGBA{grey(128), grey(128), grey(128), grey(128)},
		1, "",
	},
}

func TestWhateverComesIsShownRight(t *testing.T) {
	for _, c := range readable {
		t.Run(c.name, func(t *testing.T) {
			clip := open(t, c.make(t))
			t.Logf("%d x %d, %d frames, %v s, notes %q, %s %s", clip.Size.Width, clip.Size.Height, clip.Count, clip.Duration, clip.Notes,
				clip.Info.Video.Codec, clip.Info.Video.PixelFormat)
			if clip.Size != c.size {
				t.Errorf("is shown at %v, want %v", clip.Size, c.size)
			}
			checkNote(t, clip.Notes, c.note)
			sizes := []projects.Size{{Width: 80, Height: 48}, {Width: 48, Height: 80}, {Width: 200, Height: 120}, {}}
			if clip.Size.Width > 10000 {
				sizes = sizes[:1] // each takes its second
			}
			for _, size := range sizes {
				img := first(t, clip.Path, size.Width, size.Height)
				for i, got := range quarters(img) {
					if distance(got, c.want[i]) > c.off {
						t.Errorf("at %v quarter %d is %v, want %v", size, i, got, c.want[i])
					}
				}
			}
		})
	}
}
