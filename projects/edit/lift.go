package edit

import "kinora/projects"

// Lift removes clips and leaves gaps where they were.
func Lift(f projects.Film, ids []projects.ID, reach Reach) (projects.Film, error) {
	d := begin(f)
	spots, err := d.pick(ids, reach)
	if err != nil {
		return f, err
	}
	d.remove(spots)
	return d.done(), nil
}

// LiftRange empties a stretch, to excluded, on all tracks that are not locked.
func LiftRange(f projects.Film, from, to int64) (projects.Film, error) {
	d := begin(f)
	if err := d.empty(from, to); err != nil {
		return f, err
	}
	return d.done(), nil
}

func (d *draft) empty(from, to int64) error {
	if from, to = max(from, 0), bound(to); from >= to {
		return refuse(ErrNothing, "no stretch is marked: set in before out")
	}
	for t := range d.count() {
		if !d.track(t).Locked {
			d.clear(t, from, to)
		}
	}
	return nil
}
