package footage_test

import (
	"image"
	"image/color"
	"math"
	"path/filepath"
	"testing"

	"kinora/engine/footage"
	"kinora/projects"
)

func painted(w, h int, at func(x, y int) color.RGBA) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, at(x, y))
		}
	}
	return img
}

// fitted writes a picture and reads it at another size.
func fitted(t *testing.T, img *image.RGBA, w, h int, fit footage.Fit) *image.RGBA {
	t.Helper()
	c := open(t, writePNG(t, filepath.Join(t.TempDir(), "a.png"), img))
	return frames(t, c, footage.Request{Size: projects.Size{Width: w, Height: h}, Fit: fit})[0]
}

// Half of the light of white is a grey of 188; scaling the bytes would give 128.
func TestACheckerboardShrinksToHalfTheLight(t *testing.T) {
	board := painted(128, 64, func(x, y int) color.RGBA { return grey(uint8((x + y) % 2 * 255)) })
	lines := painted(128, 64, func(_, y int) color.RGBA { return grey(uint8(y % 2 * 255)) })
	for name, img := range map[string]*image.RGBA{"checkerboard": board, "lines": lines} {
		small := fitted(t, img, 64, 32, footage.Crop)
		low, high := 255, 0
		for y := 3; y < 29; y++ { // the border has no neighbours on one side
			for x := 3; x < 61; x++ {
				low, high = min(low, int(small.RGBAAt(x, y).R)), max(high, int(small.RGBAAt(x, y).R))
			}
		}
		t.Logf("%s: %d to %d", name, low, high)
		if low < 187 || high > 188 {
			t.Errorf("the %s became %d to %d, want 188", name, low, high)
		}
	}
}

func TestEveryByteIsItselfAfterLinearLight(t *testing.T) {
	for v := range 256 {
		if got := footage.Encode(float32(footage.Decode(float64(v) / 255))); int(got) != v {
			t.Errorf("%d became %d", v, got)
		}
	}
	for i := range 100_000 { // and what lies between goes to the nearest
		v := float32(i) / 100_000
		byFormula := 12.92 * float64(v)
		if v > 0.0031308 {
			byFormula = 1.055*math.Pow(float64(v), 1/2.4) - 0.055
		}
		if d := math.Abs(byFormula*255 - float64(footage.Encode(v))); d > 0.5001 {
			t.Fatalf("%v became %d, want %.3f", v, footage.Encode(v), byFormula*255)
		}
	}
}

func TestFlatColoursStayWhatTheyAreAtEverySize(t *testing.T) {
	c := color.RGBA{3, 117, 254, 255}
	for _, from := range []int{1, 2, 7, 64, 301} {
		img := painted(from, from*2, func(int, int) color.RGBA { return c })
		for _, to := range []int{1, 3, 16, 64, 257} {
			got := fitted(t, img, to, to, footage.Pad)
			for i := range to * to {
				if p := got.RGBAAt(i%to, i/to); p != c {
					t.Fatalf("from %d to %d: pixel %d is %v", from, to, i, p)
				}
			}
		}
	}
}

// A crop that needs no scaling only moves pixels.
func TestCroppingKeepsPixelsAndTheMiddle(t *testing.T) {
	img := noisy(100, 60)
	for _, c := range []struct{ w, h, x, y int }{{60, 60, 20, 0}, {100, 40, 0, 10}} {
		got := fitted(t, img, c.w, c.h, footage.Crop)
		for y := range c.h {
			for x := range c.w {
				if got.RGBAAt(x, y) != img.RGBAAt(x+c.x, y+c.y) {
					t.Fatalf("%d x %d: pixel %d, %d is %v, was %v", c.w, c.h, x, y, got.RGBAAt(x, y), img.RGBAAt(x+c.x, y+c.y))
				}
			}
		}
	}
}

func TestScalingIsTheSameFromBothSides(t *testing.T) {
	img := noisy(90, 50)
	mirrored := painted(90, 50, func(x, y int) color.RGBA { return img.RGBAAt(89-x, 49-y) })
	for _, size := range [][2]int{{40, 30}, {200, 150}, {64, 50}} {
		a, b := fitted(t, img, size[0], size[1], footage.Crop), fitted(t, mirrored, size[0], size[1], footage.Crop)
		for y := range size[1] {
			for x := range size[0] {
				if distance(a.RGBAAt(x, y), b.RGBAAt(size[0]-1-x, size[1]-1-y)) > 1 {
					t.Fatalf("%v: pixel %d, %d differs from its mirror image", size, x, y)
				}
			}
		}
	}
}

// A soft ramp is scaled to the ramp that a sharp eye would draw at the new size.
func TestRampsStayWhereTheyAre(t *testing.T) {
	ramp := func(w, h int) *image.RGBA {
		return painted(w, h, func(x, y int) color.RGBA {
			level := func(v float64) uint8 { return footage.Encode(float32(0.1 + 0.8*v)) }
			return color.RGBA{level((float64(x) + 0.5) / float64(w)), level((float64(y) + 0.5) / float64(h)), 128, 255}
		})
	}
	for _, size := range [][2]int{{96, 54}, {33, 19}, {640, 360}, {256, 144}} {
		got, want := fitted(t, ramp(320, 180), size[0], size[1], footage.Crop), ramp(size[0], size[1])
		for y := 4; y < size[1]-4; y++ {
			for x := 4; x < size[0]-4; x++ {
				if d := distance(got.RGBAAt(x, y), want.RGBAAt(x, y)); d > 2 {
					t.Fatalf("%v: pixel %d, %d is %v, want %v", size, x, y, got.RGBAAt(x, y), want.RGBAAt(x, y))
				}
			}
		}
	}
}

func TestPaddingHasTheColourOfTheEdgeItTouches(t *testing.T) {
	img := painted(100, 100, func(x, y int) color.RGBA {
		switch {
		case x == 0:
			return grey(uint8(y % 2 * 255)) // half of the light: 188
		case x == 99:
			return blue
		}
		return green
	})
	got := fitted(t, img, 200, 100, footage.Pad)
	for at, want := range map[int]color.RGBA{0: grey(188), 49: grey(188), 52: green, 100: green, 147: green, 150: blue, 199: blue} {
		if p := got.RGBAAt(at, 70); distance(p, want) > 1 {
			t.Errorf("column %d is %v, want %v", at, p, want)
		}
	}
	tall := fitted(t, painted(100, 100, func(_, y int) color.RGBA { return upright[y/50] }), 50, 100, footage.Pad)
	if distance(tall.RGBAAt(7, 3), red) > 1 || distance(tall.RGBAAt(7, 97), green) > 1 {
		t.Errorf("above is %v, below %v", tall.RGBAAt(7, 3), tall.RGBAAt(7, 97))
	}
}

func TestPlacementSaysWhatIsSeenWhere(t *testing.T) {
	size := func(w, h int) projects.Size { return projects.Size{Width: w, Height: h} }
	cases := []struct {
		from, to projects.Size
		fit      footage.Fit
		want     footage.Placement
	}{
		{size(1920, 1080), size(256, 144), footage.Crop, footage.Placement{Source: footage.Area{Width: 1920, Height: 1080}, Target: image.Rect(0, 0, 256, 144)}},
		{size(1000, 500), size(64, 64), footage.Crop, footage.Placement{Source: footage.Area{X: 250, Width: 500, Height: 500}, Target: image.Rect(0, 0, 64, 64)}},
		{size(1000, 500), size(64, 64), footage.Pad, footage.Placement{Source: footage.Area{Width: 1000, Height: 500}, Target: image.Rect(0, 16, 64, 48)}},
		{size(500, 1000), size(64, 64), footage.Stretch, footage.Placement{Source: footage.Area{Width: 500, Height: 1000}, Target: image.Rect(0, 0, 64, 64)}},
		{size(500, 1000), size(64, 64), "", footage.Placement{Source: footage.Area{Y: 250, Width: 500, Height: 500}, Target: image.Rect(0, 0, 64, 64)}},
		{size(16000, 1), size(64, 64), footage.Pad, footage.Placement{Source: footage.Area{Width: 16000, Height: 1}, Target: image.Rect(0, 31, 64, 32)}},
	}
	for _, c := range cases {
		if got := footage.Place(c.from, c.to, c.fit); got != c.want {
			t.Errorf("%v in %v by %q: %+v, want %+v", c.from, c.to, c.fit, got, c.want)
		}
	}
}
