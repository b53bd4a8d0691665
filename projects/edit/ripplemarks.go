package edit

import (
	"slices"

	"kinora/projects"
)

// Markers, in and out belong to the film's time. Where an operation puts time into the
// whole film or takes some out, they move along; where only some tracks move, they stay.

// shiftMarks moves the marks at a frame and behind it: by frames that were put in there, or,
// below 0, by frames that were taken out from there on. A mark on what was taken out comes
// to where it was; in and out go where nothing is left between them.
func (d *draft) shiftMarks(at, by int64) {
	d.moveMarkers(func(m projects.Marker) int64 { return shifted(m.Frame, at, by) })
	t := &d.film.Timeline
	if t.Out == 0 {
		return
	}
	if t.In = shifted(t.In, at, by); by < 0 || t.Out > at { // out lies behind its last frame
		t.Out = shifted(t.Out, at, by)
	}
	if t.In >= t.Out {
		t.In, t.Out = 0, 0
	}
}

// shifted is where a frame comes to that frames are put in at, or taken out from, another.
func shifted(frame, at, by int64) int64 {
	if frame < at {
		return frame
	}
	return max(frame+by, at)
}

// moveMarkers gives the markers other frames; the old film keeps its own.
func (d *draft) moveMarkers(to func(projects.Marker) int64) {
	moved := slices.Clone(d.film.Timeline.Markers)
	for i, m := range moved {
		moved[i].Frame = to(m)
	}
	if moved = sorted(moved); !slices.Equal(moved, d.film.Timeline.Markers) {
		d.film.Timeline.Markers = moved
	}
}

// carryMarks puts the marks right after a block was taken out of some holes and put down
// some frames further. Markers over the block go along. In and out stay, as a move opens as
// much time as it closes; and so do all marks where the block left some tracks as they were.
func (d *draft) carryMarks(was projects.Timeline, holes []hole, by int64) {
	t := &d.film.Timeline
	t.In, t.Out = was.In, was.Out
	if d.torn {
		t.Markers = was.Markers
		return
	}
	over := map[projects.ID]int64{}
	for _, m := range was.Markers {
		if slices.ContainsFunc(holes, func(h hole) bool { return h.from <= m.Frame && m.Frame < h.to }) {
			over[m.ID] = m.Frame + by
		}
	}
	d.putMarkers(over)
}

// stretched are marks over a clip that has become longer or shorter: they stay on their
// moments. In and out do where it has not turned round.
type stretched struct {
	over    map[projects.ID]int64 // frames of markers
	in, out int64                 // below 0 where they lie elsewhere
}

// stretchMarks is where the marks over a clip come to that had another length before.
func (d *draft) stretchMarks(c projects.Clip, was int64, turned bool) stretched {
	s := stretched{over: map[projects.ID]int64{}, in: -1, out: -1}
	to := func(frame int64) int64 { return c.Start + (frame-c.Start)*c.Frames/was }
	t := d.film.Timeline
	for _, m := range t.Markers {
		at := m.Frame
		if at < c.Start || at >= c.Start+was {
			continue
		}
		if turned {
			at = 2*c.Start + was - 1 - at
		}
		s.over[m.ID] = to(at)
	}
	if t.Out > 0 && !turned && c.Start <= t.In && t.In < c.Start+was {
		s.in = to(t.In)
	}
	if !turned && c.Start < t.Out && t.Out <= c.Start+was {
		s.out = to(t.Out)
	}
	return s
}

// put puts the marks there, behind a ripple of the whole film.
func (s stretched) put(d *draft) {
	d.putMarkers(s.over)
	t := &d.film.Timeline
	if s.in >= 0 && t.Out > 0 {
		t.In = s.in
	}
	if s.out >= 0 && t.Out > 0 {
		t.Out = s.out
	}
	if t.In >= t.Out {
		t.In, t.Out = 0, 0
	}
}

// putMarkers puts some markers at frames of their own.
func (d *draft) putMarkers(at map[projects.ID]int64) {
	d.moveMarkers(func(m projects.Marker) int64 {
		if frame, ok := at[m.ID]; ok {
			return frame
		}
		return m.Frame
	})
}
