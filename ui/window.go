package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/app/action"
	"kinora/app/settings"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/compare"
	"kinora/ui/files"
	"kinora/ui/inspector"
	"kinora/ui/keys"
	"kinora/ui/kit"
	"kinora/ui/library"
	"kinora/ui/palette"
	"kinora/ui/queue"
	"kinora/ui/shortcuts"
	"kinora/ui/status"
	"kinora/ui/storyboard"
	"kinora/ui/theme"
	"kinora/ui/timeline"
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
	layer   *kit.Layer // above the panes: what is dragged, and tips
	drag    *kit.Drag

	topbar    *topbar.Bar
	library   *library.Library
	viewer    *viewer.Viewer
	inspector *inspector.Inspector
	board     *storyboard.Board
	timeline  *timeline.Timeline
	queue     *queue.Queue
	status    *status.Bar
	shell     *shell
	sheets    *sheets
	palette   *palette.Palette
	shortcuts *shortcuts.Shortcuts
	compare   *compare.Sheet

	theme   settings.Theme // as it is set
	scale   float64        // of text, as it is set
	shown   app.Snapshot
	screen  app.Screen // what the viewer shows, with its picture
	compact bool       // only the viewer is to be seen
	traced  traced

	readable func(language string) bool // whether there is a font for it
}

func newWindow(a fyne.App, studio *app.Studio, post func(func())) *window {
	w := &window{app: a, window: a.NewWindow("Kinora"), studio: studio, post: post, actions: &action.Registry{}, readable: words.Readable}
	w.files = files.New(w.window, post)
	set := studio.Settings()
	w.useLanguage(set.Language)
	w.setTheme(set.Theme, set.TextScale())
	w.makeKeys(set)
	w.arrange()
	w.makeMenu()
	w.window.SetPadded(false)
	w.window.Resize(fyne.NewSize(set.Width, set.Height))
	w.window.SetCloseIntercept(w.quit)
	w.window.SetOnDropped(w.dropped)
	studio.Watch(w.draw)
	studio.WatchScreen(w.drawScreen)
	return w
}

// arrange makes the panes and puts them into the window.
func (w *window) arrange() {
	w.layer = kit.NewLayer()
	w.drag = kit.NewDrag(w.layer)
	w.makePanes()
	w.makeEdit()
	w.sheets = newSheets(w)
	w.compare = compare.New(w.window.Canvas(), w.studio)
	w.shell = newShell(w, w.studio.Settings().Panes)
	w.show(w.shell.root)
}

// show fills the window.
func (w *window) show(content fyne.CanvasObject) {
	w.window.SetContent(kit.UnderLayer(w.placing(content), w.layer))
}

// makePanes makes what lies in the upper part of the window.
func (w *window) makePanes() {
	s := w.studio
	w.topbar = topbar.New(topbar.Params{
		Commands: s, Palette: w.togglePalette, Packs: w.showPacks, Export: w.showExport, Forward: w.forward,
	})
	w.library = library.New(library.Params{
		Commands: s, Drag: w.drag, Forward: w.forward, Import: w.importFiles, SaveCopy: w.saveCopy, Relink: w.relink, Reveal: w.reveal,
	})
	w.viewer = viewer.New(viewer.Params{
		Commands: s, FullScreen: w.fullScreen, Keys: w.keysOf, Held: w.router.Held, Forward: w.forward, After: w.after,
	})
	w.inspector = inspector.New(inspector.Params{
		Commands: s, Generate: w.generate, Files: w.askPictures, Drag: w.drag, Forward: w.forward, Later: w.post,
		Rippling: func() bool { return w.timeline.Rippling() },
	})
}

// makeEdit makes what lies below.
func (w *window) makeEdit() {
	s := w.studio
	w.board = storyboard.New(storyboard.Params{Commands: s, Drag: w.drag, Forward: w.forward, Compare: w.compareTakes, Prompt: w.focusPrompt})
	w.timeline = timeline.New(timeline.Params{
		Commands: s, Drag: w.drag, Forward: w.forward, ShowFrame: w.showFrame, Keys: w.keysOf,
		After: w.after, ShowInLibrary: func(source projects.Source) { s.SelectSource(source) },
	})
	w.queue = queue.New(queue.Params{Commands: s, Forward: w.forward, Drag: w.drag, Fold: func() { w.fold(w.queueRow()) }})
	w.status = status.New(status.Params{
		Commands: s, Queue: func() { w.fold(w.queueRow()) }, Reveal: w.reveal, Keys: w.keysOf, Forward: w.forward,
	})
}

// after runs a function on the goroutine of the window after a while, unless what it
// returns is called.
func (w *window) after(d time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(d, func() { w.post(f) })
	return func() { timer.Stop() }
}

// makeKeys registers the actions and makes keys of them.
func (w *window) makeKeys(set settings.Settings) {
	w.register()
	w.actions.Begun, w.actions.Refused = w.studio.Quieten, w.refuse
	w.loadKeys(set)
	w.router = keys.New(w.actions)
	w.router.Covered = w.covered
	w.router.Attach(w.window.Canvas())
	w.window.Canvas().SetOnTypedKey(w.forward)
}

// loadKeys takes the keys that were chosen, and says what is wrong with them.
func (w *window) loadKeys(set settings.Settings) {
	if err := w.actions.Load(set.KeyPreset, set.Keys); err != nil {
		w.post(func() { w.studio.Complain(err) })
	}
	if conflict := shortcuts.Conflict(w.actions); conflict != "" {
		w.post(func() { w.studio.Warn(conflict) })
	}
}

// covered reports whether a sheet or a menu lies over the window: then keys act on that,
// but for those that close it or the window.
func (w *window) covered(id string) bool {
	return id != quit && id != "help.palette" && kit.Covered(w.window.Canvas())
}

// makeMenu makes the menu, which looks at the panes for what is set.
func (w *window) makeMenu() {
	w.menu = newMenu(w.actions, w.router)
	w.window.SetMainMenu(w.menu.main)
	w.actions.Watch(w.keysChanged)
}

// keysChanged makes everything that shows keys anew, and keeps them.
func (w *window) keysChanged() {
	w.router.Bind()
	w.menu.build()
	w.viewer.Relabel()
	w.timeline.Rekey()
	w.studio.SetKeys(w.actions.Preset(), w.actions.Overrides())
}

// keysOf is the keys of an action as people read them.
func (w *window) keysOf(id string) string {
	if a, ok := w.actions.ByID(id); ok {
		return keyText(w.actions, a.ID)
	}
	return ""
}

// refuse says why something cannot be done now.
func (w *window) refuse(a action.Action, why string) {
	if why == "" {
		w.studio.Refuse(fmt.Sprintf(lang.L("“%s” cannot be done now."), lang.L(a.Title)))
		return
	}
	w.studio.Refuse(fmt.Sprintf(lang.L("“%s” cannot be done now: %s"), lang.L(a.Title), why))
}

// setLanguage changes the language while the window is open: texts are made together
// with what shows them, so all of it is made anew.
func (w *window) setLanguage(language string) {
	w.studio.SetLanguage(language)
	w.useLanguage(language)
	w.arrange()
	w.menu.build()
	w.draw(w.studio.Snapshot())
	w.viewer.Screen(w.screen)
}

// useLanguage falls back to the desktop's where settings name one that is not there, and
// to English where this machine has no font for it.
func (w *window) useLanguage(language string) {
	if !w.readable(language) {
		w.post(func() {
			w.studio.Warn("No font here has Chinese signs: install one, such as Noto Sans CJK, and start Kinora again.")
		})
		language = words.English
	}
	if err := words.Use(language); err != nil {
		w.post(func() { w.studio.Complain(err) })
		_ = words.Use(words.Desktop)
	}
}

// draw shows a snapshot everywhere.
func (w *window) draw(s app.Snapshot) {
	first := w.shown.Folder == "" && s.Folder != ""
	failed := w.shown.Unopened == "" && s.Unopened != ""
	w.shown = s
	w.setTheme(s.Theme, s.Settings.TextScale())
	w.topbar.Draw(s)
	w.library.Draw(s)
	w.viewer.Draw(s)
	w.inspector.Draw(s)
	w.board.Draw(s)
	w.timeline.Draw(s)
	w.queue.Draw(s)
	w.status.Draw(s)
	w.sheets.draw(s)
	if w.compare.Open() {
		w.compare.Draw(s)
	}
	w.menu.draw()
	w.tracePlaces()
	if first && w.window.Canvas().Focused() == nil {
		w.focusPrompt() // until a film is open there is no prompt
	}
	if failed {
		w.showFilms()
	}
}

// drawScreen shows a picture, and keeps it for a viewer that is made anew.
func (w *window) drawScreen(s app.Screen) {
	kept := w.screen.Image
	w.screen = s
	if s.Image == nil && !s.Clear {
		w.screen.Image = kept
	}
	if w.compare.Open() {
		w.compare.DrawScreen(s)
		return
	}
	w.viewer.Screen(s)
	if w.shown.View == app.ViewTimeline && !s.Preview {
		w.timeline.SetPlayhead(s.State.Frame)
	}
}

// setTheme has the window in a light, with text so many times as large as usual.
func (w *window) setTheme(t settings.Theme, scale float64) {
	if t == w.theme && scale == w.scale {
		return
	}
	w.theme, w.scale = t, scale
	choice := map[settings.Theme]theme.Choice{settings.Light: theme.Light, settings.System: theme.System}[t]
	w.app.Settings().SetTheme(theme.New(choice).Scaled(float32(scale)))
	w.reshell()
}

func (w *window) focusPrompt() {
	w.fold2(w.shell.columns, columnInspector, false)
	if sel := w.shown.Selection; sel.Pane != app.PaneBoard {
		w.studio.SelectCard(sel.Card, false) // a clip or a file lies over the shot
	}
	w.window.Canvas().Focus(w.inspector.Focus())
}

// generate makes takes and gets the keyboard out of the prompt, so that Space plays.
func (w *window) generate() {
	before := len(w.shown.Film.Takes)
	w.studio.Generate()
	if len(w.shown.Film.Takes) > before {
		w.window.Canvas().Unfocus()
	}
}

// showFrame shows what an edge that is pulled lies at.
func (w *window) showFrame(source projects.Source, at rational.Rat) {
	if source == (projects.Source{}) {
		w.studio.Unpeek()
		return
	}
	w.studio.Peek(source, at)
}

func (w *window) compareTakes(a, b projects.Source) { w.compare.Show(a, b) }

// dropped takes files of the desktop: by the pane that they were dropped on, else into the
// library. A film is opened.
func (w *window) dropped(at fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, uri := range uris {
		paths = append(paths, uri.Path())
	}
	if len(paths) == 1 && strings.HasSuffix(strings.TrimRight(paths[0], "/"), ".kinora") {
		w.studio.OpenFilm(filepath.Clean(paths[0]))
		return
	}
	if !w.drag.DropFiles(at, paths) {
		w.studio.Import(paths...)
	}
}

func (w *window) quit() {
	size := w.window.Canvas().Size()
	w.studio.SetWindow(size.Width, size.Height)
	w.studio.Quit(func() { w.post(w.app.Quit) })
}
