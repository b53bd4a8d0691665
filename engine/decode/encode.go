package decode

import (
	"context"
	"fmt"
	"image"
	"math"

	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/noise"
	"kinora/engine/tensor"
)

// Encode turns pictures of one size into normalised latents. Their number and sides
// must fill whole latents (latent.Of). With the posterior "sample" the draw is that
// of (spec.Seed, index), so index should tell the conditions of a take apart.
func Encode(ctx context.Context, pictures []*image.RGBA, session infer.Session, spec Spec, index int) (latent.Clip, error) {
	if len(pictures) == 0 {
		return latent.Clip{}, fmt.Errorf("encode: no pictures: %w", latent.ErrExtent)
	}
	size := pictures[0].Rect.Size()
	grid, err := latent.Of(spec.Geometry, len(pictures), size.X, size.Y)
	if err != nil {
		return latent.Clip{}, fmt.Errorf("encode: %w", err)
	}
	in, err := pixels(pictures, size)
	if err != nil {
		return latent.Clip{}, err
	}
	channels, err := parameters(session, grid.Channels)
	if err != nil {
		return latent.Clip{}, err
	}
	out := tensor.NewFloat(1, channels, grid.Frames, grid.Height, grid.Width)
	values, results := map[string]infer.Value{"sample": in}, map[string]*tensor.Float{"latent_parameters": out}
	if err := session.Run(ctx, values, results); err != nil {
		return latent.Clip{}, fmt.Errorf("encode %d frames: %w", len(pictures), err)
	}
	if !finite(out.Data) {
		return latent.Clip{}, fmt.Errorf("encode %d frames: %w", len(pictures), ErrNotFinite)
	}
	c := posterior(out.Data, grid, spec, index)
	latent.Normalise(spec.Latents, c.Data)
	return c, nil
}

// pixels is the pictures as [1,3,F,H,W] in [-1,1].
func pixels(pictures []*image.RGBA, size image.Point) (*tensor.Float, error) {
	n, plane := len(pictures), size.X*size.Y
	t := tensor.NewFloat(1, 3, n, size.Y, size.X)
	for f, m := range pictures {
		if m.Rect.Size() != size {
			return nil, fmt.Errorf("encode: picture %d is %v, the first %v: %w", f, m.Rect.Size(), size, latent.ErrExtent)
		}
		at := func(c int) []float32 { return t.Data[(c*n+f)*plane:][:plane] }
		frame.FromRGBA(at(0), at(1), at(2), m)
	}
	return t, nil
}

// parameters is the number of channels that the encoder gives: what its port says,
// else a mean and a log-variance for each latent channel.
func parameters(session infer.Session, channels int) (int, error) {
	for _, p := range session.Outputs() {
		if p.Name != "latent_parameters" || len(p.Shape) != 5 || p.Shape[1] < 0 {
			continue
		}
		if n := p.Shape[1]; n != channels && n != channels+1 && n != 2*channels {
			return 0, fmt.Errorf("encode: vae_encoder gives %d channels for %d latent ones: %w", n, channels, latent.ErrExtent)
		}
		return p.Shape[1], nil
	}
	return 2 * channels, nil
}

// posterior is the mean, or for "sample" a draw around it. The log-variance is given
// per channel, or once for all (LTX-Video; diffusers, autoencoder_kl_ltx.py), or not
// at all, and is held to -30…20 as in diffusers' DiagonalGaussianDistribution.
func posterior(params []float32, g latent.Grid, spec Spec, index int) latent.Clip {
	c := latent.NewClip(g)
	copy(c.Data, params)
	spread := params[min(len(params), len(c.Data)):]
	if spec.VAE.Posterior != "sample" || len(spread) == 0 {
		return c
	}
	e := make([]float32, len(c.Data))
	noise.Fill(e, spec.Seed, noise.Stream(noise.Posterior, index), 0)
	for i := range c.Data {
		logVar := max(-30, min(20, float64(spread[i%len(spread)])))
		c.Data[i] += float32(math.Exp(logVar/2) * float64(e[i]))
	}
	return c
}
