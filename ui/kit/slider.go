package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Slider is a number between two ends, shown behind it where Format is set.
type Slider struct {
	widget.BaseWidget
	lit
	Low, High float64
	Step      float64 // of the arrow keys and of what the pointer finds; 0 for a hundredth
	Format    func(float64) string
	Changed   func(float64) // with every move
	Done      func(float64) // the pointer let go, or a key was pressed
	Forward   Forward
	Tip       string

	value  float64
	pulled bool
}

var (
	_ fyne.Draggable    = (*Slider)(nil)
	_ fyne.Focusable    = (*Slider)(nil)
	_ fyne.Scrollable   = (*Slider)(nil)
	_ desktop.Mouseable = (*Slider)(nil)
	_ desktop.Hoverable = (*Slider)(nil)
	_ Tipped            = (*Slider)(nil)
)

// NewSlider makes a slider at its low end.
func NewSlider(low, high, step float64, changed func(float64)) *Slider {
	s := &Slider{Low: low, High: high, Step: step, Changed: changed, value: low}
	s.redraw = s.Refresh
	s.ExtendBaseWidget(s)
	return s
}

// Set moves the slider from outside, without a call of Changed; not while somebody is
// pulling it.
func (s *Slider) Set(value float64) {
	if !s.pulled {
		s.put(value)
	}
}

// Value is where the slider is, Low…High.
func (s *Slider) Value() float64 { return s.value }

func (s *Slider) step() float64 {
	if s.Step > 0 {
		return s.Step
	}
	return (s.High - s.Low) / 100
}

// put moves to a value and reports whether that was a change.
func (s *Slider) put(value float64) bool {
	if math.IsNaN(value) {
		return false
	}
	value = min(s.High, max(s.Low, value))
	if s.value == value {
		return false
	}
	s.value = value
	s.Refresh()
	return true
}

// move goes to the step that is nearest to a value.
func (s *Slider) move(value float64) {
	step := s.step()
	if step <= 0 {
		return
	}
	if s.put(s.Low+math.Round((value-s.Low)/step)*step) && s.Changed != nil {
		s.Changed(s.value)
	}
}

func (s *Slider) done() {
	if s.Done != nil {
		s.Done(s.value)
	}
}

// track is how wide the line is: the number is behind it.
func (s *Slider) track() float32 {
	return max(1, s.Size().Width-s.behind())
}

func (s *Slider) behind() float32 {
	if s.Format == nil {
		return 0
	}
	size, style := typeOf(Code)
	wide := max(fyne.MeasureText(s.Format(s.Low), size, style).Width, fyne.MeasureText(s.Format(s.High), size, style).Width)
	return whole(wide) + sliderGap
}

// x is where the knob is, at is the value at a place.
func (s *Slider) x() float32 {
	if s.High <= s.Low {
		return sliderKnob / 2
	}
	return sliderKnob/2 + float32((s.value-s.Low)/(s.High-s.Low))*(s.track()-sliderKnob)
}

func (s *Slider) at(x float32) float64 {
	return s.Low + float64((x-sliderKnob/2)/max(1, s.track()-sliderKnob))*(s.High-s.Low)
}

// MouseDown is called by Fyne.
func (s *Slider) MouseDown(e *desktop.MouseEvent) {
	TipOut(s)
	if e.Button == desktop.MouseButtonPrimary {
		release(s)
		s.pulled = true
		s.move(s.at(e.Position.X))
	}
}

// MouseUp is called by Fyne.
func (s *Slider) MouseUp(e *desktop.MouseEvent) {
	if s.pulled && e.Button == desktop.MouseButtonPrimary {
		s.pulled = false
		s.done()
	}
}

// Dragged is called by Fyne.
func (s *Slider) Dragged(e *fyne.DragEvent) {
	if s.pulled {
		s.move(s.at(e.Position.X))
	}
}

// DragEnd is called by Fyne: where the pointer was let go of elsewhere, there was no
// MouseUp.
func (s *Slider) DragEnd() {
	if s.pulled {
		s.pulled = false
		s.done()
	}
}

// Scrolled is called by Fyne. Only a slider with the keyboard listens, so that
// scrolling past it changes nothing.
func (s *Slider) Scrolled(e *fyne.ScrollEvent) {
	switch by := e.Scrolled.DY + e.Scrolled.DX; {
	case !s.focused:
	case by > 0:
		s.nudge(1)
	case by < 0:
		s.nudge(-1)
	}
}

func (s *Slider) nudge(steps float64) {
	s.move(s.value + steps*s.step())
	s.done()
}

// MouseIn is called by Fyne.
func (s *Slider) MouseIn(e *desktop.MouseEvent) {
	TipIn(s, e)
	s.lit.MouseIn(e)
}

// MouseMoved is called by Fyne.
func (s *Slider) MouseMoved(e *desktop.MouseEvent) { TipMoved(s, e) }

// MouseOut is called by Fyne.
func (s *Slider) MouseOut() {
	TipOut(s)
	s.lit.MouseOut()
}

// Tooltip is what it says when the pointer rests on it.
func (s *Slider) Tooltip() string { return s.Tip }

// TypedKey is called by Fyne.
func (s *Slider) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.nudge(-1)
	case fyne.KeyRight, fyne.KeyUp:
		s.nudge(1)
	case fyne.KeyPageDown:
		s.nudge(-10)
	case fyne.KeyPageUp:
		s.nudge(10)
	case fyne.KeyHome:
		s.move(s.Low)
		s.done()
	case fyne.KeyEnd:
		s.move(s.High)
		s.done()
	default:
		s.Forward.pass(e)
	}
}

// CreateRenderer is called by Fyne.
func (s *Slider) CreateRenderer() fyne.WidgetRenderer {
	r := &sliderRenderer{
		s: s, line: canvas.NewRectangle(nil), filled: canvas.NewRectangle(nil), knob: canvas.NewCircle(nil),
		number: NewText("", Code, theme.Secondary).Aligned(fyne.TextAlignTrailing),
	}
	r.Refresh()
	return r
}

const (
	sliderLine float32 = 4
	sliderKnob float32 = 12
	sliderGap  float32 = 10
)

type sliderRenderer struct {
	s            *Slider
	line, filled *canvas.Rectangle
	knob         *canvas.Circle
	number       *Text
}

func (r *sliderRenderer) MinSize() fyne.Size {
	return fyne.NewSize(80+r.s.behind(), chipHeight)
}

func (r *sliderRenderer) Layout(size fyne.Size) {
	track, x := r.s.track(), r.s.x()
	place(r.line, 0, size.Height, fyne.NewSize(track, sliderLine))
	place(r.filled, 0, size.Height, fyne.NewSize(x, sliderLine))
	place(r.knob, x-sliderKnob/2, size.Height, fyne.NewSquareSize(sliderKnob))
	if behind := r.s.behind(); behind > 0 {
		place(r.number, track, size.Height, fyne.NewSize(behind, r.number.MinSize().Height))
	}
}

func (r *sliderRenderer) Refresh() {
	r.line.FillColor, r.filled.FillColor = theme.Color(r.s, theme.Hover), theme.Color(r.s, theme.Tick)
	r.line.CornerRadius, r.filled.CornerRadius = sliderLine/2, sliderLine/2
	knob := theme.Secondary
	if r.s.hovered || r.s.pulled {
		knob = theme.Text
	}
	r.knob.FillColor, r.knob.StrokeWidth = theme.Color(r.s, knob), 0
	if r.s.focused {
		r.knob.StrokeWidth, r.knob.StrokeColor = 2, theme.Color(r.s, theme.Accent)
	}
	if r.s.Format != nil {
		r.number.SetText(r.s.Format(r.s.value))
	}
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r *sliderRenderer) Objects() []fyne.CanvasObject {
	if r.s.Format == nil {
		return []fyne.CanvasObject{r.line, r.filled, r.knob}
	}
	return []fyne.CanvasObject{r.line, r.filled, r.knob, r.number}
}

func (r *sliderRenderer) Destroy() {}
