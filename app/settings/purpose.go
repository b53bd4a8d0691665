package settings

import "maps"

// Purpose is what a person chooses a file or a folder for. Each has a folder of its own:
// who exports into one folder does not look for music there.
type Purpose string

// The purposes. A take is saved to a file, a film is copied into a folder.
const (
	Media    Purpose = "media"
	Export   Purpose = "export"
	Take     Purpose = "take"
	Film     Purpose = "film" // to open
	NewFilm  Purpose = "new_film"
	FilmCopy Purpose = "film_copy"
	Pack     Purpose = "pack"
)

// Choose keeps the folder that was chosen for something. The map is made anew: the one
// there was may be being written.
func (s *Settings) Choose(p Purpose, folder string) {
	s.Folder, s.Chosen = folder, maps.Clone(s.Chosen)
	if s.Chosen == nil {
		s.Chosen = map[Purpose]string{}
	}
	s.Chosen[p] = folder
}

// FolderFor is the folder that was chosen last for something, else the one that was chosen
// last of all; "" where there was none.
func (s Settings) FolderFor(p Purpose) string {
	if folder := s.Chosen[p]; folder != "" {
		return folder
	}
	return s.Folder
}
