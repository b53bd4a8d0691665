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

// What the pack says of how far its autoencoder sees is true: a long take decoded in
// stretches, and a picture decoded in tiles, are what they are when decoded at once.
func TestDecodingInPartsIsDecodingTheWhole(t *testing.T) {
	e, err := Open(context.Background(), Options{Device: "cpu"})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	p, err := e.Plan(projects.Shot{Prompt: "a ball", Size: projects.Size{Width: 96, Height: 64}, Seconds: rational.Int(13)})
	if err != nil || len(p.Windows) < 3 {
		t.Fatalf("%d windows, %v", len(p.Windows), err)
	}
	take := latent.NewClip(p.Grid) // noise is as hard to decode as it gets
	noise.Fill(take.Data, 1, noise.Stream(noise.Latents, 0), 0)
	d, err := loader{e}.Open(context.Background(), plan.VAEDecoder)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	whole := decoded(t, e, d, take, pack.Tile{})
	if off := apart(t, decoded(t, e, d, take, p.Pack.VAE.Tile), whole); off > 1e-3 {
		t.Errorf("a long take in stretches is %.4f levels off", off)
	}
	few := latent.NewClip(take.WithFrames(2))
	few.CopyFrames(0, take, 20, 2)
	wide := repeated(few, 4) // 48 latents: there is room for tiles of 28
	if off := apart(t, decoded(t, e, d, wide, pack.Tile{Pixels: 28 * 8}), decoded(t, e, d, wide, pack.Tile{})); off > 1e-3 {
		t.Errorf("a picture in tiles is %.4f levels off", off)
	}
	for _, c := range []struct {
		tile pack.Tile
		most float64
	}{{pack.Tile{Frames: 56}, 0.2}, {pack.Tile{Frames: 32}, 8}} {
		off := apart(t, decoded(t, e, d, take, c.tile), whole)
		t.Logf("stretches of %d frames: %.4f levels off", c.tile.Frames, off)
		if off > c.most {
			t.Errorf("stretches of %d frames are %.2f levels off", c.tile.Frames, off)
		}
	}
	for _, c := range []struct {
		pixels int
		most   float64
	}{{160, 0.2}, {128, 1}, {96, 5}} {
		off := apart(t, decoded(t, e, d, wide, pack.Tile{Pixels: c.pixels}), decoded(t, e, d, wide, pack.Tile{}))
		t.Logf("tiles of %d pixels: %.4f levels off", c.pixels, off)
		if off > c.most {
			t.Errorf("tiles of %d pixels are %.2f levels off", c.pixels, off)
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
