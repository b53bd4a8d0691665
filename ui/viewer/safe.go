package viewer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/ui/theme"
)

// What of a picture is safe from the edges of a screen, as SMPTE ST 2046-1 has it.
const (
	actionSafe float32 = 0.93
	titleSafe  float32 = 0.9
)

// safeAreas is the lines of the areas in which what happens and what is written is seen
// on every screen, and a cross in the middle.
type safeAreas struct {
	s              *stage
	action, title  *canvas.Rectangle
	across, upward *canvas.Rectangle
	objects        []fyne.CanvasObject
}

func newSafeAreas(s *stage) *safeAreas {
	a := &safeAreas{
		s: s, action: canvas.NewRectangle(nil), title: canvas.NewRectangle(nil),
		across: canvas.NewRectangle(nil), upward: canvas.NewRectangle(nil),
	}
	a.objects = []fyne.CanvasObject{a.action, a.title, a.across, a.upward}
	return a
}

// show makes the lines seen or not.
func (a *safeAreas) show(seen bool) {
	line := theme.Color(a.s, theme.OnShade)
	a.action.StrokeColor, a.title.StrokeColor = line, line
	a.action.StrokeWidth, a.title.StrokeWidth = 1, 1
	a.across.FillColor, a.upward.FillColor = line, line
	for _, o := range a.objects {
		if o.Visible() == seen {
			continue
		}
		if seen {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// put places the lines on a picture.
func (a *safeAreas) put(at fyne.Position, size fyne.Size) {
	if !a.action.Visible() {
		return
	}
	inner(a.action, at, size, actionSafe)
	inner(a.title, at, size, titleSafe)
	const arm = 12
	middle := at.AddXY(size.Width/2, size.Height/2)
	put(a.across, middle.X-arm, middle.Y-0.5, 2*arm, 1)
	put(a.upward, middle.X-0.5, middle.Y-arm, 1, 2*arm)
}

// inner makes a rectangle the middle part of a picture.
func inner(rect *canvas.Rectangle, at fyne.Position, size fyne.Size, part float32) {
	put(rect, at.X+size.Width*(1-part)/2, at.Y+size.Height*(1-part)/2, size.Width*part, size.Height*part)
}
