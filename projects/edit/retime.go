package edit

import (
	"slices"

	"kinora/projects"
	"kinora/projects/rational"
)

// retime counts everything on the timeline in frames of another rate. Clips, marks and the
// stretch keep their seconds to the nearest frame, those of locked tracks too; a clip that
// is shorter than one frame then has one.
func retime(f projects.Film, rate rational.Rat) projects.Film {
	d, was := begin(f), f.Head.Rate
	d.film.Head.Rate = rate
	to := func(frame int64) int64 { return atRate(frame, was, rate) }
	for t := range d.count() {
		end := int64(0)
		for i, c := range d.own(t) {
			c = d.retimed(c, was, max(to(c.Start), end), to(c.End()))
			d.clips(t)[i], end = c, c.End()
		}
	}
	tl := &d.film.Timeline
	tl.Markers = slices.Clone(tl.Markers)
	for i := range tl.Markers {
		tl.Markers[i].Frame = to(tl.Markers[i].Frame)
	}
	tl.In = to(tl.In)
	if tl.Out > 0 {
		tl.Out = max(to(tl.Out), tl.In+1)
	}
	return d.done()
}

// atRate is the frame of one rate at the time of a frame of another.
func atRate(frame int64, was, rate rational.Rat) int64 {
	return bound(rational.Int(frame).Mul(rate).Div(was).Round())
}

// retimed is a clip from one frame to another of the film's rate now, as far as its source
// goes.
func (d *draft) retimed(c projects.Clip, was rational.Rat, start, end int64) projects.Clip {
	now := c
	now.Start, now.Frames = start, max(end-start, 1)
	if c.Dissolve > 0 {
		now.Dissolve = max(atRate(c.Dissolve, was, d.film.Head.Rate), 1)
	}
	now.FadeIn, now.FadeOut = atRate(c.FadeIn, was, d.film.Head.Rate), atRate(c.FadeOut, was, d.film.Head.Rate)
	if c.Speed.Zero() || endless(d.film, c.Source) {
		return now
	}
	length, _ := d.film.Length(c.Source)
	s := step(d.film, c.Speed)
	if c.Speed.Num() > 0 {
		now.Frames = min(now.Frames, begun(length.Sub(c.From), s))
		return now
	}
	// Backwards the first frame ends where it ended, and the last begins inside of the source.
	now.Frames = min(now.Frames, begun(length, s))
	top := c.From.Add(magnitude(c.Speed).Div(was))
	now.From = between(top, rational.Rat{}, length).Sub(s)
	if last := s.Mul(rational.Int(now.Frames - 1)); now.From.Cmp(last) < 0 {
		now.From = last
	}
	return now
}

// begun is how many steps begin within some seconds, at least 1.
func begun(seconds, step rational.Rat) int64 {
	n := seconds.Div(step)
	whole := n.Floor()
	if rational.Int(whole).Cmp(n) < 0 {
		whole++
	}
	return max(bound(whole), 1)
}
