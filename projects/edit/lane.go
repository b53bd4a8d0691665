package edit

import (
	"slices"

	"kinora/projects"
)

// What operations are made of: changes of one track's clips.

// cut splits the clip of a track that lies over a frame; false where none does.
func (d *draft) cut(t int, at int64) bool {
	i, ok := d.track(t).Index(at)
	if !ok || d.clips(t)[i].Start == at {
		return false
	}
	clips := d.own(t)
	right := clips[i]
	right.ID = d.newID()
	d.cutFrom[right.ID] = clips[i].ID
	right.Link = d.branch(right.Link, at)
	clips[i].Frames, clips[i].FadeOut = at-clips[i].Start, 0
	d.set(t, slices.Insert(clips, i+1, d.later(right, at)))
	return true
}

// later is what of a clip begins at a later frame, and so later in its source.
func (d *draft) later(c projects.Clip, at int64) projects.Clip {
	c.From = d.at(c, at)
	c.Frames -= at - c.Start
	c.Start = at
	c.Dissolve, c.FadeIn = 0, 0
	return c
}

// clear makes a stretch of a track empty: clips are trimmed, split or removed.
func (d *draft) clear(t int, from, to int64) {
	d.cut(t, from)
	if i, ok := d.track(t).Index(to); ok && d.clips(t)[i].Start < to {
		clips := d.own(t)
		clips[i] = d.later(clips[i], to)
	}
	i, _ := d.track(t).Index(from)
	j, _ := d.track(t).Index(to)
	d.drop(t, i, j)
}

// drop removes the clips i to j, j excluded.
func (d *draft) drop(t, i, j int) {
	if i >= j {
		return
	}
	clips := d.own(t)
	for _, c := range clips[i:j] {
		d.loose[c.Link] = true
	}
	d.set(t, slices.Delete(clips, i, j))
}

// remove takes clips out of all tracks.
func (d *draft) remove(spots []spot) {
	for _, s := range spots {
		if i := d.index(s.track, s.clip.ID); i >= 0 {
			d.drop(s.track, i, i+1)
		}
	}
}

// put puts a clip where the track is free.
func (d *draft) put(t int, c projects.Clip) {
	clips := d.own(t)
	i, _ := d.track(t).Index(c.Start)
	d.set(t, slices.Insert(clips, i, c))
}

// free reports whether nothing lies in a stretch of a track.
func (d *draft) free(t int, from, to int64) bool {
	i, on := d.track(t).Index(from)
	return !on && (i == len(d.clips(t)) || d.clips(t)[i].Start >= to)
}

// shift moves the clips of a track that begin at a frame or behind it.
func (d *draft) shift(t int, at, by int64) {
	i, on := d.track(t).Index(at)
	if on && d.clips(t)[i].Start < at {
		i++
	}
	d.shiftFrom(t, i, by)
}

func (d *draft) shiftFrom(t, i int, by int64) {
	if by == 0 || i >= len(d.clips(t)) {
		return
	}
	clips := d.own(t)
	for ; i < len(clips); i++ {
		clips[i].Start += by
	}
}

// index is where a clip is on a track, -1 where it is not.
func (d *draft) index(t int, id projects.ID) int {
	return slices.IndexFunc(d.clips(t), func(c projects.Clip) bool { return c.ID == id })
}
