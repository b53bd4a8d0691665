package edit

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// SetSource lets a clip show another source in its place, such as another take of its shot:
// the same seconds of it. A clip that reaches past its new source shows an earlier stretch,
// and is cut off where even that is too short. Linked clips of the same old source follow
// where the new one has sound.
func SetSource(f projects.Film, id projects.ID, source projects.Source, reach Reach) (projects.Film, error) {
	d := begin(f)
	spots, err := d.one(id, reach)
	if err != nil {
		return f, err
	}
	if !known(f, source) {
		return f, missing("source")
	}
	if err := d.suits(spots[0], source); err != nil {
		return f, err
	}
	old := spots[0].clip.Source
	for i, s := range spots {
		if i == 0 || s.clip.Source == old && d.suits(s, source) == nil {
			spots[i].clip = d.inside(s.clip, source)
		}
	}
	d.write(spots)
	return d.done(), nil
}

// suits refuses a source that cannot be on the clip's track.
func (d *draft) suits(s spot, source projects.Source) error {
	track := d.track(s.track)
	switch {
	case track.Kind == projects.PictureTrack && isSound(d.film, source):
		return refuse(ErrNoTrack, "%s is sound: it cannot be on %s", d.film.Title(source), track.Name)
	case track.Kind == projects.SoundTrack && !hasSound(d.film, source):
		return refuse(ErrNoTrack, "%s has no sound: it cannot be on %s", d.film.Title(source), track.Name)
	}
	return nil
}

// inside is a clip of another source, brought inside of it.
func (d *draft) inside(c projects.Clip, source projects.Source) projects.Clip {
	c.Source = source
	if endless(d.film, source) {
		c.From = rational.Rat{}
		return c
	}
	length, _ := d.film.Length(source)
	if c.Speed.Zero() {
		last := length.Sub(step(d.film, normal))
		c.From = between(c.From, rational.Rat{}, last)
		return c
	}
	most := frames(d.film, length, c.Speed)
	c.Frames = min(c.Frames, most)
	shown := rational.Int(c.Frames).Mul(step(d.film, c.Speed))
	if c.Speed.Num() < 0 {
		s := step(d.film, c.Speed)
		c.From = between(c.From, shown.Sub(s), length.Sub(s))
	} else {
		c.From = between(c.From, rational.Rat{}, length.Sub(shown))
	}
	return c
}

// between is a number inside of limits; the lower one where they cross.
func between(r, low, high rational.Rat) rational.Rat {
	if r.Cmp(high) > 0 {
		r = high
	}
	if r.Cmp(low) < 0 {
		r = low
	}
	return r
}
