package edit

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// Hold lets the picture of a clip stand still for some frames, from a frame on that it is
// on at; its end holds its last frame. Everything behind moves. It gives the new clip.
func Hold(f projects.Film, id projects.ID, at, count int64) (projects.Film, projects.ID, error) {
	d := begin(f)
	spots, err := d.one(id, Alone)
	if err != nil {
		return f, 0, err
	}
	s := spots[0]
	switch {
	case d.track(s.track).Kind != projects.PictureTrack:
		return f, 0, refuse(ErrNoTrack, "sound cannot stand still: hold a picture")
	case at < s.clip.Start || at > s.clip.End():
		return f, 0, refuse(ErrMissing, "the clip is not on at this frame: move the playhead onto it")
	case count < 1:
		return f, 0, refuse(ErrValue, "a picture is held for 1 frame or more, not %d", count)
	}
	c := s.clip
	c.From = d.at(c, min(at, c.End()-1))
	c.ID, c.Start, c.Frames, c.Speed = d.newID(), at, bound(count), rational.Rat{}
	c.Dissolve, c.FadeIn, c.FadeOut, c.Link = 0, 0, 0, 0
	d.openUp(at, c.Frames)
	d.put(s.track, c)
	return d.done(), c.ID, nil
}
