package ui

import (
	"fmt"
	"slices"
	"strings"

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

// tracePlaces tells where panes and clips lie, where that has changed. Looking for a place
// goes through the whole window, so it is done where a size is another only.
func (w *window) tracePlaces() {
	if !w.studio.Traced() || w.compact {
		return
	}
	parts := w.parts()
	if sizes := sizesOf(parts); sizes != w.traced.sizes {
		w.traced.sizes = sizes
		for name, o := range parts {
			w.tracePlace("pane "+name, w.app.Driver().AbsolutePositionForObject(o), o.Size())
		}
		w.traced.lanes = w.app.Driver().AbsolutePositionForObject(parts["tracks"])
	}
	w.traceClips()
}

// traced is what tracePlaces has found out.
type traced struct {
	sizes string // of the panes
	lanes fyne.Position
	clips map[projects.ID]bool // that are seen
}

func sizesOf(parts map[string]fyne.CanvasObject) string {
	var out []string
	for name, o := range parts {
		out = append(out, fmt.Sprint(name, o.Size(), o.Position()))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// zoomed is a zoom of the timeline, of which scripts are told.
func (w *window) zoomed(zoom func()) func() {
	return func() {
		zoom()
		w.tracePlaces()
	}
}

// traceClips tells where clips lie, and of those that are not to be seen any more. With
// many of them it would cost what is to be measured.
func (w *window) traceClips() {
	seen := map[projects.ID]bool{}
	for _, track := range w.shown.Film.Timeline.Tracks {
		for _, c := range track.Clips[:min(len(track.Clips), 20)] {
			if at, size, ok := w.timeline.Place(c.ID); ok {
				seen[c.ID] = true
				w.tracePlace(fmt.Sprint("clip ", c.ID), w.traced.lanes.Add(at), size)
			}
		}
	}
	for id := range w.traced.clips {
		if !seen[id] {
			w.studio.TraceOnce(fmt.Sprint("clip ", id), "gone")
		}
	}
	w.traced.clips = seen
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

func (w *window) tracePlace(name string, at fyne.Position, size fyne.Size) {
	scale := w.window.Canvas().Scale()
	px := func(v float32) int { return int(v*scale + 0.5) }
	w.studio.TraceOnce(name, "%d %d %d %d", px(at.X), px(at.Y), px(size.Width), px(size.Height))
}
