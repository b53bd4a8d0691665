package engine_test

import (
	"context"
	"errors"
	"image"
	"io"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
)

// clip is every decoded frame of a file, copied out of the reader's pool.
func clip(t testing.TB, path string) []*image.RGBA {
	t.Helper()
	ctx := context.Background()
	r, err := av.Open(ctx, path, av.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var frames []*image.RGBA
	for {
		f, err := r.Next(ctx)
		if errors.Is(err, io.EOF) {
			return frames
		}
		if err != nil {
			t.Fatal(err)
		}
		frames = append(frames, copied(f))
	}
}

func copied(f media.Frame) *image.RGBA {
	img := image.NewRGBA(f.Image.Rect)
	copy(img.Pix, f.Image.Pix)
	f.Release()
	return img
}

// hue picks the pixels of one strong colour.
type hue func(r, g, b int) bool

func red(r, g, b int) bool  { return r > 150 && r > g+70 && r > b+70 }
func blue(r, g, b int) bool { return b > 120 && b > r+50 && b > g+25 }

// count is how many pixels of a frame are of the hue, and their mean x in 0…1.
func count(img *image.RGBA, is hue) (n int, x float64) {
	w := img.Rect.Dx()
	for i := 0; i+3 < len(img.Pix); i += 4 {
		if is(int(img.Pix[i]), int(img.Pix[i+1]), int(img.Pix[i+2])) {
			n++
			x += float64(i/4%w) / float64(w)
		}
	}
	return n, x / float64(max(n, 1))
}

// amount is the share of a clip's pixels that are of the hue.
func amount(frames []*image.RGBA, is hue) float64 {
	n, all := 0, 0
	for _, img := range frames {
		k, _ := count(img, is)
		n, all = n+k, all+len(img.Pix)/4
	}
	return float64(n) / float64(max(all, 1))
}

// drift is how far the centre of the hue moves over a clip, in widths; right is
// positive. Frames that hardly show the hue do not count.
func drift(frames []*image.RGBA, is hue) float64 {
	var xs []float64
	for _, img := range frames {
		if n, x := count(img, is); n > len(img.Pix)/4/500 {
			xs = append(xs, x)
		}
	}
	if len(xs) < 2 {
		return 0
	}
	third := max(1, len(xs)/3)
	return mean(xs[len(xs)-third:]) - mean(xs[:third])
}

func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}
