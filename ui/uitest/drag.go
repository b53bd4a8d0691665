package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// At is a place within an object as one within the window, which is what drags and
// drops of files speak of.
func At(o fyne.CanvasObject, x, y float32) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(x, y)
}

// DragTo presses an object at the first place of path, drags it through the others
// and lets go. Places are within the window: see At.
func DragTo(o fyne.Draggable, path ...fyne.Position) {
	DragOn(o, path...)
	Drop(o, path[len(path)-1])
}

// DragOn is DragTo without letting go.
func DragOn(o fyne.Draggable, path ...fyne.Position) {
	if m, ok := o.(desktop.Mouseable); ok {
		m.MouseDown(mouse(o, path[0]))
	}
	for i, at := range path[1:] {
		e := &fyne.DragEvent{PointEvent: point(o, at)}
		e.Dragged = fyne.NewDelta(at.X-path[i].X, at.Y-path[i].Y)
		o.Dragged(e)
	}
}

// Drop lets go of what DragOn drags.
func Drop(o fyne.Draggable, at fyne.Position) {
	if m, ok := o.(desktop.Mouseable); ok {
		m.MouseUp(mouse(o, at))
	}
	o.DragEnd()
}

// Hover moves the pointer onto an object at a place within the window.
func Hover(o desktop.Hoverable, at fyne.Position) { o.MouseIn(mouse(o.(fyne.CanvasObject), at)) }

func mouse(o any, at fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: point(o, at), Button: desktop.MouseButtonPrimary}
}

func point(o any, at fyne.Position) fyne.PointEvent {
	e := fyne.PointEvent{Position: at, AbsolutePosition: at}
	if object, ok := o.(fyne.CanvasObject); ok {
		e.Position = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(object))
	}
	return e
}
