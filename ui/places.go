package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kinora/projects"
)

// Scripts that drive the window with keyboard and mouse are told where its parts lie, in
// pixels of the window, as far as tracing is on.

// placing lets the trace follow the size of the window.
func (w *window) placing(content fyne.CanvasObject) fyne.CanvasObject {
	if !w.studio.Traced() {
		return content
	}
	return container.New(&placer{w: w}, content)
}

// placer is a layout that fills its place and tells of it.
type placer struct{ w *window }

// MinSize is called by Fyne.
func (*placer) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout is called by Fyne.
func (p *placer) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.Position{})
	o[0].Resize(size)
	p.w.post(p.w.tracePlaces)
}

// tracePlaces tells where panes and clips lie, where that has changed.
func (w *window) tracePlaces() {
	if !w.studio.Traced() || w.compact {
		return
	}
	for name, o := range w.parts() {
		w.tracePlace("pane "+name, o, fyne.Position{}, o.Size())
	}
	w.traceClips(w.timeline.Places()["tracks"])
}

// zoomed is a zoom of the timeline, of which scripts are told.
func (w *window) zoomed(zoom func()) func() {
	return func() {
		zoom()
		w.tracePlaces()
	}
}

// traceClips tells where clips lie, and of those that are not to be seen any more.
func (w *window) traceClips(lanes fyne.CanvasObject) {
	seen := map[projects.ID]bool{}
	for _, track := range w.shown.Film.Timeline.Tracks {
		for _, c := range track.Clips {
			if at, size, ok := w.timeline.Place(c.ID); ok {
				seen[c.ID] = true
				w.tracePlace(fmt.Sprint("clip ", c.ID), lanes, at, size)
			}
		}
	}
	for id := range w.placed {
		if !seen[id] {
			w.studio.TraceOnce(fmt.Sprint("clip ", id), "gone")
		}
	}
	w.placed = seen
}

// parts are what scripts click on.
func (w *window) parts() map[string]fyne.CanvasObject {
	parts := map[string]fyne.CanvasObject{
		"viewer": w.viewer.Root(), "storyboard": w.board.Root(), "prompt": w.inspector.Root(), "library": w.library.Root(),
	}
	for name, o := range w.timeline.Places() {
		parts[name] = o
	}
	return parts
}

func (w *window) tracePlace(name string, o fyne.CanvasObject, within fyne.Position, size fyne.Size) {
	at := w.app.Driver().AbsolutePositionForObject(o).Add(within)
	scale := w.window.Canvas().Scale()
	px := func(v float32) int { return int(v*scale + 0.5) }
	w.studio.TraceOnce(name, "%d %d %d %d", px(at.X), px(at.Y), px(size.Width), px(size.Height))
}
