// Package palette is the command palette: a pane in which everything that can be done
// is found by typing a part of its name. It is made from the registry of actions. It
// must not import engine.
package palette

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app/action"
	"kinora/ui/finder"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// Params is what a palette needs.
type Params struct {
	Actions *action.Registry
	Do      func(id string) // does an action, once the palette is gone
}

// Palette is the pane; it is made anew each time that it is shown.
type Palette struct {
	params Params
	found  []action.Action
	list   *finder.List
	over   *kit.Popover
}

// The size of the palette, where there is room.
const (
	width  float32 = 620
	height float32 = 460
	margin float32 = 24 // from the edges of the window at least
)

// Show lays the palette over a window and gives it the keyboard.
func Show(c fyne.Canvas, p Params) *Palette {
	v := &Palette{params: p}
	v.list = finder.NewList(lang.L("What do you want to do?"), lang.L("Nothing is called like that."), v.search)
	v.list.Choose = v.choose
	v.search("")
	v.over = &kit.Popover{
		Content: kit.Padded(theme.Inset, theme.Inset, theme.Inset, theme.Inset, v.list.Root()), Place: place, Focus: v.list.Focus(),
	}
	v.list.Leave = v.Close
	v.over.Show(c)
	return v
}

// place is the upper middle of a window, where the palette stays while its list grows.
func place(room, _ fyne.Size) (fyne.Position, fyne.Size) {
	size := fyne.NewSize(min(width, room.Width-2*margin), min(height, room.Height-2*margin))
	return fyne.NewPos((room.Width-size.Width)/2, (room.Height-size.Height)/3), size
}

// Open reports whether the palette is still there.
func (v *Palette) Open() bool { return v != nil && v.over.Open() }

// Close takes it away.
func (v *Palette) Close() { v.over.Close() }

func (v *Palette) search(query string) {
	v.found = v.params.Actions.Search(query, translate)
	items := make([]finder.Item, len(v.found))
	for i, a := range v.found {
		items[i] = item(a)
	}
	v.list.SetItems(items)
	v.list.Top()
}

// item shows an action; one that cannot be done says why, in place of its menu.
func item(a action.Action) finder.Item {
	ready, why := a.Ready()
	aside := translate(a.Menu)
	if !ready {
		aside = why
	}
	title := translate(a.Title)
	if a.Set() {
		title = "✓ " + title
	}
	return finder.Item{Title: title, Aside: aside, Keys: a.Key().Text(runtime.GOOS), Faint: !ready}
}

// choose does an action after the pane has gone: it may want the keyboard. One that
// cannot be done leaves the pane, whose row says why.
func (v *Palette) choose(i int) {
	a := v.found[i]
	if ready, _ := a.Ready(); !ready {
		return
	}
	v.Close()
	v.params.Do(a.ID)
}

func translate(text string) string {
	if text == "" {
		return ""
	}
	return lang.L(text)
}
