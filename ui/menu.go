package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app/action"
	"kinora/ui/keys"
)

// menu is the main menu, made from the registry of actions.
type menu struct {
	actions *action.Registry
	router  *keys.Router
	main    *fyne.MainMenu
	items   map[string]*fyne.MenuItem // by id of the action
}

func newMenu(actions *action.Registry, router *keys.Router) *menu {
	m := &menu{actions: actions, router: router, main: fyne.NewMainMenu()}
	m.build()
	return m
}

// build makes all menus anew: actions, keys or the language have changed.
func (m *menu) build() {
	m.items, m.main.Items = map[string]*fyne.MenuItem{}, nil
	menus := map[string]*fyne.Menu{}
	for _, a := range m.actions.All() {
		if a.Menu == "" {
			continue
		}
		if menus[a.Menu] == nil {
			menus[a.Menu] = fyne.NewMenu(lang.L(a.Menu))
			m.main.Items = append(m.main.Items, menus[a.Menu])
		}
		m.add(menus[a.Menu], a)
	}
	m.mark()
	m.main.Refresh()
}

func (m *menu) add(to *fyne.Menu, a action.Action) {
	if a.Separator && len(to.Items) > 0 {
		to.Items = append(to.Items, fyne.NewMenuItemSeparator())
	}
	item := fyne.NewMenuItem(lang.L(a.Title), func() { m.router.Menu(a) })
	item.Shortcut = keys.ForMenu(a.Key())
	item.IsQuit = a.ID == quit
	m.items[a.ID] = item
	to.Items = append(to.Items, item)
}

// draw marks what can be done and what is set; building the bar anew costs, so only
// where something has changed.
func (m *menu) draw() {
	if m.mark() {
		m.main.Refresh()
	}
}

// mark reports whether anything has changed.
func (m *menu) mark() bool {
	changed := false
	for _, a := range m.actions.All() {
		item := m.items[a.ID]
		if item == nil {
			continue
		}
		ready, _ := a.Ready()
		if item.Disabled == ready || item.Checked != a.Set() {
			item.Disabled, item.Checked = !ready, a.Set()
			changed = true
		}
	}
	return changed
}
