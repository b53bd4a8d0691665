package plan

import (
	"fmt"

	"kinora/engine/latent"
	"kinora/projects"
	"kinora/projects/rational"
)

// OfTake stands for the take itself where a known span names a source: its latents are
// those that earlier windows have made, and From counts from the take's first.
const OfTake = -1

// LongestTake is how long a take of several windows may be, in seconds. What is made
// drifts with every window; nobody has looked at more than this.
const LongestTake = 600

// windowLimit is the most latent frames that are denoised together: what the pack says
// and its longest sequence holds, beside the references of a window.
func (p *Plan) windowLimit() int {
	g := p.Pack.Geometry
	limit := p.within(p.Pack.Window.Frames)
	if p.Grid.Frames > 0 {
		rows := p.Pack.Limits.MaxTokens/p.Grid.FrameTokens(g.Patch) - p.references()
		limit = min(limit, rows*g.Patch[0])
	}
	return limit
}

// overlap is how many latent frames two windows share at least.
func (p *Plan) overlap() int {
	return p.Pack.Window.Overlap / p.Pack.Geometry.Compression.Time
}

// rolls reports whether windows can follow each other: each needs known frames at its
// head, and at least as many new ones behind them.
func (p *Plan) rolls() bool {
	k := p.overlap()
	return k > 0 && p.Pack.Geometry.Patch[0] == 1 && p.windowLimit() >= 2*k
}

// longest is the most pixel frames of a take.
func (p *Plan) longest() int {
	lim := p.Pack.Limits.Frames.Max
	if !p.rolls() {
		return lim
	}
	most := int(rational.Int(LongestTake).Mul(p.Recipe.Rate).Floor())
	return max(lim, latent.PixelFrames(p.Pack.Geometry, p.within(most)))
}

// within is the most latent frames that so many pixel frames hold.
func (p *Plan) within(frames int) int {
	g := p.Pack.Geometry
	n := latent.FrameAt(g, frames-1) + 1
	if latent.PixelFrames(g, n) > frames {
		n--
	}
	return n
}

// settleWindows cuts a take that is too long for one window, whose known frames have
// been placed as if it were one, into several of equal length. What two of them share is
// shared out evenly: none shares less than the pack's overlap.
func (p *Plan) settleWindows(projects.Shot) error {
	if p.fits() {
		return nil
	}
	size := p.windowLimit()
	if !p.rolls() {
		return refuse(Seconds, fmt.Sprintf("%s denoises up to %s at once", p.Pack.Name, seconds(p.span(latent.PixelFrames(p.Pack.Geometry, size)))),
			"%s is longer than one window", seconds(p.span(p.Recipe.Frames)))
	}
	p.tileInTime(size)
	p.rollOut(p.Windows[0], size)
	return nil
}

// streamBytes is up to how large transformer and decoder are together where every window
// of a long take is decoded and written as soon as it is done. Only one stage is loaded
// at a time, so both are loaded anew for each window: that takes a tenth of a second for
// the built-in pack and a few seconds at this size, little beside a window's steps.
// Larger packs denoise all windows first and then decode them all, for loading them would
// take minutes a window, and the latents that wait are a thousandth of the pictures.
const streamBytes = 2 << 30

// tileInTime has a long take decoded in stretches, whatever the pack says of a clip that
// is decoded at once: that would take memory by its length. Where it is known how far the
// decoder looks back, a stretch holds that and as much again, at least, so that its frames
// are those of the whole at twice the work; else it is a window.
func (p *Plan) tileInTime(size int) {
	v, g := &p.Pack.VAE, p.Pack.Geometry
	if v.Tile.Frames > 0 {
		return
	}
	size = max(size, 2*v.Context.Frames)
	v.Tile.Frames = size * g.Compression.Time
	v.Tile.FrameStride = (size + 1) / 2 * g.Compression.Time
}

// fits reports whether the take is one window. The pack's longest sequence counts the
// take's own frames only, for it has no window to be a reference of.
func (p *Plan) fits() bool {
	return p.Recipe.Frames <= p.Pack.Window.Frames && p.Grid.Tokens(p.Pack.Geometry.Patch) <= p.Pack.Limits.MaxTokens
}

// origin is the take's pixel frame at which a window's time begins.
func (p *Plan) origin(start int) int {
	return (start - p.Lead(start)) * p.Pack.Geometry.Compression.Time
}

// Lead is how many latent frames behind the beginning of its time a window begins that
// starts at a take's latent frame. With the causal fix a first frame is shorter than
// all others. A later window has no such frame, so its own begin at the second place.
func (p *Plan) Lead(start int) int {
	if start > 0 && p.Pack.Geometry.CausalFix {
		return 1
	}
	return 0
}

// Place is the latent frame of the take at which known frames of a window begin. For
// references it means nothing.
func (p *Plan) Place(w Window, k Known) int {
	if !k.Extra {
		return w.Start + k.At
	}
	return w.Start - p.Lead(w.Start) + latent.FrameAt(p.Pack.Geometry, k.Offset)
}
