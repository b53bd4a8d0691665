package edit

import "kinora/projects"

// Insert puts a piece at a frame and moves everything behind, on all tracks that are not
// locked; clips under the point are split. A picture's sound comes as a linked clip on the
// first sound track. The track 0 is the first one of its kind. It gives the new clips,
// the picture first.
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
	sound := -1
	if d.wantsSound(p, t) {
		sound, _ = d.firstOpen(projects.SoundTrack)
	}
	c.Start = max(bound(at), 0)
	d.makeRoom(c, t, sound, mode)
	ids := d.place(c, t, sound)
	return d.done(), ids, nil
}

func (d *draft) prepare(p Piece, track projects.ID) (projects.Clip, int, error) {
	c, err := d.clip(p)
	if err != nil {
		return c, -1, err
	}
	t, err := d.target(track, p.Source)
	return c, t, err
}

func (d *draft) makeRoom(c projects.Clip, t, sound int, mode Mode) {
	if mode == Between {
		d.openUp(c.Start, c.Frames)
		return
	}
	d.clear(t, c.Start, c.End())
	if sound >= 0 {
		d.clear(sound, c.Start, c.End())
	}
}
