package edit

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// StillSeconds is how long a still is shown, and what has no length yet, unless somebody says.
const StillSeconds = 3

// Piece is the part of a source that is to be placed.
type Piece struct {
	Source projects.Source
	From   rational.Rat // seconds into the source
	To     rational.Rat // seconds into the source; 0 is its end
	Frames int64        // that it is to fill; 0 is what From and To say. Its source may have fewer
	Speed  rational.Rat // seconds of the source per second; 0 is 1
	Silent bool         // without the sound of a picture
}

// clip is the piece as a clip without ID at frame 0.
func (d *draft) clip(p Piece) (projects.Clip, error) {
	if !known(d.film, p.Source) {
		return projects.Clip{}, missing("source")
	}
	c := projects.Clip{Source: p.Source, From: p.From, Speed: p.Speed}
	if c.Speed.Zero() {
		c.Speed = normal
	}
	length, _ := d.film.Length(p.Source)
	if endless(d.film, p.Source) {
		c.From, length = rational.Rat{}, rational.Int(StillSeconds)
		if p.To.Num() > 0 {
			length = p.To.Sub(p.From)
		}
	} else if p.To.Num() > 0 && p.To.Cmp(length) < 0 {
		length = p.To
	}
	if span := length.Sub(c.From); c.From.Num() < 0 || span.Num() <= 0 {
		return c, refuse(ErrValue, "nothing lies between in and out of %s: set in before out, and in before its end", d.film.Title(p.Source))
	} else if c.Frames = frames(d.film, span, c.Speed); p.Frames > 0 {
		c.Frames = 1
		_, after := d.room(c)
		c.Frames = min(bound(p.Frames), 1+after)
	}
	return c, nil
}

// target is the track for a source: the one that is named, the first open one of its kind
// for 0. A picture that is put on a sound track gives its sound alone.
func (d *draft) target(id projects.ID, s projects.Source) (int, error) {
	sound := isSound(d.film, s)
	if id == 0 {
		return d.firstOpen(kindFor(sound))
	}
	t, err := d.open(id)
	if err != nil {
		return t, err
	}
	track := d.track(t)
	switch {
	case sound && track.Kind != projects.SoundTrack:
		return t, refuse(ErrNoTrack, "%s is sound: put it on a sound track, not on %s", d.film.Title(s), track.Name)
	case !sound && track.Kind == projects.SoundTrack && !hasSound(d.film, s):
		return t, refuse(ErrNoTrack, "%s has no sound: put it on a picture track, not on %s", d.film.Title(s), track.Name)
	}
	return t, nil
}

func kindFor(sound bool) projects.TrackKind {
	if sound {
		return projects.SoundTrack
	}
	return projects.PictureTrack
}

// firstOpen is the first track of a kind that is not locked; it is made where there is none.
func (d *draft) firstOpen(kind projects.TrackKind) (int, error) {
	for _, t := range d.ofKind(kind) {
		if !d.track(t).Locked {
			return t, nil
		}
	}
	return d.addTrack(kind), nil
}

// firstFree is the first sound track that is free in a stretch; it is made where there is none.
func (d *draft) firstFree(from, to int64) int {
	for _, t := range d.ofKind(projects.SoundTrack) {
		if !d.track(t).Locked && d.free(t, from, to) {
			return t
		}
	}
	return d.addTrack(projects.SoundTrack)
}

// wantsSound reports whether a piece on a track brings a clip for its sound along.
func (d *draft) wantsSound(p Piece, t int) bool {
	return !p.Silent && d.track(t).Kind == projects.PictureTrack && hasSound(d.film, p.Source)
}

// place puts a clip on a track that is free there, and its sound, where sound is a track.
func (d *draft) place(c projects.Clip, t, sound int) []projects.ID {
	c.ID = d.newID()
	ids := []projects.ID{c.ID}
	if sound >= 0 {
		c.Link = d.newID()
		d.put(t, c)
		c.ID = d.newID()
		d.put(sound, c)
		return append(ids, c.ID)
	}
	d.put(t, c)
	return ids
}
