package engine

import (
	"context"
	"math"
	"slices"
	"testing"

	"kinora/engine/decode"
	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/noise"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// decoded is all values of all frames, decoded with the given tiles.
func decoded(t *testing.T, e *Engine, d infer.Session, c latent.Clip, tile pack.Tile) [][]float32 {
	t.Helper()
	spec := decode.Spec{Geometry: e.Manifest().Geometry, VAE: e.Manifest().VAE, Latents: e.pack.Latents}
	spec.VAE.Tile = tile
	var out [][]float32
	err := decode.Frames(context.Background(), c, d, spec, func(f frame.Frame) error {
		out = append(out, slices.Concat(f.R, f.G, f.B))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// apart is the largest difference of two clips, in levels of 255.
func apart(t *testing.T, a, b [][]float32) float64 {
	t.Helper()
	if len(a) != len(b) {
		t.Fatalf("%d and %d frames", len(a), len(b))
	}
	most := 0.0
	for f := range a {
		for i, v := range a[f] {
			most = max(most, math.Abs(float64(v-b[f][i])))
		}
	}
	return most * 127.5
}

// onDecoder is the built-in pack with its decoder loaded, and a long take of noise, which
// is as hard to decode as it gets.
func onDecoder(t *testing.T) (*Engine, infer.Session, plan.Plan, latent.Clip) {
	t.Helper()
	e, err := Open(context.Background(), Options{Device: "cpu"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	p, err := e.Plan(projects.Shot{Prompt: "a ball", Size: projects.Size{Width: 96, Height: 64}, Seconds: rational.Int(13)})
	if err != nil || len(p.Windows) < 3 {
		t.Fatalf("%d windows, %v", len(p.Windows), err)
	}
	take := latent.NewClip(p.Grid)
	noise.Fill(take.Data, 1, noise.Stream(noise.Latents, 0), 0)
	d, err := e.loader.Open(context.Background(), plan.VAEDecoder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return e, d, p, take
}

// What the pack says of how far its autoencoder sees is true: a long take decoded in
// stretches, and a picture decoded in tiles, are what they are when decoded at once.
// Where there is room for less, they are nearly that.
func TestDecodingInPartsIsDecodingTheWhole(t *testing.T) {
	e, d, p, take := onDecoder(t)
	few := latent.NewClip(take.WithFrames(2))
	few.CopyFrames(0, take, 20, 2)
	wide := repeated(few, 4) // 48 latents: there is room for tiles of 28
	at := map[string][][]float32{
		"time": decoded(t, e, d, take, pack.Tile{}), "space": decoded(t, e, d, wide, pack.Tile{}),
	}
	for _, c := range []struct {
		clip latent.Clip
		axis string
		tile pack.Tile
		most float64
	}{
		{take, "time", p.Pack.VAE.Tile, 1e-3},
		{take, "time", pack.Tile{Frames: 56}, 0.2},
		{take, "time", pack.Tile{Frames: 32}, 8},
		{wide, "space", pack.Tile{Pixels: 224}, 1e-3},
		{wide, "space", pack.Tile{Pixels: 160}, 0.01},
		{wide, "space", pack.Tile{Pixels: 128}, 0.2},
		{wide, "space", pack.Tile{Pixels: 96}, 2},
	} {
		off := apart(t, decoded(t, e, d, c.clip, c.tile), at[c.axis])
		t.Logf("tiles of %d frames, %d pixels (0 is all): %.4f levels off", c.tile.Frames, c.tile.Pixels, off)
		if off > c.most {
			t.Errorf("tiles of %+v are %.4f levels off", c.tile, off)
		}
	}
}

// repeated is a clip beside itself n times.
func repeated(c latent.Clip, n int) latent.Clip {
	g := c.Grid
	g.Width *= n
	out := latent.NewClip(g)
	for i := range out.Data {
		row, x := i/g.Width, i%g.Width
		out.Data[i] = c.Data[row*c.Width+x%c.Width]
	}
	return out
}
