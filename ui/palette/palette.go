// Package palette is the command palette: a sheet in which everything that can be done
// is found by typing a part of its name. It is made from the registry of actions. It
// must not import engine.
package palette

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app/action"
	"kinora/ui/sheet"
)

// Params is what a palette needs.
type Params struct {
	Actions *action.Registry
	Do      func(id string) // does an action, once the palette is gone
}

// Palette is the sheet; it is made anew each time that it is shown.
type Palette struct {
	params Params
	found  []action.Action
	list   *sheet.List
	sheet  *sheet.Sheet
}

// The size of the palette, where there is room.
const (
	width  float32 = 620
	height float32 = 460
)

// Show lays the palette over a window and gives it the keyboard.
func Show(c fyne.Canvas, p Params) *Palette {
	v := &Palette{params: p}
	v.list = sheet.NewList(lang.L("What do you want to do?"), lang.L("Nothing is called like that."), v.search)
	v.list.Choose = v.choose
	v.search("")
	v.sheet = sheet.Show(c, v.list.Root(), fyne.NewSize(width, height), nil)
	v.list.Leave = v.sheet.Close
	c.Focus(v.list.Focus())
	return v
}

// Open reports whether the palette is still there.
func (v *Palette) Open() bool { return v != nil && v.sheet.Open() }

// Close takes it away.
func (v *Palette) Close() { v.sheet.Close() }

func (v *Palette) search(query string) {
	v.found = v.params.Actions.Search(query, translate)
	items := make([]sheet.Item, len(v.found))
	for i, a := range v.found {
		items[i] = item(a)
	}
	v.list.SetItems(items)
	v.list.Top()
}

// item shows an action; one that cannot be done says why, in place of its menu.
func item(a action.Action) sheet.Item {
	ready, why := a.Ready()
	aside := translate(a.Menu)
	if !ready {
		aside = why
	}
	title := translate(a.Title)
	if a.Set() {
		title = "✓ " + title
	}
	return sheet.Item{Title: title, Aside: aside, Keys: a.Key().Text(runtime.GOOS), Faint: !ready}
}

// choose does an action after the sheet has gone: it may want the keyboard. One that
// cannot be done leaves the sheet, whose row says why.
func (v *Palette) choose(i int) {
	a := v.found[i]
	if ready, _ := a.Ready(); !ready {
		return
	}
	v.sheet.Close()
	v.params.Do(a.ID)
}

func translate(text string) string {
	if text == "" {
		return ""
	}
	return lang.L(text)
}
