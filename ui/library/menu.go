package library

import (
	"cmp"
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

// showMenuOf opens the menu of an entry and of all that are selected with it. One beside
// them is selected first.
func (l *Library) showMenuOf(e entry, at fyne.Position) {
	if !l.marked[e.source] {
		l.focus()
		l.picker.Click(e.source, 0)
	}
	l.showMenu(at, l.menuOf(l.with(e)))
}

// menuOf is what can be done with takes and media.
func (l *Library) menuOf(all []entry) []kit.MenuItem {
	items := l.useItems(all)
	if takesOnly(all) {
		items = append(items, l.takeItems(all)...)
	}
	items = append(items, l.markItems(all)...)
	return append(items, l.fileItems(all)...)
}

func takesOnly(all []entry) bool {
	return !slices.ContainsFunc(all, func(e entry) bool { return e.source.Take == 0 })
}

// whySeveral is why something cannot be done with several entries.
func whySeveral(all []entry) string {
	if len(all) > 1 {
		return lang.L("Select one only.")
	}
	return ""
}

// whyAny is a reason where it holds for one of some entries: of one alone, or of several.
func whyAny(all []entry, is func(entry) bool, one, several string) string {
	switch {
	case !slices.ContainsFunc(all, is):
		return ""
	case len(all) > 1:
		return several
	}
	return one
}

func whySound(all []entry) string {
	return whyAny(all, func(e entry) bool { return e.sound }, lang.L("A sound has no picture."), lang.L("One of them is a sound and has no picture."))
}

// missing is why something cannot be done with entries of which a file is not there.
func (l *Library) missing(all []entry) string {
	return whyAny(all, func(e entry) bool { return l.params.Commands.Missing(e.source) },
		lang.L("The file is missing: relink it first."), lang.L("The file of one of them is missing: relink it first."))
}

func (l *Library) useItems(all []entry) []kit.MenuItem {
	gone := l.missing(all)
	place := func(how app.Placing) func() { return func() { l.place(all, how) } }
	animate := lang.L("Animate in a new shot")
	if len(all) > 1 {
		animate = lang.L("Animate in new shots")
	}
	return []kit.MenuItem{
		{Text: animate, Icon: icons.Wand, Why: cmp.Or(gone, whySound(all)), Do: func() { l.animate(all) }},
		{},
		{Text: lang.L("Append to the timeline"), Icon: icons.Film, Why: gone, Do: place(app.PlaceAppend)},
		{Text: lang.L("Insert at the playhead"), Why: gone, Do: place(app.PlaceInsert)},
		{Text: lang.L("Overwrite at the playhead"), Why: gone, Do: place(app.PlaceOverwrite)},
		{},
	}
}

// takeItems is what can be done with takes only.
func (l *Library) takeItems(all []entry) []kit.MenuItem {
	do, takes, one := l.params.Commands, takeIDs(all), whySeveral(all)
	final := whyAny(all, func(e entry) bool { return !e.draft }, lang.L("This take is final already."), lang.L("One of them is final already."))
	homeless := whyAny(all, func(e entry) bool { return e.card == 0 }, lang.L("This take was made for the timeline."), one)
	each := func(make func(projects.ID)) func() {
		return func() {
			for _, id := range takes {
				make(id)
			}
		}
	}
	rejected := every(all, func(e entry) bool { return e.rejected })
	return []kit.MenuItem{
		{Text: lang.L("Let it stand for its shot"), Icon: icons.Check, Why: cmp.Or(one, homeless), Do: func() { do.ChooseTake(takes[0]) }},
		{Text: lang.L("Make it final"), Icon: icons.Wand, Why: final, Do: each(do.Finalize)},
		{Text: lang.L("Again with another seed"), Icon: icons.Dice, Do: each(do.AgainTake)},
		{Text: lang.L("Use its settings"), Icon: icons.Reuse, Why: one, Do: func() { do.Reuse(takes[0]) }},
		{Text: lang.L("Reject"), Icon: icons.Close, On: rejected, Do: func() { do.Reject(!rejected, takes...) }},
		{},
	}
}

func takeIDs(all []entry) []projects.ID {
	ids := make([]projects.ID, len(all))
	for i, e := range all {
		ids[i] = e.source.Take
	}
	return ids
}

// every reports whether something holds for all entries.
func every(all []entry, is func(entry) bool) bool {
	return !slices.ContainsFunc(all, func(e entry) bool { return !is(e) })
}

func (l *Library) markItems(all []entry) []kit.MenuItem {
	do, one := l.params.Commands, whySeveral(all)
	again := func(items func() []kit.MenuItem) func() { return func() { l.menuAgain(items()) } }
	nowhere := ""
	if one == "" && do.Uses(all[0].source).None() {
		nowhere = lang.L("It is used nowhere.")
	}
	star := every(all, func(e entry) bool { return e.star })
	return []kit.MenuItem{
		{Text: lang.L("Favourite"), Icon: icons.Star, On: star, Do: func() { do.Star(!star, sourcesOf(all)...) }},
		{Text: lang.L("Label…"), Icon: icons.Marker, Do: again(func() []kit.MenuItem { return l.labelMenu(all) })},
		{Text: lang.L("Rename…"), Icon: icons.Pencil, Keys: "F2", Why: one, Do: func() { l.rename(all[0]) }},
		{Text: lang.L("Add to the cast…"), Icon: icons.Person, Why: whySound(all), Do: func() { l.cast.addWith(sourcesOf(all)...) }},
		{Text: lang.L("Where it is used…"), Icon: icons.Search, Why: cmp.Or(one, nowhere), Do: again(func() []kit.MenuItem { return l.usesMenu(all[0]) })},
		{},
	}
}

func (l *Library) fileItems(all []entry) []kit.MenuItem {
	do, e := l.params.Commands, all[0]
	cannot := cmp.Or(whySeveral(all), l.missing(all))
	var items []kit.MenuItem
	if len(all) == 1 && e.source.Medium != 0 && do.Missing(e.source) {
		items = append(items, kit.MenuItem{Text: lang.L("Relink…"), Icon: icons.Link, Do: func() { l.params.Relink(e.source.Medium) }})
	}
	return append(items,
		kit.MenuItem{Text: lang.L("Save a copy…"), Icon: icons.Save, Why: cannot, Do: func() { l.params.SaveCopy(e.source) }},
		kit.MenuItem{Text: lang.L("Reveal in the folder"), Icon: icons.Folder, Why: cannot, Do: func() { l.params.Reveal(do.Path(e.source)) }},
		kit.MenuItem{},
		kit.MenuItem{Text: lang.L("Remove"), Icon: icons.Trash, Keys: "Del", Do: func() { l.remove(all) }},
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
func (l *Library) labelMenu(all []entry) []kit.MenuItem {
	item := func(text string, label projects.Label) kit.MenuItem {
		on := every(all, func(e entry) bool { return e.label == label })
		return kit.MenuItem{Text: text, On: on, Do: func() { l.params.Commands.SetLabel(label, sourcesOf(all)...) }}
	}
	items := []kit.MenuItem{item(lang.L("No label"), ""), {}}
	for _, label := range projects.Labels {
		items = append(items, item(labelName(label), label))
	}
	return items
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
