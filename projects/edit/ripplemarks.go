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
	d.moveMarkers(func(m projects.Marker) int64 {
		if frame, ok := over[m.ID]; ok {
			return frame
		}
		return m.Frame
	})
}
