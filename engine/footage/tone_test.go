package footage_test

import (
	"image/color"
	"math"
	"testing"

	"kinora/engine/footage"
)

// What the curves of BT.2100 must give, from its tables and BT.2408's examples.
func TestCurvesOfHDRAreThoseOfTheStandard(t *testing.T) {
	for nits, want := range map[float64]float64{100: 0.5081, 203: 0.5807, 1000: 0.7518, 10000: 1} {
		if got := footage.ToPQ(nits); math.Abs(got-want) > 1e-4 {
			t.Errorf("%v nits are %.4f, want %.4f", nits, got, want)
		}
		if back := 203 * footage.FromPQ(footage.ToPQ(nits)); math.Abs(back-nits) > 1e-6*nits {
			t.Errorf("%v nits come back as %v", nits, back)
		}
	}
	for signal, want := range map[float64]float64{0: 0, 0.5: 1.0 / 12, 0.75: 0.26496, 1: 1} {
		if got := footage.FromHLG(signal); math.Abs(got-want) > 1e-4 {
			t.Errorf("HLG %v is %.5f, want %.5f", signal, got, want)
		}
	}
}

func TestHDRComesDownToOrdinaryBrightness(t *testing.T) {
	same := func(v float64) [3]float64 { return [3]float64{v, v, v} }
	cases := []struct {
		name, transfer string
		rgb            [3]float64
		want           color.RGBA
		off            int
	}{
		{"PQ black", "smpte2084", same(0), grey(0), 0},
		{"PQ at 20 nits is a tenth of white", "smpte2084", same(footage.ToPQ(20.3)), grey(89), 1},
		{"PQ at 80 nits is below the knee", "smpte2084", same(footage.ToPQ(81.2)), grey(170), 1},
		{"PQ at 1000 nits is white", "smpte2084", same(footage.ToPQ(1000)), grey(255), 0},
		{"PQ at 10000 nits is white", "smpte2084", same(1), grey(255), 0},
		{"HLG black", "arib-std-b67", same(0), grey(0), 0},
		{"HLG full is white", "arib-std-b67", same(1), grey(255), 0},
		{"a red of BT.709 in PQ keeps its hue", "smpte2084", pqOf(40, 0.1, 0.1), color.RGBA{124, 10, 10, 255}, 6},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := flatVideo(t, c.rgb, c.transfer)
			clip := open(t, path)
			checkNote(t, clip.Notes, "HDR")
			for _, w := range []int{0, 80} {
				if got := first(t, path, w, w*3/5).RGBAAt(40, 20); distance(got, c.want) > c.off {
					t.Errorf("width %d: is %v, want %v", w, got, c.want)
				}
			}
		})
	}
}

// pqOf is light of BT.709 primaries, in nits, as PQ of BT.2020's.
func pqOf(r, g, b float64) [3]float64 {
	return [3]float64{
		footage.ToPQ(0.627404*r + 0.329283*g + 0.043313*b),
		footage.ToPQ(0.069097*r + 0.919540*g + 0.011362*b),
		footage.ToPQ(0.016391*r + 0.088013*g + 0.895595*b),
	}
}

// Brighter stays brighter, up to where everything is white.
func TestTheToneCurveNeverFalls(t *testing.T) {
	last := -1
	for nits := 10.0; nits <= 1200; nits *= 1.6 {
		v := footage.ToPQ(nits)
		got := int(first(t, flatVideo(t, [3]float64{v, v, v}, "smpte2084"), 16, 16).RGBAAt(8, 8).R)
		t.Logf("%.0f nits: %d", nits, got)
		if got <= last && last < 255 {
			t.Errorf("%.0f nits are %d, no more than before", nits, got)
		}
		last = got
	}
}

func TestAGreenThatOnlyBT2020HasIsTheGreenestThereIs(t *testing.T) {
	got := first(t, flatVideo(t, [3]float64{0, 1, 0}, "bt2020-10"), 80, 48).RGBAAt(40, 20)
	if got.R != 0 || got.B != 0 || got.G < 254 {
		t.Errorf("is %v", got)
	}
}
