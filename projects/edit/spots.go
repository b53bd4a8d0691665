package edit

import "kinora/projects"

// spot is a clip and where it is.
type spot struct {
	track, index int
	clip         projects.Clip
	named        bool // by the caller; else it is linked to one that was
}

// pick finds clips, and those that are linked to them, in the order of the timeline. It
// refuses where none is named, one is missing or one is on a locked track.
func (d *draft) pick(ids []projects.ID, reach Reach) ([]spot, error) {
	if len(ids) == 0 {
		return nil, nothing("clip")
	}
	want := setOf(ids)
	links, found := d.linksOf(want)
	if found < len(want) {
		return nil, missing("clip")
	}
	if reach == Alone {
		links = nil
	}
	var out []spot
	for t := range d.count() {
		for i, c := range d.clips(t) {
			if named := want[c.ID]; named || links[c.Link] {
				out = append(out, spot{t, i, c, named})
			}
		}
	}
	return out, d.unlocked(out)
}

// linksOf is the links of clips, and how many of the clips there are.
func (d *draft) linksOf(want idSet) (links idSet, found int) {
	links = idSet{}
	for t := range d.count() {
		for _, c := range d.clips(t) {
			if want[c.ID] {
				found++
				links[c.Link] = c.Link != 0
			}
		}
	}
	return links, found
}

func (d *draft) unlocked(spots []spot) error {
	for _, s := range spots {
		if track := d.track(s.track); track.Locked {
			return lockedTrack(track.Name)
		}
	}
	return nil
}

// one finds a clip and those that are linked to it, it being the first.
func (d *draft) one(id projects.ID, reach Reach) ([]spot, error) {
	spots, err := d.pick([]projects.ID{id}, reach)
	for i, s := range spots {
		if s.named {
			spots[0], spots[i] = spots[i], spots[0]
		}
	}
	return spots, err
}

// extent is from the first frame of all to the end of all.
func extent(spots []spot) (from, to int64) {
	from = plenty
	for _, s := range spots {
		from, to = min(from, s.clip.Start), max(to, s.clip.End())
	}
	return from, to
}

// write puts changed clips back where they are; their order must stay.
func (d *draft) write(spots []spot) {
	for _, s := range spots {
		d.own(s.track)[s.index] = s.clip
	}
}

// Linked is the clips and all that are linked to them, in the order of the timeline;
// what is not in the film is left out.
func Linked(f projects.Film, ids []projects.ID) []projects.ID {
	d := begin(f)
	want := setOf(ids)
	links, _ := d.linksOf(want)
	var out []projects.ID
	for _, t := range f.Timeline.Tracks {
		for _, c := range t.Clips {
			if want[c.ID] || links[c.Link] {
				out = append(out, c.ID)
			}
		}
	}
	return out
}
