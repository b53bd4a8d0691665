package kit

import "fyne.io/fyne/v2"

// Source is where a drag begins. A widget that is fyne.Draggable embeds it, or hands
// its Dragged and DragEnd on.
type Source struct {
	Drag *Drag
	// Pick says what is picked up at a place of the widget; ok is false where there is
	// nothing to be.
	Pick func(at fyne.Position) (payload any, look Ghost, ok bool)

	pulling bool // Fyne goes on with events after Escape, which must not pick up again
}

// Dragged is called by Fyne.
func (s *Source) Dragged(e *fyne.DragEvent) {
	if s.Drag == nil || s.Pick == nil {
		return
	}
	if s.pulling {
		s.Drag.Move(e.AbsolutePosition)
		return
	}
	s.pulling = true
	pressed := e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY)
	if payload, look, ok := s.Pick(pressed); ok {
		s.Drag.Start(payload, look, e.AbsolutePosition)
	}
}

// DragEnd is called by Fyne.
func (s *Source) DragEnd() {
	if s.pulling {
		s.pulling = false
		s.Drag.End()
	}
}
