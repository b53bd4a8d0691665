package library

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
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

// choose selects an entry as a click does, and shows it in the viewer; the arrows go on
// from it.
func (l *Library) choose(e entry) {
	l.focus()
	l.picker.Click(e.source, l.held())
}

func (l *Library) focus() {
	if c := canvasOf(l.root); c != nil {
		c.Focus(l.grid)
	}
}

// twice uses an entry that was clicked twice; with keys held, the second click is another.
func (l *Library) twice(e entry) {
	if l.held() != 0 {
		l.choose(e)
		return
	}
	l.use([]entry{e})
}

// use does what entries are most likely wanted for: stills are animated, what moves goes
// onto the timeline, at the playhead where the timeline is looked at.
func (l *Library) use(all []entry) {
	switch {
	case !slices.ContainsFunc(all, func(e entry) bool { return e.moves }):
		l.animate(all)
	case l.shown.View == app.ViewTimeline:
		l.place(all, app.PlaceInsert)
	default:
		l.place(all, app.PlaceAppend)
	}
}

// animate makes a shot of each entry: behind the selected shot, or at the end where there
// are several.
func (l *Library) animate(all []entry) {
	if len(all) == 1 {
		l.params.Commands.AnimateSource(all[0].source)
		return
	}
	l.params.Commands.AnimateAtEnd(sourcesOf(all)...)
}

func (l *Library) place(all []entry, how app.Placing) {
	l.params.Commands.PlaceAll(sourcesOf(all), how, l.shown.Selection.Track, l.shown.Playhead)
}

func (l *Library) rename(e entry) {
	if c := canvasOf(l.root); c != nil {
		kit.Ask(c, lang.L("Name"), e.name, lang.L("Rename"), lang.L("Cancel"), func(name string) { l.params.Commands.Rename(e.source, name) })
	}
}

// Remove takes what is selected out of the library. Where none of it is shown it is what
// is in front, which the viewer shows.
func (l *Library) Remove() {
	all := l.chosen()
	for _, e := range slices.Concat(l.all[:]...) {
		if len(all) == 0 && e.source == l.selected.Source {
			all = []entry{e}
		}
	}
	if len(all) > 0 {
		l.remove(all)
	}
}

// remove takes entries out of the library; it asks where some are used.
func (l *Library) remove(all []entry) {
	do := func() { l.params.Commands.Remove(sourcesOf(all)...) }
	used, uses := l.usesOf(all)
	c := canvasOf(l.root)
	if len(used) == 0 || c == nil {
		do()
		return
	}
	text := fmt.Sprintf(lang.L("“%s” is used: %s. It would be missing there. Undo brings it back."), used[0].name, l.list(uses))
	if len(used) > 1 {
		text = fmt.Sprintf(lang.L("%d of them are used: %s. They would be missing there. Undo brings them back."), len(used), l.list(uses))
	}
	kit.Confirm(c, lang.L("Remove from the library"), text,
		kit.Answer{Text: lang.L("Keep"), Style: kit.Quiet}, kit.Answer{Text: lang.L("Remove"), Style: kit.Strong, Do: do})
}

// usesOf is those of some entries that are used, and where, all together.
func (l *Library) usesOf(all []entry) (used []entry, where edit.Uses) {
	for _, e := range all {
		u := l.params.Commands.Uses(e.source)
		if u.None() {
			continue
		}
		used = append(used, e)
		where.Cards, where.Clips, where.Cast = union(where.Cards, u.Cards), union(where.Clips, u.Clips), union(where.Cast, u.Cast)
	}
	return used, where
}

// union is some IDs with those of others that are not among them.
func union(all, others []projects.ID) []projects.ID {
	for _, id := range others {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
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
