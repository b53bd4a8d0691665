package edit

import "kinora/projects"

// dissolves drops those whose clip before went away and shortens those that are longer
// than a clip, on the tracks that were written to.
func (d *draft) dissolves() {
	var before map[projects.ID]projects.ID
	for t := range d.count() {
		if !d.owned[d.track(t).ID] {
			continue
		}
		for i, c := range d.clips(t) {
			if c.Dissolve == 0 {
				continue
			}
			if before == nil {
				before = d.neighbours()
			}
			d.clips(t)[i].Dissolve = d.legal(t, i, before)
		}
	}
}

// legal is how long the dissolve of a clip can be, up to what it is.
func (d *draft) legal(t, i int, before map[projects.ID]projects.ID) int64 {
	c := d.clips(t)[i]
	if i == 0 {
		return 0
	}
	prev := d.clips(t)[i-1]
	if was := before[c.ID]; prev.End() != c.Start || was != 0 && was != d.root(prev.ID) {
		return 0
	}
	return max(min(c.Dissolve, c.Frames, prev.Frames), 0)
}

// neighbours is, for each clip that had a dissolve, the clip that it dissolved from.
func (d *draft) neighbours() map[projects.ID]projects.ID {
	out := map[projects.ID]projects.ID{}
	for _, t := range d.was.Timeline.Tracks {
		for i, c := range t.Clips {
			if c.Dissolve > 0 && i > 0 {
				out[c.ID] = t.Clips[i-1].ID
			}
		}
	}
	return out
}

// root is the clip that a piece was split from, itself where it was not.
func (d *draft) root(id projects.ID) projects.ID {
	for d.cutFrom[id] != 0 {
		id = d.cutFrom[id]
	}
	return id
}
