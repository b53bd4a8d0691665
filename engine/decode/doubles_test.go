package decode_test

import (
	"context"
	"fmt"
	"testing"

	"kinora/engine/decode"
	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/tensor"
)

// spread is a decoder that can be checked by hand: colour c of a pixel is channel c
// of the latent that the pixel lies in. The first frame of every run is firstOff too
// bright, as a causal decoder's differs that lacks what came before; and every run
// adds perRun times its number.
type spread struct {
	inputs   []infer.Port
	outputs  []infer.Port
	causal   bool
	firstOff float32
	perRun   float32
	runs     []map[string]infer.Value
	pixels   []int // frames·height·width of each run
	during   func() error
	most     int // pixels of a frame that there is memory for; 0 is no bound
	// back and aside is how many latents before and beside its own count for a pixel, too.
	back, aside int
}

func (s *spread) Inputs() []infer.Port  { return s.inputs }
func (s *spread) Outputs() []infer.Port { return s.outputs }
func (s *spread) Close() error          { return nil }

func (s *spread) Run(ctx context.Context, in map[string]infer.Value, out map[string]*tensor.Float) error {
	if ctx.Err() != nil {
		return fmt.Errorf("stopped: %w", context.Cause(ctx))
	}
	if s.during != nil {
		if err := s.during(); err != nil {
			return err
		}
	}
	z, rgb := in["latent_sample"].(*tensor.Float), out["sample"]
	f, h, w := rgb.Shape[2], rgb.Shape[3], rgb.Shape[4]
	if s.most > 0 && h*w > s.most {
		return infer.ErrMemory
	}
	for c := range 3 {
		for t := range f {
			from := t / 4
			if s.causal {
				from = (t + 3) / 4
			}
			for y := range h {
				for x := range w {
					v := s.seen(z, c, from, y/8, x/8)
					if t == 0 {
						v += s.firstOff
					}
					rgb.Data[((c*f+t)*h+y)*w+x] = v + s.perRun*float32(len(s.runs))
				}
			}
		}
	}
	s.runs = append(s.runs, in)
	s.pixels = append(s.pixels, f*h*w)
	return nil
}

// seen is a latent, and of what lies before and beside it ever less.
func (s *spread) seen(z *tensor.Float, c, t, y, x int) float32 {
	at := func(t, x int) float32 {
		t, x = max(0, t), max(0, min(x, z.Shape[4]-1))
		return z.Data[((c*z.Shape[2]+t)*z.Shape[3]+y)*z.Shape[4]+x]
	}
	v := at(t, x)
	for k := range s.back {
		v += at(t-k-1, x) / float32(4+k)
	}
	for k := range s.aside {
		v += (at(t, x-k-1) + at(t, x+k+1)) / float32(4+k)
	}
	return v
}

func decoder(causal bool) *spread {
	return &spread{causal: causal, inputs: []infer.Port{{Name: "latent_sample", Shape: []int{-1, 4, -1, -1, -1}}}}
}

func spec(causal bool) decode.Spec {
	return decode.Spec{
		Geometry: pack.Geometry{
			LatentChannels: 4, Patch: [3]int{1, 1, 1}, CausalFix: causal, Compression: pack.Compression{Time: 4, Space: 8},
		},
		VAE:     pack.VAE{Posterior: "mode", NoiseSpace: "raw"},
		Latents: pack.Latents{Mean: make([]float64, 4), Std: []float64{1, 1, 1, 1}, Scale: 1},
		Seed:    3,
	}
}

// slope is latents that differ everywhere.
func slope(frames, height, width int) latent.Clip {
	c := latent.NewClip(latent.Grid{Channels: 4, Frames: frames, Height: height, Width: width})
	for i := range c.Data {
		c.Data[i] = float32(i%997)/500 - 1
	}
	return c
}

// picture is a copy of a frame.
type picture struct {
	index, w, h int
	planes      [3][]float32
}

func decodeAll(t *testing.T, c latent.Clip, s *spread, sp decode.Spec) []picture {
	t.Helper()
	var out []picture
	err := decode.Frames(t.Context(), c, s, sp, func(f frame.Frame) error {
		p := picture{index: f.Index, w: f.Width, h: f.Height}
		for i, plane := range [][]float32{f.R, f.G, f.B} {
			p.planes[i] = append([]float32(nil), plane...)
		}
		out = append(out, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
