package timeline

import (
	"kinora/app"
	"kinora/projects/edit"
)

// chosenGap is the gap that was clicked, where nothing else is selected.
func (t *Timeline) chosenGap() (edit.Gap, bool) {
	if sel := t.snapshot.Selection; sel.Pane != app.PaneTimeline || len(sel.Clips) > 0 {
		return edit.Gap{}, false
	}
	return edit.GapAt(t.film, t.gap.track, t.gap.frame)
}

// GapChosen reports whether a gap is selected.
func (t *Timeline) GapChosen() bool {
	_, ok := t.chosenGap()
	return ok
}

// CloseGap takes the gap that is selected out, and reports whether there was one.
func (t *Timeline) CloseGap() bool {
	g, ok := t.chosenGap()
	if ok {
		t.gap = spot{}
		t.params.Commands.CloseGapAt(g.Track, g.Start)
	}
	return ok
}
