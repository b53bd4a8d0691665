package filmcopy_test

import (
	"testing"

	"fyne.io/fyne/v2"
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
	*uitest.Room

	sheet *filmcopy.Sheet
	s     app.Snapshot
	place string // that a copy has when nobody says otherwise
}

func (r *room) CopyFilm(place, name string) { r.Note("copy %s to %s", name, place) }
func (r *room) OpenFilm(folder string)      { r.Note("open %s", folder) }
func (r *room) CancelCopy()                 { r.Note("cancel") }

func (r *room) CopyPlace(like string, then func(place, name string)) { then(r.place, like+" 2") }

func open(t *testing.T) *room {
	t.Helper()
	r := &room{Room: uitest.NewRoom(t, 800, 500), s: app.Snapshot{Folder: "/films/Dunes.kinora"}, place: "/films"}
	r.sheet = filmcopy.New(filmcopy.Params{
		Commands: r, Reveal: func(path string) { r.Note("reveal %s", path) },
		ChooseFolder: func(from string, chosen func(string)) {
			r.Note("ask %s", from)
			chosen("/backup")
		},
	})
	r.sheet.Show(r.W.Canvas(), r.s)
	return r
}

func (r *room) press(text string) {
	r.T.Helper()
	test.Tap(uitest.Find(r.T, r.W, func(b *kit.Button) bool { return b.Visible() && b.Text() == text }))
}

func (r *room) draw(change func(*app.Snapshot)) {
	change(&r.s)
	r.sheet.Draw(r.s)
}

func TestStructure(t *testing.T) {
	r := open(t)
	test.AssertRendersToMarkup(t, "choosing.xml", r.W.Canvas())
	r.draw(func(s *app.Snapshot) {
		s.Copy = &app.FilmCopy{Folder: "/films/Copy of Dunes 2.kinora", Done: 300 << 20, All: 1200 << 20}
	})
	test.AssertRendersToMarkup(t, "writing.xml", r.W.Canvas())
	r.draw(func(s *app.Snapshot) {
		s.Copy, s.Copied = nil, &app.FilmCopied{Folder: "/films/Copy of Dunes 2.kinora"}
	})
	test.AssertRendersToMarkup(t, "over.xml", r.W.Canvas())
}

func TestACopyIsSaved(t *testing.T) {
	r := open(t)
	r.press("Choose…")
	uitest.Keys(r.W, fyne.KeyReturn)
	r.Wants("ask /films", "copy Copy of Dunes 2 to /backup")
	r.draw(func(s *app.Snapshot) {
		s.Copy = &app.FilmCopy{Folder: "/backup/Copy of Dunes 2.kinora", Done: 1 << 20, All: 4 << 20}
	})
	r.Says("Copied 1 MB of 4 MB")
	uitest.Keys(r.W, fyne.KeyReturn)
	r.Wants() // the button is not there any more
	r.draw(func(s *app.Snapshot) {
		s.Copy, s.Copied = nil, &app.FilmCopied{Folder: "/backup/Copy of Dunes 2.kinora"}
	})
	r.Says("Saved a copy: Copy of Dunes 2.kinora")
	r.press("Show in folder")
	r.Wants("reveal /backup/Copy of Dunes 2.kinora")
	r.press("Close")
	if r.sheet.Open() {
		t.Error("it is still open")
	}
	r.place = "/backup" // where the last one was put
	r.sheet.Show(r.W.Canvas(), r.s)
	r.press("Save a copy") // the last one is not told again
	r.Wants("copy Copy of Dunes 2 to /backup")
	r.draw(func(s *app.Snapshot) { s.Copied = &app.FilmCopied{Folder: "/backup/Copy of Dunes 3.kinora"} })
	r.press("Open the copy")
	if r.Wants("open /backup/Copy of Dunes 3.kinora"); r.sheet.Open() {
		t.Error("the sheet of the film that was left is still open")
	}
}

func TestACopyIsCancelledOrLeftToGoOn(t *testing.T) {
	r := open(t)
	r.draw(func(s *app.Snapshot) { s.Copy = &app.FilmCopy{Folder: "/films/A.kinora"} })
	r.press("Cancel the copy")
	r.Wants("cancel")
	r.draw(func(s *app.Snapshot) { s.Copy = &app.FilmCopy{Folder: "/films/A.kinora", Stopping: true} })
	r.Says("Stopping…")
	uitest.Keys(r.W, fyne.KeyEscape)
	if r.sheet.Open() {
		t.Fatal("Escape does not close it")
	}
	r.sheet.Show(r.W.Canvas(), r.s)
	r.Says("A.kinora")
	r.draw(func(s *app.Snapshot) { s.Copy, s.Copied = nil, &app.FilmCopied{Stopped: true} })
	r.press("Save a copy")
	r.Wants("copy Copy of Dunes 2 to /films")
}

func TestWhyThereIsNoCopyIsSaid(t *testing.T) {
	r := open(t)
	r.press("Save a copy")
	r.draw(func(s *app.Snapshot) {
		s.Copied = &app.FilmCopied{Reason: "A.kinora is there already: choose another name, such as A 2"}
	})
	r.Says("A.kinora is there already")
	r.press("Save a copy")
	r.draw(func(s *app.Snapshot) {
		s.Notice = app.Notice{Text: "A copy is being saved; wait for it, or cancel it first.", Kind: app.Warning}
	})
	r.Says("wait for it")
	name := uitest.Find(t, r.W, func(*kit.Entry) bool { return true })
	name.SetText(" ")
	r.Forget()
	uitest.Keys(r.W, fyne.KeyReturn)
	r.Wants()
}
