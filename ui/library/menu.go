package library

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/words"
)

func (l *Library) showMenu(at fyne.Position, items []kit.MenuItem) {
	if c := canvasOf(l.root); c != nil {
		kit.ShowMenu(c, at, items, nil)
	}
}

func (l *Library) showMenuUnder(o fyne.CanvasObject, items []kit.MenuItem) {
	kit.ShowMenuUnder(o, items, nil)
}

// addMenu is what can be added.
func (l *Library) addMenu() []kit.MenuItem {
	return []kit.MenuItem{
		{Text: lang.L("Import…"), Icon: icons.Folder, Do: l.params.Import},
		{Text: lang.L("Add to the cast…"), Icon: icons.Person, Do: l.cast.add},
	}
}

// entryMenu is what can be done with a take or a medium.
func (l *Library) entryMenu(e entry) []kit.MenuItem {
	all := l.useItems(e)
	if e.source.Take != 0 {
		all = append(all, l.takeItems(e)...)
	}
	all = append(all, l.markItems(e)...)
	return append(all, l.fileItems(e)...)
}

// missing is why something cannot be done with an entry, where its file is not there.
func (l *Library) missing(e entry) string {
	if l.params.Commands.Missing(e.source) {
		return lang.L("The file is missing: relink it first.")
	}
	return ""
}

func (l *Library) useItems(e entry) []kit.MenuItem {
	do, gone := l.params.Commands, l.missing(e)
	place := func(how app.Placing) func() { return func() { l.place(e, how) } }
	still := gone
	if still == "" && e.sound {
		still = lang.L("A sound has no picture.")
	}
	return []kit.MenuItem{
		{Text: lang.L("Animate in a new shot"), Icon: icons.Wand, Why: still, Do: func() { do.AnimateSource(e.source) }},
		{},
		{Text: lang.L("Append to the timeline"), Icon: icons.Film, Why: gone, Do: place(app.PlaceAppend)},
		{Text: lang.L("Insert at the playhead"), Why: gone, Do: place(app.PlaceInsert)},
		{Text: lang.L("Overwrite at the playhead"), Why: gone, Do: place(app.PlaceOverwrite)},
		{},
	}
}

// takeItems is what can be done with a take only.
func (l *Library) takeItems(e entry) []kit.MenuItem {
	do, id := l.params.Commands, e.source.Take
	final, homeless := "", ""
	if !e.draft {
		final = lang.L("This take is final already.")
	}
	if e.card == 0 {
		homeless = lang.L("This take was made for the timeline.")
	}
	return []kit.MenuItem{
		{Text: lang.L("Let it stand for its shot"), Icon: icons.Check, Why: homeless, Do: func() { do.ChooseTake(id) }},
		{Text: lang.L("Make it final"), Icon: icons.Wand, Why: final, Do: func() { do.Finalize(id) }},
		{Text: lang.L("Again with another seed"), Icon: icons.Dice, Do: func() { do.AgainTake(id) }},
		{Text: lang.L("Use its settings"), Icon: icons.Reuse, Do: func() { do.Reuse(id) }},
		{Text: lang.L("Reject"), Icon: icons.Close, On: e.rejected, Do: func() { do.Reject(id, !e.rejected) }},
		{},
	}
}

func (l *Library) markItems(e entry) []kit.MenuItem {
	do := l.params.Commands
	again := func(items func(entry) []kit.MenuItem) func() { return func() { l.menuAgain(items(e)) } }
	nowhere := ""
	if do.Uses(e.source).None() {
		nowhere = lang.L("It is used nowhere.")
	}
	silent := ""
	if e.sound {
		silent = lang.L("A sound has no picture.")
	}
	return []kit.MenuItem{
		{Text: lang.L("Favourite"), Icon: icons.Star, On: e.star, Do: func() { do.Star(e.source, !e.star) }},
		{Text: lang.L("Label…"), Icon: icons.Marker, Do: again(l.labelMenu)},
		{Text: lang.L("Rename…"), Icon: icons.Pencil, Keys: "F2", Do: func() { l.rename(e) }},
		{Text: lang.L("Add to the cast…"), Icon: icons.Person, Why: silent, Do: func() { l.cast.addWith(e.source) }},
		{Text: lang.L("Where it is used…"), Icon: icons.Search, Why: nowhere, Do: again(l.usesMenu)},
		{},
	}
}

func (l *Library) fileItems(e entry) []kit.MenuItem {
	do, gone := l.params.Commands, l.missing(e)
	var all []kit.MenuItem
	if gone != "" && e.source.Medium != 0 {
		all = append(all, kit.MenuItem{Text: lang.L("Relink…"), Icon: icons.Link, Do: func() { l.params.Relink(e.source.Medium) }})
	}
	return append(all,
		kit.MenuItem{Text: lang.L("Save a copy…"), Icon: icons.Save, Why: gone, Do: func() { l.params.SaveCopy(e.source) }},
		kit.MenuItem{Text: lang.L("Reveal in the folder"), Icon: icons.Folder, Why: gone, Do: func() { l.params.Reveal(do.Path(e.source)) }},
		kit.MenuItem{},
		kit.MenuItem{Text: lang.L("Remove"), Icon: icons.Trash, Keys: "Del", Do: func() { l.remove(e) }},
	)
}

// menuAgain opens a further menu where the grid is.
func (l *Library) menuAgain(items []kit.MenuItem) {
	for c := range l.grid.cards {
		if c.Looks().Selected && c.Visible() {
			l.showMenuUnder(c, items)
			return
		}
	}
	l.showMenuUnder(l.tabs, items)
}

// labelMenu is the colours.
func (l *Library) labelMenu(e entry) []kit.MenuItem {
	set := func(label projects.Label) func() {
		return func() { l.params.Commands.SetLabel(e.source, label) }
	}
	all := []kit.MenuItem{{Text: lang.L("No label"), On: e.label == "", Do: set("")}, {}}
	for _, label := range projects.Labels {
		all = append(all, kit.MenuItem{Text: labelName(label), On: e.label == label, Do: set(label)})
	}
	return all
}

// labelName is what a label is called.
func labelName(label projects.Label) string {
	return map[projects.Label]string{
		"red": lang.L("Red"), "orange": lang.L("Orange"), "yellow": lang.L("Yellow"),
		"green": lang.L("Green"), "blue": lang.L("Blue"), "violet": lang.L("Violet"),
	}[label]
}

// usesMenu is where something is used; choosing a line goes there.
func (l *Library) usesMenu(e entry) []kit.MenuItem {
	f, do := l.shown.Film, l.params.Commands
	uses := do.Uses(e.source)
	var all []kit.MenuItem
	for _, id := range uses.Cards {
		n := slices.IndexFunc(f.Board, func(c projects.Card) bool { return c.ID == id })
		text := fmt.Sprintf(lang.L("Shot %d"), n+1)
		all = append(all, kit.MenuItem{Text: text, Icon: icons.Grid, Do: func() { do.SelectCard(id, false) }})
	}
	for _, id := range uses.Clips {
		c, _, _ := f.Timeline.Clip(id)
		text := fmt.Sprintf(lang.L("Timeline at %s"), words.Timecode(c.Start, f.Head.Rate))
		all = append(all, kit.MenuItem{Text: text, Icon: icons.Film, Do: func() { do.SelectClips(id) }})
	}
	for _, id := range uses.Cast {
		for _, m := range f.Cast {
			if m.ID == id {
				all = append(all, kit.MenuItem{Text: "@" + m.Name, Icon: icons.Person, Do: func() { l.Show(Cast) }})
			}
		}
	}
	return all
}
