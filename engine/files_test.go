package engine_test

import (
	"context"
	"image"
	"image/color"
	"path/filepath"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// drawn writes a lossless clip of a box that moves to the right.
func drawn(t testing.TB, w, h int, rate rational.Rat, n int) (string, []*image.RGBA) {
	t.Helper()
	var frames []*image.RGBA
	for f := range n {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				c := color.RGBA{90, 160, uint8(60 + y), 255}
				if x > 4*f && x < 4*f+w/4 && y > h/3 && y < 2*h/3 {
					c = color.RGBA{200, 40, 30, 255}
				}
				img.SetRGBA(x, y, c)
			}
		}
		frames = append(frames, img)
	}
	path := filepath.Join(t.TempDir(), "drawn.mkv")
	save(t, path, rate, frames)
	return path, frames
}

// save writes frames to a file of any kind.
func save(t testing.TB, path string, rate rational.Rat, frames []*image.RGBA) {
	t.Helper()
	preset, err := media.PresetFor(path)
	if err != nil {
		t.Fatal(err)
	}
	size := frames[0].Rect
	w, err := av.Create(path, preset, media.Params{Width: size.Dx(), Height: size.Dy(), Rate: rate})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, img := range frames {
		if err := w.Write(context.Background(), img); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// stillOf is a PNG of a picture.
func stillOf(t testing.TB, img *image.RGBA) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "still.png")
	save(t, path, rational.Int(1), []*image.RGBA{img})
	return path
}
