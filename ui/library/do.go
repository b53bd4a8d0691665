package library

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects/edit"
	"kinora/ui/kit"
	"kinora/ui/payload"
)

// canvasOf is the canvas that o is in, nil for none.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if len(driver.AllWindows()) == 0 {
		return nil
	}
	return driver.CanvasForObject(o)
}

// choose shows an entry in the viewer; the arrows go on from it.
func (l *Library) choose(e entry) {
	if c := canvasOf(l.root); c != nil {
		c.Focus(l.grid)
	}
	l.params.Commands.SelectSource(e.source)
}

// use does what an entry is most likely wanted for: a still is animated, what moves goes
// onto the timeline, at the playhead where the timeline is looked at.
func (l *Library) use(e entry) {
	switch {
	case !e.moves:
		l.params.Commands.AnimateSource(e.source)
	case l.shown.View == app.ViewTimeline:
		l.place(e, app.PlaceInsert)
	default:
		l.place(e, app.PlaceAppend)
	}
}

func (l *Library) place(e entry, how app.Placing) {
	l.params.Commands.Place(e.source, how, l.shown.Selection.Track, l.shown.Playhead)
}

// index is where the selected entry is in the grid, -1 for nowhere.
func (l *Library) index() int {
	return slices.IndexFunc(l.found, func(e entry) bool { return e.source == l.selected })
}

func (l *Library) chosen() (entry, bool) {
	if n := l.index(); n >= 0 {
		return l.found[n], true
	}
	return entry{}, false
}

// move selects the entry so many places on.
func (l *Library) move(by int) {
	if len(l.found) == 0 {
		return
	}
	n := min(max(0, l.index()+by), len(l.found)-1)
	l.params.Commands.SelectSource(l.found[n].source)
	l.grid.ScrollTo(n)
}

func (l *Library) rename(e entry) {
	if c := canvasOf(l.root); c != nil {
		kit.Ask(c, lang.L("Name"), e.name, lang.L("Rename"), lang.L("Cancel"), func(name string) { l.params.Commands.Rename(e.source, name) })
	}
}

// remove takes an entry out of the library; what is used it asks about.
func (l *Library) remove(e entry) {
	do := func() { l.params.Commands.Remove(e.source) }
	uses := l.params.Commands.Uses(e.source)
	c := canvasOf(l.root)
	if uses.None() || c == nil {
		do()
		return
	}
	text := fmt.Sprintf(lang.L("“%s” is used: %s. It would be missing there. Undo brings it back."), e.name, l.list(uses))
	kit.Confirm(c, lang.L("Remove from the library"), text,
		kit.Answer{Text: lang.L("Keep"), Style: kit.Quiet}, kit.Answer{Text: lang.L("Remove"), Style: kit.Strong, Do: do})
}

// list says in a line where something is used.
func (l *Library) list(u edit.Uses) string {
	var parts []string
	for _, part := range []struct {
		n    int
		text string
	}{{len(u.Cards), lang.L("shots: %d")}, {len(u.Clips), lang.L("clips: %d")}, {len(u.Cast), lang.L("members of the cast: %d")}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf(part.text, part.n))
		}
	}
	return strings.Join(parts, ", ")
}

// dropTarget is the library as a place where files, and pictures for the cast, are dropped.
func (l *Library) dropTarget() kit.Target {
	return kit.Target{Object: l.root, Over: l.dragOver, Drop: l.drop, Leave: func() { l.cast.aim(nil) }}
}

func (l *Library) dragOver(dragged any, at fyne.Position) bool {
	if _, ok := dragged.(kit.Files); ok {
		return true
	}
	sources, ok := payload.Of(l.shown.Film, dragged)
	if !ok || len(sources) == 0 || l.tab != Cast {
		return false
	}
	l.cast.aim(l.cast.rowAt(at))
	return true
}

func (l *Library) drop(dragged any, at fyne.Position) {
	l.cast.aim(nil)
	if files, ok := dragged.(kit.Files); ok {
		l.params.Commands.Import(files...)
		return
	}
	sources, _ := payload.Of(l.shown.Film, dragged)
	if r := l.cast.rowAt(at); r != nil {
		r.addPictures(sources...)
		return
	}
	l.cast.addWith(sources...)
}
