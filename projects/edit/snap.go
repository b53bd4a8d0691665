package edit

import "kinora/projects"

// AnchorKind says what a frame snapped to.
type AnchorKind string

// What frames snap to; "" is nothing.
const (
	ToEdge     AnchorKind = "edge" // the beginning or the end of a clip
	ToMarker   AnchorKind = "marker"
	ToPlayhead AnchorKind = "playhead"
	ToIn       AnchorKind = "in"
	ToOut      AnchorKind = "out"
	ToStart    AnchorKind = "start" // frame 0
)

// Anchor is what a frame snapped to.
type Anchor struct {
	Kind  AnchorKind
	ID    projects.ID // of the clip or the marker
	Frame int64
}

// Snap is the nearest frame to hold on to within a tolerance, and what is there; the frame
// itself where nothing is. Edges of the clips and markers to be left out, such as those
// that are being moved, do not count; a playhead below 0 neither.
func Snap(f projects.Film, frame, tolerance int64, leaveOut []projects.ID, playhead int64) (int64, Anchor) {
	s := snapper{frame: frame, best: tolerance, out: setOf(leaveOut)}
	s.try(ToPlayhead, 0, playhead)
	for _, m := range f.Timeline.Markers {
		s.try(ToMarker, m.ID, m.Frame)
	}
	for _, t := range f.Timeline.Tracks {
		for _, c := range t.Clips {
			s.try(ToEdge, c.ID, c.Start)
			s.try(ToEdge, c.ID, c.End())
		}
	}
	if f.Timeline.Out > 0 {
		s.try(ToIn, 0, f.Timeline.In)
		s.try(ToOut, 0, f.Timeline.Out)
	}
	s.try(ToStart, 0, 0)
	if s.found.Kind == "" {
		return frame, Anchor{}
	}
	return s.found.Frame, s.found
}

// snapper looks for the nearest; of several that are as near the first one stays.
type snapper struct {
	frame, best int64
	out         idSet
	found       Anchor
}

func (s *snapper) try(kind AnchorKind, id projects.ID, at int64) {
	far := max(at-s.frame, s.frame-at)
	if at < 0 || far > s.best || far == s.best && s.found.Kind != "" || id != 0 && s.out[id] {
		return
	}
	s.best, s.found = far, Anchor{kind, id, at}
}
