package ui

import (
	"fmt"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/app/action"
	"kinora/app/settings"
	"kinora/ui/files"
	"kinora/ui/inspector"
	"kinora/ui/keys"
	"kinora/ui/library"
	"kinora/ui/palette"
	"kinora/ui/shortcuts"
	"kinora/ui/status"
	"kinora/ui/theme"
	"kinora/ui/topbar"
	"kinora/ui/viewer"
	"kinora/ui/words"
)

// window is the panes and what happens between them.
type window struct {
	app     fyne.App
	window  fyne.Window
	studio  *app.Studio
	post    func(func()) // runs a function on the goroutine of the window, later
	files   *files.Dialogs
	actions *action.Registry
	router  *keys.Router
	menu    *menu

	viewer    *viewer.Viewer
	inspector *inspector.Inspector
	library   *library.Library
	status    *status.Bar
	topbar    *topbar.Bar
	palette   *palette.Palette
	shortcuts *shortcuts.Shortcuts

	theme  settings.Theme // as it is set
	shown  app.Snapshot
	screen app.Screen // what the viewer shows, with its picture
}

func newWindow(a fyne.App, studio *app.Studio, post func(func())) *window {
	w := &window{app: a, window: a.NewWindow("Kinora"), studio: studio, post: post, actions: &action.Registry{}}
	w.files = files.New(w.window, post)
	set := studio.Settings()
	w.useLanguage(set.Language)
	w.setTheme(set.Theme)
	w.makeKeys(set)
	w.arrange()
	w.window.SetMainMenu(w.menu.main)
	w.window.SetPadded(false)
	w.window.Resize(fyne.NewSize(set.Width, set.Height))
	w.window.SetCloseIntercept(w.quit)
	w.window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.dropped(uris) })
	studio.Watch(w.draw)
	studio.WatchScreen(w.drawScreen)
	return w
}

// arrange makes the panes and puts them into the window.
func (w *window) arrange() {
	forward := w.forward
	w.viewer = viewer.New(viewer.Params{
		Commands: w.studio, Save: w.saveCopy, Reuse: func() { w.studio.Reuse(w.shown.Open) }, Forward: forward, Post: w.post,
	})
	w.inspector = inspector.New(inspector.Params{Commands: w.studio, Generate: w.generate, Forward: forward})
	w.library = library.New(library.Params{OpenTake: w.studio.OpenTake, Import: w.openVideo, Forward: forward})
	w.status = status.New(w.studio.WatchPreview)
	w.topbar = topbar.New(w.studio.ExplainDevice)
	w.showKeys()
	w.window.SetContent(shell(w.topbar.Root(), w.library.Root(), w.viewer.Root(), w.inspector.Root(), w.status.Root()))
}

// makeKeys registers the actions and makes keys and menus of them.
func (w *window) makeKeys(set settings.Settings) {
	w.register()
	w.actions.Refused = w.refuse
	if err := w.actions.Load(set.KeyPreset, set.Keys); err != nil {
		w.post(func() { w.studio.Complain(err) })
	}
	w.router = keys.New(w.actions)
	w.router.Attach(w.window.Canvas())
	w.window.Canvas().SetOnTypedKey(w.forward)
	w.menu = newMenu(w.actions, w.router)
	w.actions.Watch(w.keysChanged)
	if conflict := shortcuts.Conflict(w.actions); conflict != "" {
		w.post(func() { w.studio.Warn(conflict) })
	}
}

// keysChanged makes everything that shows keys anew, and keeps them.
func (w *window) keysChanged() {
	w.router.Bind()
	w.menu.build()
	w.showKeys()
	w.studio.SetKeys(w.actions.Preset(), w.actions.Overrides())
}

// showKeys shows keys where buttons tell of them.
func (w *window) showKeys() {
	if a, ok := w.actions.ByID("shot.generate"); ok {
		w.inspector.ShowKeys(a.Key().Text(runtime.GOOS))
	}
}

// refuse says why something cannot be done now.
func (w *window) refuse(a action.Action, why string) {
	if why == "" {
		w.studio.Warn(fmt.Sprintf(lang.L("“%s” cannot be done now."), lang.L(a.Title)))
		return
	}
	w.studio.Warn(fmt.Sprintf(lang.L("“%s” cannot be done now: %s"), lang.L(a.Title), why))
}

// setLanguage changes the language while the window is open: texts are made together
// with what shows them, so all of it is made anew.
func (w *window) setLanguage(language string) {
	w.studio.SetLanguage(language)
	w.useLanguage(language)
	w.arrange()
	w.menu.build()
	w.draw(w.shown)
	w.viewer.Screen(w.screen)
	w.window.Content().Refresh() // texts have other widths now
}

// useLanguage falls back to the desktop's where settings name one that is not there.
func (w *window) useLanguage(language string) {
	if err := words.Use(language); err != nil {
		w.post(func() { w.studio.Complain(err) })
		_ = words.Use(words.Desktop)
	}
}

// draw shows a snapshot everywhere.
func (w *window) draw(s app.Snapshot) {
	w.shown = s
	w.setTheme(s.Theme)
	w.viewer.Draw(s)
	w.inspector.Draw(s)
	w.library.Draw(s)
	w.status.Draw(s)
	w.topbar.Draw(s)
	w.menu.draw()
}

// drawScreen shows a picture, and keeps it for a viewer that is made anew.
func (w *window) drawScreen(s app.Screen) {
	kept := w.screen.Image
	w.screen = s
	if s.Image == nil && !s.Clear {
		w.screen.Image = kept
	}
	w.viewer.Screen(s)
}

func (w *window) setTheme(t settings.Theme) {
	if t == w.theme {
		return
	}
	w.theme = t
	choice := map[settings.Theme]theme.Choice{settings.Light: theme.Light, settings.System: theme.System}[t]
	w.app.Settings().SetTheme(theme.New(choice))
}

func (w *window) focusPrompt() { w.window.Canvas().Focus(w.inspector.Focus()) }

// generate makes a take and takes the keyboard out of the prompt, so that Space
// plays and Escape stops.
func (w *window) generate() {
	w.studio.Generate()
	if w.shown.Job != nil {
		w.window.Canvas().Unfocus()
	}
}

func (w *window) openVideo() {
	w.files.Open(w.studio.Settings().Folder, w.studio.OpenVideo, w.studio.Complain)
}

func (w *window) saveCopy() {
	if take, ok := w.shown.OpenTake(); ok {
		w.files.Save(w.studio.Settings().Folder, fileName(take), w.studio.SaveCopy, w.studio.Complain)
	}
}

func (w *window) dropped(uris []fyne.URI) {
	for _, uri := range uris {
		w.studio.OpenVideo(uri.Path())
	}
}

func (w *window) quit() {
	size := w.window.Canvas().Size()
	w.studio.SetWindow(size.Width, size.Height)
	w.studio.Quit(func() { w.post(w.app.Quit) })
}
