package filmcopy_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/ui/filmcopy"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// The studio does what the sheet asks for.
var _ filmcopy.Commands = (*app.Studio)(nil)

// room is the sheet over a window, and what was asked of app.
type room struct {
	t     *testing.T
	w     fyne.Window
	sheet *filmcopy.Sheet
	s     app.Snapshot
	did   []string
}

func (r *room) note(format string, args ...any) { r.did = append(r.did, fmt.Sprintf(format, args...)) }

func (r *room) CopyFilm(place, name string) { r.note("copy %s to %s", name, place) }
func (r *room) CancelCopy()                 { r.note("cancel") }

func (r *room) FreeName(_, like string, then func(string)) { then(like + " 2") }

func (r *room) wants(want ...string) {
	r.t.Helper()
	if !slices.Equal(r.did, want) {
		r.t.Errorf("did %q, want %q", r.did, want)
	}
	r.did = nil
}

func open(t *testing.T) *room {
	t.Helper()
	uitest.App(t)
	r := &room{t: t, s: app.Snapshot{Folder: "/films/Dunes.kinora"}}
	r.w = uitest.Show(t, kit.UnderLayer(container.NewWithoutLayout(), kit.NewLayer()), 800, 500)
	r.sheet = filmcopy.New(filmcopy.Params{
		Commands: r, Reveal: func(path string) { r.note("reveal %s", path) },
		ChooseFolder: func(from string, chosen func(string)) {
			r.note("ask %s", from)
			chosen("/backup")
		},
	})
	r.sheet.Show(r.w.Canvas(), r.s)
	return r
}

func (r *room) press(text string) {
	r.t.Helper()
	test.Tap(uitest.Find(r.t, r.w, func(b *kit.Button) bool { return b.Visible() && b.Text() == text }))
}

func (r *room) draw(change func(*app.Snapshot)) {
	change(&r.s)
	r.sheet.Draw(r.s)
}

// says reports whether something is to be read.
func (r *room) says(want string) {
	r.t.Helper()
	all := ""
	for _, o := range test.LaidOutObjects(r.w.Canvas().Overlays().Top()) {
		switch o := o.(type) {
		case *kit.Text:
			all += o.Text() + "\n"
		case *kit.Paragraph:
			all += o.Text() + "\n"
		}
	}
	if !strings.Contains(all, want) {
		r.t.Errorf("%q is not said: %s", want, all)
	}
}

func TestStructure(t *testing.T) {
	r := open(t)
	test.AssertRendersToMarkup(t, "choosing.xml", r.w.Canvas())
	r.draw(func(s *app.Snapshot) {
		s.Copy = &app.FilmCopy{Folder: "/films/Copy of Dunes 2.kinora", Done: 300 << 20, All: 1200 << 20}
	})
	test.AssertRendersToMarkup(t, "writing.xml", r.w.Canvas())
	r.draw(func(s *app.Snapshot) {
		s.Copy, s.Copied = nil, &app.FilmCopied{Folder: "/films/Copy of Dunes 2.kinora"}
	})
	test.AssertRendersToMarkup(t, "over.xml", r.w.Canvas())
}

func TestACopyIsSaved(t *testing.T) {
	r := open(t)
	r.press("Choose…")
	uitest.Keys(r.w, fyne.KeyReturn)
	r.wants("ask /films", "copy Copy of Dunes 2 to /backup")
	r.draw(func(s *app.Snapshot) {
		s.Copy = &app.FilmCopy{Folder: "/backup/Copy of Dunes 2.kinora", Done: 1 << 20, All: 4 << 20}
	})
	r.says("Copied 1 MB of 4 MB")
	uitest.Keys(r.w, fyne.KeyReturn)
	r.wants() // the button is not there any more
	r.draw(func(s *app.Snapshot) {
		s.Copy, s.Copied = nil, &app.FilmCopied{Folder: "/backup/Copy of Dunes 2.kinora"}
	})
	r.says("Saved a copy: Copy of Dunes 2.kinora")
	r.press("Show in folder")
	r.wants("reveal /backup/Copy of Dunes 2.kinora")
	r.press("Close")
	if r.sheet.Open() {
		t.Error("it is still open")
	}
	r.sheet.Show(r.w.Canvas(), r.s)
	r.press("Save a copy") // the last one is not told again
	r.wants("copy Copy of Dunes 2 to /films")
}

func TestACopyIsCancelledOrLeftToGoOn(t *testing.T) {
	r := open(t)
	r.draw(func(s *app.Snapshot) { s.Copy = &app.FilmCopy{Folder: "/films/A.kinora"} })
	r.press("Cancel the copy")
	r.wants("cancel")
	r.draw(func(s *app.Snapshot) { s.Copy = &app.FilmCopy{Folder: "/films/A.kinora", Stopping: true} })
	r.says("Stopping…")
	uitest.Keys(r.w, fyne.KeyEscape)
	if r.sheet.Open() {
		t.Fatal("Escape does not close it")
	}
	r.sheet.Show(r.w.Canvas(), r.s)
	r.says("A.kinora")
	r.draw(func(s *app.Snapshot) { s.Copy, s.Copied = nil, &app.FilmCopied{Stopped: true} })
	r.press("Save a copy")
	r.wants("copy Copy of Dunes 2 to /films")
}

func TestWhyThereIsNoCopyIsSaid(t *testing.T) {
	r := open(t)
	r.press("Save a copy")
	r.draw(func(s *app.Snapshot) {
		s.Copied = &app.FilmCopied{Reason: "A.kinora is there already: choose another name, such as A 2"}
	})
	r.says("A.kinora is there already")
	r.press("Save a copy")
	r.draw(func(s *app.Snapshot) {
		s.Notice = app.Notice{Text: "A copy is being saved; wait for it, or cancel it first.", Kind: app.Warning}
	})
	r.says("wait for it")
	name := uitest.Find(t, r.w, func(*kit.Entry) bool { return true })
	name.SetText(" ")
	r.did = nil
	uitest.Keys(r.w, fyne.KeyReturn)
	r.wants()
}
