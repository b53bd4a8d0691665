package versions_test

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	t     *testing.T
	w     fyne.Window
	sheet *versions.Versions
	s     app.Snapshot
	all   []app.Version
	did   []string
}

func (r *room) Versions(then func([]app.Version)) { then(r.all) }

func (r *room) SaveVersion(name string) {
	r.did = append(r.did, "save "+name)
	r.all = append([]app.Version{{ID: 9, Name: name, ByHand: true}}, r.all...)
}

func (r *room) OpenVersion(id int64, name string) {
	r.did = append(r.did, fmt.Sprintf("open %d %s", id, name))
}

func (r *room) wants(want ...string) {
	r.t.Helper()
	if !slices.Equal(r.did, want) {
		r.t.Errorf("did %q, want %q", r.did, want)
	}
	r.did = nil
}

func open(t *testing.T, all ...app.Version) *room {
	t.Helper()
	uitest.App(t)
	r := &room{t: t, all: all, s: app.Snapshot{Folder: "/films/a.kinora"}}
	r.w = uitest.Show(t, kit.UnderLayer(container.NewWithoutLayout(), kit.NewLayer()), 1000, 700)
	r.sheet = versions.New(versions.Params{Commands: r})
	r.sheet.Show(r.w.Canvas(), r.s)
	return r
}

func some() []app.Version {
	at := time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC)
	return []app.Version{
		{ID: 3, Name: "Before the cut", At: at, ByHand: true, Picture: image.NewRGBA(image.Rect(0, 0, 16, 9))},
		{ID: 2, Name: "09:20", At: at.Add(-10 * time.Minute)},
	}
}

func (r *room) objects() []fyne.CanvasObject {
	return test.LaidOutObjects(r.w.Canvas().Overlays().Top())
}

func (r *room) button(text string) *kit.Button {
	r.t.Helper()
	for _, o := range r.objects() {
		if b, ok := o.(*kit.Button); ok && b.Text() == text {
			return b
		}
	}
	r.t.Fatalf("there is no button %q", text)
	return nil
}

func (r *room) lines() *kit.Lines {
	for _, o := range r.objects() {
		if l, ok := o.(*kit.Lines); ok {
			return l
		}
	}
	return nil
}

func TestStructure(t *testing.T) {
	test.AssertRendersToMarkup(t, "empty.xml", open(t).w.Canvas())
	test.AssertRendersToMarkup(t, "two.xml", open(t, some()...).w.Canvas())
}

func TestVersionsSayWhenAndByWhom(t *testing.T) {
	lines := open(t, some()...).lines().Shown()
	if len(lines) != 2 || lines[0].Below != "2026-03-01 09:30 · saved by hand" || lines[1].Below != "2026-03-01 09:20 · kept by itself" || lines[0].Picture == nil {
		t.Errorf("lines %+v", lines)
	}
}

func TestAVersionIsSavedUnderAName(t *testing.T) {
	r := open(t)
	if r.button("Open beside").Enabled() {
		t.Error("nothing can be opened")
	}
	test.Type(r.w.Canvas().Focused(), "first cut")
	uitest.Keys(r.w, fyne.KeyReturn)
	r.wants("save first cut")
	if lines := r.lines().Shown(); len(lines) != 1 || lines[0].Title != "first cut" {
		t.Errorf("lines %+v", lines)
	}
	test.Tap(r.button("Save version"))
	r.wants("save ")
}

func TestAVersionIsOpenedBesideTheFilm(t *testing.T) {
	r := open(t, some()...)
	r.lines().Tap(1)
	r.wants()
	test.Tap(r.button("Open beside"))
	r.wants("open 2 09:20")
	r.s.Notice = app.Notice{Text: "the film “a – 09-20” exists already", Kind: app.Failure}
	r.sheet.Draw(r.s)
	said := false
	for _, o := range r.objects() {
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
	uitest.Keys(r.w, fyne.KeyEscape)
	if r.sheet.Open() {
		t.Error("it is still there")
	}
}
