package edit

import "kinora/projects"

// SetFade lets clips come out of what lies below them, black or silence, over their first
// frames, or go away over their last ones; 0 is at once. A fade leaves room for the one at
// the other end. It is refused where one of the clips dissolves there.
func SetFade(f projects.Film, ids []projects.ID, end End, count int64) (projects.Film, error) {
	d := begin(f)
	spots, err := d.pick(ids, Alone)
	if err != nil {
		return f, err
	}
	for i, s := range spots {
		if count > 0 && d.dissolvesAt(s, end) {
			return f, end.refusal()
		}
		mine, other := end.fades(&spots[i].clip)
		*mine = min(max(count, 0), s.clip.Frames-*other)
	}
	d.write(spots)
	return d.done(), nil
}

// End is one of the two of a clip.
type End bool

// The ends of a clip.
const (
	First End = false
	Last  End = true
)

// fades are the fade of a clip at this end, and that at the other.
func (e End) fades(c *projects.Clip) (mine, other *int64) {
	if e == Last {
		return &c.FadeOut, &c.FadeIn
	}
	return &c.FadeIn, &c.FadeOut
}

func (e End) refusal() error {
	if e == Last {
		return refuse(ErrNothing, "the clip dissolves into the one behind it: take the dissolve away first")
	}
	return refuse(ErrNothing, "the clip dissolves out of the one before it: take the dissolve away first")
}

// dissolvesAt reports whether a clip dissolves at one of its ends.
func (d *draft) dissolvesAt(s spot, end End) bool {
	if end == First {
		return s.clip.Dissolve > 0
	}
	clips := d.clips(s.track)
	return s.index+1 < len(clips) && clips[s.index+1].Dissolve > 0
}

// fades drops those where a clip dissolves and shortens those that are longer than a clip,
// on the tracks that were written to.
func (d *draft) fades() {
	for t := range d.count() {
		if !d.owned[d.track(t).ID] {
			continue
		}
		clips := d.clips(t)
		for i := range clips {
			c := &clips[i]
			if c.Dissolve > 0 {
				c.FadeIn = 0
				if i > 0 {
					clips[i-1].FadeOut = 0
				}
			}
			c.FadeIn = min(c.FadeIn, c.Frames)
			c.FadeOut = min(c.FadeOut, c.Frames-max(c.FadeIn, c.Dissolve))
		}
	}
}
