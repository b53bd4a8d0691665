package edit

import "kinora/projects"

// SetDissolve lets the clip before become a clip over its first frames; 0 is a cut. It can
// be as long as the shorter of the two; where the source of the clip before is at an end,
// its last frame stands still. It gives the frames that it came to. Linked clips that touch
// one before them get the same.
func SetDissolve(f projects.Film, id projects.ID, count int64, reach Reach) (projects.Film, int64, error) {
	d := begin(f)
	spots, err := d.one(id, reach)
	if err != nil {
		return f, 0, err
	}
	most, ok := d.longestDissolve(spots[0])
	if !ok {
		return f, 0, refuse(ErrNothing, "no clip ends where this one begins: put one in front of it to dissolve from")
	}
	count = min(max(count, 0), most)
	for i, s := range spots {
		if n, ok := d.longestDissolve(s); ok {
			spots[i].clip.Dissolve = min(count, n)
		}
	}
	d.write(spots)
	return d.done(), count, nil
}

func (d *draft) longestDissolve(s spot) (int64, bool) {
	if left, _ := d.touching(s); left != nil {
		return min(left.Frames, s.clip.Frames), true
	}
	return 0, false
}
