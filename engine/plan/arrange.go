package plan

import (
	"fmt"
	"math"

	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// Arrangement is a way of making a shot, laid out: the shots to plan, what is written
// in the end, and lines for a person. Shots go to For, one by one.
type Arrangement struct {
	Shots []projects.Shot
	// Assembly is nil where the one shot's take is all that is written. Its Takes are
	// left empty: they are the recipes of the shots.
	Assembly *projects.Assembly
	Notes    []string
	// Names is what conditions of later shots call the shots' takes, where they speak of
	// them; Name puts the keys of their recipes in the place of these.
	Names []string
}

func (a *Arrangement) note(format string, args ...any) {
	a.Notes = append(a.Notes, fmt.Sprintf(format, args...))
}

// DefaultContext is how many known pixel frames a side is given where nobody says, as
// far as the pack can take them: enough to tell where things are going.
const DefaultContext = 9

// Side is a stretch of a clip that borders on generated frames: up to and with frame
// At where it lies before them, from frame At on where it lies after them.
type Side struct {
	Material
	At int // counted from the clip's first frame, at the clip's rate
}

// seconds is when the side's frame At is shown.
func (s Side) seconds() rational.Rat { return rational.Int(int64(s.At)).Div(s.Rate) }

// gap is frames to be made between two sides, of which one may be missing.
type gap struct {
	before, after *Side
	rate          rational.Rat // of the take
	frames        int          // to be made, at the take's rate
	context       int          // known frames on each side at most; 0 is DefaultContext
}

// laid is a gap as a shot: of the take, frames [first, first+count) are new.
type laid struct {
	shot         projects.Shot
	first, count int
}

// steps counts what a pack can know and make in whole latent frames.
type steps struct {
	time   int  // pixel frames of a latent frame
	causal bool // the take's first latent frame is one pixel frame
	lone   bool // a condition is encoded by itself, from a first frame of its own
	limit  int  // pixel frames of a take
}

func stepsOf(m *pack.Manifest) steps {
	p := Plan{Pack: *m}
	return steps{
		time: m.Geometry.Compression.Time, causal: m.Geometry.CausalFix,
		lone: m.Geometry.CausalFix && !p.inPlace(), limit: min(m.Limits.Frames.Max, m.Window.Frames),
	}
}

// whole is the most frames, at most n, that fill latent frames of which the first is
// odd, that is, one pixel frame; at least the least there can be.
func (s steps) whole(n int, odd bool) int {
	if !odd {
		return max(s.time, n/s.time*s.time)
	}
	return 1 + max(0, n-1)/s.time*s.time
}

// before and after are the known frames of a side that has n of them.
func (s steps) before(n int) int { return s.whole(n, s.causal) }
func (s steps) after(n int) int  { return s.whole(n, s.lone) }

// missing is the number of new frames nearest to n; those of a take that begins with
// them count the odd one.
func (s steps) missing(n int, first bool) int {
	odd := 0
	if first && s.causal {
		odd = 1
	}
	k := int(math.Floor(float64(n-odd)/float64(s.time) + 0.5))
	return odd + max(1-odd, k)*s.time
}

// total is a take's length in pixel frames with so many on the three stretches.
func (s steps) total(before, missing, after int) int {
	n := before + missing + after
	if !s.causal {
		return (n + s.time - 1) / s.time * s.time
	}
	return 1 + (n-1+s.time-1)/s.time*s.time
}

// lay makes the shot of a gap. The contexts give way where the pack's window is too
// short for all; where even the least are too long, it is an *Error.
func (a *Arrangement) lay(g gap, shot projects.Shot, m *pack.Manifest) (laid, error) {
	s := stepsOf(m)
	count := s.missing(g.frames, g.before == nil)
	limit := g.limit(count, m)
	wanted := g.context
	if wanted <= 0 {
		wanted = DefaultContext
	}
	var before, after int
	for ; ; wanted-- {
		before, after = 0, 0
		if g.before != nil {
			before = s.before(min(wanted, g.known(g.before, g.before.At+1)))
		}
		if g.after != nil {
			after = s.after(min(wanted, g.known(g.after, g.after.Frames-g.after.At)))
		}
		if s.total(before, count, after) <= limit {
			break
		}
		if wanted == 1 {
			return laid{}, tooLong(g, count, limit-before-after, m)
		}
	}
	if g.context > 0 && wanted < g.context {
		a.note("%d frames of context became %d: %s makes %d frames at once", g.context, max(before, after), m.Name, limit)
	}
	if count != g.frames {
		a.note("%s of new frames became %s (%s at %s fps): %s makes them in steps of %d", seconds(g.span(g.frames)),
			seconds(g.span(count)), frames(count), decimal(g.rate), m.Name, s.time)
	}
	shot.Rate, shot.Seconds = g.rate, rational.Int(int64(s.total(before, count, after))).Div(g.rate)
	shot.Conditions = append(g.left(before), g.right(before+count, after)...)
	return laid{shot, before, count}, nil
}

// limit is the most pixel frames of a take with so many new ones: one window, or where
// that is too short for them even with the least contexts, several.
func (g gap) limit(count int, m *pack.Manifest) int {
	s, before, after := stepsOf(m), 0, 0
	if g.before != nil {
		before = s.before(1)
	}
	if g.after != nil {
		after = s.after(1)
	}
	p := Plan{Pack: *m}
	p.Recipe.Rate = g.rate
	if s.total(before, count, after) <= s.limit || !p.rolls() {
		return s.limit
	}
	return max(s.limit, p.longest())
}

// known is how many frames at the take's rate lie in n of a side's.
func (g gap) known(side *Side, n int) int {
	return 1 + int(rational.Int(int64(n-1)).Mul(g.rate).Div(side.Rate).Floor())
}

func (g gap) span(n int) rational.Rat { return rational.Int(int64(n)).Div(g.rate) }

func (g gap) left(n int) []projects.Condition {
	if g.before == nil {
		return nil
	}
	from := g.before.seconds().Sub(rational.Int(int64(n - 1)).Div(g.rate))
	if from.Cmp(rational.Rat{}) < 0 {
		from = rational.Rat{}
	}
	return []projects.Condition{{Asset: g.before.Asset, From: from, Frames: n, Strength: 1, Fit: projects.Stretch}}
}

func (g gap) right(at, n int) []projects.Condition {
	if g.after == nil {
		return nil
	}
	return []projects.Condition{{
		Asset: g.after.Asset, From: g.after.seconds(), Frame: at, Frames: n, Strength: 1, Fit: projects.Stretch,
	}}
}

func tooLong(g gap, count, room int, m *pack.Manifest) error {
	span := func(n int) string { return seconds(g.span(n)) }
	return refuse(Seconds, fmt.Sprintf("%s makes up to %s at once beside what it is given", m.Name, span(max(0, room))),
		"%s of new frames", span(count))
}

// rateLike is the frame rate of a take that goes with a clip: a whole fraction of the
// clip's, nearest to the pack's own, where the pack can be told a rate.
func rateLike(m *pack.Manifest, clip rational.Rat) rational.Rat {
	own := m.Rate()
	best, least := own, math.Inf(1)
	p := Plan{Pack: *m}
	low, high := p.rates()
	for k := int64(1); k <= 16 && !clip.Zero(); k++ {
		r := clip.Div(rational.Int(k))
		off := math.Abs(math.Log(r.Float() / own.Float()))
		if r.Cmp(low) >= 0 && r.Cmp(high) <= 0 && off < least-1e-9 {
			best, least = r, off
		}
	}
	return best
}

func frames(n int) string { return count(n, "frame") }
