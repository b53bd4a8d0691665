package diffuse

import (
	"kinora/engine/latent"
	"kinora/engine/noise"
	"kinora/engine/plan"
)

// state is one window as tokens, in the order in which the model sees them: the
// window's own grid, with extra tokens before or after it.
type state struct {
	grid     latent.Grid
	patch    [3]int
	width    int  // values per token
	own      span // the grid's tokens
	total    int  // all tokens
	x        []float32
	clean    []float32 // the known latents where strength is above 0; nil without any
	strength []float64 // per token; nil without known frames
	known    []span    // stretches of one strength above 0
	coords   []float32 // [3,S] or [3,S,2]
	lead     int       // plan.Plan.Lead of the window
}

// span is tokens from from on up to, not including, to, all of one strength.
type span struct {
	from, to int
	strength float64
}

// newState lays out a window: noise, what the take starts from where that is given,
// known latents mixed in by their strength, and everyone's coordinates.
func newState(p plan.Plan, w plan.Window, from given) *state {
	g := p.Pack.Geometry
	s := &state{
		grid: p.Grid.WithFrames(w.Frames), patch: g.Patch, width: p.Grid.TokenWidth(g.Patch), lead: p.Lead(w.Start),
	}
	s.total = s.grid.Tokens(g.Patch)
	extra := 0
	for _, k := range w.Known {
		if k.Extra {
			extra += s.tokens(k.Frames)
		}
	}
	s.own = span{to: s.total}
	if p.Pack.Cond.Placement == "prepend" {
		s.own = span{from: extra, to: extra + s.total}
	}
	s.total += extra
	s.x = make([]float32, s.total*s.width)
	s.layGrid(p, w, from)
	s.layExtra(p, w, from)
	s.findRuns()
	return s
}

// tokens is the number of tokens of so many latent frames.
func (s *state) tokens(frames int) int {
	return frames / s.patch[0] * s.grid.FrameTokens(s.patch)
}

func (s *state) values(x []float32, r span) []float32 { return x[r.from*s.width : r.to*s.width] }

// layGrid fills the window's own tokens. Noise belongs to the latent frame of the
// take, so that a longer take or another window begins with the same one.
func (s *state) layGrid(p plan.Plan, w plan.Window, from given) {
	c := latent.NewClip(s.grid)
	for f := range s.grid.Frames {
		fillFrame(c, f, p.Recipe.Seed, noise.Stream(noise.Latents, w.Start+f))
	}
	if from.start.Data != nil {
		for f := range s.grid.Frames {
			mixFrame(c, f, from.start, w.Start+f, 1-p.Schedule.Sigmas[0])
		}
	}
	var clean latent.Clip
	if len(w.Known) > 0 {
		clean = latent.NewClip(s.grid)
		s.clean, s.strength = make([]float32, len(s.x)), make([]float64, s.total)
	}
	for _, k := range w.Known {
		if k.Extra {
			continue
		}
		known := from.source(k)
		clean.CopyFrames(k.At, known, k.From, k.Frames)
		for f := range k.Frames {
			mixFrame(c, k.At+f, known, k.From+f, k.Strength)
		}
		first := s.own.from + s.tokens(k.At)
		s.mark(span{first, first + s.tokens(k.Frames), k.Strength})
	}
	latent.Pack(s.values(s.x, s.own), c.Data, s.grid, s.patch)
	if clean.Data != nil {
		latent.Pack(s.values(s.clean, s.own), clean.Data, s.grid, s.patch)
	}
	s.place(p, s.own.from, s.grid, 0, true)
}

// layExtra fills the tokens beside the grid.
func (s *state) layExtra(p plan.Plan, w plan.Window, from given) {
	at := 0
	if s.own.from == 0 {
		at = s.own.to
	}
	for i, k := range w.Known {
		if !k.Extra {
			continue
		}
		c := latent.NewClip(s.grid.WithFrames(k.Frames))
		clean := latent.NewClip(c.Grid)
		clean.CopyFrames(0, from.source(k), k.From, k.Frames)
		for f := range k.Frames {
			fillFrame(c, f, p.Recipe.Seed, noise.Stream(noise.Known, i<<32+f))
			mixFrame(c, f, clean, f, k.Strength)
		}
		r := span{at, at + s.tokens(k.Frames), k.Strength}
		latent.Pack(s.values(s.x, r), c.Data, c.Grid, s.patch)
		latent.Pack(s.values(s.clean, r), clean.Data, c.Grid, s.patch)
		s.mark(r)
		s.place(p, at, c.Grid, k.Offset, false)
		at = r.to
	}
}

func (s *state) mark(r span) {
	for i := r.from; i < r.to; i++ {
		s.strength[i] = r.strength
	}
}

// place writes the coordinates of a grid whose tokens begin at first.
func (s *state) place(p plan.Plan, first int, g latent.Grid, offset int, own bool) {
	c := latent.Coords{Geometry: p.Pack.Geometry, Rate: p.Recipe.Rate.Float(), Lead: s.lead}
	if s.coords == nil {
		s.coords = make([]float32, 3*s.total*c.Rank())
	}
	c.Fill(s.coords, s.total, first, g, offset, own)
}

// findRuns collects the stretches of one strength above 0.
func (s *state) findRuns() {
	for i, v := range s.strength {
		n := len(s.known)
		switch {
		case v == 0:
		case n > 0 && s.known[n-1].to == i && s.known[n-1].strength == v:
			s.known[n-1].to++
		default:
			s.known = append(s.known, span{i, i + 1, v})
		}
	}
}

// free is the stretches between the known ones.
func (s *state) free() []span {
	var out []span
	at := 0
	for _, k := range append(s.known[:len(s.known):len(s.known)], span{from: s.total}) {
		if k.from > at {
			out = append(out, span{from: at, to: k.from})
		}
		at = k.to
	}
	return out
}

// clip is the window's own tokens of x as latents.
func (s *state) clip(x []float32) latent.Clip {
	c := latent.NewClip(s.grid)
	latent.Unpack(c.Data, s.values(x, s.own), s.grid, s.patch)
	return c
}

// fillFrame draws one latent frame.
func fillFrame(c latent.Clip, f int, seed, stream uint64) {
	for ch := range c.Channels {
		noise.Fill(c.Plane(ch, f), seed, stream, uint64(ch*c.Grid.Plane()))
	}
}

// mixFrame is (1-strength)·x + strength·known for one latent frame.
func mixFrame(c latent.Clip, at int, known latent.Clip, from int, strength float64) {
	for ch := range c.Channels {
		mix(c.Plane(ch, at), known.Plane(ch, from), strength)
	}
}

func mix(x, known []float32, strength float64) {
	keep, add := float32(1-strength), float32(strength)
	for i, v := range known {
		x[i] = float32(keep*x[i]) + float32(add*v)
	}
}
