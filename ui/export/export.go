// Package export is the sheet in which the film is written to a file: what kind, which
// stretch, how large, where to; how far it is; and where the file lies then. It draws what
// app publishes and changes nothing but through commands; it must not import engine.
package export

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/words"
)

// Commands is what the sheet calls on app.
type Commands interface {
	ExportPlace(then func(base string))
	PlanExport(wish app.ExportWish, then func(app.ExportPlan))
	Export(wish app.ExportWish)
	CancelExport()
}

// Params is what the sheet needs.
type Params struct {
	Commands Commands
	// SaveAs asks where to write a file, offering a path, and calls chosen with the answer.
	SaveAs func(path string, chosen func(path string))
	// Reveal shows a file in the desktop's files; it says itself what went wrong.
	Reveal func(path string)
	// CopyText puts a text onto the clipboard.
	CopyText func(text string)
}

// Export is the sheet. It remembers what was chosen from one time to the next.
type Export struct {
	params Params
	sheet  *kit.Sheet
	mode   mode
	film   projects.Film
	folder string
	marked bool // there is a stretch between in and out
	picked bool // clips are selected

	wish    app.ExportWish
	kind    int
	base    string // path without its ending, "" as long as it is not known for this film
	custom  bool   // the size is typed
	edition int    // counts the plans that were asked for
	plan    app.ExportPlan
	before  *app.Exported // how an export ended that is not spoken of any more
	last    *app.Exported // how the newest ended

	form     *form
	progress *kit.Work
	writing  fyne.CanvasObject // its side
	done     *done
	body     *fyne.Container
	buttons  buttons
}

// mode is what the sheet shows.
type mode int

const (
	choosing mode = iota
	writing
	over
)

const (
	width  float32 = 760
	height float32 = 430
)

// New makes the sheet; Show shows it.
func New(p Params) *Export {
	e := &Export{params: p}
	e.form, e.progress, e.done = newForm(e), kit.NewWork(words.Meanwhile()), newDone(e)
	e.writing = kit.Padded(120, 60, 0, 60, e.progress.Root)
	e.body = container.NewStack(e.form.root, e.writing, e.done.root)
	e.makeButtons()
	return e
}

// Show lays the sheet over a window.
func (e *Export) Show(c fyne.Canvas, s app.Snapshot) {
	if e.Open() {
		return
	}
	if s.Folder != e.folder {
		e.folder, e.base = s.Folder, ""
	}
	e.sheet = &kit.Sheet{
		Title: lang.L("Export the film"), Content: e.body, Width: width, Height: height,
		Buttons: e.buttons.all(), Aside: e.form.news, Focus: e.form.kinds,
	}
	e.form.forward(e.sheet.Key)
	e.before = s.Exported
	e.take(s)
	e.turn(e.modeOf(s))
	e.replan()
	e.sheet.Show(c)
}

// Open reports whether the sheet is to be seen.
func (e *Export) Open() bool { return e.sheet != nil && e.sheet.Open() }

// Close takes the sheet away; what is being written goes on.
func (e *Export) Close() {
	if e.sheet != nil {
		e.sheet.Close()
	}
}

// Draw shows a snapshot; it does nothing while the sheet is closed.
func (e *Export) Draw(s app.Snapshot) {
	if !e.Open() {
		return
	}
	changed := e.take(s)
	if m := e.modeOf(s); m != e.mode {
		e.turn(m)
	}
	switch e.mode {
	case writing:
		e.progress.Set(filepath.Base(s.Export.Path), fraction(*s.Export), far(*s.Export))
	case over:
		e.done.draw(*s.Exported)
	case choosing:
		if changed {
			e.replan()
		}
	}
}

// take notes what matters of a snapshot and says whether it has changed.
func (e *Export) take(s app.Snapshot) bool {
	marked, picked := s.Film.Timeline.Out > 0, len(s.Selection.Clips) > 0
	same := marked == e.marked && picked == e.picked && s.Film.Head == e.film.Head &&
		s.Film.Timeline.Frames() == e.film.Timeline.Frames() && s.Film.Timeline.In == e.film.Timeline.In && s.Film.Timeline.Out == e.film.Timeline.Out
	e.film, e.marked, e.picked, e.last = s.Film, marked, picked, s.Exported
	return !same
}

func (e *Export) modeOf(s app.Snapshot) mode {
	switch {
	case s.Export != nil:
		return writing
	case s.Exported != nil && s.Exported != e.before && !s.Exported.Stopped:
		return over
	}
	return choosing
}

// turn shows another side of the sheet.
func (e *Export) turn(m mode) {
	e.mode = m
	for i, o := range []fyne.CanvasObject{e.form.root, e.writing, e.done.root} {
		if mode(i) == m {
			o.Show()
		} else {
			o.Hide()
		}
	}
	if m == choosing {
		e.form.draw()
		e.form.news.Show()
	} else {
		e.form.news.Hide()
	}
	e.buttons.turn(m)
	e.body.Refresh()
	if e.sheet != nil {
		e.sheet.Refit()
	}
}

// start writes the file.
func (e *Export) start() {
	if e.plan.Reason == "" && len(e.plan.Missing) == 0 && e.plan.Path != "" {
		e.params.Commands.Export(e.finished())
	}
}

// again goes back to the choices.
func (e *Export) again() {
	e.before = e.last
	e.turn(choosing)
	e.replan()
}

// buttons are those of the sheet; each belongs to some of its sides.
type buttons struct {
	cancel, shut, reveal, copy, again, write *kit.Button
}

func (e *Export) makeButtons() {
	quiet := func(text string, tap func()) *kit.Button { return kit.NewButton(text, "", kit.Quiet, tap) }
	e.buttons = buttons{
		cancel: quiet(lang.L("Cancel the export"), func() { e.params.Commands.CancelExport() }),
		shut:   quiet(lang.L("Close"), e.Close),
		reveal: quiet(lang.L("Reveal in folder"), func() { e.params.Reveal(e.done.path) }),
		copy:   quiet(lang.L("Copy path"), func() { e.params.CopyText(e.done.path) }),
		again:  quiet(lang.L("Export another"), func() { e.again() }),
		write:  kit.NewButton(lang.L("Export"), "", kit.Strong, e.start),
	}
}

func (b buttons) all() []*kit.Button {
	return []*kit.Button{b.cancel, b.again, b.copy, b.reveal, b.shut, b.write}
}

func (b buttons) turn(m mode) {
	sides := map[*kit.Button][]mode{
		b.cancel: {writing}, b.shut: {choosing, writing, over}, b.reveal: {over}, b.copy: {over}, b.again: {over}, b.write: {choosing},
	}
	for button, modes := range sides {
		shown := false
		for _, one := range modes {
			shown = shown || one == m
		}
		if shown {
			button.Show()
		} else {
			button.Hide()
		}
	}
	b.write.SetEnabled(m == choosing && b.write.Enabled()) // Return presses it even where it is hidden
}
