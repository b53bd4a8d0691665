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

// target is the track that is named for a source, -1 where none is or it is of the other
// kind. A picture that is put on a sound track gives its sound alone.
func (d *draft) target(id projects.ID, s projects.Source) (int, error) {
	if id == 0 {
		return -1, nil
	}
	t, err := d.trackIndex(id)
	if err != nil || !d.takes(t, s) {
		return -1, err
	}
	return d.open(id)
}

// takes reports whether a source can be on a track.
func (d *draft) takes(t int, s projects.Source) bool {
	if d.track(t).Kind == projects.SoundTrack {
		return hasSound(d.film, s)
	}
	return !isSound(d.film, s)
}

// home is the track for a clip that has none yet. What was astray, on a track of the other
// kind, replaces nothing there, and neither does sound: nobody pointed at what is to go.
func (d *draft) home(c projects.Clip, astray bool, mode Mode) int {
	kind := kindOf(d.film, c.Source)
	if mode == Over && (astray || kind == projects.SoundTrack) {
		return d.firstFree(kind, c.Start, c.End())
	}
	return d.firstOpen(kind)
}

// kindOf is the kind of track that a source is for.
func kindOf(f projects.Film, s projects.Source) projects.TrackKind {
	if isSound(f, s) {
		return projects.SoundTrack
	}
	return projects.PictureTrack
}

// firstOpen is the first track of a kind that is not locked; it is made where there is none.
func (d *draft) firstOpen(kind projects.TrackKind) int {
	for _, t := range d.ofKind(kind) {
		if !d.track(t).Locked {
			return t
		}
	}
	return d.addTrack(kind)
}

// firstFree is the first track of a kind that is free in a stretch; it is made where there is none.
func (d *draft) firstFree(kind projects.TrackKind, from, to int64) int {
	for _, t := range d.ofKind(kind) {
		if !d.track(t).Locked && d.free(t, from, to) {
			return t
		}
	}
	return d.addTrack(kind)
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
