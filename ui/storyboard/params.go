package storyboard

import (
	"image"

	"fyne.io/fyne/v2"

	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
)

// Commands is what the storyboard calls on app.
type Commands interface {
	Picture(source projects.Source, at rational.Rat, side int) *image.RGBA
	Missing(source projects.Source) bool

	SelectCard(id projects.ID, add bool)
	SelectCards(ids []projects.ID, front projects.ID)
	ShowSource(source projects.Source)
	PlayBoard()

	AddCard()
	AppendCard()
	AddLines(text string)
	DuplicateCards()
	RemoveCards()
	MoveCards(ids []projects.ID, to int)
	SplitCard()
	MergeCards()
	SetTitle(text string)
	PlaceCards(cards ...projects.ID)
	GenerateCards(ids ...projects.ID)
	GenerateAll()

	AnimateAtEnd(sources ...projects.Source)
	ShowOnCard(card projects.ID, sources ...projects.Source)
	DropOnBoard(paths ...string)
	DropOnCard(card projects.ID, paths ...string)

	ChooseTake(take projects.ID)
	Star(star bool, sources ...projects.Source)
	Reject(rejected bool, takes ...projects.ID)
	Remove(sources ...projects.Source)
	Finalize(take projects.ID)
	AgainTake(take projects.ID)
	RetryTake(take projects.ID)
	CancelTake(take projects.ID)
	Reuse(take projects.ID)
}

// Params is what a storyboard needs.
type Params struct {
	Commands Commands
	Drag     *kit.Drag // of the window; nil where nothing is dragged
	Forward  kit.Forward
	// Compare shows two takes beside each other.
	Compare func(a, b projects.Source)
	// Held is what is held down beside a key; nil asks the desktop.
	Held func() fyne.KeyModifier
}
