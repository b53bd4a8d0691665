package drift_test

import (
	"image"
	"math"
	"testing"

	"kinora/engine/drift"
	"kinora/engine/latent"
)

// look is a picture of one colour and latents of one mean and deviation.
func look(r, g, b uint8, mean, deviation float32) *drift.Look {
	img := image.NewRGBA(image.Rect(0, 0, 5, 3))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []uint8{r, g, b, 255})
	}
	c := latent.NewClip(latent.Grid{Channels: 3, Frames: 4, Height: 2, Width: 2})
	for i := range c.Data {
		c.Data[i] = mean + deviation*float32(1-2*(i%2))
	}
	var l drift.Look
	l.Picture(img)
	l.Latents(c, 1, 2)
	return &l
}

func TestDistancesAreWhatTheFormulasSay(t *testing.T) {
	a := look(100, 100, 100, 0, 1)
	for name, c := range map[string]struct {
		other            *drift.Look
		colour, identity float64
	}{
		"itself":              {look(100, 100, 100, 0, 1), 0, 0},
		"30 levels brighter":  {look(130, 130, 130, 0, 1), 30, 0},
		"one colour":          {look(100, 100, 40, 0, 1), 20, 0},
		"another mean":        {look(100, 100, 100, 0.5, 1), 0, 0.5},
		"another deviation":   {look(100, 100, 100, 0, 1.5), 0, 0.5},
		"both, and the light": {look(101, 101, 101, 0.3, 1.4), 1, 0.5},
	} {
		d := drift.Between(a, c.other)
		if math.Abs(d.Colour-c.colour) > 1e-6 || math.Abs(d.Identity-c.identity) > 1e-6 {
			t.Errorf("%s: %+v, want %v and %v", name, d, c.colour, c.identity)
		}
		if back := drift.Between(c.other, a); math.Abs(back.Colour-d.Colour) > 1e-9 || math.Abs(back.Identity-d.Identity) > 1e-9 {
			t.Errorf("%s: %+v one way, %+v the other", name, d, back)
		}
	}
}

func TestLooksThatHaveSeenNothingAreNotCompared(t *testing.T) {
	if d := drift.Between(&drift.Look{}, look(1, 2, 3, 0, 1)); d.Colour != 0 || d.Identity != 0 {
		t.Errorf("%+v", d)
	}
}

func TestHowLongAStretchIsDoesNotMatter(t *testing.T) {
	a, b := look(10, 20, 30, 0.1, 1), look(10, 20, 30, 0.1, 1)
	c := latent.NewClip(latent.Grid{Channels: 3, Frames: 2, Height: 2, Width: 2})
	for i := range c.Data {
		c.Data[i] = 0.1 + float32(1-2*(i%2))
	}
	b.Latents(c, 0, 2)
	if d := drift.Between(a, b); d.Identity > 1e-6 {
		t.Errorf("%+v", d)
	}
}
