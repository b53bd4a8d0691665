// Package files asks a person for a file: with the dialog of the desktop where there
// is one, else with Fyne's own. Asking never waits on the goroutine of the window.
//
// On Linux the desktop is asked through its portal, over D-Bus. sqweek/dialog, which
// serves Windows and macOS here, links GTK and calls gtk_init before main there: that
// ends the program where there is no display, so the command line would not run.
package files

import (
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// errAbsent says that this desktop has no dialog of its own for us.
var errAbsent = errors.New("no native file dialog")

// Dialogs asks for files, one question at a time.
type Dialogs struct {
	window fyne.Window
	post   func(func())
	native native
	busy   bool
}

// native is the desktop's dialogs. They block; no path without an error is a person who
// changed their mind.
type native struct {
	open   func(folder string, kinds Kinds) ([]string, error)
	folder func(folder string) (string, error)
	save   func(folder, name string) (string, error)
}

// New makes the dialogs of a window. post runs a function on its goroutine, later.
func New(window fyne.Window, post func(func())) *Dialogs {
	nameOnly()
	return &Dialogs{window: window, post: post, native: desktop()}
}

// Open asks for files, beginning in the first of some folders that is there, and calls
// chosen with their paths: one or more where the desktop's own dialog lets a person choose
// several, else one. It calls failed where asking itself went wrong.
func (d *Dialogs) Open(from []string, kinds Kinds, chosen func(paths []string), failed func(error)) {
	native := func(folder string) ([]string, error) { return d.native.open(folder, kinds) }
	d.ask(from, native, chosen, failed, func(folder string, done func([]string, error)) {
		own := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
			if f == nil {
				done(nil, err)
				return
			}
			_ = f.Close() // only its name is wanted
			done([]string{f.URI().Path()}, err)
		}, d.window)
		own.SetFilter(storage.NewExtensionFileFilter(kinds.endings))
		d.show(own, folder)
	})
}

// Folder asks for a folder, such as a film or a pack, beginning in the first of some others
// that is there.
func (d *Dialogs) Folder(from []string, chosen func(string), failed func(error)) {
	d.ask(from, one(d.native.folder), first(chosen), failed, func(folder string, done func([]string, error)) {
		own := dialog.NewFolderOpen(func(f fyne.ListableURI, err error) {
			if f == nil {
				done(nil, err)
				return
			}
			done([]string{f.Path()}, err)
		}, d.window)
		d.show(own, folder)
	})
}

// Save asks where to write a file, offering a name and the first of some folders that is
// there, and calls chosen with the path. Nothing is written, and what is at that path stays.
func (d *Dialogs) Save(from []string, name string, chosen func(string), failed func(error)) {
	native := one(func(folder string) (string, error) { return d.native.save(folder, name) })
	d.ask(from, native, first(chosen), failed, func(folder string, done func([]string, error)) {
		own := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
			if f == nil {
				done(nil, err)
				return
			}
			done([]string{f.URI().Path()}, err)
		}, d.window)
		own.SetFileName(name)
		d.show(own, folder)
	})
}

// asking shows a dialog of the desktop that begins in a folder, and waits for its answer.
type asking func(folder string) ([]string, error)

// showing shows one of Fyne's that begins in a folder, and calls done with its answer.
type showing func(folder string, done func([]string, error))

// ask runs the desktop's dialog on a goroutine of its own, and Fyne's where the
// desktop has none. A second question waits for nobody: it is not asked.
func (d *Dialogs) ask(from []string, native asking, chosen func([]string), failed func(error), own showing) {
	if d.busy {
		return
	}
	d.busy = true
	done := func(paths []string, err error) {
		d.busy = false
		switch {
		case err != nil:
			failed(err)
		case len(paths) > 0:
			chosen(paths)
		}
	}
	go func() {
		folder := beginning(from)
		paths, err := native(folder)
		d.post(func() {
			if errors.Is(err, errAbsent) {
				own(folder, done)
				return
			}
			done(paths, err)
		})
	}()
}

// beginning is the first of some folders that is there, "" where none is. A disk may take
// its time to answer.
func beginning(from []string) string {
	for _, folder := range from {
		if info, err := os.Stat(folder); folder != "" && err == nil && info.IsDir() {
			return folder
		}
	}
	return ""
}

// one is a dialog for a single path, as one for several.
func one(native func(folder string) (string, error)) asking {
	return func(folder string) ([]string, error) {
		path, err := native(folder)
		if path == "" {
			return nil, err
		}
		return []string{path}, err
	}
}

// first is for whom one path is enough.
func first(chosen func(string)) func([]string) {
	return func(paths []string) { chosen(paths[0]) }
}

// show opens one of Fyne's dialogs over most of the window.
func (d *Dialogs) show(own *dialog.FileDialog, folder string) {
	if at, err := storage.ListerForURI(storage.NewFileURI(filepath.Clean(folder))); folder != "" && err == nil {
		own.SetLocation(at)
	}
	size := d.window.Canvas().Size()
	own.Resize(fyne.NewSize(min(900, size.Width-80), min(600, size.Height-80)))
	own.Show()
}
