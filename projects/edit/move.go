package edit

import (
	"cmp"
	"slices"

	"kinora/projects"
)

// Move moves clips as one block by frames and tracks: up for pictures, down for sound.
// Where a picture is named, only the pictures of the block change tracks; else the sound
// does. Tracks are added for a block whose lowest clip, or highest sound, goes right past the
// last one. The block stops at frame 0. Over overwrites what is there; Between takes
// the block out, closes what it leaves, and inserts it at its new place.
func Move(f projects.Film, ids []projects.ID, byFrames int64, byTracks int, mode Mode, reach Reach) (projects.Film, error) {
	d := begin(f)
	spots, err := d.pick(ids, reach)
	if err != nil {
		return f, err
	}
	if err := d.toTracks(spots, byTracks); err != nil {
		return f, err
	}
	from, to := extent(spots)
	goal := max(from+bound(byFrames), 0)
	if goal == from && byTracks == 0 {
		return f, nil
	}
	if mode == Between {
		d.moveBetween(spots, from, to, goal)
	} else {
		d.moveOver(spots, goal-from)
	}
	d.partTwins(spots)
	return d.done(), nil
}

// toTracks finds the tracks that clips come to and puts them into their index.
func (d *draft) toTracks(spots []spot, by int) error {
	kind := d.climbers(spots)
	by = int(bound(int64(by)))
	d.addFor(spots, kind, by)
	places := d.ofKind(kind)
	for i, s := range spots {
		spots[i].index = s.track
		if by == 0 || d.track(s.track).Kind != kind {
			continue
		}
		place := slices.Index(places, s.track) + by
		if place < 0 || place >= len(places) {
			return refuse(ErrNoTrack, "there is no track that far from %s: add one first", d.track(s.track).Name)
		}
		spots[i].index = places[place]
		if to := d.track(places[place]); to.Locked {
			return lockedTrack(to.Name)
		}
	}
	return nil
}

// climbers is the kind of clips that change tracks in a block.
func (d *draft) climbers(spots []spot) projects.TrackKind {
	for _, s := range spots {
		if s.named && d.track(s.track).Kind == projects.PictureTrack {
			return projects.PictureTrack
		}
	}
	return projects.SoundTrack
}

// addFor adds the tracks that a block lacks, unless one of them would stay empty.
func (d *draft) addFor(spots []spot, kind projects.TrackKind, by int) {
	places := d.ofKind(kind)
	low, high := len(places), 0
	for _, s := range spots {
		if place := slices.Index(places, s.track); place >= 0 {
			low, high = min(low, place), max(high, place)
		}
	}
	if by <= 0 || low+by > len(places) {
		return
	}
	for range high + by + 1 - len(places) {
		d.addUnder(spots, kind)
	}
}

// addUnder adds a track while clips are on their way; those of sound stay on theirs.
func (d *draft) addUnder(spots []spot, kind projects.TrackKind) {
	at := d.addTrack(kind)
	for i := range spots {
		if spots[i].track >= at {
			spots[i].track++
		}
	}
}

func (d *draft) moveOver(spots []spot, by int64) {
	d.remove(spots)
	for _, s := range spots {
		d.clear(s.index, s.clip.Start+by, s.clip.End()+by)
	}
	d.land(spots, by)
}

func (d *draft) moveBetween(spots []spot, from, to, goal int64) {
	was := d.film.Timeline
	d.remove(spots)
	goal -= d.closeHoles(spots, goal)
	d.openUp(goal, to-from)
	d.land(spots, goal-from)
	d.carryMarks(was, union(spots), goal-from)
}

// land puts clips down, which must find their places free.
func (d *draft) land(spots []spot, by int64) {
	for _, s := range spots {
		s.clip.Start += by
		d.put(s.index, s.clip)
	}
}

// closeHoles closes the places that removed clips leave, the last first, and says how many
// frames went before a frame.
func (d *draft) closeHoles(spots []spot, at int64) (before int64) {
	holes := union(spots)
	slices.Reverse(holes)
	for _, h := range holes {
		d.closeUp(h.from, h.to)
		before += max(min(h.to, at)-h.from, 0)
	}
	return before
}

// hole is frames from and up to, to excluded.
type hole struct{ from, to int64 }

// union is the stretches that clips fill, in order, those that overlap as one.
func union(spots []spot) []hole {
	var all []hole
	for _, s := range spots {
		all = append(all, hole{s.clip.Start, s.clip.End()})
	}
	slices.SortFunc(all, func(a, b hole) int { return cmp.Compare(a.from, b.from) })
	out := all[:0]
	for _, h := range all {
		if n := len(out); n > 0 && h.from < out[n-1].to {
			out[n-1].to = max(out[n-1].to, h.to)
		} else {
			out = append(out, h)
		}
	}
	return out
}

// partTwins unlinks clips that came onto the track of one that they are linked to.
func (d *draft) partTwins(spots []spot) {
	for _, s := range spots {
		if s.index == s.track || s.clip.Link == 0 {
			continue
		}
		for _, c := range d.clips(s.index) {
			if c.Link == s.clip.Link && c.ID != s.clip.ID {
				d.own(s.index)[d.index(s.index, s.clip.ID)].Link = 0
				d.loose[c.Link] = true
				break
			}
		}
	}
}
