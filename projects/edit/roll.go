package edit

import "kinora/projects"

// Roll moves the cut at the beginning of a clip: the clip before it becomes longer and the
// clip shorter, or the other way round. Linked clips with a cut at the same frame go along.
func Roll(f projects.Film, id projects.ID, by int64, reach Reach) (projects.Film, Trimmed, error) {
	d := begin(f)
	spots, err := d.one(id, reach)
	if err != nil {
		return f, Trimmed{}, err
	}
	at := spots[0].clip.Start
	pairs := d.cuts(spots, at)
	if len(pairs) == 0 || pairs[0].right.clip.ID != id {
		return f, Trimmed{}, refuse(ErrNothing, "no clip ends where this one begins: there is no cut to roll")
	}
	out := Trimmed{By: bound(by)}
	for _, p := range pairs {
		d.narrowRoll(&out, p)
	}
	if out.Frame = at + out.By; out.By == 0 {
		return f, out, nil
	}
	for _, p := range pairs {
		p.left.clip = tailEdge.move(d, p.left.clip, out.By)
		p.right.clip = headEdge.move(d, p.right.clip, out.By)
		d.write([]spot{p.left, p.right})
	}
	return d.done(), out, nil
}

// pair is two clips with a cut between them.
type pair struct{ left, right spot }

// cuts is the pairs of which the right one is among the clips and begins at a frame.
func (d *draft) cuts(spots []spot, at int64) []pair {
	var out []pair
	for _, s := range spots {
		if s.index == 0 || s.clip.Start != at {
			continue
		}
		if left := d.clips(s.track)[s.index-1]; left.End() == at {
			out = append(out, pair{spot{track: s.track, index: s.index - 1, clip: left}, s})
		}
	}
	return out
}

func (d *draft) narrowRoll(out *Trimmed, p pair) {
	_, after := d.room(p.left.clip)
	before, _ := d.room(p.right.clip)
	for _, l := range []struct {
		least, most int64
		why         Limit
	}{{-before, after, AtMedia}, {1 - p.left.clip.Frames, p.right.clip.Frames - 1, AtLeast}} {
		if by := min(max(out.By, l.least), l.most); by != out.By {
			out.By, out.Limit = by, l.why
		}
	}
}
