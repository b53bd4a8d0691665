package edit

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// SlowestSpeed and FastestSpeed are the limits of a speed, whichever way it goes.
var (
	SlowestSpeed = rational.New(1, 16)
	FastestSpeed = rational.Int(16)
)

// SetSpeed lets a clip, and those that are linked to it, show the same stretch of their
// sources at a speed, below 0 backwards. They become shorter or longer; with ripple what is
// behind moves along, else what is longer is cut off where the next clip begins.
func SetSpeed(f projects.Film, id projects.ID, speed rational.Rat, ripple bool, reach Reach) (projects.Film, error) {
	d := begin(f)
	spots, err := d.one(id, reach)
	if err != nil {
		return f, err
	}
	if m := magnitude(speed); m.Cmp(SlowestSpeed) < 0 || m.Cmp(FastestSpeed) > 0 {
		return f, refuse(ErrValue, "a speed of %v cannot be had: between %v and %v, or backwards below 0", speed, SlowestSpeed, FastestSpeed)
	}
	if c := spots[0].clip; endless(f, c.Source) && !c.Speed.Zero() {
		return f, refuse(ErrNothing, "%s does not move: it has no speed", f.Title(c.Source))
	}
	end, was, backwards := spots[0].clip.End(), spots[0].clip.Frames, spots[0].clip.Speed.Num() < 0
	for i, s := range spots {
		spots[i].clip = d.atSpeed(s.clip, speed)
	}
	if ripple {
		d.evenOut(spots, was)
		by := spots[0].clip.Frames - was
		marks := d.stretchMarks(spots[0].clip, was, (speed.Num() < 0) != backwards)
		d.rippleBehind(spots, end, end+min(by, 0), by)
		if !d.torn {
			marks.put(d)
		}
		return d.done(), nil
	}
	d.cutOff(spots)
	d.write(spots)
	return d.done(), nil
}

// cutOff ends clips that have become longer where the next one of their track begins, and
// what is linked to them as much earlier, so that picture and sound end together.
func (d *draft) cutOff(spots []spot) {
	by := int64(plenty)
	for _, s := range spots {
		clips := d.clips(s.track)
		if n := s.index + 1; n < len(clips) && s.clip.End() > clips[n].Start {
			by = min(by, clips[n].Start-clips[s.index].End())
		}
	}
	for i, s := range spots {
		spots[i].clip.Frames = max(min(s.clip.Frames, d.clips(s.track)[s.index].Frames+by), 1)
	}
}

// atSpeed is a clip that shows its stretch at another speed.
func (d *draft) atSpeed(c projects.Clip, speed rational.Rat) projects.Clip {
	if endless(d.film, c.Source) {
		c.Speed = speed
		return c
	}
	low, seconds := d.stretch(c)
	if !c.Speed.Zero() {
		c.Frames = frames(d.film, seconds, speed)
	}
	c.From, c.Speed = low, speed
	_, after := d.room(projects.Clip{Source: c.Source, From: low, Speed: magnitude(speed)})
	c.Frames = max(min(c.Frames, after), 1)
	if speed.Num() < 0 {
		c.From = low.Add(rational.Int(c.Frames - 1).Mul(step(d.film, speed)))
	}
	return c
}

// stretch is the part of its source that a clip shows, in seconds, whichever way it goes.
func (d *draft) stretch(c projects.Clip) (low, seconds rational.Rat) {
	s := step(d.film, c.Speed)
	seconds = rational.Int(c.Frames).Mul(s)
	if c.Speed.Num() < 0 {
		return c.From.Sub(rational.Int(c.Frames - 1).Mul(s)), seconds
	}
	return c.From, seconds
}

// evenOut cuts linked clips so that all become longer or shorter by the same number of
// frames as the first, and what is behind them stays in step.
func (d *draft) evenOut(spots []spot, was int64) {
	by := spots[0].clip.Frames - was
	for i, s := range spots[1:] {
		old := d.clips(s.track)[s.index].Frames
		spots[i+1].clip.Frames = max(min(s.clip.Frames, old+by), 1)
	}
}
