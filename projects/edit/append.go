package edit

import "kinora/projects"

// Append puts a piece behind the last clip of a track, and its sound on the first sound
// track that is free there. It is otherwise as Insert.
func Append(f projects.Film, p Piece, track projects.ID) (projects.Film, []projects.ID, error) {
	d := begin(f)
	c, t, err := d.prepare(p, track)
	if err != nil {
		return f, nil, err
	}
	if t < 0 {
		t = d.firstOpen(kindOf(f, p.Source))
	}
	c.Start = d.end(t)
	sound := -1
	if d.wantsSound(p, t) {
		sound = d.firstFree(projects.SoundTrack, c.Start, c.End())
	}
	ids := d.place(c, t, sound)
	return d.done(), ids, nil
}

// end is the frame behind the last clip of a track.
func (d *draft) end(t int) int64 {
	if n := len(d.clips(t)); n > 0 {
		return d.clips(t)[n-1].End()
	}
	return 0
}
