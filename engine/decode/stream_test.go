package decode_test

import (
	"slices"
	"testing"

	"kinora/engine/decode"
	"kinora/engine/frame"
	"kinora/engine/latent"
	"kinora/engine/pack"
)

// However a take's latents come, its frames are those of the whole.
func TestAStreamGivesWhatTheWholeGives(t *testing.T) {
	for _, causal := range []bool{true, false} {
		for _, space := range []string{"raw", "normalized"} {
			c, s := slope(23, 4, 4), spec(causal)
			s.VAE.Tile = pack.Tile{Frames: 16, FrameStride: 8}
			s.VAE.DecodeNoiseScale, s.VAE.NoiseSpace = 0.1, space
			want := decodeAll(t, c, decoder(causal), s)
			for _, stops := range [][]int{{23}, {1, 2, 3, 23}, {7, 12, 12, 22, 23}} {
				grown := latent.NewClip(c.Grid) // holds nothing of what is not final
				at, next := 0, 0
				stream := decode.NewStream(c.Grid, s, func(f frame.Frame) error {
					if f.Index != next || !slices.Equal(f.G, want[f.Index].planes[1]) {
						t.Errorf("stops %v: frame %d came as number %d or differs", stops, next, f.Index)
					}
					next++
					return nil
				})
				for _, stop := range stops {
					grown.CopyFrames(at, c, at, stop-at)
					at = stop
					if err := stream.Advance(t.Context(), decoder(causal), grown, stop); err != nil {
						t.Fatal(err)
					}
				}
				if next != len(want) {
					t.Errorf("stops %v: %d of %d frames", stops, next, len(want))
				}
			}
		}
	}
}

// Noise is a latent's own: where a take is cut does not move it.
func TestTheDecodersNoiseDoesNotDependOnTiles(t *testing.T) {
	c, s := slope(8, 4, 4), spec(true)
	s.VAE.DecodeNoiseScale = 0.2
	want := decodeAll(t, c, decoder(true), s)
	s.VAE.Tile = pack.Tile{Frames: 12, FrameStride: 8}
	for f, p := range decodeAll(t, c, decoder(true), s) {
		for i, v := range p.planes[0] {
			if d := v - want[f].planes[0][i]; d*d > 1e-12 {
				t.Fatalf("frame %d pixel %d is %v, whole %v", f, i, v, want[f].planes[0][i])
			}
		}
	}
}
