package edit

import (
	"slices"

	"kinora/projects"
)

// AddMedium brings a medium into the library and gives its ID.
func AddMedium(f projects.Film, m projects.Medium) (projects.Film, projects.ID) {
	f, m.ID = f.NewID()
	f.Media = append(slices.Clone(f.Media), m)
	return f, m.ID
}

// AddTake adds a take that was ordered and gives its ID.
func AddTake(f projects.Film, t projects.FilmTake) (projects.Film, projects.ID) {
	f, t.ID = f.NewID()
	f.Takes = append(slices.Clone(f.Takes), t)
	return f, t.ID
}

// Relink says where the file of a medium lies now, what its digest is and how its name
// ends. Its clips stay as they are.
func Relink(f projects.Film, medium projects.ID, path, asset, ext string) (projects.Film, error) {
	if asset == "" {
		return f, refuse(ErrValue, "the file %s could not be read: choose another", path)
	}
	return mark(f, []projects.Source{{Medium: medium}}, nil, func(m *projects.Medium) { m.Path, m.Asset, m.Ext = path, asset, ext })
}
