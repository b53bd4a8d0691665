package timeline

import (
	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
)

// hitKind is what the pointer is over.
type hitKind int

const (
	hitNothing hitKind = iota
	hitClip
	hitStart // the first frame of a clip
	hitEnd   // the end of a clip
	hitFade  // a handle of a fade
	hitGap   // between two clips
	hitOffer // what an edge was pulled for
)

// hit is a place of the lanes.
type hit struct {
	kind  hitKind
	row   int // -1 below all rows
	track projects.Track
	index int // of the clip on its track
	clip  projects.Clip
	gap   edit.Gap
	frame int64
	end   edit.End // of the clip, where a fade has its handle
}

// spot is a place of a track.
type spot struct {
	track projects.ID
	frame int64
}

// grip is how near to an edge the pointer takes it, in units.
const grip float32 = 6

// hitAt finds what is at a place of the lanes.
func (t *Timeline) hitAt(at fyne.Position) hit {
	h := hit{row: t.rowAt(at.Y), frame: t.view.frame(at.X)}
	if h.row < 0 {
		return h
	}
	h.track = t.track(h.row)
	if s, ok := t.pulledStretch(); ok && s.row == h.row && s.from <= h.frame && h.frame < s.to {
		h.kind = hitOffer
		return h
	}
	i, on := h.track.Index(h.frame)
	if on {
		h = t.onClip(h, i, at.X)
		return t.onFade(h, at)
	}
	if near, ok := t.beside(h, i, at.X); ok {
		return near
	}
	if gap, ok := edit.GapAt(t.film, h.track.ID, h.frame); ok {
		h.kind, h.gap = hitGap, gap
	}
	return h
}

func (t *Timeline) onClip(h hit, i int, x float32) hit {
	h.kind, h.index, h.clip = hitClip, i, h.track.Clips[i]
	from, to := t.view.x(h.clip.Start), t.view.x(h.clip.End())
	reach := min(grip, (to-from)/3)
	switch {
	case to-from < 8: // too narrow to be taken by its edges
	case x < from+reach:
		h.kind = hitStart
	case x > to-reach:
		h.kind = hitEnd
	}
	return h
}

// beside takes an edge from the gap next to it.
func (t *Timeline) beside(h hit, i int, x float32) (hit, bool) {
	clips := h.track.Clips
	if i > 0 && x-t.view.x(clips[i-1].End()) < grip/2 {
		h.kind, h.index, h.clip = hitEnd, i-1, clips[i-1]
		return h, true
	}
	if i < len(clips) && t.view.x(clips[i].Start)-x < grip/2 {
		h.kind, h.index, h.clip = hitStart, i, clips[i]
		return h, true
	}
	return h, false
}

// onAClip reports whether a clip is at the place, its edges included.
func (h hit) onAClip() bool {
	return h.kind == hitClip || h.kind == hitStart || h.kind == hitEnd || h.kind == hitFade
}

// edge is the edge of the clip that is at the place, or nearest to a frame.
func (h hit) edge() app.Edge {
	if h.kind == hitEnd || h.kind == hitClip && 2*(h.frame-h.clip.Start) >= h.clip.Frames {
		return app.EdgeEnd
	}
	return app.EdgeStart
}

// sameGap reports whether a frame of a track lies in a gap.
func sameGap(g edit.Gap, s spot) bool {
	return s.track != 0 && g.Track == s.track && g.Start <= s.frame && s.frame < g.End()
}

// same reports whether two places are the same thing.
func (h hit) same(o hit) bool {
	return h.kind == o.kind && h.end == o.end && h.row == o.row && h.clip.ID == o.clip.ID && h.gap == o.gap
}
