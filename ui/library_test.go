package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/library"
	"kinora/ui/uitest"
)

func TestSeveralAreSelectedInTheLibraryOfTheWindow(t *testing.T) {
	r := newRoom(t)
	r.make(t, "a boat")
	take := r.make(t, "a train")
	r.canvas().Unfocus()
	r.library.Show(library.Takes)
	r.studio.SelectSource(projects.Source{Take: take.ID})
	selected := func(what string, want int) {
		t.Helper()
		if n := len(r.shown.Selection.Sources); n != want {
			t.Errorf("%s: %d are selected, not %d", what, n, want)
		}
	}
	r.do(t, "edit.selectAll")
	selected("all", 2)
	r.keys(fyne.KeyEscape)
	selected("Escape", 0)
	r.do(t, "edit.selectAll", "timeline.lift")
	selected("Delete", 0)
	if takes := r.shown.Film.Takes; !takes[0].Removed || !takes[1].Removed {
		t.Error("Delete leaves some")
	}
	r.do(t, "edit.undo")
	if takes := r.shown.Film.Takes; takes[0].Removed || takes[1].Removed {
		t.Error("Undo leaves some away")
	}
}

func TestTheFilmIsSavedAsACopy(t *testing.T) {
	r := newRoom(t)
	r.make(t, "a boat")
	r.do(t, "file.copy")
	name := uitest.Find(t, r.window.window, func(*kit.Entry) bool { return true })
	r.wait(t, "a name", func() bool { return name.Text != "" })
	folder := r.shown.Folder
	r.keys(fyne.KeyReturn)
	r.until(t, "copied ")
	if _, err := os.Stat(filepath.Join(filepath.Dir(folder), name.Text+".kinora", "film.db")); err != nil || r.shown.Folder != folder {
		t.Errorf("%v; %s is open", err, r.shown.Folder)
	}
	uitest.Find(t, r.window.window, func(b *kit.Button) bool { return b.Visible() && b.Text() == "Show in folder" })
	r.keys(fyne.KeyEscape)
	if r.sheets.copy.Open() {
		t.Error("Escape does not close the sheet")
	}
}
