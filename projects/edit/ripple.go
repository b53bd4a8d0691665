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
