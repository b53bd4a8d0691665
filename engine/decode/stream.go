package decode

import (
	"context"

	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/noise"
)

// Stream decodes a take while its latents are still being made. Where it cuts the take
// depends on the take's length and the spec alone, so the frames are the same however
// the latents come, as long as the memory does not run out. It is used from one goroutine.
type Stream struct {
	d     *decoder
	yield func(frame.Frame) error
	next  int // the first span that is not decoded
}

// NewStream begins a take of the given extent. yield is as for Frames.
func NewStream(take latent.Grid, spec Spec, yield func(frame.Frame) error) *Stream {
	return &Stream{d: &decoder{spec: spec, grid: take, tiling: tile(take, spec)}, yield: yield}
}

// Ready reports whether Advance would decode anything.
func (s *Stream) Ready(frames int) bool {
	spans := s.d.tiling.time
	return s.next < len(spans) && spans[s.next].end() <= frames
}

// Advance decodes as far as the first frames latent frames of the take allow: they are
// final, the others are not looked at. With all of them the last frame is yielded. The
// session may be another one each time.
func (s *Stream) Advance(ctx context.Context, session infer.Session, take latent.Clip, frames int) error {
	if err := s.d.bind(session); err != nil {
		return err
	}
	defer func() { s.d.span, s.d.tile = nil, nil }() // others may need the memory until more is final
	spans := s.d.tiling.time
	for ; s.Ready(frames); s.next++ {
		t := spans[s.next]
		if err := s.d.fit(ctx, prepare(take, t.span, s.d.spec), t.span); err != nil {
			return err
		}
		if err := s.d.emit(s.next, s.yield); err != nil {
			return err
		}
	}
	return nil
}

// prepare is the decoder's input for some frames: a copy of the latents with noise
// mixed in where the pack wants some, (1-s)·z + s·ε in the raw or the normalised
// space, denormalised. LTX-Video mixes in the raw space (diffusers,
// pipeline_ltx_condition.py), LTX-2 in the normalised one (pipeline_ltx2_condition.py).
func prepare(take latent.Clip, t span, spec Spec) latent.Clip {
	raw := latent.NewClip(take.WithFrames(t.n))
	raw.CopyFrames(0, take, t.at, t.n)
	scale := spec.VAE.DecodeNoiseScale
	if scale > 0 && spec.VAE.NoiseSpace == "normalized" {
		mixNoise(raw, take.Grid, t, scale, spec.Seed)
	}
	latent.Denormalise(spec.Latents, raw.Data)
	if scale > 0 && spec.VAE.NoiseSpace != "normalized" {
		mixNoise(raw, take.Grid, t, scale, spec.Seed)
	}
	return raw
}

// mixNoise mixes the take's noise for these frames into raw. A latent's noise is the
// same in whichever span it is decoded.
func mixNoise(raw latent.Clip, take latent.Grid, t span, scale float64, seed uint64) {
	e := make([]float32, raw.Grid.Plane())
	keep, add := float32(1-scale), float32(scale)
	for ch := range raw.Channels {
		for f := range raw.Frames {
			at := (ch*take.Frames + t.at + f) * take.Plane()
			noise.Fill(e, seed, noise.Stream(noise.Decode, 0), uint64(at))
			for i, v := range raw.Plane(ch, f) {
				raw.Plane(ch, f)[i] = float32(keep*v) + float32(add*e[i])
			}
		}
	}
}
