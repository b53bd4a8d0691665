package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/ui/theme"
)

// CreateRenderer is called by Fyne.
func (s *Scrubber) CreateRenderer() fyne.WidgetRenderer {
	r := &scrubberRenderer{
		s: s, track: canvas.NewRectangle(nil), done: canvas.NewRectangle(nil),
		head: canvas.NewRectangle(nil), knob: canvas.NewCircle(nil),
	}
	r.ticks = canvas.NewRaster(r.drawTicks)
	r.Refresh()
	return r
}

// scrubberRenderer draws all ticks as one picture: each object of its own would cost
// about 20 µs at every repaint of the window.
type scrubberRenderer struct {
	s           *Scrubber
	track, done *canvas.Rectangle
	ticks       *canvas.Raster
	head        *canvas.Rectangle
	knob        *canvas.Circle
	drawn       [2]float64 // frames and rate of the ticks
}

const (
	trackTop    float32 = 8
	trackHeight float32 = 6
	tickTop             = trackTop + trackHeight + 4
	tickHeight  float32 = 7
	scrubHeight float32 = 28
)

func (r *scrubberRenderer) MinSize() fyne.Size { return fyne.NewSize(120, scrubHeight) }

func (r *scrubberRenderer) Layout(size fyne.Size) {
	x := r.s.x(r.s.frame)
	r.track.Move(fyne.NewPos(0, trackTop))
	r.track.Resize(fyne.NewSize(size.Width, trackHeight))
	r.done.Move(fyne.NewPos(0, trackTop))
	r.done.Resize(fyne.NewSize(x, trackHeight))
	r.ticks.Move(fyne.NewPos(0, tickTop))
	r.ticks.Resize(fyne.NewSize(size.Width, tickHeight))
	r.head.Move(fyne.NewPos(x-1, 2))
	r.head.Resize(fyne.NewSize(2, scrubHeight-4))
	side := float32(10)
	if r.s.hovered || r.s.focused {
		side = 14
	}
	r.knob.Move(fyne.NewPos(x-side/2, trackTop+trackHeight/2-side/2))
	r.knob.Resize(fyne.NewSquareSize(side))
}

func (r *scrubberRenderer) Refresh() {
	r.track.FillColor, r.done.FillColor = theme.Color(r.s, theme.Raised), theme.Color(r.s, theme.AccentSoft)
	r.head.FillColor, r.knob.FillColor = theme.Color(r.s, theme.Accent), theme.Color(r.s, theme.Accent)
	r.track.CornerRadius, r.done.CornerRadius = trackHeight/2, trackHeight/2
	empty := r.s.frames <= 0
	r.done.Hidden, r.head.Hidden, r.knob.Hidden = empty, empty, empty
	r.Layout(r.s.Size())
	if now := [2]float64{float64(r.s.frames), r.s.rate}; r.drawn != now {
		r.drawn = now
		r.ticks.Refresh()
	}
	canvas.Refresh(r.s)
}

// drawTicks draws into w × h pixels of the screen.
func (r *scrubberRenderer) drawTicks(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	width, frames := float64(r.s.Size().Width), float64(r.s.frames)
	if frames <= 0 || width <= 0 {
		return img
	}
	thick := max(1, int(math.Round(float64(w)/width)))
	second := max(1, int64(math.Round(r.s.rate)))
	short, long := theme.Color(r.s, theme.Tick), theme.Color(r.s, theme.Secondary)
	for n := int64(0); n < r.s.frames; n += tickEvery(width, frames, r.s.rate) {
		x := int((float64(n)+0.5)/frames*float64(w)) - thick/2
		if n%second == 0 {
			bar(img, x, thick, h, long)
		} else {
			bar(img, x, thick, h*4/7, short)
		}
	}
	return img
}

func bar(img *image.RGBA, x, thick, height int, c color.Color) {
	for y := range height {
		for i := range thick {
			img.Set(x+i, y, c)
		}
	}
}

// tickEvery is how many frames lie between two ticks that are at least 6 units
// apart: 1, 2, 5, or whole seconds, in steps that stay readable.
func tickEvery(width, frames, rate float64) int64 {
	second := max(1, math.Round(rate))
	for _, n := range []float64{1, 2, 5, second, 2 * second, 5 * second, 10 * second, 30 * second, 60 * second} {
		if width/frames*n >= 6 {
			return int64(n)
		}
	}
	return int64(math.Ceil(6 * frames / max(1, width)))
}

func (r *scrubberRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.done, r.ticks, r.head, r.knob}
}

func (r *scrubberRenderer) Destroy() {}
