package footage_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"kinora/engine/footage"
	"kinora/engine/media"
	"kinora/projects"
)

var (
	red   = color.RGBA{200, 60, 60, 255}
	green = color.RGBA{60, 180, 60, 255}
	blue  = color.RGBA{60, 60, 200, 255}
	pale  = color.RGBA{220, 220, 200, 255}
	white = color.RGBA{255, 255, 255, 255}
)

// upright is what corners shows: above left, above right, below left, below right.
var upright = [4]color.RGBA{red, green, blue, pale}

// corners is a picture with another colour in each quarter.
func corners(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, upright[y*2/h*2+x*2/w])
		}
	}
	return img
}

// quarters are the colours in the middle of each quarter.
func quarters(img *image.RGBA) (list [4]color.RGBA) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	for i := range list {
		list[i] = img.RGBAAt((2*(i%2)+1)*w/4, (2*(i/2)+1)*h/4)
	}
	return list
}

func distance(a, b color.RGBA) int {
	most := 0
	for _, d := range [4]int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B), int(a.A) - int(b.A)} {
		most = max(most, d, -d)
	}
	return most
}

func write(t testing.TB, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func writePNG(t testing.TB, path string, img image.Image) string {
	t.Helper()
	return write(t, path, pngOf(t, img))
}

// ffmpeg runs the program that set-up built beside the libraries, in dir.
func ffmpeg(t testing.TB, dir string, args ...string) {
	t.Helper()
	program := os.Getenv("KINORA_FFMPEG")
	if program == "" {
		program = "ffmpeg"
	}
	cmd := exec.CommandContext(context.Background(), program, append([]string{"-v", "error", "-y"}, args...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("ffmpeg %v: %v\n%s", args, err, out)
	}
}

// converted makes a file of img with the ffmpeg program.
func converted(t testing.TB, img image.Image, name string, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	writePNG(t, filepath.Join(dir, "source.png"), img)
	ffmpeg(t, dir, append(append([]string{"-i", "source.png"}, args...), name)...)
	return filepath.Join(dir, name)
}

func open(t testing.TB, path string) *footage.Clip {
	t.Helper()
	c, err := footage.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func frames(t testing.TB, c *footage.Clip, req footage.Request) []*image.RGBA {
	t.Helper()
	list, err := c.Frames(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// first is the first frame of a file, at a size or, where that is 0, as it is.
func first(t testing.TB, path string, w, h int) *image.RGBA {
	t.Helper()
	img := frames(t, open(t, path), footage.Request{Count: 1, Size: projects.Size{Width: w, Height: h}})[0]
	for i := 3; i < len(img.Pix); i += 4 {
		if img.Pix[i] != 255 {
			t.Fatalf("pixel %d is not opaque", i/4)
		}
	}
	return img
}

func checkKind(t *testing.T, err error, kind media.Kind) {
	t.Helper()
	var typed *media.Error
	if !errors.As(err, &typed) || typed.Kind != kind {
		t.Errorf("failed with %v, want: %v", err, kind)
	}
}
