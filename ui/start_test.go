package ui

import (
	"path/filepath"
	"testing"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/assets"
	"kinora/ui/uitest"
)

func TestAFilmThatCannotBeOpenedBringsUpTheRecentFilms(t *testing.T) {
	dir := t.TempDir()
	r := &room{posts: &apptest.Queue{}, engine: &apptest.Engine{}, trace: &log{}}
	r.cfg = apptest.Config(dir, r.engine, r.posts)
	r.cfg.Trace, r.cfg.Sample, r.cfg.Film = r.trace, assets.Sample(), filepath.Join(dir, "Gone.kinora")
	r.checkWords(t)
	studio := app.New(t.Context(), r.cfg)
	r.window = newWindow(uitest.App(t), studio, r.posts.Post)
	studio.Start()
	r.focusPrompt()
	t.Cleanup(func() { r.leave(t) })
	r.until(t, "ready")
	r.until(t, "problem ")
	if !r.sheets.films.Open() || r.shown.Folder != "" {
		t.Fatalf("the sheet is open: %v; film %q", r.sheets.films.Open(), r.shown.Folder)
	}
	r.keys("Escape")
	r.studio.NewUntitled()
	r.wait(t, "a film", func() bool { return r.shown.Folder != "" })
	if r.sheets.films.Open() {
		t.Error("the sheet came back")
	}
}
