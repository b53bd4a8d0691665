package ui

import (
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/app/action"
)

// quit is the action that ends the program: macOS has a place of its own for it.
const quit = "file.quit"

func (w *window) fileActions() []action.Action {
	return []action.Action{
		{ID: "file.new", Title: "New film…", Menu: "File", Keys: on("Ctrl+N"), Run: w.showNewFilm},
		{ID: "file.open", Title: "Open a film…", Menu: "File", Keys: on("Ctrl+O"), Run: w.showFilms},
		{ID: "file.film", Title: "Film settings…", Menu: "File", Enabled: w.filmIsOpen, Run: w.showFilm},
		{ID: "file.save", Title: "Save a version…", Menu: "File", Separator: true, Keys: on("Ctrl+S"), Run: w.showVersions},
		{ID: "file.copy", Title: "Save a copy…", Menu: "File", Keys: on("Ctrl+Shift+S"), Enabled: w.filmIsOpen, Run: w.showCopy},
		{ID: "file.versions", Title: "Earlier versions…", Menu: "File", Run: w.showVersions},
		{ID: "file.import", Title: "Import files…", Menu: "File", Separator: true, Keys: on("Ctrl+I"), Run: w.importFiles},
		{ID: "file.export", Title: "Export…", Words: "render save video", Menu: "File", Keys: on("Ctrl+E"), Run: w.showExport},
		{ID: "file.saveCopy", Title: "Save a copy of the take…", Menu: "File", Enabled: w.takeIsOpen, Run: func() { w.saveCopy(w.looked()) }},
		{ID: "file.settings", Title: "Settings…", Menu: "File", Separator: true, Keys: on("Ctrl+,"), Run: w.showSettings},
		{ID: "file.packs", Title: "Models and devices…", Words: "download gpu cpu", Menu: "File", Run: w.showPacks},
		{ID: quit, Title: "Quit", Menu: "File", Separator: true, Keys: on("Ctrl+Q"), Run: w.quit},
	}
}

func (w *window) editActions() []action.Action {
	s := w.studio
	return []action.Action{
		{
			ID: "edit.undo", Title: "Undo", Menu: "Edit", Keys: on("Ctrl+Z"),
			Enabled: func() (bool, string) { return w.shown.Undo != "", lang.L("There is nothing to undo.") }, Run: s.Undo,
		},
		{
			ID: "edit.redo", Title: "Redo", Menu: "Edit", Keys: on("Ctrl+Shift+Z", "Ctrl+Y"),
			Enabled: func() (bool, string) { return w.shown.Redo != "", lang.L("There is nothing to redo.") }, Run: s.Redo,
		},
		{ID: "edit.history", Title: "History…", Menu: "Edit", Keys: on("Ctrl+H"), Run: w.showHistory},
		{ID: "edit.cut", Title: "Cut", Menu: "Edit", Separator: true, Keys: on("Ctrl+X"), Enabled: w.clipsAreSelected, Run: s.CutClips},
		{ID: "edit.copy", Title: "Copy", Menu: "Edit", Keys: on("Ctrl+C"), Enabled: w.clipsAreSelected, Run: s.CopyClips},
		{ID: "edit.paste", Title: "Paste", Menu: "Edit", Keys: on("Ctrl+V"), Run: func() { s.PasteClips(false) }},
		{ID: "edit.pasteInsert", Title: "Paste and make room", Menu: "Edit", Keys: on("Ctrl+Shift+V"), Run: func() { s.PasteClips(true) }},
		{ID: "edit.selectAll", Title: "Select all", Menu: "Edit", Keys: on("Ctrl+A"), Run: w.selectAll},
		{ID: "view.search", Title: "Search the library", Menu: "Edit", Keys: on("Ctrl+Shift+F"), Run: w.search},
		{ID: "timeline.lift", Title: "Delete", Words: "remove erase", Menu: "Edit", Separator: true, Keys: on("Delete", "Backspace"), Run: w.remove},
		{
			ID: "timeline.rippleDelete", Title: "Ripple delete", Words: "remove erase close", Menu: "Edit", Keys: on("Shift+Delete", "Shift+Backspace"),
			Enabled: w.somethingIsCut, Run: w.rippleDelete,
		},
	}
}

// selectAll selects everything in the pane that has the keyboard or the last selection.
func (w *window) selectAll() {
	switch pane := w.shown.Selection.Pane; {
	case w.library.HasKeyboard() || pane == app.PaneLibrary:
		w.library.SelectAll()
	case pane == app.PaneBoard:
		w.board.SelectAll()
	default:
		w.studio.SelectAllClips()
	}
}

// search puts the keyboard into the library's search.
func (w *window) search() {
	w.fold2(w.shell.columns, columnLibrary, false)
	w.library.FocusSearch()
}
