package viewer

import (
	"math"

	"fyne.io/fyne/v2"

	"kinora/ui/kit"
)

// The least and the most pixels of the screen for a pixel of the picture.
const (
	leastZoom float32 = 0.1
	mostZoom  float32 = 16
)

// Zoom shows so many pixels of the screen for each of the picture's, 1 for its own size;
// 0 shows all of it as large as it fits.
func (v *Viewer) Zoom(scale float32) {
	v.stage.setZoom(scale, fyne.NewPos(v.stage.Size().Width/2, v.stage.Size().Height/2))
}

// ZoomBy zooms in, or out where the factor is below 1.
func (v *Viewer) ZoomBy(factor float32) { v.Zoom(v.stage.zoomNow() * factor) }

// Zoomed is what Zoom was called with last.
func (v *Viewer) Zoomed() float32 { return v.stage.zoom }

// ToggleSafeAreas shows or hides the lines of the areas that are safe for action and titles.
func (v *Viewer) ToggleSafeAreas() {
	v.stage.safe = !v.stage.safe
	v.stage.Refresh()
}

// SafeAreas reports whether the lines are shown.
func (v *Viewer) SafeAreas() bool { return v.stage.safe }

// zoomNow is the scale at which the picture is seen.
func (s *stage) zoomNow() float32 {
	_, size := s.place()
	if natural := s.natural(); natural.Width > 0 && size.Width > 0 {
		return size.Width / natural.Width
	}
	return 1
}

// setZoom changes the scale so that what lies at a place stays there.
func (s *stage) setZoom(zoom float32, around fyne.Position) {
	if zoom > 0 {
		zoom = min(mostZoom, max(leastZoom, zoom))
		at, size := s.place()
		if size.Width > 0 {
			factor := zoom / s.zoomNow()
			middle := at.AddXY(size.Width/2, size.Height/2)
			room := s.Size()
			s.pan.DX = around.X + (middle.X-around.X)*factor - room.Width/2
			s.pan.DY = around.Y + (middle.Y-around.Y)*factor - room.Height/2
		}
	} else {
		s.pan = fyne.Delta{}
	}
	s.zoom = zoom
	s.moved()
	s.tellSize()
}

// moved draws the picture at another place.
func (s *stage) moved() {
	s.sharp = false
	s.Refresh()
	s.v.placeLabels()
	s.v.sharpenSoon()
}

// Scrolled is called by Fyne: the wheel goes frame by frame, and zooms while Ctrl is held.
func (s *stage) Scrolled(e *fyne.ScrollEvent) {
	by := e.Scrolled.DY
	if by == 0 {
		by = e.Scrolled.DX
	}
	switch {
	case by == 0:
	case s.v.modifiers()&fyne.KeyModifierShortcutDefault != 0:
		s.setZoom(s.zoomNow()*float32(math.Pow(1.25, float64(clamp(by/10, 2)))), e.Position)
	case s.v.state.Frames > 1:
		s.v.params.Commands.Step(-int64(math.Copysign(1, float64(by))))
	}
}

func clamp(x, most float32) float32 { return min(most, max(-most, x)) }

// Dragged is called by Fyne: a picture that is larger than the stage is moved.
func (s *stage) Dragged(e *fyne.DragEvent) {
	at, size := s.place()
	if s.zoom == 0 || size.Width <= s.Size().Width && size.Height <= s.Size().Height {
		return
	}
	at = at.AddXY(e.Dragged.DX, e.Dragged.DY)
	s.pan.DX = at.X + (size.Width-s.Size().Width)/2
	s.pan.DY = at.Y + (size.Height-s.Size().Height)/2
	s.Refresh()
	at, _ = s.place() // no farther than its edges
	s.pan.DX = at.X + (size.Width-s.Size().Width)/2
	s.pan.DY = at.Y + (size.Height-s.Size().Height)/2
}

// DragEnd is called by Fyne.
func (s *stage) DragEnd() {}

// modifiers is what is held down.
func (v *Viewer) modifiers() fyne.KeyModifier {
	if v.params.Modifiers != nil {
		return v.params.Modifiers()
	}
	return kit.Held()
}
