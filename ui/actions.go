package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app/action"
	"kinora/app/settings"
	"kinora/ui/palette"
	"kinora/ui/shortcuts"
	"kinora/ui/words"
)

// quit is the action that ends the program: macOS has a place of its own for it.
const quit = "file.quit"

// register adds everything that the window can do, menu by menu.
func (w *window) register() {
	for _, group := range [][]action.Action{w.fileActions(), w.shotActions(), w.playActions(), w.viewActions(), w.helpActions()} {
		w.actions.Add(group...)
	}
}

func (w *window) fileActions() []action.Action {
	return []action.Action{
		{ID: "file.openVideo", Title: "Open video…", Menu: "File", Keys: on("Ctrl+O"), Run: w.openVideo},
		{ID: "file.saveCopy", Title: "Save a copy…", Menu: "File", Keys: on("Ctrl+S"), Enabled: w.takeIsOpen, Run: w.saveCopy},
		{ID: quit, Title: "Quit", Menu: "File", Separator: true, Keys: on("Ctrl+Q"), Run: w.quit},
	}
}

func (w *window) shotActions() []action.Action {
	s := w.studio
	return []action.Action{
		{ID: "shot.generate", Title: "Generate", Menu: "Shot", Keys: on("Ctrl+Enter"), Enabled: w.canGenerate, Run: w.generate},
		{ID: "shot.cancel", Title: "Cancel", Menu: "Shot", Keys: on("Escape"), Enabled: w.jobRuns, Run: s.Cancel},
		{ID: "shot.prompt", Title: "Edit the prompt", Menu: "Shot", Separator: true, Keys: on("Ctrl+P"), Run: w.focusPrompt},
		{ID: "shot.dice", Title: "Another seed", Menu: "Shot", Keys: on("Ctrl+R"), Run: s.Dice},
		{
			ID: "shot.lockSeed", Title: "Lock the seed", Menu: "Shot",
			Checked: func() bool { return w.shown.SeedLocked }, Run: func() { s.LockSeed(!w.shown.SeedLocked) },
		},
		{
			ID: "shot.reuse", Title: "Use the open take's settings", Menu: "Shot", Keys: on("Ctrl+E"),
			Enabled: w.recipeIsKnown, Run: func() { s.Reuse(w.shown.Open) },
		},
	}
}

func (w *window) playActions() []action.Action {
	s := w.studio
	step := func(frames int64) func() { return func() { s.Step(frames) } }
	second := func(n int64) func() { return func() { w.viewer.Seconds(n) } }
	return []action.Action{
		{ID: "play.toggle", Title: "Play or pause", Menu: "Play", Keys: on("Space"), Once: true, Run: s.PlayPause},
		{ID: "play.forward", Title: "Play", Keys: on("L"), Once: true, Run: w.playOrStep},
		{ID: "play.pause", Title: "Pause", Keys: on("K"), Once: true, Run: func() { w.viewer.Pause() }},
		{ID: "play.nextFrame", Title: "Next frame", Menu: "Play", Keys: on("Right", "."), Run: step(1)},
		{ID: "play.previousFrame", Title: "Previous frame", Menu: "Play", Keys: on("Left", ","), Run: step(-1)},
		{ID: "play.nextSecond", Title: "A second on", Keys: on("Shift+Right", "Shift+."), Run: second(1)},
		{ID: "play.previousSecond", Title: "A second back", Keys: on("Shift+Left", "Shift+,"), Run: second(-1)},
		{ID: "play.first", Title: "First frame", Menu: "Play", Keys: on("Home"), Run: func() { w.viewer.First() }},
		{ID: "play.last", Title: "Last frame", Menu: "Play", Keys: on("End"), Run: func() { w.viewer.Last() }},
		{
			ID: "play.loop", Title: "Loop", Menu: "Play", Separator: true, Keys: on("Ctrl+L"),
			Checked: func() bool { return w.shown.Loop }, Run: func() { s.SetLoop(!w.shown.Loop) },
		},
		{ID: "play.preview", Title: "The take in the making", Menu: "Play", Run: s.WatchPreview},
	}
}

// playOrStep plays, or goes on by a frame while K is held, as on a jog wheel.
func (w *window) playOrStep() {
	if w.router.Held(fyne.KeyK) {
		w.studio.Step(1)
		return
	}
	w.viewer.Play()
}

func (w *window) viewActions() []action.Action {
	return []action.Action{
		w.lightAction("view.dark", "Dark", settings.Dark),
		w.lightAction("view.light", "Light", settings.Light),
		w.lightAction("view.system", "As the desktop", settings.System),
		w.languageAction("view.languageOfDesktop", "The desktop's language", words.Desktop, true),
		w.languageAction("view.english", "English", words.English, false),
		w.languageAction("view.chinese", "中文", words.Chinese, false),
		{
			ID: "view.fullScreen", Title: "Full screen", Menu: "View", Separator: true, Keys: on("Ctrl+F"),
			Checked: func() bool { return w.window.FullScreen() }, Run: w.fullScreen,
		},
	}
}

func (w *window) helpActions() []action.Action {
	return []action.Action{
		{ID: "help.palette", Title: "All actions…", Menu: "Help", Keys: on("Ctrl+K"), Hidden: true, Run: w.togglePalette},
		{ID: "help.shortcuts", Title: "Keyboard shortcuts…", Menu: "Help", Keys: on("Ctrl+/"), Run: w.showShortcuts},
	}
}

func (w *window) lightAction(id, title string, light settings.Theme) action.Action {
	return action.Action{
		ID: id, Title: title, Menu: "View",
		Checked: func() bool { return w.shown.Theme == light }, Run: func() { w.studio.SetTheme(light) },
	}
}

func (w *window) languageAction(id, title, language string, first bool) action.Action {
	return action.Action{
		ID: id, Title: title, Menu: "View", Separator: first,
		Checked: func() bool { return w.studio.Settings().Language == language }, Run: func() { w.setLanguage(language) },
	}
}

func (w *window) fullScreen() {
	w.window.SetFullScreen(!w.window.FullScreen())
	w.menu.draw()
}

// on is the keys of an action.
func on(chords ...action.Chord) []action.Chord { return slices.Clip(chords) }

func (w *window) canGenerate() (ok bool, why string) {
	why = w.shown.Reason()
	return why == "", words.Translate(why)
}

func (w *window) jobRuns() (ok bool, why string) {
	return w.shown.Job != nil, lang.L("Nothing is being made.")
}

func (w *window) takeIsOpen() (ok bool, why string) {
	_, open := w.shown.OpenTake()
	return open, lang.L("No take is open.")
}

func (w *window) recipeIsKnown() (ok bool, why string) {
	take, open := w.shown.OpenTake()
	return open && take.Recipe != nil, lang.L("The open video does not say how it was made.")
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

// forward takes keys that a widget has no use for. What lies over the window keeps them
// from it.
func (w *window) forward(e *fyne.KeyEvent) {
	c, escape := w.window.Canvas(), e.Name == fyne.KeyEscape
	switch {
	case w.router.Capturing():
		w.router.Handle(e)
	case c.Overlays().Top() != nil:
		if escape {
			w.closeSheets()
		}
	case escape && w.shown.Job == nil:
		c.Unfocus() // there is nothing to cancel: Escape leaves the field
	default:
		w.router.Handle(e)
	}
}

func (w *window) closeSheets() {
	if w.palette.Open() {
		w.palette.Close()
	}
	if w.shortcuts.Open() {
		w.shortcuts.Close()
	}
}
