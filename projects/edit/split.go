package edit

import "kinora/projects"

// Split splits clips at a frame, all that lie there on tracks that are not locked where
// none is named. Pieces behind the frame that belong together are linked. It gives them.
func Split(f projects.Film, at int64, ids []projects.ID, reach Reach) (projects.Film, []projects.ID, error) {
	d := begin(f)
	tracks, err := d.splitTracks(at, ids, reach)
	if err != nil {
		return f, nil, err
	}
	var pieces []projects.ID
	for _, t := range tracks {
		if d.cut(t, at) {
			i, _ := d.track(t).Index(at)
			pieces = append(pieces, d.clips(t)[i].ID)
		}
	}
	if len(pieces) == 0 {
		return f, nil, refuse(ErrNothing, "no clip lies across this frame: there is nothing to split")
	}
	return d.done(), pieces, nil
}

// splitTracks is the tracks to be split at a frame.
func (d *draft) splitTracks(at int64, ids []projects.ID, reach Reach) (out []int, err error) {
	if len(ids) == 0 {
		for t := range d.count() {
			if !d.track(t).Locked {
				out = append(out, t)
			}
		}
		return out, nil
	}
	spots, err := d.pick(ids, reach)
	for _, s := range spots {
		if s.clip.Start < at && at < s.clip.End() {
			out = append(out, s.track)
		}
	}
	return out, err
}
