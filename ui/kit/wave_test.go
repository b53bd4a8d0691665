package kit_test

import (
	"image/color"
	"math"
	"testing"

	"kinora/ui/kit"
)

func TestAWaveIsHighWhereItIsLoud(t *testing.T) {
	ink := color.NRGBA{255, 0, 0, 255}
	img := kit.Wave([]float32{0, float32(math.NaN()), 0.5, 9}, 40, 20, ink)
	high := func(x int) (n int) {
		for y := range 20 {
			if img.RGBAAt(x, y).A > 0 {
				n++
			}
		}
		return n
	}
	for x, want := range map[int]int{2: 2, 12: 2, 22: 10, 35: 18} {
		if got := high(x); got != want {
			t.Errorf("%d pixels at %d, want %d", got, x, want)
		}
	}
	if flat := kit.Wave(nil, 4, 10, ink); flat.RGBAAt(1, 5).A == 0 || flat.RGBAAt(1, 1).A != 0 {
		t.Error("no sound is no flat line")
	}
}
