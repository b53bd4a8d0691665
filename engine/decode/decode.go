// Package decode is the autoencoder, both ways: latents to a stream of frames, in
// tiles that fit the memory, and known pictures to latents. It must not import plan
// or diffuse, nor any inference runtime: sessions are given to it.
package decode

import (
	"context"
	"errors"
	"fmt"
	"math"

	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/tensor"
)

// Spec is what decoding and encoding need to know of a pack and a take.
type Spec struct {
	Geometry pack.Geometry
	VAE      pack.VAE
	Latents  pack.Latents
	Seed     uint64 // for the noise that some decoders want, and for posterior "sample"
	// Smaller may be nil. It is told the side of the tiles, in pixels, when the memory has
	// run out and decoding goes on with smaller ones.
	Smaller func(pixels int)
}

// The ways in which decoding fails, beside those of the session.
var (
	// ErrPort says that a graph wants an input that the engine does not know.
	ErrPort = errors.New("unknown input")
	// ErrNotFinite says that a graph gave values that are not numbers.
	ErrNotFinite = errors.New("the autoencoder gave values that are not numbers: try another precision or device")
)

// Frames decodes normalised latents and yields the take's frames in order. A frame's
// planes are valid until yield returns. An error of yield ends the work and is
// returned as it is. c is not modified.
func Frames(ctx context.Context, c latent.Clip, session infer.Session, spec Spec, yield func(frame.Frame) error) error {
	return NewStream(c.Grid, spec, yield).Advance(ctx, session, c, c.Frames)
}

// decoder holds what lasts from tile to tile.
type decoder struct {
	session infer.Session
	spec    Spec
	grid    latent.Grid
	tiling  tiling
	timed   bool // the graph takes decode_timestep

	span   *tensor.Float // the frames of the current span, [1,3,T,H,W]
	tile   *tensor.Float // those of a part of it
	tail   *tensor.Float // the frames of the last span that the current one overlaps
	shared int           // how many those are
	next   int           // index of the next frame
}

// bind takes a session and looks at what it wants.
func (d *decoder) bind(session infer.Session) error {
	d.session, d.timed = session, false
	for _, p := range session.Inputs() {
		switch p.Name {
		case "latent_sample":
		case "timestep":
			d.timed = true
		default:
			return fmt.Errorf("decode: %s of vae_decoder: %w", p.Name, ErrPort)
		}
	}
	return nil
}

// run decodes one box of raw latents, of which t is in time, into out, [1,3,T,H,W].
func (d *decoder) run(ctx context.Context, raw latent.Clip, t, y, x span, out **tensor.Float) error {
	in := tensor.NewFloat(1, raw.Channels, t.n, y.n, x.n)
	cut(in.Data, raw, y, x)
	s := d.spec.Geometry.Compression.Space
	reuse(out, 1, 3, latent.PixelFrames(d.spec.Geometry, t.n), y.n*s, x.n*s)
	values := map[string]infer.Value{"latent_sample": in}
	if d.timed {
		values["timestep"] = &tensor.Float{Shape: []int{1}, Data: []float32{float32(d.spec.VAE.DecodeTimestep)}}
	}
	if err := d.session.Run(ctx, values, map[string]*tensor.Float{"sample": *out}); err != nil {
		return fmt.Errorf("decode: latent frames %d to %d: %w", t.at, t.end()-1, err)
	}
	if !finite((*out).Data) {
		return fmt.Errorf("decode: latent frames %d to %d: %w", t.at, t.end()-1, ErrNotFinite)
	}
	return nil
}

// cut copies a box of a clip in all its frames, row by row.
func cut(dst []float32, c latent.Clip, y, x span) {
	for ch := range c.Channels {
		for f := range c.Frames {
			plane := c.Plane(ch, f)
			for row := y.at; row < y.end(); row++ {
				dst = dst[copy(dst, plane[row*c.Width+x.at:row*c.Width+x.end()]):]
			}
		}
	}
}

func finite(x []float32) bool {
	sum := float32(0)
	for _, v := range x {
		sum += v - v // 0 for numbers, not a number for all else
	}
	return !math.IsNaN(float64(sum))
}
