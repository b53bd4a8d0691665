package edit

import "kinora/projects"

// branch is the link of the pieces that come off the clips of a link where they are split.
func (d *draft) branch(link projects.ID, at int64) projects.ID {
	if link == 0 {
		return 0
	}
	key := branch{link, at}
	if d.branches[key] == 0 {
		d.branches[key] = d.newID()
		d.loose[link], d.loose[d.branches[key]] = true, true
	}
	return d.branches[key]
}

// unlinkSingles takes the link off clips that are linked to no other any more.
func (d *draft) unlinkSingles() {
	delete(d.loose, 0)
	if len(d.loose) == 0 {
		return
	}
	count := map[projects.ID]int{}
	for t := range d.count() {
		for _, c := range d.clips(t) {
			if d.loose[c.Link] {
				count[c.Link]++
			}
		}
	}
	for t := range d.count() {
		for i, c := range d.clips(t) {
			if count[c.Link] == 1 {
				d.own(t)[i].Link = 0
			}
		}
	}
}

// Link links clips, one on each of their tracks, so that they are moved, trimmed, split
// and removed together. It refuses fewer than two, and two on one track.
func Link(f projects.Film, ids []projects.ID) (projects.Film, error) {
	d := begin(f)
	spots, err := d.pick(ids, Alone)
	if err != nil {
		return f, err
	}
	if len(spots) < 2 {
		return f, refuse(ErrNothing, "only one clip is selected: select the clips that belong together")
	}
	link := d.newID()
	for i := range spots {
		if i > 0 && spots[i].track == spots[i-1].track {
			return f, refuse(ErrValue, "two of the clips are on track %s: clips that belong together are on different tracks", d.track(spots[i].track).Name)
		}
		d.loose[spots[i].clip.Link] = true
		spots[i].clip.Link = link
	}
	d.write(spots)
	return d.done(), nil
}

// Unlink takes clips, and all that are linked to them, apart.
func Unlink(f projects.Film, ids []projects.ID) (projects.Film, error) {
	return setClips(f, ids, Together, func(c *projects.Clip) { c.Link = 0 })
}

// setClips changes what does not move clips.
func setClips(f projects.Film, ids []projects.ID, reach Reach, change func(*projects.Clip)) (projects.Film, error) {
	d := begin(f)
	spots, err := d.pick(ids, reach)
	if err != nil {
		return f, err
	}
	for i := range spots {
		change(&spots[i].clip)
	}
	d.write(spots)
	return d.done(), nil
}
