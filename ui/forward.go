package ui

import (
	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/ui/kit"
)

// forward takes keys that a widget has no use for.
func (w *window) forward(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && !w.router.Capturing() && w.escape() {
		return
	}
	if kit.Covered(w.window.Canvas()) && !w.router.Capturing() {
		return // keys are for what lies on top
	}
	w.router.Handle(e)
}

// escape gives up the nearest thing that can be given up: what lies over the window, what
// is dragged, what is offered, the job that runs, the text field, a selection. It reports
// whether there was one.
func (w *window) escape() bool {
	switch {
	case kit.CloseTop(w.window.Canvas()), w.drag.Cancel():
		return true
	case w.compact:
		w.fullScreen()
		return true
	case w.timeline.Busy():
		return w.timeline.Escape()
	case w.escapeStops():
		return w.actions.Do("shot.cancel")
	case w.typing():
		w.window.Canvas().Unfocus()
		return true
	}
	if w.shown.Selection.Pane == app.PaneLibrary && w.library.Escape() {
		return true
	}
	return w.timeline.Escape() || w.isKeyOf("shot.cancel", "Escape") // nothing is made, which needs no word
}

// escapeStops reports whether Escape stops what is being made: some have other keys for it.
func (w *window) escapeStops() bool {
	j, running := w.shown.Running()
	return running && !j.Stopping && w.isKeyOf("shot.cancel", "Escape")
}

// typing reports whether a text field has the keyboard.
func (w *window) typing() bool {
	_, ok := w.window.Canvas().Focused().(interface{ SelectedText() string })
	return ok
}
