package latent_test

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"testing"

	"kinora/engine/latent"
	"kinora/engine/pack"
)

// golden is testdata/geometry.json, from numpy's reshapes by generate.py.
type golden struct {
	Packs []struct {
		Shape  [4]int
		Patch  [3]int
		Tokens []float32
		Width  int
	}
	Places []struct {
		Grid, Patch         [3]int
		Time, Space, Offset int
		Rate                float64
		Causal, Bounds, Own bool
		Coords              []float64
	}
}

func readGolden(t *testing.T) (g golden) {
	t.Helper()
	b, err := os.ReadFile("testdata/geometry.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

func TestPackingIsTheGoldenOrderAndUnpackingItsInverse(t *testing.T) {
	for _, want := range readGolden(t).Packs {
		g := latent.Grid{Channels: want.Shape[0], Frames: want.Shape[1], Height: want.Shape[2], Width: want.Shape[3]}
		grid := make([]float32, g.Size())
		for i := range grid {
			grid[i] = float32(i)
		}
		tokens := make([]float32, g.Size())
		latent.Pack(tokens, grid, g, want.Patch)
		if !slices.Equal(tokens, want.Tokens) || g.TokenWidth(want.Patch) != want.Width {
			t.Errorf("%v patch %v: %v", want.Shape, want.Patch, tokens)
		}
		if n := g.Tokens(want.Patch); n*want.Width != g.Size() {
			t.Errorf("%v patch %v: %d tokens", want.Shape, want.Patch, n)
		}
		back := make([]float32, g.Size())
		latent.Unpack(back, tokens, g, want.Patch)
		if !slices.Equal(back, grid) {
			t.Errorf("%v patch %v does not come back", want.Shape, want.Patch)
		}
	}
}

func TestCoordinatesAreTheGoldenOnes(t *testing.T) {
	for i, want := range readGolden(t).Places {
		c := latent.Coords{Rate: want.Rate, Geometry: pack.Geometry{
			Patch: want.Patch, CausalFix: want.Causal, Compression: pack.Compression{Time: want.Time, Space: want.Space},
			Coords: pack.Coords{Unit: "seconds", Bounds: want.Bounds},
		}}
		if want.Rate == 0 {
			c.Geometry.Coords.Unit = "frames"
		}
		g := latent.Grid{Channels: 1, Frames: want.Grid[0], Height: want.Grid[1], Width: want.Grid[2]}
		n := g.Tokens(want.Patch)
		// Laid behind two other tokens: what is before must stay as it is.
		dst := make([]float32, 3*(n+2)*c.Rank())
		c.Fill(dst, n+2, 2, g, want.Offset, want.Own)
		for k, v := range want.Coords {
			per := n * c.Rank()
			at := (k/per)*(n+2)*c.Rank() + 2*c.Rank() + k%per
			if math.Abs(float64(dst[at])-v) > 1e-5 {
				t.Fatalf("case %d value %d is %v, want %v", i, k, dst[at], v)
			}
		}
		if dst[0] != 0 || dst[c.Rank()] != 0 {
			t.Errorf("case %d: the tokens before were written to", i)
		}
	}
}

func geometry(causal bool) pack.Geometry {
	return pack.Geometry{
		LatentChannels: 8, Patch: [3]int{1, 2, 2}, CausalFix: causal,
		Compression: pack.Compression{Time: 4, Space: 8},
	}
}

func TestClipsFillTheirGrids(t *testing.T) {
	g, err := latent.Of(geometry(true), 25, 128, 80)
	if err != nil || g != (latent.Grid{Channels: 8, Frames: 7, Height: 10, Width: 16}) {
		t.Errorf("25 frames: %v, %v", g, err)
	}
	g, err = latent.Of(geometry(false), 24, 16, 16)
	if err != nil || g.Frames != 6 {
		t.Errorf("24 frames without the causal fix: %v, %v", g, err)
	}
	for name, c := range map[string]struct {
		causal  bool
		f, w, h int
	}{
		"frames between":          {true, 24, 128, 80},
		"no frames":               {true, 0, 128, 80},
		"negative frames":         {true, -3, 128, 80},
		"frames between, no fix":  {false, 25, 128, 80},
		"width in the wrong step": {true, 25, 120, 80},
		"no height":               {true, 25, 128, 0},
	} {
		if _, err := latent.Of(geometry(c.causal), c.f, c.w, c.h); !errors.Is(err, latent.ErrExtent) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPixelAndLatentFramesAgree(t *testing.T) {
	for _, causal := range []bool{true, false} {
		g := geometry(causal)
		for p := range 60 {
			f := latent.FrameAt(g, p)
			if first, next := latent.FirstPixel(g, f), latent.FirstPixel(g, f+1); p < first || p >= next {
				t.Errorf("causal %v: frame %d lies in %d, which is %d to %d", causal, p, f, first, next-1)
			}
		}
		if latent.FrameAt(g, -5) != 0 || latent.PixelFrames(g, 0) != 0 {
			t.Errorf("causal %v: frames before the first", causal)
		}
	}
}

func TestNormalisingIsUndoneByDenormalising(t *testing.T) {
	l := pack.Latents{Mean: []float64{1, -2}, Std: []float64{0.5, 4}, Scale: 2}
	x := []float32{1, 2, 3, 4, 5, 6}
	latent.Normalise(l, x)
	for i, want := range []float32{0, 4, 8, 3, 3.5, 4} {
		if x[i] != want {
			t.Errorf("normalised %v", x)
			break
		}
	}
	latent.Denormalise(l, x)
	for i, v := range x {
		if math.Abs(float64(v)-float64(i+1)) > 1e-6 {
			t.Errorf("came back as %v", x)
			break
		}
	}
}

func TestFramesAreCopiedWhole(t *testing.T) {
	g := latent.Grid{Channels: 2, Frames: 3, Height: 1, Width: 2}
	src, dst := latent.NewClip(g), latent.NewClip(g.WithFrames(2))
	for i := range src.Data {
		src.Data[i] = float32(i)
	}
	dst.CopyFrames(0, src, 1, 2)
	if want := []float32{2, 3, 4, 5, 8, 9, 10, 11}; !slices.Equal(dst.Data, want) {
		t.Errorf("got %v, want %v", dst.Data, want)
	}
}
