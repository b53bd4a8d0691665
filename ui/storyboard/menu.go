package storyboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/assets/icons"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/ui/kit"
	"kinora/ui/words"
)

func (b *Board) showMenu(at fyne.Position, items []kit.MenuItem) {
	if c := canvasOf(b.root); c != nil {
		kit.ShowMenu(c, at, items, nil)
	}
}

// boardMenu is what can be done beside the cards.
func (b *Board) boardMenu() []kit.MenuItem {
	do := b.params.Commands
	return []kit.MenuItem{
		{Text: lang.L("New shot"), Icon: icons.Plus, Do: func() { b.newShot(do.AddCard) }},
		{Text: lang.L("Shots from text…"), Icon: icons.List, Do: b.askForLines},
		{},
		{Text: lang.L("Play storyboard"), Icon: icons.Play, Why: b.none(lang.L("There are no shots yet.")), Do: do.PlayBoard},
		{Text: lang.L("Generate all"), Icon: icons.Wand, Why: words.Translate(b.reason), Do: do.GenerateAll},
	}
}

// newShot adds a shot, whose prompt has the keyboard then: letters that are typed must not
// be taken for keys of the timeline.
func (b *Board) newShot(add func()) {
	add()
	if b.params.Prompt != nil {
		b.params.Prompt()
	}
}

// none is why something about cards cannot be done, where there are none.
func (b *Board) none(why string) string {
	if len(b.model.film.Board) == 0 {
		return why
	}
	return ""
}

// cardMenu is what can be done with the selected cards, of which one was clicked.
func (b *Board) cardMenu(c projects.Card) []kit.MenuItem {
	do, ids := b.params.Commands, b.selected()
	return []kit.MenuItem{
		{Text: lang.L("Generate"), Icon: icons.Wand, Why: words.Translate(b.reason), Do: func() { do.GenerateCards(ids...) }},
		{Text: lang.L("Choose a take…"), Icon: icons.Grid, Why: b.whyNoTakes(c), Do: func() { b.openTakesOf(c.ID) }},
		{Text: lang.L("Put on the timeline"), Icon: icons.Film, Why: b.whyUnmade(ids), Do: func() { do.PlaceCards(ids...) }},
		{},
		{Text: lang.L("Rename…"), Icon: icons.Pencil, Keys: "F2", Do: func() { b.rename(c) }},
		{Text: lang.L("Duplicate"), Icon: icons.Copy, Do: do.DuplicateCards},
		{Text: lang.L("Split at the end of a sentence"), Icon: icons.Split, Why: whyWhole(c, ids), Do: do.SplitCard},
		{Text: lang.L("Merge the selected shots"), Icon: icons.Link, Why: whyAlone(ids), Do: do.MergeCards},
		{},
		{Text: lang.L("Remove"), Icon: icons.Trash, Keys: "Del", Do: do.RemoveCards},
	}
}

func (b *Board) whyNoTakes(c projects.Card) string {
	if len(b.model.stack(c.ID)) == 0 {
		return lang.L("This shot has no takes yet.")
	}
	return ""
}

func (b *Board) whyUnmade(ids []projects.ID) string {
	for _, id := range ids {
		if c, ok := b.model.film.Card(id); ok && b.model.shown(c) != 0 {
			return ""
		}
	}
	return lang.L("This shot has no takes yet.")
}

func whyWhole(c projects.Card, ids []projects.ID) string {
	switch {
	case len(ids) > 1:
		return lang.L("Select one shot only.")
	case len(edit.Sentences(c.Shot.Prompt)) < 2:
		return lang.L("The prompt is one sentence.")
	}
	return ""
}

func whyAlone(ids []projects.ID) string {
	if len(ids) < 2 {
		return lang.L("Select several shots, with Ctrl or Shift.")
	}
	return ""
}

// Tooltip is what the row says of the card under the pointer.
func (r *row) Tooltip() string {
	t := r.tileAt(r.over)
	switch {
	case t == nil:
		return ""
	case t.face.tip != "":
		return t.face.title + "\n" + t.face.tip
	case r.onCount:
		return lang.L("Look at the takes of this shot")
	}
	return t.face.title
}
