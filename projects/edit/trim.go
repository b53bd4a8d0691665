package edit

import "kinora/projects"

// Limit says what an edge stopped at.
type Limit string

// What edges stop at; "" is that they went where they were pulled.
const (
	AtMedia     Limit = "media"     // its source, or that of a linked clip, is at an end
	AtNeighbour Limit = "neighbour" // the next clip
	AtLeast     Limit = "least"     // a clip has at least one frame
	AtStart     Limit = "start"     // the timeline begins
)

// Pull is how far an edge was pulled outwards, as far as the neighbour leaves room, and how
// far its media reaches, in frames from where the edge was.
type Pull struct{ Want, Have int64 }

// Past is how many frames would have to be made.
func (p Pull) Past() int64 { return max(p.Want-p.Have, 0) }

// Trimmed is what became of an edge.
type Trimmed struct {
	Frame int64 // where it is now
	By    int64 // how many frames it went
	Limit Limit
	Pull  Pull
}

// TrimStart moves the first frame of a clip to a frame of the timeline.
func TrimStart(f projects.Film, id projects.ID, to int64, reach Reach) (projects.Film, Trimmed, error) {
	return trim(f, id, to, reach, headEdge)
}

// TrimEnd moves the end of a clip, which is the frame behind its last, to a frame.
func TrimEnd(f projects.Film, id projects.ID, to int64, reach Reach) (projects.Film, Trimmed, error) {
	return trim(f, id, to, reach, tailEdge)
}

func trim(f projects.Film, id projects.ID, to int64, reach Reach, of edge) (projects.Film, Trimmed, error) {
	d := begin(f)
	spots, err := d.one(id, reach)
	if err != nil {
		return f, Trimmed{}, err
	}
	out := d.measure(spots, of.at(spots[0].clip), bound(to), of, d.gapBeside)
	for i := range spots {
		spots[i].clip = of.move(d, spots[i].clip, out.By)
	}
	if out.By != 0 {
		d.write(spots)
	}
	return d.done(), out, nil
}

// edge is one of the two ends of a clip.
type edge bool

const (
	headEdge edge = false
	tailEdge edge = true
)

func (e edge) at(c projects.Clip) int64 {
	if e == tailEdge {
		return c.End()
	}
	return c.Start
}

// sign is 1 where outwards is later.
func (e edge) sign() int64 {
	if e == tailEdge {
		return 1
	}
	return -1
}

// move moves the edge by some frames, the other one stays.
func (e edge) move(d *draft, c projects.Clip, by int64) projects.Clip {
	if e == tailEdge {
		c.Frames += by
		return c
	}
	if by != 0 {
		was := c
		c = d.later(c, c.Start+by)
		c.Dissolve, c.FadeIn = was.Dissolve, was.FadeIn // put right later, where they have no place any more
	}
	return c
}

// media is how far an edge of a clip can be pulled outwards before its source ends.
func (e edge) media(d *draft, c projects.Clip) int64 {
	before, after := d.room(c)
	if e == tailEdge {
		return after
	}
	return before
}

// beside says how many frames are free outwards of an edge, and what is behind them.
type beside func(s spot, e edge) (int64, Limit)

func (d *draft) gapBeside(s spot, e edge) (int64, Limit) {
	clips := d.clips(s.track)
	switch {
	case e == tailEdge && s.index+1 < len(clips):
		return clips[s.index+1].Start - s.clip.End(), AtNeighbour
	case e == tailEdge:
		return plenty, ""
	case s.index > 0:
		return s.clip.Start - clips[s.index-1].End(), AtNeighbour
	}
	return s.clip.Start, AtStart
}

// measure is how far the edges of some clips, of which the first is the one that is
// pulled, can go together on the way from a frame to another.
func (d *draft) measure(spots []spot, from, to int64, e edge, free beside) Trimmed {
	want := (to - from) * e.sign() // outwards
	by, limit := want, Limit("")
	narrow := func(most int64, why Limit) {
		if by > most {
			by, limit = most, why
		}
	}
	room, least := plenty, int64(1)-plenty
	for _, s := range spots {
		n, why := free(s, e)
		room, least = min(room, n), max(least, 1-s.clip.Frames)
		narrow(n, why)
		narrow(e.media(d, s.clip), AtMedia)
	}
	if by < least {
		by, limit = least, AtLeast
	}
	out := Trimmed{Frame: from + by*e.sign(), By: by * e.sign(), Limit: limit}
	if want > 0 {
		out.Pull = Pull{Want: min(want, room), Have: e.media(d, spots[0].clip)}
	}
	return out
}
