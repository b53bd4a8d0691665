package edit

import "kinora/projects"

// Slip shows a later stretch of its source in a clip that stays where it is, an earlier
// one where by, in frames, is below 0. It says by how many frames, as far as the source goes.
func Slip(f projects.Film, id projects.ID, by int64, reach Reach) (projects.Film, int64, error) {
	d := begin(f)
	spots, err := d.one(id, reach)
	if err != nil {
		return f, 0, err
	}
	if c := spots[0].clip; c.Speed.Zero() || endless(f, c.Source) {
		return f, 0, refuse(ErrNothing, "%s does not move: there is nothing to slip", f.Title(c.Source))
	}
	by = bound(by)
	for _, s := range spots {
		before, after := d.room(s.clip)
		by = min(max(by, -before), after)
	}
	if by == 0 {
		return f, 0, nil
	}
	for i, s := range spots {
		spots[i].clip.From = d.at(s.clip, s.clip.Start+by)
	}
	d.write(spots)
	return d.done(), by, nil
}
