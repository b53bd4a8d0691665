package edit

import "kinora/projects"

// RippleDelete removes clips and moves everything behind up, on all tracks that are not
// locked. A track where something else lies in a place that is closed, such as music under
// everything, stays as it is.
func RippleDelete(f projects.Film, ids []projects.ID, reach Reach) (projects.Film, error) {
	d := begin(f)
	spots, err := d.pick(ids, reach)
	if err != nil {
		return f, err
	}
	d.remove(spots)
	d.closeHoles(spots, 0)
	return d.done(), nil
}

// openUp makes room at a frame on all tracks that are not locked.
func (d *draft) openUp(at, frames int64) {
	for t := range d.count() {
		if !d.track(t).Locked {
			d.cut(t, at)
			d.shift(t, at, frames)
		}
	}
	d.shiftMarks(at, frames)
}

// closeUp takes an empty stretch out.
func (d *draft) closeUp(from, to int64) {
	if d.pull(from, to, nil) {
		d.shiftMarks(from, from-to)
	}
}

// pull moves what begins behind an empty stretch up to where the stretch begins, on all tracks
// that are not locked. A track where something lies in it, such as music under everything,
// stays as it is. Tracks that were pulled before say whether anything moved on them. It
// reports whether the whole film moved: something did, or nothing stayed, and nothing that
// stayed begins behind.
func (d *draft) pull(from, to int64, before map[int]bool) bool {
	moved, held, torn := false, false, false
	for t := range d.count() {
		own, done := before[t]
		switch behind := d.behind(t, to); {
		case d.track(t).Locked:
		case done:
			moved = moved || own
		case d.free(t, from, to):
			d.shift(t, to, from-to)
			moved = moved || behind
		default:
			held, torn = true, torn || behind
		}
	}
	torn = torn || held && !moved
	d.torn = d.torn || torn
	return !torn
}

// behind reports whether a clip of a track begins at a frame or behind it.
func (d *draft) behind(t int, frame int64) bool {
	n := len(d.clips(t))
	return n > 0 && d.clips(t)[n-1].Start >= frame
}

// Extract takes a stretch, to excluded, out of all tracks that are not locked, and moves
// everything behind up.
func Extract(f projects.Film, from, to int64) (projects.Film, error) {
	d := begin(f)
	if err := d.empty(from, to); err != nil {
		return f, err
	}
	d.closeUp(max(from, 0), bound(to))
	return d.done(), nil
}
