package ui

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/app/settings"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/uitest"
	"kinora/ui/words"
)

func TestFromASentenceToAPlayingTakeWithTheKeyboardOnly(t *testing.T) {
	r := newRoom(t)
	if r.canvas().Focused() != r.inspector.Focus() {
		t.Fatal("the prompt does not have the keyboard at the start")
	}
	test.Type(r.inspector.Focus(), "a boat sails")
	r.shortcut(fyne.KeyReturn)
	if r.canvas().Focused() != nil {
		t.Error("the prompt kept the keyboard: Space would go into it")
	}
	r.until(t, "take ")
	r.until(t, "playing")
	r.keys(fyne.KeySpace)
	r.until(t, "paused")
	r.keys(fyne.KeyHome)
	r.until(t, "frame 0\n")
	r.keys(fyne.KeyEnd)
	r.until(t, "frame 24\n")
	if take, _ := r.shown.Film.Take(r.shown.Open.Take); take.Title() != "a boat sails" {
		t.Errorf("open is %+v", take)
	}
}

func TestGenerateWithoutAPromptStaysInThePrompt(t *testing.T) {
	r := newRoom(t)
	r.shortcut(fyne.KeyReturn)
	if r.canvas().Focused() != r.inspector.Focus() || r.shown.Problems[app.FieldPrompt] == "" {
		t.Errorf("problems %q", r.shown.Problems)
	}
}

func TestEscapeGivesUpTheNearestThing(t *testing.T) {
	r := newRoom(t)
	r.make(t, "a boat")
	r.do(t, "take.append")
	clip := r.shown.Selection.Clips[0]
	r.engine.Step = time.Second
	r.focusPrompt()
	r.studio.SetPrompt("another boat")
	r.studio.Generate()
	r.until(t, "progress")
	r.studio.SelectClips(clip)
	r.do(t, "timeline.extend")
	for _, o := range test.LaidOutObjects(r.window.window.Content()) {
		if field, ok := o.(*kit.Entry); ok && field.Visible() {
			r.canvas().Focus(field)
		}
	}
	r.drag.Start("something", kit.Ghost{Label: "something"}, fyne.NewPos(10, 10))
	r.togglePalette()
	for _, step := range []struct {
		what string
		left func() bool
	}{
		{"the sheet", r.palette.Open},
		{"the drag", r.drag.Running},
		{"the offer", r.timeline.Offered},
		{"the field", r.typing},
		{"the selection", func() bool { return len(r.shown.Selection.Clips) > 0 }},
	} {
		if step.what != "the selection" && !step.left() {
			t.Fatalf("%s was given up before its turn", step.what)
		}
		r.keys(fyne.KeyEscape)
		if step.left() {
			t.Errorf("Escape left %s", step.what)
		}
	}
	r.keys(fyne.KeyEscape)
	if strings.Contains(r.shown.Notice.Text, "cannot") {
		t.Errorf("one Escape more says %q", r.shown.Notice.Text)
	}
	if j, on := r.shown.Running(); !on || j.Stopping {
		t.Error("Escape stopped what was being made")
	}
	r.shortcut(fyne.KeyPeriod)
	r.until(t, "stopped")
}

func TestAStillThatIsDroppedOnTheStoryboardBecomesAShot(t *testing.T) {
	r := newRoom(t)
	still := r.file(t, "still.png")
	r.dropped(r.middle(r.board.Root()), []fyne.URI{storage.NewFileURI(still)})
	r.wait(t, "a shot", func() bool { return len(r.shown.Film.Board) == 2 })
	if known := r.shown.Film.Board[1].Known; len(known) != 1 || known[0].Source.Medium == 0 {
		t.Errorf("the shot knows %+v", known)
	}
}

func TestAClipThatIsDroppedOnTheLibraryIsImported(t *testing.T) {
	r := newRoom(t)
	clip := r.file(t, "holiday clip.mp4")
	for _, o := range []fyne.CanvasObject{r.library.Root(), r.topbar.Root()} {
		r.dropped(r.middle(o), []fyne.URI{storage.NewFileURI(clip)})
		r.until(t, "imported 1")
	}
	r.wait(t, "the file once", func() bool { return r.trace.count("imported 1") == 2 })
	if f := r.shown.Film; len(f.Media) != 1 || len(f.Board) != 1 {
		t.Errorf("%d media, %d shots", len(f.Media), len(f.Board))
	}
}

func TestAClipThatIsDroppedOnTheTimelineLiesThere(t *testing.T) {
	r := newRoom(t)
	tracks := r.timeline.Places()["tracks"]
	r.dropped(uitest.At(tracks, 100, 20), []fyne.URI{storage.NewFileURI(r.file(t, "holiday.mp4"))})
	r.wait(t, "a clip", func() bool { return len(r.clips()) == 1 })
}

func TestAFilmThatIsDroppedIsOpened(t *testing.T) {
	r := newRoom(t)
	before := r.shown.Folder
	r.studio.NewUntitled()
	r.wait(t, "another film", func() bool { return r.shown.Folder != before })
	r.dropped(r.middle(r.library.Root()), []fyne.URI{storage.NewFileURI(before)})
	r.wait(t, "the film of before", func() bool { return r.shown.Folder == before })
}

// file writes a file that the test's reader can open.
func (r *room) file(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte("video "+name), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// middle is a place within the window.
func (r *room) middle(o fyne.CanvasObject) fyne.Position {
	return uitest.At(o, o.Size().Width/2, o.Size().Height/2)
}

func TestDeleteActsOnThePaneOfTheLastSelection(t *testing.T) {
	r := newRoom(t)
	take := r.make(t, "a boat")
	r.do(t, "shot.new", "take.placeAll")
	clip := r.shown.Film.Timeline.Tracks[0].Clips
	for _, track := range r.shown.Film.Timeline.Tracks {
		clip = append(clip, track.Clips...)
	}
	counts := func() [3]int {
		removed := 0
		for _, k := range r.shown.Film.Takes {
			if !k.Removed {
				removed++
			}
		}
		return [3]int{len(r.shown.Film.Board), len(r.clips()), removed}
	}
	r.canvas().Unfocus()
	r.studio.SelectClips(clip[0].ID)
	r.keys(fyne.KeyDelete)
	if got := counts(); got != [3]int{2, 0, 1} {
		t.Errorf("after the clip: %v", got)
	}
	r.studio.SelectCard(r.shown.Film.Board[1].ID, false)
	r.keys(fyne.KeyBackspace)
	if got := counts(); got != [3]int{1, 0, 1} {
		t.Errorf("after the shot: %v", got)
	}
	r.studio.SelectSource(projects.Source{Take: take.ID})
	r.keys(fyne.KeyDelete)
	if got := counts(); got != [3]int{1, 0, 0} {
		t.Errorf("after the take: %v", got)
	}
}

func TestUndoWhileTypingGoesToTheField(t *testing.T) {
	r := newRoom(t)
	r.do(t, "shot.new")
	test.Type(r.inspector.Focus(), "ab")
	r.shortcut(fyne.KeyZ)
	if c, _ := r.shown.Card(); c.Shot.Prompt == "ab" || len(r.shown.Film.Board) != 2 {
		t.Errorf("the prompt is %q with %d shots", c.Shot.Prompt, len(r.shown.Film.Board))
	}
	r.canvas().Unfocus()
	for range 5 {
		r.shortcut(fyne.KeyZ)
	}
	if len(r.shown.Film.Board) != 1 {
		t.Errorf("%d shots are left", len(r.shown.Film.Board))
	}
	r.shortcut(fyne.KeyZ, fyne.KeyModifierShift)
	if len(r.shown.Film.Board) != 2 {
		t.Error("redo did not bring the shot back")
	}
}

func TestThePaletteDoesWhatIsFoundInIt(t *testing.T) {
	r := newRoom(t)
	r.shortcut(fyne.KeyK)
	test.Type(r.canvas().Focused(), "loop")
	before := r.shown.Loop
	r.keys(fyne.KeyReturn)
	if r.shown.Loop == before || r.palette.Open() {
		t.Error("the loop was not switched")
	}
	r.shortcut(fyne.KeyK)
	r.shortcut(fyne.KeyK)
	if r.palette.Open() {
		t.Error("the same keys do not close it")
	}
	r.shortcut(fyne.KeySlash)
	if !r.shortcuts.Open() {
		t.Error("there are no shortcuts")
	}
}

func TestASheetKeepsKeysFromTheWindow(t *testing.T) {
	r := newRoom(t)
	r.togglePalette()
	r.canvas().Unfocus() // as a click into the sheet does
	before := r.shown.Film.Timeline
	r.keys(fyne.KeyM)
	if len(r.shown.Film.Timeline.Markers) != len(before.Markers) || !r.palette.Open() {
		t.Error("keys went through the sheet")
	}
	r.keys(fyne.KeyEscape)
	if r.palette.Open() {
		t.Error("Escape left the sheet")
	}
	r.canvas().Unfocus()
	r.keys(fyne.KeyM)
	if len(r.shown.Film.Timeline.Markers) != 1 {
		t.Error("afterwards the key did nothing")
	}
}

func TestUndoDoesNotReachThroughASheetOrADialog(t *testing.T) {
	r := newRoom(t)
	r.do(t, "shot.new")
	test.Type(r.inspector.Focus(), "a boat")
	r.canvas().Unfocus()
	sheet := func() { r.showExport() }
	dialog := func() { r.canvas().Overlays().Add(widget.NewPopUp(widget.NewLabel("a file"), r.canvas())) }
	for name, open := range map[string]func(){"sheet": sheet, "dialog": dialog} {
		before := r.shown.Film
		open()
		r.canvas().Unfocus()
		r.shortcut(fyne.KeyZ)
		r.canvas().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCut{})
		if !reflect.DeepEqual(r.shown.Film, before) {
			t.Errorf("%s: the film was changed below it", name)
		}
		for r.canvas().Overlays().Top() != nil {
			r.canvas().Overlays().Remove(r.canvas().Overlays().Top())
		}
	}
	r.shortcut(fyne.KeyZ)
	if r.shown.Redo == "" {
		t.Error("afterwards undo did nothing")
	}
}

func TestTheThemeIsChosenAndKept(t *testing.T) {
	r := newRoom(t)
	before := r.app.Settings().Theme()
	r.do(t, "view.light")
	if r.app.Settings().Theme() == before || !r.menu.items["view.light"].Checked || r.menu.items["view.dark"].Checked {
		t.Error("the window stayed dark")
	}
	if set := r.kept(t); set.Theme != settings.Light {
		t.Errorf("kept %+v", set)
	}
}

// kept ends the program and reads what it kept.
func (r *room) kept(t *testing.T) settings.Settings {
	t.Helper()
	r.leave(t)
	set, err := settings.Load(r.cfg.Folders.Settings)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestTheLanguageChangesAtOnceAndFilmAndPictureStay(t *testing.T) {
	r := newRoom(t)
	t.Cleanup(func() { words.Use(words.English) })
	r.make(t, "a boat")
	r.until(t, "playing")
	film, card := r.shown.Folder, r.shown.Selection.Card
	for _, c := range []struct{ id, file, item string }{{"view.chinese", "文件", "生成"}, {"view.english", "File", "Generate"}} {
		r.do(t, c.id)
		if got := r.menu.main.Items[0].Label; got != c.file {
			t.Errorf("%s: the first menu is %q", c.id, got)
		}
		if got := r.menu.items["shot.generate"].Label; got != c.item || !r.menu.items[c.id].Checked {
			t.Errorf("%s: the item is %q", c.id, got)
		}
		if r.screen.Image == nil || r.shown.Folder != film || r.shown.Selection.Card != card {
			t.Error("film, shot or picture was lost")
		}
	}
	r.canvas().Unfocus()
	r.keys(fyne.KeySpace)
	r.until(t, "paused") // keys reach the panes that were made anew
	if r.studio.Settings().Language != words.English {
		t.Errorf("kept %q", r.studio.Settings().Language)
	}
}

func TestACopyIsNamedAfterTheTitle(t *testing.T) {
	for want, title := range map[string]string{
		"a red ball rolls to the.mp4": "a red ball rolls to the right across a meadow",
		"holiday.mp4":                 "holiday",
		"take.mp4":                    "…/…",
	} {
		if got := fileName(title, ".mp4"); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
}

func TestKeysInConflictAreToldAtTheStart(t *testing.T) {
	posts := &apptest.Queue{}
	cfg := apptest.Config(t.TempDir(), &apptest.Engine{}, posts)
	set := settings.Default()
	set.Keys = map[string][]string{"shot.dice": {"Ctrl+S"}, "play.loop": {"Hyper+X"}}
	if err := settings.Save(cfg.Folders.Settings, set); err != nil {
		t.Fatal(err)
	}
	var said []string
	studio := app.New(t.Context(), cfg)
	studio.Watch(func(s app.Snapshot) { said = append(said, s.Notice.Text) })
	newWindow(uitest.App(t), studio, posts.Post)
	posts.Drain()
	all := strings.Join(said, "\n")
	if !strings.Contains(all, "Hyper+X") || !strings.Contains(all, "Ctrl+S stands for more than one action") {
		t.Errorf("said %q", all)
	}
}
