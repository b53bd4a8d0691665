// Package filmcopy is the sheet that saves a copy of the film that is open: where to and
// under what name, how far it is, and that it is there. It changes nothing but through
// commands; it must not import engine.
package filmcopy

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/ui/kit"
	"kinora/ui/words"
)

// Commands is what the sheet calls on app.
type Commands interface {
	CopyFilm(place, name string)
	CancelCopy()
	OpenFilm(folder string)
	CopyPlace(like string, then func(place, name string))
}

// Params is what the sheet needs.
type Params struct {
	Commands Commands
	// ChooseFolder asks for a folder, beginning in another, and calls chosen with the answer.
	ChooseFolder func(from string, chosen func(folder string))
	// Reveal shows a folder in the desktop's files; it says itself what went wrong.
	Reveal func(path string)
}

// mode is a side of the sheet.
type mode int

const (
	choosing mode = iota
	writing
	over
)

// Sheet is the sheet.
type Sheet struct {
	params Params
	sheet  *kit.Sheet
	window fyne.Canvas
	mode   mode
	place  string
	film   string // the folder of the film that is open
	asked  bool   // for a copy that has not begun yet
	notice app.Notice
	last   *app.FilmCopied // that was known already

	form     *form
	progress *kit.Work
	writing  fyne.CanvasObject // its side
	done     *done
	buttons  buttons
	body     fyne.CanvasObject
}

const (
	width  float32 = 500
	height float32 = 168
)

// New makes the sheet; Show shows it.
func New(p Params) *Sheet {
	s := &Sheet{params: p}
	s.form, s.progress, s.done = newForm(s), kit.NewWork(words.Meanwhile()), newDone()
	s.writing = kit.Padded(16, 0, 0, 0, s.progress.Root)
	s.body = container.NewStack(s.form.root, s.writing, s.done.root)
	s.makeButtons()
	return s
}

// Show lays the sheet over a window: with the copy that is being saved, or ready for one.
func (s *Sheet) Show(c fyne.Canvas, shown app.Snapshot) {
	if s.Open() || shown.Folder == "" {
		return
	}
	s.window, s.film, s.last, s.notice, s.asked = c, shown.Folder, shown.Copied, shown.Notice, false
	s.sheet = &kit.Sheet{
		Title: lang.L("Save a copy of the film"), Content: s.body, Width: width, Height: height, Focus: s.form.name, Buttons: s.buttons.all(),
	}
	s.turn(choosing)
	s.sheet.Show(c)
	s.form.begin()
	s.Draw(shown)
}

// Open reports whether the sheet is to be seen.
func (s *Sheet) Open() bool { return s.sheet != nil && s.sheet.Open() }

// Close takes the sheet away; a copy that is being saved goes on.
func (s *Sheet) Close() {
	if s.sheet != nil {
		s.sheet.Close()
	}
}

// Draw shows a snapshot. What ended without a copy leads back to the form.
func (s *Sheet) Draw(shown app.Snapshot) {
	if !s.Open() {
		return
	}
	ended := shown.Copied != nil && shown.Copied != s.last
	s.last = shown.Copied
	switch {
	case shown.Copy != nil:
		s.asked = false
		s.progress.Set(filepath.Base(shown.Copy.Folder), words.Copied(*shown.Copy), far(*shown.Copy))
		s.buttons.stop.SetEnabled(!shown.Copy.Stopping)
		s.turn(writing)
	case ended && !shown.Copied.Stopped && shown.Copied.Reason == "":
		s.done.draw(shown.Copied.Folder)
		s.turn(over)
	case ended:
		s.turn(choosing)
		s.form.say(words.Translate(shown.Copied.Reason))
	case s.asked && shown.Notice != s.notice:
		s.asked = false
		s.form.say(words.Translate(shown.Notice.Text))
	}
	s.notice = shown.Notice
}

// turn shows a side of the sheet with its buttons.
func (s *Sheet) turn(m mode) {
	if s.mode == m && s.Open() {
		return
	}
	s.mode = m
	for side, o := range map[mode]fyne.CanvasObject{choosing: s.form.root, writing: s.writing, over: s.done.root} {
		kit.SetVisible(o, side == m)
	}
	s.buttons.turn(m)
	s.form.check()
	s.sheet.Refit()
	s.focus()
}

// focus keeps the keyboard from what is not to be seen any more.
func (s *Sheet) focus() {
	switch {
	case !s.Open():
	case s.mode == choosing:
		s.window.Focus(s.form.name)
	case s.mode == over:
		s.window.Focus(s.buttons.shut)
	default:
		s.window.Unfocus()
	}
}

// save asks for the copy.
func (s *Sheet) save() {
	s.asked = true
	s.form.say("")
	s.params.Commands.CopyFilm(s.place, strings.TrimSpace(s.form.name.Text))
}

// open goes on in the copy.
func (s *Sheet) open() {
	s.Close()
	s.params.Commands.OpenFilm(s.done.folder)
}

// copyName is what a copy of a film is called at first.
func copyName(folder string) string {
	return fmt.Sprintf(lang.L("Copy of %s"), strings.TrimSuffix(filepath.Base(folder), filepath.Ext(folder)))
}
