package versions_test

import (
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/ui/kit"
	"kinora/ui/uitest"
	"kinora/ui/versions"
)

// The studio does what the pane asks for.
var _ versions.Commands = (*app.Studio)(nil)

// room is the sheet over a window, and what was asked of app.
type room struct {
	*uitest.Room

	sheet *versions.Versions
	s     app.Snapshot
	all   []app.Version
}

func (r *room) Versions(then func([]app.Version)) { then(r.all) }

func (r *room) SaveVersion(name string) {
	r.Note("save %s", name)
	r.all = append([]app.Version{{ID: 9, Name: name, ByHand: true}}, r.all...)
	r.s.Versions++
	r.sheet.Draw(r.s)
}

func (r *room) OpenVersion(id int64, name string) {
	r.Note("open %d %s", id, name)
}

func open(t *testing.T, all ...app.Version) *room {
	t.Helper()
	r := &room{Room: uitest.NewRoom(t, 1000, 700), all: all, s: app.Snapshot{Folder: "/films/a.kinora"}}
	r.sheet = versions.New(versions.Params{Commands: r})
	r.sheet.Show(r.W.Canvas(), r.s)
	return r
}

func some() []app.Version {
	at := time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC)
	return []app.Version{
		{ID: 3, Name: "Before the cut", At: at, ByHand: true, Picture: image.NewRGBA(image.Rect(0, 0, 16, 9))},
		{ID: 2, Name: "09:20", At: at.Add(-10 * time.Minute)},
	}
}

func (r *room) lines() *kit.Lines {
	for _, o := range r.Objects() {
		if l, ok := o.(*kit.Lines); ok {
			return l
		}
	}
	return nil
}

func TestStructure(t *testing.T) {
	test.AssertRendersToMarkup(t, "empty.xml", open(t).W.Canvas())
	test.AssertRendersToMarkup(t, "two.xml", open(t, some()...).W.Canvas())
}

func TestVersionsSayWhenAndByWhom(t *testing.T) {
	lines := open(t, some()...).lines().Shown()
	if len(lines) != 2 || lines[0].Below != "2026-03-01 09:30 · saved by hand" || lines[1].Below != "2026-03-01 09:20 · kept by itself" || lines[0].Picture == nil {
		t.Errorf("lines %+v", lines)
	}
}

func TestAVersionIsSavedUnderAName(t *testing.T) {
	r := open(t)
	if r.Button("Open beside").Enabled() {
		t.Error("nothing can be opened")
	}
	test.Type(r.W.Canvas().Focused(), "first cut")
	uitest.Keys(r.W, fyne.KeyReturn)
	r.Wants("save first cut")
	if lines := r.lines().Shown(); len(lines) != 1 || lines[0].Title != "first cut" {
		t.Errorf("lines %+v", lines)
	}
	test.Tap(r.Button("Save version"))
	r.Wants("save ")
}

func TestAVersionIsOpenedBesideTheFilm(t *testing.T) {
	r := open(t, some()...)
	r.lines().Tap(1)
	r.Wants()
	test.Tap(r.Button("Open beside"))
	r.Wants("open 2 09:20")
	r.s.Notice = app.Notice{Text: "the film “a – 09-20” exists already", Kind: app.Failure}
	r.sheet.Draw(r.s)
	said := false
	for _, o := range r.Objects() {
		if text, ok := o.(*kit.Text); ok {
			said = said || strings.Contains(text.Text(), "exists already")
		}
	}
	if !said {
		t.Error("it does not say why nothing was opened")
	}
	r.s.Folder = "/films/a – 09-20.kinora"
	r.sheet.Draw(r.s)
	if r.sheet.Open() {
		t.Error("it stays over the other film")
	}
}

func TestEscapeClosesIt(t *testing.T) {
	r := open(t, some()...)
	uitest.Keys(r.W, fyne.KeyEscape)
	if r.sheet.Open() {
		t.Error("it is still there")
	}
}
