package av_test

import (
	"context"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// bits is how many black and white blocks a frame's number takes in its picture.
const bits = 12

// numberedPicture paints number n as a row of blocks over a ground that moves with n.
func numberedPicture(w, h, n int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{uint8(64 + (x+n)%128), uint8(64 + (y+2*n)%128), 128, 255}
			if y < h/2 {
				c = color.RGBA{16, 16, 16, 255}
				if n>>(x*bits/w)&1 == 1 {
					c = color.RGBA{235, 235, 235, 255}
				}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// numberIn reads what numberedPicture painted, whatever the picture's size now is.
func numberIn(img *image.RGBA) int {
	b, n := img.Bounds(), 0
	for bit := range bits {
		at := img.RGBAAt(b.Min.X+(2*bit+1)*b.Dx()/(2*bits), b.Min.Y+b.Dy()/4)
		if int(at.R)+int(at.G)+int(at.B) > 384 {
			n |= 1 << bit
		}
	}
	return n
}

func preset(t testing.TB, name string) media.Preset {
	t.Helper()
	p, err := media.PresetNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// writeNumbered writes frames numbered from 0 with the preset that path's extension names.
func writeNumbered(t testing.TB, path string, w, h, frames int, rate rational.Rat) {
	t.Helper()
	p, err := media.PresetFor(path)
	if err != nil {
		t.Fatal(err)
	}
	out, err := av.Create(path, p, media.Params{Width: w, Height: h, Rate: rate})
	if err != nil {
		t.Fatal(err)
	}
	for n := range frames {
		if err := out.Write(t.Context(), numberedPicture(w, h, n)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
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

func openFile(t testing.TB, path string, o av.Options) media.Reader {
	t.Helper()
	r, err := av.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// shownAt is the number of the frame that r shows at t seconds.
func shownAt(t testing.TB, r media.Reader, at rational.Rat) int {
	t.Helper()
	f, err := r.At(t.Context(), at)
	if err != nil {
		t.Fatalf("at %v: %v", at, err)
	}
	defer f.Release()
	return numberIn(f.Image)
}

func in(t testing.TB, name string) string {
	t.Helper()
	return filepath.Join(t.TempDir(), name)
}

func itoa(n int) string { return strconv.Itoa(n) }
