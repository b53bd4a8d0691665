package edit

import "kinora/projects"

// Gap is frames of a track with nothing on them, in front of a clip.
type Gap struct {
	Track       projects.ID
	Start       int64
	Frames      int64
	Left, Right projects.ID // the clips beside it; Left is 0 at the beginning of the track
}

// End is the frame behind the gap.
func (g Gap) End() int64 { return g.Start + g.Frames }

// GapAt is the gap of a track that a frame lies in. What is behind the last clip is none.
func GapAt(f projects.Film, track projects.ID, frame int64) (Gap, bool) {
	t, ok := f.Timeline.Track(track)
	if !ok || frame < 0 {
		return Gap{}, false
	}
	i, on := t.Index(frame)
	if on || i == len(t.Clips) {
		return Gap{}, false
	}
	return gapBefore(t, i), true
}

// gapBefore is the gap in front of a clip of a track; it has no frames where there is none.
func gapBefore(t projects.Track, i int) Gap {
	g := Gap{Track: t.ID, Right: t.Clips[i].ID}
	if i > 0 {
		g.Left, g.Start = t.Clips[i-1].ID, t.Clips[i-1].End()
	}
	g.Frames = t.Clips[i].Start - g.Start
	return g
}

// CloseGap takes the gap of a track at a frame out. Other tracks move along where nothing
// lies in the same stretch.
func CloseGap(f projects.Film, track projects.ID, frame int64) (projects.Film, error) {
	d := begin(f)
	if _, err := d.open(track); err != nil {
		return f, err
	}
	g, ok := GapAt(f, track, frame)
	if !ok {
		return f, refuse(ErrNothing, "there is no gap between clips at this frame")
	}
	d.closeUp(g.Start, g.End())
	return d.done(), nil
}
