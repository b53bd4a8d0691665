package edit

import "kinora/projects"

// Insert puts a piece at a frame and moves everything behind, on all tracks that are not
// locked; clips under the point are split. A picture's sound comes as a linked clip on the
// first sound track that is free there once room is made, on a new one where none is. The
// track 0, and one of the other kind, is the first of the piece's own kind. It gives the new
// clips, the picture first.
func Insert(f projects.Film, p Piece, track projects.ID, at int64) (projects.Film, []projects.ID, error) {
	return place(f, p, track, at, Between)
}

// place is Insert and Overwrite.
func place(f projects.Film, p Piece, track projects.ID, at int64, mode Mode) (projects.Film, []projects.ID, error) {
	d := begin(f)
	c, t, err := d.prepare(p, track)
	if err != nil {
		return f, nil, err
	}
	c.Start = max(bound(at), 0)
	if t < 0 {
		t = d.home(c, track != 0, mode)
	}
	sound := d.makeRoom(c, t, d.wantsSound(p, t), mode)
	ids := d.place(c, t, sound)
	return d.done(), ids, nil
}

// prepare is a piece as a clip, and the track that was named for it, -1 for none of its kind.
func (d *draft) prepare(p Piece, track projects.ID) (projects.Clip, int, error) {
	c, err := d.clip(p)
	if err != nil {
		return c, -1, err
	}
	t, err := d.target(track, p.Source)
	return c, t, err
}

// makeRoom makes a track free for a clip, and gives the track for its sound; -1 for none.
func (d *draft) makeRoom(c projects.Clip, t int, heard bool, mode Mode) (sound int) {
	sound = -1
	if mode == Between {
		d.openUp(c.Start, c.Frames)
	}
	if heard {
		sound = d.soundFor(t, c.Start, c.End())
	}
	if mode == Over {
		d.clear(t, c.Start, c.End())
		if heard {
			d.clear(sound, c.Start, c.End())
		}
	}
	return sound
}

// soundFor is the first sound track on which the sound of a picture on a track takes
// nothing away but sound of the pictures of that track; it is made where there is none.
func (d *draft) soundFor(picture int, from, to int64) int {
	own := idSet{}
	for _, c := range d.clips(picture) {
		own[c.Link] = c.Link != 0
	}
	for _, t := range d.ofKind(projects.SoundTrack) {
		if !d.track(t).Locked && d.onlyLinked(t, from, to, own) {
			return t
		}
	}
	return d.addTrack(projects.SoundTrack)
}

// onlyLinked reports whether all that lies in a stretch of a track has one of some links.
func (d *draft) onlyLinked(t int, from, to int64, links idSet) bool {
	i, _ := d.track(t).Index(from)
	for ; i < len(d.clips(t)) && d.clips(t)[i].Start < to; i++ {
		if !links[d.clips(t)[i].Link] {
			return false
		}
	}
	return true
}
