package library

import (
	"image"

	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/kit"
)

// Commands is what the library calls on app.
type Commands interface {
	Picture(source projects.Source, at rational.Rat, side int) *image.RGBA
	Missing(source projects.Source) bool
	Path(source projects.Source) string
	Uses(source projects.Source) edit.Uses

	SelectSource(source projects.Source)
	SelectSources(all []projects.Source, front projects.Source)
	ToggleSource(source projects.Source)
	SelectCard(id projects.ID, add bool)
	SelectClips(ids ...projects.ID)
	AnimateSource(source projects.Source)
	AnimateAtEnd(sources ...projects.Source)
	PlaceAll(sources []projects.Source, how app.Placing, track projects.ID, at int64)

	Star(star bool, sources ...projects.Source)
	SetLabel(label projects.Label, sources ...projects.Source)
	Rename(source projects.Source, name string)
	Remove(sources ...projects.Source)
	ChooseTake(take projects.ID)
	Reject(rejected bool, takes ...projects.ID)
	Finalize(take projects.ID)
	AgainTake(take projects.ID)
	Reuse(take projects.ID)

	Import(paths ...string)
	AddMember(name, description string, pictures ...projects.Source)
	SetMember(m projects.Member)
	RemoveMember(id projects.ID)
}

// Params is what a library needs. What asks for files or leaves the window is the window's.
type Params struct {
	Commands Commands
	Drag     *kit.Drag // of the window; nil where nothing is dragged
	Forward  kit.Forward
	Import   func()                       // asks for files and imports them
	SaveCopy func(source projects.Source) // asks where to
	Relink   func(medium projects.ID)     // asks where a missing file lies now
	Reveal   func(path string)            // shows a file in its folder
	// Held is what is held down beside a key or a button; nil asks the desktop.
	Held func() fyne.KeyModifier
}
