package library

import (
	"fyne.io/fyne/v2/lang"

	"kinora/ui/kit"
)

// settleEmpty says what would be in the tab that is open, and how it gets there.
func (l *Library) settleEmpty() {
	there, found := 0, 0
	if l.tab == Cast {
		there, found = len(l.shown.Film.Cast), l.cast.seen()
	} else {
		there, found = len(l.all[l.tab]), len(l.found)
	}
	kit.SetVisible(l.void, found == 0)
	kit.SetVisible(l.bring, there == 0 && l.tab != Takes)
	if there > 0 {
		l.empty.SetText(lang.L("Nothing here is like that. Escape empties the search."))
		return
	}
	switch l.tab {
	case Media:
		l.empty.SetText(lang.L("Drop stills, clips and sounds here, or a text with one shot on each line."))
		l.bring.SetText(lang.L("Import…"))
	case Takes:
		l.empty.SetText(lang.L("Takes appear here as they are made. Write what a shot shows and press Generate."))
	case Cast:
		l.empty.SetText(lang.L("Give a character, a prop or a place a name, and prompts can speak of it as @name."))
		l.bring.SetText(lang.L("Add to the cast…"))
	}
}

// addFirst does what the empty tab offers.
func (l *Library) addFirst() {
	if l.tab == Cast {
		l.cast.add()
		return
	}
	l.params.Import()
}
