// Package latent is the geometry between pixels, latents and tokens: extents, patch
// packing, coordinates, normalisation. It imports pack's plain types only; it does
// no I/O and starts no goroutines.
package latent

import (
	"errors"
	"fmt"

	"kinora/engine/pack"
)

// Grid is the extent of a clip in latents.
type Grid struct {
	Channels, Frames, Height, Width int
}

// ErrExtent says that pixels do not fill whole latents and patches.
var ErrExtent = errors.New("does not fit the model's grid")

// Of is the grid of a clip of pixel frames: frames must be what whole latent frames
// stand for (see PixelFrames), and the sides multiples of Space times the patch.
// Otherwise the error wraps ErrExtent.
func Of(g pack.Geometry, frames, width, height int) (Grid, error) {
	s := g.Compression.Space
	if width < 1 || height < 1 || height%(s*g.Patch[1]) != 0 || width%(s*g.Patch[2]) != 0 {
		return Grid{}, fmt.Errorf("latent: %d×%d pixels, want multiples of %d×%d: %w",
			width, height, s*g.Patch[2], s*g.Patch[1], ErrExtent)
	}
	n := 1 + FrameAt(g, frames-1)
	if frames < 1 || PixelFrames(g, n) != frames || n%g.Patch[0] != 0 {
		return Grid{}, fmt.Errorf("latent: %d frames do not fill whole latent frames: %w", frames, ErrExtent)
	}
	return Grid{g.LatentChannels, n, height / s, width / s}, nil
}

// Plane is the number of latents in one channel of one frame.
func (g Grid) Plane() int { return g.Height * g.Width }

// Size is the number of values: Channels·Frames·Height·Width.
func (g Grid) Size() int { return g.Channels * g.Frames * g.Plane() }

// Shape is [1, Channels, Frames, Height, Width].
func (g Grid) Shape() []int { return []int{1, g.Channels, g.Frames, g.Height, g.Width} }

// Tokens is the number of tokens of the grid, one per patch.
func (g Grid) Tokens(patch [3]int) int {
	return g.Frames / patch[0] * g.FrameTokens(patch)
}

// FrameTokens is the number of tokens in one row of patches along time.
func (g Grid) FrameTokens(patch [3]int) int {
	return g.Height / patch[1] * (g.Width / patch[2])
}

// TokenWidth is the number of values in one token: Channels times the patch.
func (g Grid) TokenWidth(patch [3]int) int {
	return g.Channels * patch[0] * patch[1] * patch[2]
}

// WithFrames is the same grid with another number of latent frames.
func (g Grid) WithFrames(n int) Grid {
	g.Frames = n
	return g
}

// PixelFrames is the number of pixel frames that n latent frames stand for: with the
// causal fix 1+(n-1)·Time, without it n·Time; 0 for none.
func PixelFrames(g pack.Geometry, n int) int {
	switch {
	case n < 1:
		return 0
	case g.CausalFix:
		return 1 + (n-1)*g.Compression.Time
	}
	return n * g.Compression.Time
}

// FrameAt is the latent frame that pixel frame p lies in; 0 for p ≤ 0.
func FrameAt(g pack.Geometry, p int) int {
	switch {
	case p <= 0:
		return 0
	case g.CausalFix:
		return (p + g.Compression.Time - 1) / g.Compression.Time
	}
	return p / g.Compression.Time
}

// FirstPixel is the first pixel frame that latent frame f stands for.
func FirstPixel(g pack.Geometry, f int) int { return PixelFrames(g, f) }

// Clip is normalised latents, [Channels, Frames, Height, Width] row-major.
type Clip struct {
	Grid
	Data []float32
}

// NewClip returns a clip of zeros.
func NewClip(g Grid) Clip { return Clip{g, make([]float32, g.Size())} }

// Plane is one channel of one frame; it shares the clip's memory.
func (c Clip) Plane(channel, frame int) []float32 {
	n := c.Grid.Plane()
	at := (channel*c.Frames + frame) * n
	return c.Data[at : at+n]
}

// CopyFrames copies n frames of src from frame from on to frame at of c. Both have
// the same channels and sides, and the frames exist.
func (c Clip) CopyFrames(at int, src Clip, from, n int) {
	for ch := range c.Channels {
		for f := range n {
			copy(c.Plane(ch, at+f), src.Plane(ch, from+f))
		}
	}
}
