package edit

import "kinora/projects"

// RippleTrimStart takes frames off the beginning of a clip, or gives it earlier ones, as if
// its first frame were pulled to a frame of the timeline. The clip stays where it begins
// and everything behind it moves.
func RippleTrimStart(f projects.Film, id projects.ID, to int64, reach Reach) (projects.Film, Trimmed, error) {
	return rippleTrim(f, id, to, reach, headEdge)
}

// RippleTrimEnd moves the end of a clip to a frame; everything behind it moves along.
func RippleTrimEnd(f projects.Film, id projects.ID, to int64, reach Reach) (projects.Film, Trimmed, error) {
	return rippleTrim(f, id, to, reach, tailEdge)
}

func rippleTrim(f projects.Film, id projects.ID, to int64, reach Reach, of edge) (projects.Film, Trimmed, error) {
	d := begin(f)
	spots, err := d.one(id, reach)
	if err != nil {
		return f, Trimmed{}, err
	}
	end := spots[0].clip.End()
	out := d.measure(spots, of.at(spots[0].clip), bound(to), of, endlessly)
	if out.By == 0 {
		return f, out, nil
	}
	for i, s := range spots {
		spots[i].clip = of.move(d, s.clip, out.By)
		spots[i].clip.Start = s.clip.Start
	}
	by, at := out.By*of.sign(), spots[0].clip.Start
	if of == tailEdge {
		at = end + min(by, 0)
	}
	d.rippleBehind(spots, end, at, by)
	return d.done(), out, nil
}

func endlessly(spot, edge) (int64, Limit) { return plenty, "" }

// rippleBehind writes clips that became longer by some frames, or shorter, and moves what
// is behind them on their tracks, and on the others what is behind a frame. Marks move as
// if the time had come in, or gone, at another frame: there where the clip was trimmed.
func (d *draft) rippleBehind(spots []spot, end, at, by int64) {
	own := map[int]bool{}
	for _, s := range spots {
		own[s.track] = s.index+1 < len(d.clips(s.track))
		grown := s.clip.Frames - d.clips(s.track)[s.index].Frames
		d.own(s.track)[s.index] = s.clip
		d.shiftFrom(s.track, s.index+1, max(by, grown)) // a linked clip may be too short to lose as many
	}
	if d.push(end, by, own) {
		d.shiftMarks(at, by)
	}
}

// push moves what begins at a frame or behind it on all tracks that are not locked and were
// not moved before: on, or up where it can be pulled. It reports whether the whole film moved.
func (d *draft) push(end, by int64, before map[int]bool) bool {
	if by < 0 {
		return d.pull(end+by, end, before)
	}
	for t := range d.count() {
		if _, done := before[t]; !done && !d.track(t).Locked {
			d.shift(t, end, by)
		}
	}
	return true
}
