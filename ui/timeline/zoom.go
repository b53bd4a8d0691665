package timeline

import (
	"math"

	"kinora/projects/rational"
)

// Zoom is units that a frame is wide.
func (t *Timeline) Zoom() float64 { return t.view.perFrame }

// SetZoom makes a frame so many units wide, as far as that can be; the playhead, or the
// middle where it is not seen, stays where it is.
func (t *Timeline) SetZoom(perFrame float64) { t.zoomAt(perFrame, t.still()) }

// ZoomIn shows fewer frames.
func (t *Timeline) ZoomIn() { t.SetZoom(t.view.perFrame * 1.4) }

// ZoomOut shows more frames.
func (t *Timeline) ZoomOut() { t.SetZoom(t.view.perFrame / 1.4) }

// Fit shows the whole film.
func (t *Timeline) Fit() {
	t.view.perFrame, t.view.left = t.view.narrowest(t.length()), 0
	t.viewed()
}

// still is the place that does not move in zooming by keys and buttons.
func (t *Timeline) still() float32 {
	if x := t.view.x(t.playhead); x >= 0 && x <= t.view.width {
		return x
	}
	return t.view.width / 2
}

func (t *Timeline) zoomAt(perFrame float64, x float32) {
	perFrame = min(widest, max(t.least(), perFrame))
	t.view = t.view.zoomed(perFrame, x).clamped(t.length())
	t.viewed()
}

// least is the smallest width of a frame that one can zoom out to.
func (t *Timeline) least() float64 { return t.view.narrowest(2 * t.length()) }

// length is how many frames there are to see: a film without clips has half a minute.
func (t *Timeline) length() int64 {
	frames := t.film.Timeline.Frames()
	if frames == 0 {
		frames = 30 * t.second()
	}
	return frames
}

// second is how many frames a second has, at least 1.
func (t *Timeline) second() int64 { return max(1, t.film.Head.Rate.Round()) }

// level is the zoom as the slider shows it, 0…1, by doubling.
func (t *Timeline) level() float64 {
	least := t.least()
	if least >= widest {
		return 0
	}
	return math.Log(t.view.perFrame/least) / math.Log(widest/least)
}

func (t *Timeline) setLevel(level float64) {
	least := t.least()
	t.SetZoom(least * math.Pow(widest/least, level))
}

// keepSeconds keeps a second as wide as it was, and what is at the left edge there, where
// the film that comes has another rate than before. What was pulled or selected in frames of
// the old rate is forgotten.
func (t *Timeline) keepSeconds(was rational.Rat) {
	rate := t.snapshot.Film.Head.Rate
	if was == rate || was.Zero() || rate.Zero() {
		return
	}
	t.stop(false)
	t.pulled, t.gap = pulled{}, spot{}
	frames := rate.Div(was) // of now for one of before
	t.playhead = rational.Int(t.playhead).Mul(frames).Round()
	left := t.view.at(0) * frames.Float()
	t.view.perFrame = min(widest, t.view.perFrame/frames.Float())
	t.view.left = margin + left*t.view.perFrame
}

// ScrollTo moves the view so that a frame is seen.
func (t *Timeline) ScrollTo(frame int64) {
	if x := t.view.x(frame); x < 0 || x > t.view.width {
		t.view.left += float64(x) - 0.1*float64(t.view.width)
		t.scrolled()
	}
}

// scrollBy moves the view by units; positive shows what is further right, or below.
func (t *Timeline) scrollBy(dx, dy float32) {
	t.view.left += float64(dx)
	t.top += dy
	t.scrolled()
}

func (t *Timeline) scrolled() {
	t.view = t.view.clamped(t.length())
	t.top = max(0, min(t.top, float32(len(t.rows))*rowHeight-t.lanes.room()))
	t.viewed()
}

// resized is called when the lanes have another width.
func (t *Timeline) resized(width float32) {
	if t.view.width == width {
		return
	}
	first := t.view.width == 0
	t.view.width = width
	if first {
		t.Fit()
		return
	}
	t.view = t.view.clamped(t.length())
	t.viewed()
}

// viewed places everything after the view has changed.
func (t *Timeline) viewed() {
	t.ruler.arrange()
	t.lanes.arrange()
	t.heads.arrange()
	t.needle.arrange()
	t.slider.arrange()
	t.bar.drawZoom()
}
