// Package shortcuts is the sheet with the keys of every action: they are searched,
// changed by pressing others, and brought along from another editor as a set. It is
// made from the registry of actions and changes it; who keeps the choice watches the
// registry. It must not import engine.
package shortcuts

import (
	"fmt"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app/action"
	"kinora/ui/finder"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// Keys is where the keys of the window come by: ui/keys.Router.
type Keys interface {
	Capture(f func(action.Chord))
	Handle(e *fyne.KeyEvent)
	Shortcut(s fyne.Shortcut)
}

// Params is what the sheet needs.
type Params struct {
	Actions *action.Registry
	Keys    Keys
}

// Shortcuts is the sheet; it is made anew each time that it is shown.
type Shortcuts struct {
	params Params
	canvas fyne.Canvas
	sheet  *kit.Sheet
	list   *finder.List
	ear    *ear

	query  string
	found  []action.Action
	editor string       // id of the action whose keys are being chosen, "" for none
	wanted action.Chord // what was pressed for it and another action has

	news    *kit.Paragraph
	presets []*kit.Button
	buttons map[mode][]*kit.Button
	foot    *fyne.Container
}

// mode is what can be done next.
type mode int

const (
	idle      mode = iota
	listening      // for the keys of an action
	asking         // whether to take keys away from another
)

// The size of the sheet, where there is room.
const (
	width  float32 = 720
	height float32 = 520
)

// Show lays the sheet over a window and gives it the keyboard.
func Show(c fyne.Canvas, p Params) *Shortcuts {
	v := &Shortcuts{params: p, canvas: c, news: kit.NewParagraph(kit.Value, theme.Secondary)}
	v.list = finder.NewList(lang.L("Search for an action or a key"), lang.L("Nothing is called like that."), v.search)
	v.list.Choose = func(i int) { v.listen(v.found[i].ID) }
	v.ear = newEar(p.Keys)
	v.makeButtons()
	v.sheet = &kit.Sheet{
		Title: lang.L("Keyboard shortcuts"), Content: v.arrange(), Width: width, Height: height, Focus: v.list.Focus(),
		Closed: func() { p.Keys.Capture(nil) },
	}
	v.list.Leave = v.Close
	v.sheet.Show(c)
	v.rest(hint(p.Actions))
	return v
}

// Open reports whether the sheet is still there.
func (v *Shortcuts) Open() bool { return v != nil && v.sheet.Open() }

// Close takes it away.
func (v *Shortcuts) Close() { v.sheet.Close() }

func (v *Shortcuts) makeButtons() {
	names := map[string]string{action.Kinora: "Kinora", action.Premiere: "Premiere", action.Resolve: "Resolve"}
	for _, name := range action.Presets() {
		v.presets = append(v.presets, kit.NewButton(names[name], "", kit.Quiet, func() { v.choosePreset(name) }))
	}
	quiet := func(text string, tap func()) *kit.Button { return kit.NewButton(text, "", kit.Quiet, tap) }
	v.buttons = map[mode][]*kit.Button{
		idle:      {quiet(lang.L("Reset all"), v.resetAll), quiet(lang.L("Close"), v.Close)},
		listening: {quiet(lang.L("No keys"), v.clear), quiet(lang.L("Usual keys"), v.reset)},
		asking:    {quiet(lang.L("Take it from there"), v.take), quiet(lang.L("Leave it"), v.leave)},
	}
}

func (v *Shortcuts) arrange() fyne.CanvasObject {
	presets, buttons := kit.Columns(6), kit.Columns(6)
	for _, b := range v.presets {
		presets.Add(b)
	}
	for m := idle; m <= asking; m++ {
		for _, b := range v.buttons[m] {
			buttons.Add(b)
		}
	}
	head := kit.Padded(0, 0, 10, 0, presets)
	v.foot = container.NewBorder(nil, nil, nil, buttons, kit.Middle(v.news), v.ear)
	return container.NewBorder(head, kit.Padded(10, 0, 0, 4, v.foot), nil, nil, v.list.Root())
}

// show draws what can be done next, and says something.
func (v *Shortcuts) show(next mode, news string) {
	for m, buttons := range v.buttons {
		for _, b := range buttons {
			if m == next {
				b.Show()
			} else {
				b.Hide()
			}
		}
	}
	for i, name := range action.Presets() {
		v.presets[i].SetOn(name == v.params.Actions.Preset())
	}
	v.news.SetText(news)
	v.drawRows()
	v.foot.Refresh()
}

func (v *Shortcuts) search(query string) {
	v.query = query
	v.drawRows()
	v.list.Top()
}

// drawRows shows what the search finds; the action that a key does stands first.
func (v *Shortcuts) drawRows() {
	v.found = v.params.Actions.All() // as menus have them, the hidden ones too
	if v.query != "" {
		v.found = v.params.Actions.Search(v.query, translate)
	}
	if c, err := action.Parse(v.query); err == nil {
		if a, ok := v.params.Actions.ByChord(c); ok && !a.Hidden {
			v.found = append([]action.Action{a}, v.found...)
		}
	}
	items := make([]finder.Item, len(v.found))
	for i, a := range v.found {
		items[i] = finder.Item{
			Title: translate(a.Title), Aside: translate(a.Menu), Keys: texts(a.Keys),
			Marked: v.params.Actions.Chosen(a.ID) || a.ID == v.editor,
		}
		if a.ID == v.editor {
			items[i].Keys = "…"
		}
	}
	v.list.SetItems(items)
}

func translate(text string) string {
	if text == "" {
		return ""
	}
	return lang.L(text)
}

// texts is all keys of an action for the eye.
func texts(keys []action.Chord) string {
	all := make([]string, len(keys))
	for i, c := range keys {
		all[i] = c.Text(runtime.GOOS)
	}
	return strings.Join(all, "  ")
}

// Conflict says of the first keys that stand for more than one action what they do, ""
// where there are none.
func Conflict(actions *action.Registry) string {
	for _, c := range actions.Conflicts() {
		if a, ok := actions.ByID(c.IDs[0]); ok {
			return fmt.Sprintf(lang.L("%s stands for more than one action; only “%s” is done."), c.Chord.Text(runtime.GOOS), translate(a.Title))
		}
	}
	return ""
}

// hint is what to do, or which keys are in conflict.
func hint(actions *action.Registry) string {
	if conflict := Conflict(actions); conflict != "" {
		return conflict
	}
	return lang.L("Click an action, then press its new keys.")
}
