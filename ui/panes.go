package ui

import (
	"kinora/ui/kit"
)

// place is a pane of a splitter.
type place struct {
	in *kit.Splitter
	at int
}

func (w *window) queueRow() place { return place{w.shell.rows, rowQueue} }

// fold folds a pane away, or back.
func (w *window) fold(p place) { w.fold2(p.in, p.at, !p.in.Folded(p.at)) }

func (w *window) fold2(in *kit.Splitter, at int, folded bool) {
	if in.Folded(at) != folded {
		in.Fold(at, folded)
		w.menu.draw()
	}
}

// keepPanes remembers how the panes lie.
func (w *window) keepPanes() { w.studio.SetPanes(w.shell.panes()) }

// reshell arranges the panes anew where they are: the size of text has changed.
func (w *window) reshell() {
	if w.shell == nil || w.compact {
		return
	}
	w.shell = newShell(w, w.shell.panes())
	w.show(w.shell.root)
}

// fullScreen shows the viewer alone on the whole screen, or the window again.
func (w *window) fullScreen() {
	w.compact = !w.compact
	w.viewer.SetFullScreen(w.compact)
	if w.compact {
		w.show(w.viewer.Root())
	} else {
		w.shell = newShell(w, w.studio.Settings().Panes)
		w.show(w.shell.root)
	}
	w.window.SetFullScreen(w.compact)
	w.menu.draw()
}
