package decode

import (
	"kinora/engine/latent"
)

// span is n latents from at on, along one axis.
type span struct{ at, n int }

func (s span) end() int { return s.at + s.n }

// stretch is latents that are decoded together, along one axis. The first lead and the
// last tail of them are there for what the others see of them, and are dropped.
type stretch struct {
	span
	lead, tail int
}

// kept is from and up to where a stretch is not dropped.
func (s stretch) kept() (from, to int) { return s.at + s.lead, s.end() - s.tail }

// tiling cuts a grid into stretches on each axis; a tile is one of each.
type tiling struct{ time, rows, cols []stretch }

// tile cuts by the pack's knobs.
func tile(g latent.Grid, spec Spec) tiling {
	k, c := spec.VAE.Tile, spec.Geometry.Compression
	frames, frameStride := units(k.Frames, k.FrameStride, c.Time, g.Frames)
	side, stride := units(k.Pixels, k.Stride, c.Space, max(g.Height, g.Width))
	return tiling{
		time: spec.inTime(g.Frames, frames, frameStride),
		rows: spec.inSpace(g.Height, side, stride),
		cols: spec.inSpace(g.Width, side, stride),
	}
}

// inTime covers n latent frames with stretches of about size. Where the pack says how
// far its decoder looks back, each but the first begins so much earlier, or two thirds of
// its length where that is less: what is dropped then costs at most twice what is kept,
// and what is kept is what the whole would give, or nearly that. Other packs' stretches
// begin every stride and are blended where they overlap.
func (s Spec) inTime(n, size, stride int) []stretch {
	if back := s.VAE.Context.Frames; back > 0 {
		size = max(size, 2) // one frame to look back to is the least
		return within(n, size, min(back, 2*size/3), 0)
	}
	extra := 0
	if s.Geometry.CausalFix {
		extra = 1 // a later stretch's first frame is only there to be dropped
	}
	out := blended(n, size+extra, stride)
	for i := range out[1:] {
		out[i+1].lead = extra
	}
	return out
}

// inSpace covers n rows or columns with stretches of at most size: as in time, but to both
// sides, and up to a third of the size each.
func (s Spec) inSpace(n, size, stride int) []stretch {
	if m := s.VAE.Context.Side; m > 0 {
		m = min(m, size/3)
		return within(n, size, m, m)
	}
	return blended(n, size, stride)
}

// within covers n latents with stretches of size, as few as see lead latents before and
// tail behind what is kept of them. They are spread evenly, so that each sees as much more
// as there is room for; the ends of all have nothing to drop.
func within(n, size, lead, tail int) []stretch {
	if size >= n {
		return []stretch{{span: span{0, n}}}
	}
	kept := size - lead - tail
	steps := (n - size + kept - 1) / kept
	out := []stretch{{span: span{0, size}}}
	for i := 1; i <= steps; i++ {
		last := &out[len(out)-1]
		s := stretch{span: span{i * (n - size) / steps, size}}
		shared := last.end() - s.at
		last.tail = shared * tail / max(1, lead+tail)
		s.lead = shared - last.tail
		out = append(out, s)
	}
	return out
}

// blended covers n latents with stretches of at most size, one every stride.
func blended(n, size, stride int) []stretch {
	var out []stretch
	for at := 0; ; at += stride {
		s := span{at, min(size, n-at)}
		out = append(out, stretch{span: s})
		if s.end() >= n {
			return out
		}
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
