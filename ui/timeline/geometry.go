package timeline

import "math"

// view is how frames lie on the screen.
type view struct {
	perFrame float64 // units a frame is wide
	left     float64 // units that are scrolled out of sight at the left
	width    float32 // of what is seen
}

// margin is the room before frame 0, so that the playhead's handle is seen there.
const margin = 14.0

// The most that a frame is wide.
const widest = 48.0

// x is where a frame begins.
func (v view) x(frame int64) float32 {
	return float32(margin + float64(frame)*v.perFrame - v.left)
}

// at is the time at a place, in frames; it may lie before the film.
func (v view) at(x float32) float64 {
	return (float64(x) + v.left - margin) / v.perFrame
}

// frame is the frame whose stretch a place lies in, at least 0.
func (v view) frame(x float32) int64 { return max(0, int64(math.Floor(v.at(x)))) }

// cut is the beginning of a frame that is nearest to a place, at least 0.
func (v view) cut(x float32) int64 { return max(0, int64(math.Round(v.at(x)))) }

// frames is how many frames a width is, at least 1.
func (v view) frames(width float32) int64 {
	return max(1, int64(math.Round(float64(width)/v.perFrame)))
}

// narrowest is the width of a frame at which a film of some frames is seen as a whole.
func (v view) narrowest(frames int64) float64 {
	room := float64(v.width) - 2*margin
	return min(widest, max(1, room)/float64(max(1, frames)))
}

// zoomed is the view with frames of another width, in which what is at x stays there.
func (v view) zoomed(perFrame float64, x float32) view {
	at := v.at(x)
	v.perFrame = perFrame
	v.left = margin + at*perFrame - float64(x)
	return v
}

// clamped is the view with its left side within a film of some frames: some room behind
// the last one can be seen.
func (v view) clamped(frames int64) view {
	most := 2*margin + float64(frames)*v.perFrame - 0.4*float64(v.width)
	v.left = max(0, min(v.left, most))
	return v
}
