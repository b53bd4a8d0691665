package library

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
)

// newPicker selects entries of the grid.
func newPicker(l *Library) kit.Picker[projects.Source] {
	do := l.params.Commands
	return kit.Picker[projects.Source]{
		Order:    func() []projects.Source { return sourcesOf(l.found) },
		Selected: func() ([]projects.Source, projects.Source) { return l.selected.Sources, l.selected.Source },
		Only:     do.SelectSource,
		Toggle:   do.ToggleSource,
		Several:  do.SelectSources,
	}
}

// mark notes what is selected, and reports whether that has changed.
func (l *Library) mark(s app.Selection) bool {
	if s.Source == l.selected.Source && slices.Equal(s.Sources, l.selected.Sources) {
		return false
	}
	l.selected, l.marked = s, map[projects.Source]bool{}
	for _, source := range s.Sources {
		l.marked[source] = true
	}
	return true
}

// held is what is held down beside a key or a button.
func (l *Library) held() fyne.KeyModifier {
	if l.params.Held != nil {
		return l.params.Held()
	}
	return kit.Held()
}

// chosen is the selected entries that are shown, in the order of the grid. What a search
// hides stays selected, and nothing is done to it.
func (l *Library) chosen() []entry {
	var all []entry
	for _, e := range l.found {
		if l.marked[e.source] {
			all = append(all, e)
		}
	}
	return all
}

// with is the selected entries where an entry is one of them, else it alone.
func (l *Library) with(e entry) []entry {
	if l.marked[e.source] {
		return l.chosen()
	}
	return []entry{e}
}

// sourcesOf is what entries are of.
func sourcesOf(all []entry) []projects.Source {
	sources := make([]projects.Source, len(all))
	for i, e := range all {
		sources[i] = e.source
	}
	return sources
}

// SelectAll selects all entries that are shown.
func (l *Library) SelectAll() {
	if l.tab != Cast {
		l.picker.All()
	}
}

// HasKeyboard reports whether keys go to the grid.
func (l *Library) HasKeyboard() bool { return l.grid.focused }

// Escape gives the selection up and reports whether there was one that is to be seen.
func (l *Library) Escape() bool {
	if len(l.chosen()) == 0 {
		return false
	}
	l.params.Commands.SelectSources(nil, projects.Source{})
	return true
}

// drawFoot says how many entries are selected, where that is not plain to see.
func (l *Library) drawFoot() {
	seen := 0
	for _, e := range l.found {
		if l.marked[e.source] {
			seen++
		}
	}
	text := fmt.Sprintf(lang.L("%d selected"), seen)
	if hidden := len(l.marked) - seen; hidden > 0 {
		text += " · " + fmt.Sprintf(lang.L("%d not shown"), hidden)
	}
	l.many.SetText(text)
	if shown := l.tab != Cast && len(l.marked) > 1; shown != l.foot.Visible() {
		kit.SetVisible(l.foot, shown)
		l.root.Refresh() // which makes room for it
	}
}
