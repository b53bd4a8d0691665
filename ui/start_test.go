package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

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

func TestLettersAfterANewShotGoIntoItsPrompt(t *testing.T) {
	r := newRoom(t)
	r.make(t, "a boat")
	r.do(t, "take.append")
	before := r.clips()
	r.canvas().Unfocus()
	tile := r.middle(r.board.Root())
	var row fyne.CanvasObject
	for _, o := range test.LaidOutObjects(r.window.window.Content()) {
		if fmt.Sprintf("%T", o) == "*storyboard.row" {
			row = o
		}
	}
	at := r.app.Driver().AbsolutePositionForObject(row)
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	for e.Position = fyne.NewPos(0, tile.Y-at.Y); len(r.shown.Film.Board) == 1 && e.Position.X < 600; e.Position.X += 20 {
		row.(desktop.Mouseable).MouseDown(e)
		row.(desktop.Mouseable).MouseUp(e)
	}
	if len(r.shown.Film.Board) != 2 || r.canvas().Focused() != r.inspector.Focus() {
		t.Fatalf("%d shots; %T has the keyboard", len(r.shown.Film.Board), r.canvas().Focused())
	}
	test.Type(r.canvas().Focused(), "qs")
	if c, _ := r.shown.Card(); c.Shot.Prompt != "qs" || !slices.Equal(r.clips(), before) {
		t.Errorf("the prompt is %q, the clips are %v", c.Shot.Prompt, r.clips())
	}
}
