package av_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

var (
	red   = color.RGBA{220, 40, 40, 255}
	green = color.RGBA{40, 200, 40, 255}
	blue  = color.RGBA{40, 40, 220, 255}
	white = color.RGBA{230, 230, 230, 255}
)

// corners is a picture with another colour in each quarter: red and green above,
// blue and white below.
func corners(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := [2][2]color.RGBA{{red, green}, {blue, white}}[y*2/h][x*2/w]
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// wantCorners are the colours above left, above right, below left, below right.
func checkCorners(t *testing.T, img *image.RGBA, want [4]color.RGBA) {
	t.Helper()
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	at := [4][2]int{{w / 4, h / 4}, {3 * w / 4, h / 4}, {w / 4, 3 * h / 4}, {3 * w / 4, 3 * h / 4}}
	for i, p := range at {
		if got := img.RGBAAt(p[0], p[1]); distance(got, want[i]) > 12 {
			t.Errorf("quarter %d is %v, want %v", i, got, want[i])
		}
	}
}

func firstFrame(t *testing.T, path string, o av.Options) (media.Info, *image.RGBA) {
	t.Helper()
	r := openFile(t, path, o)
	f, err := r.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r.Info(), f.Image
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

// The eight orientations of EXIF, and what each makes of red green / blue white.
func TestPhotosAreShownTheWayUpThatTheySay(t *testing.T) {
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, corners(160, 96), &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	want := [9][4]color.RGBA{
		1: {red, green, blue, white}, 2: {green, red, white, blue},
		3: {white, blue, green, red}, 4: {blue, white, red, green},
		5: {red, blue, green, white}, 6: {blue, red, white, green},
		7: {white, green, blue, red}, 8: {green, white, red, blue},
	}
	for o := uint16(1); o <= 8; o++ {
		t.Run(fmt.Sprintf("orientation %d", o), func(t *testing.T) {
			path := in(t, "photo.jpg")
			if err := os.WriteFile(path, exif(plain.Bytes(), o), 0o600); err != nil {
				t.Fatal(err)
			}
			info, img := firstFrame(t, path, av.Options{})
			w, h := 160, 96
			if o >= 5 {
				w, h = h, w
			}
			if info.Video.DisplayWidth != w || info.Video.DisplayHeight != h || img.Bounds().Dx() != w {
				t.Errorf("shown at %d x %d, want %d x %d", info.Video.DisplayWidth, info.Video.DisplayHeight, w, h)
			}
			if !info.Still || !info.Duration.Zero() {
				t.Errorf("a photo is still: %v, lasts %v", info.Still, info.Duration)
			}
			checkCorners(t, img, want[o])
			probed, err := av.Probe(t.Context(), path)
			if err != nil || probed.Video.DisplayWidth != w {
				t.Errorf("Probe says %d wide, %v", probed.Video.DisplayWidth, err)
			}
		})
	}
}

func TestVideosAreTurnedAsTheCameraWasHeld(t *testing.T) {
	dir := t.TempDir()
	writeStill(t, filepath.Join(dir, "source.mp4"), corners(160, 96))
	want := map[int][4]color.RGBA{
		0: {red, green, blue, white}, 90: {blue, red, white, green},
		180: {white, blue, green, red}, 270: {green, white, red, blue},
	}
	for degrees, quarters := range want {
		t.Run(fmt.Sprintf("%d degrees", degrees), func(t *testing.T) {
			// FFmpeg's option counts anticlockwise.
			ffmpeg(t, dir, "-display_rotation", itoa(360-degrees), "-i", "source.mp4", "-c", "copy", "turned.mp4")
			info, img := firstFrame(t, filepath.Join(dir, "turned.mp4"), av.Options{})
			if info.Video.Rotation != degrees {
				t.Errorf("rotation is %d", info.Video.Rotation)
			}
			checkCorners(t, img, quarters)
		})
	}
}

func writeStill(t *testing.T, path string, img *image.RGBA) {
	t.Helper()
	p, err := media.PresetFor(path)
	if err != nil {
		t.Fatal(err)
	}
	out, err := av.Create(path, p, media.Params{Width: img.Bounds().Dx(), Height: img.Bounds().Dy(), Rate: rational.Int(10)})
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := out.Write(t.Context(), img); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// What other programs say about colours, and what must come out of them.
func TestColoursOfOtherProgramsAreRight(t *testing.T) {
	dir := t.TempDir()
	writeStill(t, filepath.Join(dir, "source.mkv"), corners(160, 96))
	cases := []struct{ name, file, filter, tags string }{
		{"BT.709 in video range", "a.mp4", "scale=out_color_matrix=bt709:out_range=tv", "bt709"},
		{"BT.601 in video range", "b.mp4", "scale=out_color_matrix=smpte170m:out_range=tv", "smpte170m"},
		{"BT.709 in full range", "c.mp4", "scale=out_color_matrix=bt709:out_range=pc", "bt709"},
		{"BT.2020 in video range", "d.mp4", "scale=out_color_matrix=bt2020:out_range=tv", "bt2020nc"},
		{"nothing said, so BT.601 for a small picture", "e.avi", "scale=out_color_matrix=smpte170m:out_range=tv", ""},
		{"4:4:4 in video range", "f.mp4", "scale=out_color_matrix=bt709:out_range=tv,format=yuv444p", "bt709"},
		{"grey", "g.mkv", "format=gray", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			args := []string{"-i", "source.mkv", "-vf", c.filter, "-frames:v", "1"}
			switch {
			case c.tags != "":
				args = append(args, "-colorspace", c.tags, "-c:v", "libx264", "-qp", "1")
			case filepath.Ext(c.file) == ".avi":
				args = append(args, "-c:v", "mpeg4", "-q:v", "1", "-pix_fmt", "yuv420p")
			default:
				args = append(args, "-c:v", "ffv1")
			}
			ffmpeg(t, dir, append(args, c.file)...)
			_, img := firstFrame(t, filepath.Join(dir, c.file), av.Options{})
			if c.name == "grey" {
				if g := img.RGBAAt(10, 10); g.R != g.G || g.G != g.B {
					t.Errorf("grey came out as %v", g)
				}
				return
			}
			checkCorners(t, img, [4]color.RGBA{red, green, blue, white})
		})
	}
}

func TestWideSamplesAreMadeSquare(t *testing.T) {
	dir := t.TempDir()
	writeStill(t, filepath.Join(dir, "source.mkv"), corners(160, 96))
	ffmpeg(t, dir, "-i", "source.mkv", "-vf", "setsar=4/3", "-c:v", "libx264", "-pix_fmt", "yuv420p", "wide.mp4")
	ffmpeg(t, dir, "-i", "source.mkv", "-vf", "setsar=1/2", "-c:v", "libx264", "-pix_fmt", "yuv420p", "tall.mp4")
	for file, size := range map[string][2]int{"wide.mp4": {213, 96}, "tall.mp4": {160, 192}} {
		info, img := firstFrame(t, filepath.Join(dir, file), av.Options{})
		if got := [2]int{img.Bounds().Dx(), img.Bounds().Dy()}; got != size {
			t.Errorf("%s is shown at %v, want %v (aspect %v)", file, got, size, info.Video.SampleAspect)
		}
		checkCorners(t, img, [4]color.RGBA{red, green, blue, white})
	}
}

func TestPicturesAreScaledToWhatIsAskedFor(t *testing.T) {
	path := in(t, "source.mkv")
	writeStill(t, path, corners(160, 96))
	cases := []struct {
		name  string
		o     av.Options
		w, h  int
		valid bool
	}{
		{"as it is", av.Options{}, 160, 96, true},
		{"a width", av.Options{Width: 80}, 80, 48, true},
		{"a height", av.Options{Height: 48}, 80, 48, true},
		{"both, of another shape", av.Options{Width: 50, Height: 70}, 50, 70, true},
		{"an odd size", av.Options{Width: 33, Height: 17}, 33, 17, true},
		{"larger", av.Options{Width: 321, Height: 200}, 321, 200, true},
		{"quick", av.Options{Width: 80, Fast: true}, 80, 48, true},
		{"too large", av.Options{Width: 20000}, 0, 0, false},
		{"negative", av.Options{Width: -5}, 0, 0, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r, err := av.Open(t.Context(), path, c.o)
			if !c.valid {
				if err == nil {
					t.Error("was accepted")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			f, err := r.Next(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if b := f.Image.Bounds(); b.Dx() != c.w || b.Dy() != c.h || f.Image.Stride != 4*c.w {
				t.Errorf("%v with stride %d, want %d x %d", b, f.Image.Stride, c.w, c.h)
			}
			checkCorners(t, f.Image, [4]color.RGBA{red, green, blue, white})
		})
	}
}

// webp wraps a VP8 keyframe, taken out of an IVF file, into a WebP.
func webp(t *testing.T, ivf []byte) []byte {
	t.Helper()
	size := binary.LittleEndian.Uint32(ivf[32:])
	frame := ivf[44 : 44+size]
	out := []byte("RIFF\x00\x00\x00\x00WEBPVP8 ")
	out = binary.LittleEndian.AppendUint32(out, size)
	out = append(out, frame...)
	if size%2 == 1 {
		out = append(out, 0)
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

func TestStillsOfEveryKindAreOneFrame(t *testing.T) {
	dir := t.TempDir()
	var buf bytes.Buffer
	if err := png.Encode(&buf, corners(160, 96)); err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.png", buf.Bytes())
	write("a name with 100%d in it.png", buf.Bytes())
	ffmpeg(t, dir, "-i", "a.png", "-pix_fmt", "yuv420p", "-c:v", "libvpx", "-b:v", "2M", "a.ivf")
	ivf, err := os.ReadFile(filepath.Join(dir, "a.ivf"))
	if err != nil {
		t.Fatal(err)
	}
	write("a.webp", webp(t, ivf))
	ffmpeg(t, dir, "-i", "a.png", "a.bmp")
	ffmpeg(t, dir, "-i", "a.png", "-q:v", "2", "a.jpeg")
	ffmpeg(t, dir, "-i", "a.png", "-vf", "split[a][b];[a]palettegen[p];[b][p]paletteuse", "a.gif")
	for _, name := range []string{"a.png", "a name with 100%d in it.png", "a.webp", "a.bmp", "a.jpeg", "a.gif"} {
		t.Run(name, func(t *testing.T) {
			info, img := firstFrame(t, filepath.Join(dir, name), av.Options{})
			if !info.Still || info.Video.Frames != 1 {
				t.Errorf("still %v, %d frames, lasts %v", info.Still, info.Video.Frames, info.Duration)
			}
			checkCorners(t, img, [4]color.RGBA{red, green, blue, white})
			r := openFile(t, filepath.Join(dir, name), av.Options{})
			for _, at := range []int64{0, 3, 100, 0} {
				f, err := r.At(t.Context(), rational.Int(at))
				if err != nil {
					t.Fatalf("at %d s: %v", at, err)
				}
				f.Release()
			}
		})
	}
}
