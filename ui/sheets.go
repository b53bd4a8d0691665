package ui

import (
	"kinora/app"
	"kinora/ui/export"
	"kinora/ui/filmcopy"
	"kinora/ui/films"
	"kinora/ui/filmsheet"
	"kinora/ui/history"
	"kinora/ui/packs"
	"kinora/ui/settings"
	"kinora/ui/versions"
)

// sheets are what lies over the window when it is asked for.
type sheets struct {
	export   *export.Export
	films    *films.Films
	film     *filmsheet.Sheet
	copy     *filmcopy.Sheet
	versions *versions.Versions
	history  *history.History
	packs    *packs.Packs
	settings *settings.Settings
}

func newSheets(w *window) *sheets {
	s := w.studio
	return &sheets{
		export: export.New(export.Params{
			Commands: s, SaveAs: w.saveAs, Reveal: w.reveal, CopyText: func(text string) { w.app.Clipboard().SetContent(text) },
		}),
		films: films.New(films.Params{
			Commands: s, ChooseFilm: w.askFilm, ChooseFolder: w.askFilmPlace,
		}),
		film:     filmsheet.New(filmsheet.Params{Commands: s}),
		copy:     filmcopy.New(filmcopy.Params{Commands: s, ChooseFolder: w.askCopyPlace, Reveal: w.reveal}),
		versions: versions.New(versions.Params{Commands: s}),
		history:  history.New(history.Params{Commands: s}),
		packs:    packs.New(packs.Params{Commands: s, ChooseFolder: w.askPack}),
		settings: settings.New(settings.Params{Commands: s, Language: w.chooseLanguage, Packs: w.showPacks, Shortcuts: w.showShortcuts, Reveal: w.reveal}),
	}
}

// draw shows a snapshot in those that are open.
func (s *sheets) draw(snapshot app.Snapshot) {
	s.export.Draw(snapshot)
	s.films.Draw(snapshot)
	s.film.Draw(snapshot)
	s.copy.Draw(snapshot)
	s.versions.Draw(snapshot)
	s.history.Draw(snapshot)
	s.packs.Draw(snapshot)
	s.settings.Draw(snapshot)
}

func (w *window) showExport()   { w.sheets.export.Show(w.window.Canvas(), w.shown) }
func (w *window) showFilms()    { w.sheets.films.Show(w.window.Canvas(), w.shown) }
func (w *window) showNewFilm()  { w.sheets.films.ShowNew(w.window.Canvas(), w.shown) }
func (w *window) showFilm()     { w.sheets.film.Show(w.window.Canvas(), w.shown) }
func (w *window) showCopy()     { w.sheets.copy.Show(w.window.Canvas(), w.shown) }
func (w *window) showVersions() { w.sheets.versions.Show(w.window.Canvas(), w.shown) }
func (w *window) showHistory()  { w.sheets.history.ShowOver(w.window.Canvas()) }
func (w *window) showPacks()    { w.sheets.packs.Show(w.window.Canvas(), w.shown) }
func (w *window) showSettings() { w.sheets.settings.Show(w.window.Canvas(), w.shown) }

// chooseLanguage is what the settings do: they come back in the language that was chosen.
func (w *window) chooseLanguage(language string) {
	w.setLanguage(language)
	w.showSettings()
}
