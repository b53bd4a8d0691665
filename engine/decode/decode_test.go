package decode_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"kinora/engine/decode"
	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/noise"
	"kinora/engine/pack"
	"kinora/engine/tensor"
)

func TestTilesGiveWhatTheWholeGives(t *testing.T) {
	tiles := map[string]func(*decode.Spec){
		"whole":                     func(*decode.Spec) {},
		"in space":                  func(s *decode.Spec) { s.VAE.Tile = pack.Tile{Pixels: 32, Stride: 24} },
		"in space, touching":        func(s *decode.Spec) { s.VAE.Tile = pack.Tile{Pixels: 32, Stride: 32} },
		"in time":                   func(s *decode.Spec) { s.VAE.Tile = pack.Tile{Frames: 16, FrameStride: 8} },
		"in time, touching":         func(s *decode.Spec) { s.VAE.Tile = pack.Tile{Frames: 8, FrameStride: 8} },
		"in time, single steps":     func(s *decode.Spec) { s.VAE.Tile = pack.Tile{Frames: 4, FrameStride: 4} },
		"in both":                   func(s *decode.Spec) { s.VAE.Tile = pack.Tile{Pixels: 40, Stride: 24, Frames: 12, FrameStride: 8} },
		"overlapping by far":        func(s *decode.Spec) { s.VAE.Tile = pack.Tile{Pixels: 64, Stride: 8, Frames: 20, FrameStride: 4} },
		"larger than the clip":      func(s *decode.Spec) { s.VAE.Tile = pack.Tile{Pixels: 512, Stride: 448, Frames: 99, FrameStride: 90} },
		"smaller than one latent":   func(s *decode.Spec) { s.VAE.Tile = pack.Tile{Pixels: 3, Stride: 2, Frames: 2, FrameStride: 1} },
		"looking back":              func(s *decode.Spec) { s.VAE.Tile.Frames, s.VAE.Context.Frames = 12, 2 },
		"looking further back":      func(s *decode.Spec) { s.VAE.Tile.Frames, s.VAE.Context.Frames = 12, 99 },
		"looking back from nothing": func(s *decode.Spec) { s.VAE.Tile.Frames, s.VAE.Context.Frames = 1, 1 },
		"looking aside":             func(s *decode.Spec) { s.VAE.Tile.Pixels, s.VAE.Context.Side = 64, 2 },
		"looking far aside":         func(s *decode.Spec) { s.VAE.Tile.Pixels, s.VAE.Context.Side = 64, 99 },
		"looking aside a little":    func(s *decode.Spec) { s.VAE.Tile.Pixels, s.VAE.Context.Side = 16, 9 },
	}
	for _, causal := range []bool{true, false} {
		for _, frames := range []int{1, 2, 8} {
			c := slope(frames, 11, 17)
			want := decodeAll(t, c, decoder(causal), spec(causal))
			for name, cut := range tiles {
				t.Run(fmt.Sprintf("%s, %d frames, causal %v", name, frames, causal), func(t *testing.T) {
					s := spec(causal)
					cut(&s)
					same(t, decodeAll(t, c, decoder(causal), s), want)
				})
			}
		}
	}
}

func same(t *testing.T, got, want []picture) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d frames, want %d", len(got), len(want))
	}
	for f, p := range got {
		if p.index != f || p.w != 136 || p.h != 88 {
			t.Fatalf("frame %d is number %d of %d×%d", f, p.index, p.w, p.h)
		}
		for c := range 3 {
			for i, v := range p.planes[c] {
				if d := v - want[f].planes[c][i]; !(d*d < 1e-12) {
					t.Fatalf("frame %d colour %d pixel %d is %v, want %v", f, c, i, v, want[f].planes[c][i])
				}
			}
		}
	}
}

func TestFramesAreThoseOfTheLatents(t *testing.T) {
	c := slope(3, 2, 2)
	got := decodeAll(t, c, decoder(true), spec(true))
	for f, p := range got {
		for ch := range 3 {
			if v, want := p.planes[ch][8*16+9], c.Plane(ch, (f+3)/4)[3]; v != want {
				t.Errorf("frame %d colour %d is %v, want %v", f, ch, v, want)
			}
		}
	}
	if len(got) != 9 {
		t.Errorf("%d frames, want 9", len(got))
	}
}

func TestTheFirstFrameOfALaterTileIsDropped(t *testing.T) {
	c := slope(9, 2, 2)
	clear(c.Data)
	s, d := spec(true), decoder(true)
	s.VAE.Tile, d.firstOff = pack.Tile{Frames: 8, FrameStride: 4}, 1
	for _, p := range decodeAll(t, c, d, s) {
		if want := float32(boolFloat(p.index == 0)); p.planes[0][0] != want {
			t.Errorf("frame %d is %v, want %v", p.index, p.planes[0][0], want)
		}
	}
}

func boolFloat(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func TestTilesThatDisagreeMeetGently(t *testing.T) {
	c := slope(9, 2, 12)
	clear(c.Data)
	s, d := spec(true), decoder(true)
	s.VAE.Tile, d.perRun = pack.Tile{Frames: 16, FrameStride: 8}, 1 // frames shared: 8
	before := float32(0)
	for _, p := range decodeAll(t, c, d, s) {
		if v := p.planes[0][0]; v < before || v > before+0.13 {
			t.Errorf("frame %d is %v after %v", p.index, v, before)
		}
		before = p.planes[0][0]
	}
	if before != float32(len(d.runs)-1) {
		t.Errorf("the last frame is %v after %d tiles", before, len(d.runs))
	}
	d = decoder(true)
	s.VAE.Tile, d.perRun = pack.Tile{Pixels: 64, Stride: 32}, 1 // pixels shared: 32
	row := decodeAll(t, c, d, s)[0].planes[0][:96]
	for x := 1; x < len(row); x++ {
		if step := row[x] - row[x-1]; step < 0 || step > 1.0/32+1e-5 {
			t.Errorf("pixel %d is %v after %v", x, row[x], row[x-1])
		}
	}
}

// A decoder that sees so far in time and space gives of its parts what it gives of the
// whole, where they are given as much more; and where they are given less it does not.
func TestTilesThatSeeAsFarAsTheDecoderGiveTheWhole(t *testing.T) {
	c := slope(19, 11, 17)
	for _, causal := range []bool{true, false} {
		all := func(context, aside int) []picture {
			s, d := spec(causal), decoder(causal)
			d.back, d.aside = 3, 1
			if context > 0 {
				s.VAE.Tile, s.VAE.Context = pack.Tile{Pixels: 64, Frames: 24}, pack.Context{Frames: context, Side: aside}
			}
			return decodeAll(t, c, d, s)
		}
		want := all(0, 0)
		same(t, all(3, 1), want)
		same(t, all(3, 2), want)
		if less := all(1, 1); slices.Equal(less[24].planes[0], want[24].planes[0]) {
			t.Error("it makes no difference how far is looked back")
		}
	}
}

func TestNoiseIsMixedInTheSpaceThatThePackSays(t *testing.T) {
	for _, space := range []string{"raw", "normalized"} {
		s, d := spec(true), decoder(true)
		s.VAE.NoiseSpace, s.VAE.DecodeNoiseScale, s.VAE.DecodeTimestep = space, 0.25, 0.05
		s.Latents = pack.Latents{Mean: []float64{1, 1, 1, 1}, Std: []float64{4, 4, 4, 4}, Scale: 2}
		d.inputs = append(d.inputs, infer.Port{Name: "timestep"})
		c := slope(2, 2, 2)
		kept := slices.Clone(c.Data)
		decodeAll(t, c, d, s)
		e := make([]float32, len(c.Data))
		noise.Fill(e, s.Seed, noise.Stream(noise.Decode, 0), 0)
		for i, got := range d.runs[0]["latent_sample"].(*tensor.Float).Data {
			z := float64(kept[i])
			want := 0.75*(z*2+1) + 0.25*float64(e[i])
			if space == "normalized" {
				want = (0.75*z+0.25*float64(e[i]))*2 + 1
			}
			if math.Abs(float64(got)-want) > 1e-5 {
				t.Fatalf("%s: value %d is %v, want %v", space, i, got, want)
			}
		}
		if v := d.runs[0]["timestep"].(*tensor.Float); len(v.Data) != 1 || v.Data[0] != 0.05 {
			t.Errorf("%s: timestep %v", space, v)
		}
		if !slices.Equal(c.Data, kept) {
			t.Errorf("%s: the latents were modified", space)
		}
	}
}

func TestWhatStopsDecodingIsReported(t *testing.T) {
	stop := errors.New("the disk is full")
	nan := slope(2, 2, 2)
	nan.Data[3] = float32(math.NaN())
	ctx, cancel := context.WithCancelCause(t.Context())
	d := decoder(true)
	frames := 0
	err := decode.Frames(t.Context(), slope(4, 2, 2), d, spec(true), func(frame.Frame) error { frames++; return stop })
	if !errors.Is(err, stop) || frames != 1 {
		t.Errorf("a failing receiver: %v after %d frames", err, frames)
	}
	if err := decode.Frames(ctx, nan, d, spec(true), nil); !errors.Is(err, decode.ErrNotFinite) {
		t.Errorf("not a number: %v", err)
	}
	d.inputs = append(d.inputs, infer.Port{Name: "sigma"})
	err = decode.Frames(ctx, nan, d, spec(true), nil)
	if !errors.Is(err, decode.ErrPort) || err.Error() != "decode: sigma of vae_decoder: unknown input" {
		t.Errorf("an unknown input: %v", err)
	}
	cancel(stop)
	if err := decode.Frames(ctx, slope(2, 2, 2), decoder(true), spec(true), nil); !errors.Is(err, stop) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestFramesArriveBeforeTheWholeIsDecoded(t *testing.T) {
	s, d := spec(true), decoder(true)
	s.VAE.Tile = pack.Tile{Frames: 8, FrameStride: 8}
	var runsAt []int
	err := decode.Frames(t.Context(), slope(13, 2, 2), d, s, func(frame.Frame) error {
		runsAt = append(runsAt, len(d.runs))
		return nil
	})
	if err != nil || len(runsAt) != 49 || runsAt[0] != 1 || runsAt[20] != 3 || runsAt[48] != 6 {
		t.Errorf("%v, runs at each frame: %v", err, runsAt)
	}
}

// still is a decoder that takes no time.
type still struct{ *spread }

func (still) Run(context.Context, map[string]infer.Value, map[string]*tensor.Float) error { return nil }

func BenchmarkFramesOutsideTheSession(b *testing.B) {
	c, s := slope(7, 30, 52), spec(true)
	s.VAE.Tile = pack.Tile{Pixels: 128, Stride: 96}
	for b.Loop() {
		if err := decode.Frames(b.Context(), c, still{decoder(true)}, s, func(frame.Frame) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
