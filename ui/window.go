package ui

import (
	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/app/settings"
	"kinora/ui/files"
	"kinora/ui/inspector"
	"kinora/ui/keys"
	"kinora/ui/library"
	"kinora/ui/status"
	"kinora/ui/theme"
	"kinora/ui/topbar"
	"kinora/ui/viewer"
)

// window is the panes and what happens between them.
type window struct {
	app    fyne.App
	window fyne.Window
	studio *app.Studio
	post   func(func()) // runs a function on the goroutine of the window, later
	files  *files.Dialogs
	router *keys.Router
	menu   *menu

	viewer    *viewer.Viewer
	inspector *inspector.Inspector
	library   *library.Library
	status    *status.Bar
	topbar    *topbar.Bar

	theme settings.Theme // as it is set
	shown app.Snapshot
}

func newWindow(a fyne.App, studio *app.Studio, post func(func())) *window {
	w := &window{app: a, window: a.NewWindow("Kinora"), studio: studio, post: post}
	w.files = files.New(w.window, post)
	set := studio.Settings()
	w.setTheme(set.Theme)
	w.makePanes()
	w.makeKeys()
	w.menu = newMenu(w)
	w.window.SetMainMenu(w.menu.main)
	w.window.SetPadded(false)
	w.window.SetContent(shell(w.topbar.Root(), w.library.Root(), w.viewer.Root(), w.inspector.Root(), w.status.Root()))
	w.window.Resize(fyne.NewSize(set.Width, set.Height))
	w.window.SetCloseIntercept(w.quit)
	w.window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.dropped(uris) })
	studio.Watch(w.draw)
	studio.WatchScreen(w.viewer.Screen)
	return w
}

func (w *window) makePanes() {
	forward := func(e *fyne.KeyEvent) { w.router.Handle(e) }
	w.viewer = viewer.New(viewer.Params{
		Commands: w.studio, Save: w.saveCopy, Reuse: func() { w.studio.Reuse(w.shown.Open) }, Forward: forward, Post: w.post,
	})
	w.inspector = inspector.New(inspector.Params{Commands: w.studio, Generate: w.generate, Forward: forward})
	w.library = library.New(library.Params{OpenTake: w.studio.OpenTake, Import: w.openVideo, Forward: forward})
	w.status = status.New(w.studio.WatchPreview)
	w.topbar = topbar.New(w.studio.ExplainDevice)
}

func (w *window) makeKeys() {
	w.router = keys.New(keys.Actions{
		PlayPause: w.studio.PlayPause, Play: w.viewer.Play, Pause: w.viewer.Pause,
		Step: w.studio.Step, Second: w.viewer.Seconds, First: w.viewer.First, Last: w.viewer.Last,
		Cancel: w.escape,
	})
	w.window.Canvas().SetOnTypedKey(w.router.Handle)
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
	w.menu.draw(s)
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

// escape stops the job, or leaves the field where there is none.
func (w *window) escape() {
	if w.shown.Job != nil {
		w.studio.Cancel()
		return
	}
	w.window.Canvas().Unfocus()
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
