package edit

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// normal is one second of a source per second.
var normal = rational.Int(1)

// endless reports whether a source shows the same however long: a still, or one whose
// length is not known.
func endless(f projects.Film, s projects.Source) bool {
	length, ok := f.Length(s)
	return !ok || length.Cmp(rational.Rat{}) <= 0
}

// at is where in its source a clip is at a frame. A still is always at its beginning.
func (d *draft) at(c projects.Clip, frame int64) rational.Rat {
	if endless(d.film, c.Source) {
		return c.From
	}
	return c.At(frame, d.film.Head.Rate)
}

// step is how many seconds of its source a clip goes on with each frame, without its sign.
func step(f projects.Film, speed rational.Rat) rational.Rat { return magnitude(speed).Div(f.Head.Rate) }

func magnitude(r rational.Rat) rational.Rat {
	if r.Num() < 0 {
		return rational.Rat{}.Sub(r)
	}
	return r
}

// room is how many frames a clip's beginning can be pulled back, and its end on, before
// its source is at an end. Every frame that a clip shows lies inside of its source.
func (d *draft) room(c projects.Clip) (before, after int64) {
	if c.Speed.Zero() || endless(d.film, c.Source) {
		return plenty, plenty
	}
	length, _ := d.film.Length(c.Source)
	s := step(d.film, c.Speed)
	ahead, behind := c.From.Div(s).Floor(), length.Sub(c.From).Div(s).Floor()
	if c.Speed.Num() < 0 {
		return max(behind-1, 0), max(ahead+1-c.Frames, 0)
	}
	return max(ahead, 0), max(behind-c.Frames, 0)
}

// frames is how many frames of the timeline some seconds of a source fill, at least 1.
func frames(f projects.Film, seconds, speed rational.Rat) int64 {
	return max(bound(seconds.Div(step(f, speed)).Floor()), 1)
}

// hasSound reports whether a source is known to have sound.
func hasSound(f projects.Film, s projects.Source) bool {
	if m, ok := f.Medium(s.Medium); ok {
		return m.HasSound || m.Kind == projects.Sound
	}
	return f.Outcomes[s.Take].Sound
}

// isSound reports whether a source has no picture.
func isSound(f projects.Film, s projects.Source) bool {
	m, ok := f.Medium(s.Medium)
	return ok && m.Kind == projects.Sound
}

// known reports whether a source is in the film.
func known(f projects.Film, s projects.Source) bool {
	if s.Take != 0 && s.Medium != 0 {
		return false
	}
	_, take := f.Take(s.Take)
	_, medium := f.Medium(s.Medium)
	return take || medium
}
