package noise_test

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"

	"kinora/engine/noise"
)

func TestPhiloxGivesThePublishedAnswers(t *testing.T) {
	// kat_vectors of Random123: zeros, ones, the digits of π.
	cases := []struct {
		counter [4]uint32
		key     [2]uint32
		want    [4]uint32
	}{
		{want: [4]uint32{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
		{
			[4]uint32{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
			[2]uint32{0xffffffff, 0xffffffff},
			[4]uint32{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
		},
		{
			[4]uint32{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
			[2]uint32{0xa4093822, 0x299f31d0},
			[4]uint32{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
		},
	}
	for _, c := range cases {
		if got := noise.Philox(c.counter, c.key); got != c.want {
			t.Errorf("Philox(%08x, %08x) = %08x, want %08x", c.counter, c.key, got, c.want)
		}
	}
}

// golden is normal.json, computed with 60 digits by testdata/generate.py.
type golden struct {
	Sequences []struct {
		Seed, Stream, Block string
		Bits                []uint32
	}
}

func readGolden(t *testing.T) (g golden) {
	t.Helper()
	b, err := os.ReadFile("testdata/normal.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

func TestDeviatesAreTheGoldenOnesToTheLastBit(t *testing.T) {
	for _, s := range readGolden(t).Sequences {
		got := make([]float32, len(s.Bits))
		noise.Fill(got, number(t, s.Seed), number(t, s.Stream), 4*number(t, s.Block))
		for i, v := range got {
			if math.Float32bits(v) != s.Bits[i] {
				t.Fatalf("seed %s stream %s value %d: %v, want %v", s.Seed, s.Stream, i, v, math.Float32frombits(s.Bits[i]))
			}
		}
	}
}

func TestASequenceMayBeFilledInPieces(t *testing.T) {
	whole := make([]float32, 101)
	noise.Fill(whole, 3, 9, 0)
	for at := 0; at < len(whole); {
		n := min(1+at%7, len(whole)-at)
		piece := make([]float32, n)
		noise.Fill(piece, 3, 9, uint64(at))
		for i, v := range piece {
			if v != whole[at+i] {
				t.Fatalf("value %d from a piece at %d is %v, want %v", at+i, at, v, whole[at+i])
			}
		}
		at += n
	}
}

func TestMomentsAreThoseOfTheNormalDistribution(t *testing.T) {
	const n = 1 << 20
	z := make([]float32, n)
	noise.Fill(z, 42, noise.Stream(noise.Latents, 0), 0)
	var m [5]float64
	for _, v := range z {
		p := 1.0
		for k := range m {
			m[k] += p / n
			p *= float64(v)
		}
	}
	// Five standard errors: the variances of z, z², z³, z⁴ are 1, 2, 15, 96.
	for k, want := range map[int][2]float64{1: {0, 1}, 2: {1, 2}, 3: {0, 15}, 4: {3, 96}} {
		if tol := 5 * math.Sqrt(want[1]/n); math.Abs(m[k]-want[0]) > tol {
			t.Errorf("moment %d is %.5f, want %v ± %.5f", k, m[k], want[0], tol)
		}
	}
}

func TestDistributionFunctionIsTheNormalOne(t *testing.T) {
	const n, cells = 1 << 18, 64
	z := make([]float32, n)
	noise.Fill(z, 1, noise.Stream(noise.Known, 2), 0)
	var count [cells]float64
	for _, v := range z {
		count[min(cells-1, int(cells*0.5*math.Erfc(-float64(v)/math.Sqrt2)))]++
	}
	chi := 0.0
	for _, c := range count {
		chi += (c - n/cells) * (c - n/cells) / (n / cells)
	}
	if chi > 120 { // 63 degrees of freedom: mean 63, deviation 11.2
		t.Errorf("χ² over %d equal cells is %.1f", cells, chi)
	}
}

func TestStreamsAndSeedsAreIndependent(t *testing.T) {
	const n = 1 << 16
	base := make([]float32, n)
	noise.Fill(base, 5, noise.Stream(noise.Latents, 0), 0)
	others := map[string][2]uint64{
		"next seed":      {6, noise.Stream(noise.Latents, 0)},
		"next frame":     {5, noise.Stream(noise.Latents, 1)},
		"frame before":   {5, noise.Stream(noise.Latents, -1)},
		"other purpose":  {5, noise.Stream(noise.Image, 0)},
		"high seed bits": {5 | 1<<40, noise.Stream(noise.Latents, 0)},
	}
	for name, o := range others {
		z := make([]float32, n)
		noise.Fill(z, o[0], o[1], 0)
		dot := 0.0
		for i := range z {
			dot += float64(z[i]) * float64(base[i]) / n
		}
		if math.Abs(dot) > 5/math.Sqrt(n) {
			t.Errorf("%s: correlation %.4f with the base stream", name, dot)
		}
	}
}

func number(t *testing.T, s string) uint64 {
	t.Helper()
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func BenchmarkFill(b *testing.B) {
	z := make([]float32, 1<<16)
	b.SetBytes(int64(4 * len(z)))
	for b.Loop() {
		noise.Fill(z, 1, 2, 0)
	}
}
