package ui

import (
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/app/action"
	"kinora/projects"
	"kinora/ui/palette"
	"kinora/ui/shortcuts"
	"kinora/ui/words"
)

// register adds everything that the window can do, menu by menu.
func (w *window) register() {
	for _, group := range [][]action.Action{
		w.fileActions(), w.editActions(), w.shotActions(), w.takeActions(), w.timelineActions(), w.clipActions(), w.trackActions(), w.toolActions(), w.markActions(),
		w.markerActions(), w.playActions(), w.viewActions(), w.helpActions(),
	} {
		w.actions.Add(group...)
	}
}

// on is the keys of an action.
func on(chords ...action.Chord) []action.Chord { return slices.Clip(chords) }

// keyText is the keys of an action as people read them.
func keyText(actions *action.Registry, id string) string {
	var all []string
	for _, c := range actions.Keys(id) {
		all = append(all, c.Text(runtime.GOOS))
	}
	return strings.Join(all, ", ")
}

func (w *window) helpActions() []action.Action {
	return []action.Action{
		{ID: "help.palette", Title: "All actions…", Menu: "Help", Keys: on("Ctrl+K"), Hidden: true, Run: w.togglePalette},
		{ID: "help.shortcuts", Title: "Keyboard shortcuts…", Menu: "Help", Keys: on("Ctrl+/"), Run: w.showShortcuts},
		{ID: "help.sample", Title: "Open the sample film", Menu: "Help", Run: w.studio.OpenSample},
	}
}

// The reasons why something cannot be done.

func (w *window) canGenerate() (ok bool, why string) {
	if why = w.shown.Reason(); why == "" {
		return true, ""
	}
	return false, words.Translate(why)
}

func (w *window) filmIsOpen() (ok bool, why string) {
	return w.shown.Folder != "", lang.L("No film is open.")
}

func (w *window) jobRuns() (ok bool, why string) {
	_, running := w.shown.Running()
	return running, lang.L("Nothing is being made.")
}

func (w *window) cardIsSelected() (ok bool, why string) {
	return w.shown.Selection.Card != 0, lang.L("No shot is selected.")
}

func (w *window) cardsAreSelected() (ok bool, why string) {
	return len(w.shown.Selection.Cards) > 1, lang.L("Several shots must be selected.")
}

func (w *window) clipsAreSelected() (ok bool, why string) {
	return len(w.shown.Selection.Clips) > 0, lang.L("No clip is selected on the timeline.")
}

func (w *window) clipGoesOn() (ok bool, why string) { return w.timeline.CanOffer() }

func (w *window) offerMore() { w.timeline.OfferMore() }

func (w *window) clipHasTakes() (ok bool, why string) {
	_, why = app.OtherTakes(w.shown.Film, 1, w.shown.Selection.Clips...)
	return why == "", words.Translate(why)
}

func (w *window) somethingIsCut() (ok bool, why string) {
	some := len(w.shown.Selection.Clips) > 0 || w.shown.Film.Timeline.Out > 0 || w.timeline.GapChosen()
	return some, lang.L("No clip is selected and no stretch is marked.")
}

func (w *window) takeIsOpen() (ok bool, why string) {
	return w.take() != 0, lang.L("No take is open.")
}

func (w *window) recipeIsKnown() (ok bool, why string) {
	return w.shown.Film.Outcomes[w.take()].Recipe != nil, lang.L("The open video does not say how it was made.")
}

// take is the take that is looked at: the one in the viewer, else the one that stands for
// the selected shot.
func (w *window) take() projects.ID {
	if w.shown.Open.Take != 0 {
		return w.shown.Open.Take
	}
	return w.shown.Film.Shown(w.shown.Selection.Card)
}

// looked is what is looked at as a source.
func (w *window) looked() projects.Source {
	if w.shown.Open != (projects.Source{}) {
		return w.shown.Open
	}
	return projects.Source{Take: w.take()}
}

func (w *window) togglePalette() {
	if w.palette.Open() {
		w.palette.Close()
		return
	}
	w.palette = palette.Show(w.window.Canvas(), palette.Params{Actions: w.actions, Do: w.router.Do})
}

func (w *window) showShortcuts() {
	if !w.shortcuts.Open() {
		w.shortcuts = shortcuts.Show(w.window.Canvas(), shortcuts.Params{Actions: w.actions, Keys: w.router})
	}
}
