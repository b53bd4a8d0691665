package plan

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"kinora/engine/latent"
	"kinora/projects"
	"kinora/projects/rational"
)

// nearRate is how far a rate may be from the pack's own, as a logarithm, before it is
// worth a word: nobody sees a tenth.
const nearRate = 0.1

// settleRate takes the pack's own frame rate unless the shot has one. A model that
// is told time in seconds can be told another rate, within a factor of two of its
// own; one that counts frames, or has no coordinates, makes its own rate only.
func (p *Plan) settleRate(shot projects.Shot) error {
	own := p.Pack.Rate()
	p.Recipe.Rate = own
	if shot.Rate.Zero() || shot.Rate.Cmp(own) == 0 {
		return nil
	}
	low, high := p.rates()
	if shot.Rate.Cmp(low) < 0 || shot.Rate.Cmp(high) > 0 {
		allowed := fmt.Sprintf("%s makes %s fps", p.Pack.Name, decimal(own))
		if low.Cmp(high) != 0 {
			allowed = fmt.Sprintf("%s can make %s to %s fps", p.Pack.Name, decimal(low), decimal(high))
		}
		return refuse(Rate, allowed, "%s fps", decimal(shot.Rate))
	}
	p.Recipe.Rate = shot.Rate
	if math.Abs(math.Log(shot.Rate.Float()/own.Float())) < nearRate {
		return nil
	}
	p.note("%s fps is not %s's own %s fps: motion may be less true", decimal(shot.Rate), p.Pack.Name, decimal(own))
	return nil
}

// rates is the slowest and the fastest rate that the pack can be told.
func (p *Plan) rates() (low, high rational.Rat) {
	own := p.Pack.Rate()
	if p.Pack.Layout == "token" && p.Pack.Geometry.Coords.Unit == "seconds" {
		return own.Div(rational.Int(2)), own.Mul(rational.Int(2))
	}
	return own, own
}

// settleFrames turns seconds into the nearest whole number of latent frames.
func (p *Plan) settleFrames(shot projects.Shot) error {
	lim, g, longest := p.Pack.Limits.Frames, p.Pack.Geometry, p.longest()
	p.Recipe.Frames = lim.Default
	if shot.Seconds.Zero() {
		return nil
	}
	asked := shot.Seconds.Mul(p.Recipe.Rate).Float()
	frames := 0
	if asked > 0 {
		frames = latent.PixelFrames(g, p.nearestLatents(asked))
	}
	if frames < lim.Min || frames > longest {
		allowed := fmt.Sprintf("%s makes %d to %d (%s to %s)", p.Pack.Name,
			lim.Min, longest, seconds(p.span(lim.Min)), seconds(p.span(longest)))
		return refuse(Seconds, allowed, "%s is %s frames at %s fps",
			seconds(shot.Seconds), trim(asked), decimal(p.Recipe.Rate))
	}
	p.Recipe.Frames = frames
	if got := p.span(frames); got.Cmp(shot.Seconds) != 0 {
		p.note("%s became %s (%s at %s fps): %s makes %s frames", seconds(shot.Seconds), seconds(got),
			count(frames, "frame"), decimal(p.Recipe.Rate), p.Pack.Name, p.series())
	}
	return nil
}

// nearestLatents is the number of latent frames nearest to so many pixel frames, a
// multiple of the patch, halves upwards.
func (p *Plan) nearestLatents(frames float64) int {
	g := p.Pack.Geometry
	n := frames / float64(g.Compression.Time)
	if g.CausalFix {
		n = 1 + (frames-1)/float64(g.Compression.Time)
	}
	n = math.Min(n, 1<<30)
	pt := float64(g.Patch[0])
	return max(1, int(math.Floor(n/pt+0.5))) * g.Patch[0]
}

// series says in a few characters how many frames the pack can make.
func (p *Plan) series() string {
	g := p.Pack.Geometry
	step, first := g.Compression.Time*g.Patch[0], latent.PixelFrames(g, g.Patch[0])
	if step == first {
		return fmt.Sprintf("%dk", step)
	}
	return fmt.Sprintf("%d+%dk", first, step)
}

func (p *Plan) span(frames int) rational.Rat {
	return rational.Int(int64(frames)).Div(p.Recipe.Rate)
}

// settleSize takes each side to the nearest multiple the pack can make.
func (p *Plan) settleSize(shot projects.Shot) error {
	lim := p.Pack.Limits.Size
	p.Recipe.Size = projects.Size{Width: lim.Default[0], Height: lim.Default[1]}
	if shot.Size == (projects.Size{}) {
		return nil
	}
	w, h := nearest(shot.Size.Width, lim.Multiple), nearest(shot.Size.Height, lim.Multiple)
	if min(w, h) < lim.Min || max(w, h) > lim.Max {
		allowed := fmt.Sprintf("%s makes sides of %d to %d pixels in steps of %d", p.Pack.Name, lim.Min, lim.Max, lim.Multiple)
		return refuse(Size, allowed, "%d×%d", shot.Size.Width, shot.Size.Height)
	}
	p.Recipe.Size = projects.Size{Width: w, Height: h}
	if p.Recipe.Size != shot.Size {
		p.note("%d×%d became %d×%d: %s makes sides in steps of %d pixels",
			shot.Size.Width, shot.Size.Height, w, h, p.Pack.Name, lim.Multiple)
	}
	return nil
}

// nearest is the multiple of step nearest to n, halves upwards. Sides that no screen
// has stay what they are, out of range, so that nothing overflows.
func nearest(n, step int) int {
	if n < 0 || n > 1<<30 {
		return n
	}
	return (n + step/2) / step * step
}

// decimal is a rate or a time with at most two decimals.
func decimal(r rational.Rat) string { return trim(r.Float()) }

func seconds(r rational.Rat) string { return decimal(r) + " s" }

func trim(f float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(f, 'f', 2, 64), "0"), ".")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
