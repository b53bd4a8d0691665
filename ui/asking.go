package ui

import (
	"path/filepath"

	"kinora/app/settings"
	"kinora/projects"
	"kinora/ui/files"
)

// The questions for files and folders. Each begins where the answer to one for the same
// purpose lay last.

// importFiles asks for files and brings them into the library.
func (w *window) importFiles() {
	w.askMedia(files.Media, func(paths []string) { w.studio.Import(paths...) })
}

// askPictures asks for videos and stills.
func (w *window) askPictures(then func(paths []string)) { w.askMedia(files.Pictures, then) }

func (w *window) relink(medium projects.ID) {
	w.askMedia(files.Media, func(paths []string) { w.studio.Relink(medium, paths[0], false) })
}

func (w *window) askMedia(kinds files.Kinds, then func(paths []string)) {
	w.files.Open(w.studio.FoldersFor(settings.Media), kinds, then, w.studio.Complain)
}

// saveCopy asks where to put a copy of a source's file.
func (w *window) saveCopy(source projects.Source) {
	_, ext := w.shown.Film.Asset(source)
	if ext == "" {
		return
	}
	name, save := fileName(w.shown.Film.Title(source), ext), func(path string) { w.studio.SaveCopy(source, path) }
	w.files.Save(w.studio.FoldersFor(settings.Take), name, save, w.studio.Complain)
}

// saveAs asks where to write the film's file, which has a path already.
func (w *window) saveAs(path string, chosen func(path string)) {
	from := append([]string{filepath.Dir(path)}, w.studio.FoldersFor(settings.Export)...)
	w.files.Save(from, filepath.Base(path), chosen, w.studio.Complain)
}

// askFilm asks for a film to open.
func (w *window) askFilm(chosen func(folder string)) { w.askAmong(settings.Film, chosen) }

// askPack asks for a pack on disk.
func (w *window) askPack(chosen func(folder string)) { w.askAmong(settings.Pack, chosen) }

// askFilmPlace asks for the folder that a new film is to lie in.
func (w *window) askFilmPlace(from string, chosen func(folder string)) {
	w.askInto(settings.NewFilm, from, chosen)
}

// askCopyPlace asks for the folder that a copy of the film is to lie in.
func (w *window) askCopyPlace(from string, chosen func(folder string)) {
	w.askInto(settings.FilmCopy, from, chosen)
}

// askAmong asks for a folder that is the thing itself: others like it lie beside it.
func (w *window) askAmong(p settings.Purpose, chosen func(folder string)) {
	w.files.Folder(w.studio.FoldersFor(p), func(folder string) {
		w.studio.Chose(p, filepath.Dir(folder))
		chosen(folder)
	}, w.studio.Complain)
}

// askInto asks for a folder to put something into, beginning in another.
func (w *window) askInto(p settings.Purpose, from string, chosen func(folder string)) {
	w.files.Folder(append([]string{from}, w.studio.FoldersFor(p)...), func(folder string) {
		w.studio.Chose(p, folder)
		chosen(folder)
	}, w.studio.Complain)
}

func (w *window) reveal(path string) { w.files.RevealInBackground(path, w.studio.Complain) }
