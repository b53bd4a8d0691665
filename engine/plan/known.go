package plan

import (
	"fmt"
	"slices"

	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// settleKnown makes a window of the whole take and puts the conditions into it.
func (p *Plan) settleKnown(shot projects.Shot) error {
	p.Windows = []Window{{Start: 0, Frames: p.Grid.Frames}}
	for i, c := range shot.Conditions {
		if err := p.checkCondition(c); err != nil {
			return err
		}
		p.place(i, c)
	}
	if len(shot.Conditions) > 0 {
		p.Recipe.Mode = projects.Conditioned
		p.Recipe.Conditions = slices.Clone(shot.Conditions)
	}
	return nil
}

func (p *Plan) checkCondition(c projects.Condition) error {
	last := p.Recipe.Frames - 1
	switch {
	case p.weights(VAEEncoder) == 0:
		return refuse(Conditions, "leave them out, or take another pack",
			"%s cannot be given pictures: it has no vae_encoder", p.Pack.Name)
	case p.Pack.Geometry.Patch[0] > 1:
		return refuse(Conditions, "leave them out, or take another pack",
			"%s cannot be given known frames: its patches span several", p.Pack.Name)
	case c.Take != "" && (c.Asset != "" || c.Frames != 1):
		return refuse(Conditions, "one frame of a take, or frames of a file", "%d frames of a take, and file %q", c.Frames, c.Asset)
	case !(c.Strength > 0 && c.Strength <= 1):
		return refuse(Conditions, "above 0 and up to 1, where 1 keeps the frames as they are", "strength %v", c.Strength)
	case c.Frames < 1:
		return refuse(Conditions, "a still has 1, a clip more", "%d frames", c.Frames)
	case c.From.Cmp(rational.Rat{}) < 0:
		return refuse(Conditions, "0 s or later", "%s into the clip", seconds(c.From))
	case c.Frame > last:
		return refuse(Conditions, fmt.Sprintf("the take's frames are 0 to %d", last), "frame %d", c.Frame)
	case c.Frame < 0 && !References(&p.Pack):
		return refuse(Conditions, fmt.Sprintf("%s knows no time before frame 0", p.Pack.Name), "frame %d", c.Frame)
	}
	return checkFit(Conditions, c.Fit)
}

func checkFit(f Field, fit projects.Fit) error {
	switch fit {
	case "", projects.Crop, projects.Pad, projects.Stretch:
		return nil
	}
	return refuse(f, "crop, pad or stretch", "fit %q", fit)
}

// inPlace reports whether known frames can only lie in the grid: so it is for models
// that were trained that way and for those that take a grid.
func (p *Plan) inPlace() bool {
	return p.Pack.Cond.Placement == "in_place" || p.Pack.Layout == pack.Grid
}

// place adds what condition i needs: a source, and one or two known spans.
func (p *Plan) place(i int, c projects.Condition) {
	switch {
	case c.Frame == 0:
		p.placeFirst(i, c)
	case c.Frame < 0 && p.inPlace():
		p.placeReference(i, c)
	case p.inPlace():
		p.placeInside(i, c)
	default:
		p.placeBeside(i, c)
	}
}

func (p *Plan) add(s Source, spans ...Known) {
	for _, k := range spans {
		k.Source = len(p.Sources)
		p.Windows[0].Known = append(p.Windows[0].Known, k)
	}
	p.Sources = append(p.Sources, s)
}

// placeFirst is for known frames from the take's first on: they lie in the grid.
func (p *Plan) placeFirst(i int, c projects.Condition) {
	s := p.whole(i, c, p.Grid.Frames)
	p.add(s, Known{Frames: s.Latents(p.Pack.Geometry), Strength: c.Strength})
}

// whole is as much of a condition as whole latent frames hold, at least one and at
// most limit of them.
func (p *Plan) whole(i int, c projects.Condition, limit int) Source {
	g := p.Pack.Geometry
	n := latent.FrameAt(g, c.Frames)
	if g.CausalFix {
		n = 1 + latent.FrameAt(g, c.Frames-g.Compression.Time)
	}
	n = max(1, min(n, limit))
	s := Source{Condition: i, Frames: latent.PixelFrames(g, n)}
	p.noteTrim(i, c, s.Frames)
	return s
}

func (p *Plan) noteTrim(i int, c projects.Condition, used int) {
	if used < c.Frames {
		p.note("condition %d: %d of its %d frames are used: the model's steps in time are %d frames",
			i+1, used, c.Frames, p.Pack.Geometry.Compression.Time)
	}
}

// placeInside is for known frames further on, in the grid. With the causal fix only
// a clip's first latent frame is one pixel frame, so the source is led in by a copy
// of its first picture, whose latent frame is dropped again.
func (p *Plan) placeInside(i int, c projects.Condition) {
	g := p.Pack.Geometry
	at := min(latent.FrameAt(g, c.Frame), p.Grid.Frames-1)
	n := max(1, min(c.Frames/g.Compression.Time, p.Grid.Frames-at))
	s := Source{Condition: i, Frames: n * g.Compression.Time}
	if g.CausalFix {
		s.Lead, s.Skip = 1, 1
	}
	if first := latent.FirstPixel(g, at); first != c.Frame && c.Frames > 1 {
		p.note("condition %d begins at frame %d, not %d: the model's steps in time are %d frames",
			i+1, first, c.Frame, g.Compression.Time)
	}
	p.noteTrim(i, c, s.Frames)
	p.add(s, Known{At: at, Frames: n, Strength: c.Strength})
}

// placeBeside is LTX-Video's way (diffusers, pipeline_ltx_condition.py,
// prepare_latents): the first PrefixLatentFrames of the condition become extra tokens
// at its time, and the rest of a longer clip lies in the grid behind them.
func (p *Plan) placeBeside(i int, c projects.Condition) {
	g, prefix := p.Pack.Geometry, max(1, p.Pack.Cond.PrefixLatentFrames)
	at := c.Frame/g.Compression.Time + prefix
	limit := prefix + max(0, p.Grid.Frames-at)
	if c.Frame < 0 {
		limit = p.Grid.Frames
	}
	s := p.whole(i, c, limit)
	n := s.Latents(g)
	if c.Frame < 0 || n <= prefix {
		p.add(s, Known{Frames: n, Extra: true, Offset: c.Frame, Strength: c.Strength})
		return
	}
	p.add(
		s,
		Known{From: prefix, Frames: n - prefix, At: at, Strength: c.Strength},
		Known{Frames: prefix, Extra: true, Offset: c.Frame, Strength: c.Strength},
	)
}
