package decode

import (
	"kinora/engine/latent"
)

// span is n latents from at on, along one axis.
type span struct{ at, n int }

func (s span) end() int { return s.at + s.n }

// tiling cuts a grid into overlapping spans on each axis; a tile is one of each.
type tiling struct{ time, rows, cols []span }

// The smallest tiles that a budget leads to, in latents: less would be all seam.
const (
	leastFrames = 3
	leastSide   = 8
)

// tile cuts by the pack's knobs and, where a tile would still not fit the budget,
// further: first in time down to leastFrames, then in space down to leastSide. Tiles
// that only the budget asks for overlap by a quarter.
func tile(g latent.Grid, spec Spec) tiling {
	k, c := spec.VAE.Tile, spec.Geometry.Compression
	frames, frameStride := units(k.Frames, k.FrameStride, c.Time, g.Frames)
	side, stride := units(k.Pixels, k.Stride, c.Space, max(g.Height, g.Width))
	lead := 0
	if spec.Geometry.CausalFix {
		lead = 1 // a later tile's first frame is only there to be dropped
	}
	cost := func(n, side int) int64 {
		return int64(latent.PixelFrames(spec.Geometry, min(n+lead, g.Frames))) * latent.DecodeBytes *
			int64(min(side, g.Height)*c.Space) * int64(min(side, g.Width)*c.Space)
	}
	for spec.Budget > 0 && frames > leastFrames && cost(frames, side) > spec.Budget {
		frames, frameStride = smaller(frames, leastFrames)
	}
	for spec.Budget > 0 && side > leastSide && cost(frames, side) > spec.Budget {
		side, stride = smaller(side, leastSide)
	}
	return tiling{
		time: spans(g.Frames, frames+lead, frameStride),
		rows: spans(g.Height, side, stride),
		cols: spans(g.Width, side, stride),
	}
}

// units turns a tile and its stride from pixels into latents; size 0 is all of n.
func units(size, stride, per, n int) (int, int) {
	if size <= 0 || size/per >= n {
		return n, n
	}
	size = max(1, size/per)
	return size, clampStride(stride/per, size)
}

// clampStride keeps at most two tiles over any latent, so that two ramps blend them.
func clampStride(stride, size int) int { return max((size+1)/2, min(stride, size)) }

// smaller is three quarters of a tile, and the stride that leaves a quarter shared.
func smaller(size, least int) (int, int) {
	size = max(least, size*3/4)
	return size, clampStride(size-max(1, size/4), size)
}

// spans covers n latents with spans of at most size, one every stride.
func spans(n, size, stride int) []span {
	var out []span
	for at := 0; ; at += stride {
		s := span{at, min(size, n-at)}
		out = append(out, s)
		if s.end() >= n {
			return out
		}
	}
}
