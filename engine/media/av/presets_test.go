package av_test

import (
	"errors"
	"image"
	"image/color"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// fileName is a name for a preset's output.
func fileName(p media.Preset) string {
	if p.Pictures {
		return "film_%03d" + p.Extension
	}
	return "film" + p.Extension
}

func TestEveryPresetKeepsFramesSizeRateAndTexts(t *testing.T) {
	recipe := `{"prompt":"a red ball = „rund“ 球","note":"` + strings.Repeat("0123456789abcdef", 400) + `"}`
	texts := map[string]string{"kinora_recipe": recipe, "comment": "made by Kinora", "title": "Ball & Meadow"}
	const w, h, frames = 192, 112, 30
	for _, p := range media.Presets() {
		t.Run(p.Title, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, fileName(p))
			params := media.Params{Width: w, Height: h, Rate: rational.Int(25), Metadata: texts}
			out, err := av.Create(path, p, params)
			if err != nil {
				t.Fatal(err)
			}
			for n := range frames {
				if err := out.Write(t.Context(), numberedPicture(w, h, n)); err != nil {
					t.Fatal(err)
				}
			}
			if left := entries(t, dir); visible(left) != 0 {
				t.Errorf("before Close there is already %v", left)
			}
			if err := out.Close(); err != nil {
				t.Fatal(err)
			}
			checkFolder(t, dir, p, frames)
			checkInfo(t, path, params)
			r := openFile(t, path, av.Options{Rate: rational.Int(25)})
			for n := range frames {
				f, err := r.Next(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if got := numberIn(f.Image); got != n {
					t.Fatalf("frame %d came back as number %d", n, got)
				}
				f.Release()
			}
			if _, err := r.Next(t.Context()); !errors.Is(err, io.EOF) {
				t.Fatalf("after the last frame: %v", err)
			}
			if got := shownAt(t, r, rational.New(17, 25)); got != 17 {
				t.Errorf("at 17/25 is number %d", got)
			}
		})
	}
}

func checkInfo(t *testing.T, path string, params media.Params) {
	t.Helper()
	info, err := av.Probe(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s %s %v s, %+v", info.Format, info.Video.Codec, info.Duration, *info.Video)
	if info.Video.DisplayWidth != params.Width || info.Video.DisplayHeight != params.Height {
		t.Errorf("size is %d x %d", info.Video.DisplayWidth, info.Video.DisplayHeight)
	}
	if d := info.Duration.Float(); !media.IsPattern(path) && (d < 1.19 || d > 1.21) {
		t.Errorf("30 frames of 1/25 s are %v s long", d)
	}
	for key, want := range params.Metadata {
		if got := info.Metadata[key]; got != want {
			t.Errorf("%s came back as %.60q", key, got)
		}
	}
}

func entries(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

func visible(names []string) (n int) {
	for _, name := range names {
		if !strings.HasPrefix(name, ".") {
			n++
		}
	}
	return n
}

func checkFolder(t *testing.T, dir string, p media.Preset, frames int) {
	t.Helper()
	want := 1
	if p.Pictures {
		want = frames
	}
	if names := entries(t, dir); len(names) != want {
		t.Errorf("the folder holds %v", names)
	}
}

// Pure colours come back within these steps of 255: what 8 bits of BT.709 in video
// range allow (2, and 1 more for the encoder), nothing where there is no loss, and a
// palette of 256 colours where there are few.
func TestPureColoursComeBack(t *testing.T) {
	tolerance := map[string]int{"mp4": 3, "webm": 4, "mov": 2, "mkv": 0, "gif": 0, "png": 0}
	colours := []color.RGBA{
		{255, 0, 0, 255},
		{0, 255, 0, 255},
		{0, 0, 255, 255},
		{255, 255, 0, 255},
		{0, 255, 255, 255},
		{255, 0, 255, 255},
		{0, 0, 0, 255},
		{255, 255, 255, 255},
		{128, 128, 128, 255},
		{200, 30, 40, 255},
		{70, 130, 180, 255},
		{34, 139, 34, 255},
	}
	for _, p := range media.Presets() {
		t.Run(p.Title, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), fileName(p))
			writePictures(t, path, p, colours)
			r := openFile(t, path, av.Options{})
			worst := 0
			for _, c := range colours {
				f, err := r.Next(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				worst = max(worst, distance(f.Image.RGBAAt(40, 30), c))
				f.Release()
			}
			if worst > tolerance[p.Name] {
				t.Errorf("off by up to %d, allowed are %d", worst, tolerance[p.Name])
			}
		})
	}
}

func writePictures(t *testing.T, path string, p media.Preset, colours []color.RGBA) {
	t.Helper()
	out, err := av.Create(path, p, media.Params{Width: 96, Height: 64, Rate: rational.Int(5)})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range colours {
		if err := out.Write(t.Context(), flat(96, 64, c)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

func flat(w, h int, c color.RGBA) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := 0; i < len(img.Pix); i += 4 {
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = c.R, c.G, c.B, c.A
	}
	return img
}

func distance(a, b color.RGBA) int {
	d := 0
	for _, p := range [][2]uint8{{a.R, b.R}, {a.G, b.G}, {a.B, b.B}, {a.A, b.A}} {
		d = max(d, int(p[0])-int(p[1]), int(p[1])-int(p[0]))
	}
	return d
}

func TestTransparencySurvives(t *testing.T) {
	for _, p := range media.Presets() {
		if !p.Alpha {
			continue
		}
		t.Run(p.Title, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), fileName(p))
			clear, solid := color.RGBA{200, 60, 30, 0}, color.RGBA{200, 60, 30, 255}
			writePictures(t, path, p, []color.RGBA{clear, solid})
			r := openFile(t, path, av.Options{})
			if !r.Info().Video.Alpha {
				t.Error("the file does not say that it has transparency")
			}
			for _, want := range []uint8{0, 255} {
				f, err := r.Next(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if got := f.Image.RGBAAt(10, 10).A; got != want {
					t.Errorf("alpha %d came back as %d", want, got)
				}
				f.Release()
			}
		})
	}
}
