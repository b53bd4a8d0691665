package render_test

import (
	"errors"
	"image/color"
	"io"
	"testing"

	"kinora/engine/render"
	"kinora/projects/rational"
)

func TestAPairShowsBothAtOnce(t *testing.T) {
	files := newShelf(reel("a", 48), reel("b", 48))
	how := render.Meeting{}
	p := render.NewPair(film(pictures(clip('a', 0, 4, 10))), film(pictures(clip('b', 0, 2, 30))), files.Open, func() render.Meeting { return how })
	look := func(frame int64, x int) color.RGBA {
		t.Helper()
		f, err := p.At(t.Context(), rational.New(frame, 24))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Release()
		return f.Image.RGBAAt(x, 5)
	}
	if info := p.Info(); info.Video.Width != 2*wide.Width || info.Video.Frames != 4 {
		t.Errorf("%d pixels wide, %d frames", info.Video.Width, info.Video.Frames)
	}
	if a, b := look(1, 0), look(1, 2*wide.Width-1); a != code("a", 11) || b != code("b", 31) {
		t.Errorf("beside each other: %v and %v", a, b)
	}
	if b := look(3, wide.Width); b != code("b", 31) {
		t.Errorf("the shorter one is at %v, not at its last frame", b)
	}
	how = render.Meeting{Wipe: true, At: 0.5}
	if info := p.Info(); info.Video.Width != wide.Width {
		t.Errorf("a wipe is %d pixels wide", info.Video.Width)
	}
	if a, b := look(0, wide.Width/2-1), look(0, wide.Width/2); a != code("a", 10) || b != code("b", 30) {
		t.Errorf("at the edge of the wipe: %v and %v", a, b)
	}
	for range 3 {
		f, err := p.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		f.Release()
	}
	if _, err := p.Next(t.Context()); !errors.Is(err, io.EOF) {
		t.Errorf("behind the last frame: %v", err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	files.check(t)
}
