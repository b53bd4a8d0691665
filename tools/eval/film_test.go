package main_test

import (
	"image"
	"image/color"
	"path/filepath"
	"slices"
	"testing"

	main "kinora/tools/eval"
)

func TestFramesAreThoseThatWereAskedFor(t *testing.T) {
	dir := t.TempDir()
	var colours []color.RGBA
	for n := range 30 {
		colours = append(colours, color.RGBA{uint8(8 * n), uint8(255 - 8*n), 90, 255})
	}
	for _, name := range []string{"film.mkv", "film.mp4", "film.webm", "film.gif"} {
		shoot(t, dir, name, colours...)
		film, err := main.OpenFilm(t.Context(), filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if main.Frames(film) != len(colours) {
			t.Errorf("%s has %d frames, want %d", name, main.Frames(film), len(colours))
		}
		wanted := []int{0, 0, 7, 13, 13, 29}
		var seen []int
		err = main.Pictures(film, t.Context(), 32, 16, wanted, func(i int, img *image.RGBA) {
			if img.Rect.Dx() != 32 || img.Rect.Dy() != 16 || i != len(seen) {
				t.Errorf("%s: picture %d is %v", name, i, img.Rect)
			}
			seen = append(seen, (int(img.Pix[img.PixOffset(9, 9)])+4)/8)
		})
		if err != nil || !slices.Equal(seen, wanted) {
			t.Errorf("%s: frames %v, want %v (%v)", name, seen, wanted, err)
		}
	}
}

func TestMomentsAreSpreadAsNumpyDoes(t *testing.T) {
	cases := []struct {
		name      string
		from, end int
		count     int
		want      []int // numpy.round(numpy.linspace(0, end-from-1, count)) + from
	}{
		{"one frame", 4, 5, 3, []int{4, 4, 4}},
		{"two frames, halves to the even one", 0, 2, 3, []int{0, 0, 1}},
		{"four frames, halves to the even one", 10, 14, 3, []int{10, 12, 13}},
		{"25 frames", 0, 25, 13, []int{0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24}},
		{"7 frames", 0, 7, 13, []int{0, 0, 1, 2, 2, 2, 3, 4, 4, 4, 5, 6, 6}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := main.Spread(main.NewSpan(c.from, c.end), c.count); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestPicturesKeepTheirShape(t *testing.T) {
	cases := []struct{ width, height, lookW, lookH, moveW, moveH int }{
		{256, 144, 256, 144, 96, 56},
		{144, 256, 144, 256, 56, 96},
		{192, 192, 192, 192, 72, 72},
		{1920, 1080, 256, 144, 96, 56},
		{720, 576, 208, 176, 80, 64},
		{4000, 10, 3840, 16, 1440, 8},
	}
	for _, c := range cases {
		film := main.NewFilm(1, c.width, c.height)
		if w, h := main.Fit(film, 256, 144, 16); w != c.lookW || h != c.lookH {
			t.Errorf("%dx%d is looked at in %dx%d, want %dx%d", c.width, c.height, w, h, c.lookW, c.lookH)
		}
		if w, h := main.Fit(film, 96, 54, 8); w != c.moveW || h != c.moveH {
			t.Errorf("%dx%d is watched in %dx%d, want %dx%d", c.width, c.height, w, h, c.moveW, c.moveH)
		}
	}
}
