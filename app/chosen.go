package app

import (
	"os"
	"path/filepath"

	"kinora/app/settings"
)

// Chose keeps the folder that a person chose for something: the next question for the same
// begins there.
func (s *Studio) Chose(p settings.Purpose, folder string) {
	s.set.Choose(p, folder)
	s.touch()
}

// choseFile is Chose for the folder of a file.
func (s *Studio) choseFile(p settings.Purpose, path string) { s.Chose(p, filepath.Dir(path)) }

// FoldersFor is where a question for something may begin, the best first: some of them may
// be gone by now, and whoever asks takes the first that is there.
func (s *Studio) FoldersFor(p settings.Purpose) []string {
	return []string{s.set.FolderFor(p), s.set.Folder, s.usualFolder(p)}
}

// usualFolder is where a question for something begins as long as nothing was chosen; "" is
// where the desktop likes.
func (s *Studio) usualFolder(p settings.Purpose) string {
	switch {
	case p == settings.Film, p == settings.NewFilm:
		return s.cfg.Folders.Films
	case p == settings.Media, p == settings.Pack, s.doc.folder == "":
		return ""
	}
	beside := filepath.Dir(s.doc.folder)
	if (p == settings.Export || p == settings.Take) && beside == s.cfg.Folders.Films && s.cfg.Folders.Exports != "" {
		return s.cfg.Folders.Exports // nobody looks for videos among Kinora's own data
	}
	return beside
}

// placeFor is a folder in which something is made without a question: the one that was
// chosen for just that, as long as it is there, else the usual one.
func placeFor(chosen, usual string) string {
	if info, err := os.Stat(chosen); chosen != "" && err == nil && info.IsDir() {
		return chosen
	}
	return usual
}
