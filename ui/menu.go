package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/app"
	"kinora/app/settings"
)

// menu is the main menu. Fyne asks it for keys with Ctrl before any widget, so they
// work wherever the keyboard is; keys without are only shown in it.
type menu struct {
	main                    *fyne.MainMenu
	generate, cancel        *fyne.MenuItem
	save, reuse, loop, lock *fyne.MenuItem
	dark, light, system     *fyne.MenuItem
	drawn                   [8]bool
}

func newMenu(w *window) *menu {
	m := &menu{}
	m.main = fyne.NewMainMenu(m.file(w), m.shot(w), m.play(w), m.view(w))
	return m
}

func (m *menu) file(w *window) *fyne.Menu {
	open := item("Open video…", w.openVideo, ctrl(fyne.KeyO))
	m.save = item("Save a copy…", w.saveCopy, ctrl(fyne.KeyS))
	quit := item("Quit", w.quit, ctrl(fyne.KeyQ))
	quit.IsQuit = true
	return fyne.NewMenu("File", open, m.save, fyne.NewMenuItemSeparator(), quit)
}

func (m *menu) shot(w *window) *fyne.Menu {
	s := w.studio
	m.generate = item("Generate", w.generate, ctrl(fyne.KeyReturn))
	m.cancel = item("Cancel", s.Cancel, plain(fyne.KeyEscape))
	m.lock = item("Lock the seed", func() { s.LockSeed(!w.shown.SeedLocked) }, nil)
	m.reuse = item("Use the open take's settings", func() { s.Reuse(w.shown.Open) }, ctrl(fyne.KeyE))
	return fyne.NewMenu("Shot", m.generate, m.cancel, fyne.NewMenuItemSeparator(),
		item("Edit the prompt", w.focusPrompt, ctrl(fyne.KeyP)), item("Another seed", s.Dice, ctrl(fyne.KeyR)), m.lock, m.reuse)
}

func (m *menu) play(w *window) *fyne.Menu {
	s := w.studio
	m.loop = item("Loop", func() { s.SetLoop(!w.shown.Loop) }, ctrl(fyne.KeyL))
	return fyne.NewMenu("Play",
		item("Play or pause", s.PlayPause, plain(fyne.KeySpace)),
		item("Next frame", func() { s.Step(1) }, plain(fyne.KeyRight)),
		item("Previous frame", func() { s.Step(-1) }, plain(fyne.KeyLeft)),
		item("First frame", w.viewer.First, plain(fyne.KeyHome)),
		item("Last frame", w.viewer.Last, plain(fyne.KeyEnd)),
		fyne.NewMenuItemSeparator(), m.loop,
		item("The take in the making", s.WatchPreview, nil))
}

func (m *menu) view(w *window) *fyne.Menu {
	light := func(t settings.Theme) func() { return func() { w.studio.SetTheme(t) } }
	m.dark, m.light = item("Dark", light(settings.Dark), nil), item("Light", light(settings.Light), nil)
	m.system = item("As the desktop", light(settings.System), nil)
	full := item("Full screen", func() { w.window.SetFullScreen(!w.window.FullScreen()) }, ctrl(fyne.KeyF))
	return fyne.NewMenu("View", m.dark, m.light, m.system, fyne.NewMenuItemSeparator(), full)
}

// draw marks what can be done and what is set; building the bar anew costs, so only
// where something has changed.
func (m *menu) draw(s app.Snapshot) {
	take, open := s.OpenTake()
	now := [8]bool{
		s.Reason() == "", s.Job != nil, open, open && take.Recipe != nil, s.Loop, s.SeedLocked,
		s.Theme == settings.Dark, s.Theme == settings.Light,
	}
	if now == m.drawn {
		return
	}
	m.drawn = now
	m.generate.Disabled, m.cancel.Disabled, m.save.Disabled, m.reuse.Disabled = !now[0], !now[1], !now[2], !now[3]
	m.loop.Checked, m.lock.Checked, m.dark.Checked, m.light.Checked = now[4], now[5], now[6], now[7]
	m.system.Checked = s.Theme == settings.System
	m.main.Refresh()
}

func item(label string, action func(), key *desktop.CustomShortcut) *fyne.MenuItem {
	i := fyne.NewMenuItem(label, action)
	if key != nil {
		i.Shortcut = key
	}
	return i
}

func ctrl(key fyne.KeyName) *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// plain is a key that the router handles: the menu only tells of it.
func plain(key fyne.KeyName) *desktop.CustomShortcut { return &desktop.CustomShortcut{KeyName: key} }
