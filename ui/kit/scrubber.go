package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Scrubber is a strip of frames with a playhead: every frame has its own stretch of
// it, and a tick where there is room.
type Scrubber struct {
	widget.BaseWidget
	Seek    func(frame int64) // a frame was chosen
	Step    func(frames int64)
	Forward Forward

	frames, frame int64
	rate          float64 // frames per second, for the longer ticks
	hovered       bool
	focused       bool
}

var (
	_ fyne.Draggable     = (*Scrubber)(nil)
	_ fyne.Scrollable    = (*Scrubber)(nil)
	_ fyne.Focusable     = (*Scrubber)(nil)
	_ desktop.Mouseable  = (*Scrubber)(nil)
	_ desktop.Hoverable  = (*Scrubber)(nil)
	_ desktop.Cursorable = (*Scrubber)(nil)
)

// NewScrubber makes a scrubber without frames.
func NewScrubber(seek, step func(int64)) *Scrubber {
	s := &Scrubber{Seek: seek, Step: step}
	s.ExtendBaseWidget(s)
	return s
}

// Set says how many frames there are, at which rate, and which one is shown.
func (s *Scrubber) Set(frame, frames int64, rate float64) {
	if s.frames == frames && s.rate == rate {
		if s.frame != frame {
			s.frame = frame
			s.BaseWidget.Refresh()
		}
		return
	}
	s.frame, s.frames, s.rate = frame, frames, rate
	s.Refresh()
}

// FrameAt is the frame whose stretch is at x.
func (s *Scrubber) FrameAt(x float32) int64 {
	if s.frames <= 0 || s.Size().Width <= 0 {
		return 0
	}
	n := int64(math.Floor(float64(x) / float64(s.Size().Width) * float64(s.frames)))
	return min(max(0, n), s.frames-1)
}

// x is the middle of a frame's stretch.
func (s *Scrubber) x(frame int64) float32 {
	if s.frames <= 0 {
		return 0
	}
	return s.Size().Width * (float32(frame) + 0.5) / float32(s.frames)
}

func (s *Scrubber) seek(x float32) {
	if s.frames > 0 && s.Seek != nil {
		s.Seek(s.FrameAt(x))
	}
}

// MouseDown is called by Fyne.
func (s *Scrubber) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		release(s)
		s.seek(e.Position.X)
	}
}

// MouseUp is called by Fyne.
func (s *Scrubber) MouseUp(*desktop.MouseEvent) {}

// Dragged is called by Fyne.
func (s *Scrubber) Dragged(e *fyne.DragEvent) { s.seek(e.Position.X) }

// DragEnd is called by Fyne.
func (s *Scrubber) DragEnd() {}

// Scrolled is called by Fyne: the wheel steps frame by frame.
func (s *Scrubber) Scrolled(e *fyne.ScrollEvent) {
	switch {
	case s.Step == nil || s.frames == 0:
	case e.Scrolled.DY+e.Scrolled.DX > 0:
		s.Step(-1)
	case e.Scrolled.DY+e.Scrolled.DX < 0:
		s.Step(1)
	}
}

// Cursor is called by Fyne.
func (s *Scrubber) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is called by Fyne.
func (s *Scrubber) MouseIn(*desktop.MouseEvent) { s.mark(&s.hovered, true) }

// MouseMoved is called by Fyne.
func (s *Scrubber) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (s *Scrubber) MouseOut() { s.mark(&s.hovered, false) }

// FocusGained is called by Fyne.
func (s *Scrubber) FocusGained() { s.mark(&s.focused, true) }

// FocusLost is called by Fyne.
func (s *Scrubber) FocusLost() { s.mark(&s.focused, false) }

func (s *Scrubber) mark(what *bool, is bool) {
	*what = is
	s.Refresh()
}

// TypedRune is called by Fyne.
func (s *Scrubber) TypedRune(rune) {}

// TypedKey is called by Fyne; the router knows the arrows.
func (s *Scrubber) TypedKey(e *fyne.KeyEvent) { s.Forward.pass(e) }
