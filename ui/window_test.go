package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/action"
	"kinora/app/apptest"
	"kinora/app/settings"
	"kinora/ui/uitest"
	"kinora/ui/words"
)

// room is a whole window over the test engine, driven by the test's own goroutine.
type room struct {
	*window
	queue  *apptest.Queue
	engine *apptest.Engine
	cfg    app.Config
	trace  *log
}

// log is written by any goroutine.
type log struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *log) has(line string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Contains(l.buf.String(), "trace: "+line)
}

func newRoom(t *testing.T) *room {
	t.Helper()
	r := &room{queue: &apptest.Queue{}, engine: &apptest.Engine{Step: 5 * time.Millisecond}, trace: &log{}}
	r.cfg = apptest.Config(t.TempDir(), r.engine, r.queue)
	r.cfg.Trace = r.trace
	a := uitest.App(t)
	studio := app.New(t.Context(), r.cfg)
	r.window = newWindow(a, studio, r.queue.Post)
	studio.Start()
	r.focusPrompt()
	t.Cleanup(func() { r.leave(t) })
	r.until(t, "ready")
	return r
}

// until drains the queue, as the window's loop would, until a line was traced.
func (r *room) until(t *testing.T, line string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !r.trace.has(line); time.Sleep(time.Millisecond) {
		r.queue.Drain()
		if time.Now().After(end) {
			t.Fatalf("never saw %q in:\n%s", line, &r.trace.buf)
		}
	}
	r.queue.Drain()
}

func (r *room) leave(t *testing.T) {
	r.quit()
	for end := time.Now().Add(20 * time.Second); !r.trace.has("bye"); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Error("the studio did not end")
			return
		}
	}
}

// shortcut presses a key with Ctrl as the desktop does: the menu is asked first.
func (r *room) shortcut(key fyne.KeyName) {
	for _, m := range r.menu.main.Items {
		for _, i := range m.Items {
			c, ok := i.Shortcut.(*desktop.CustomShortcut)
			if ok && c.KeyName == key && c.Modifier == fyne.KeyModifierShortcutDefault && !i.Disabled {
				i.Action()
				return
			}
		}
	}
}

func TestFromASentenceToAPlayingTakeWithTheKeyboardOnly(t *testing.T) {
	r := newRoom(t)
	c := r.window.window.Canvas()
	if c.Focused() != r.inspector.Focus() {
		t.Fatal("the prompt does not have the keyboard at the start")
	}
	test.Type(r.inspector.Focus(), "a boat sails")
	r.shortcut(fyne.KeyReturn)
	if c.Focused() != nil {
		t.Error("the prompt kept the keyboard: Space would go into it")
	}
	r.until(t, "take ")
	r.until(t, "playing")
	uitest.Keys(r.window.window, fyne.KeySpace)
	r.until(t, "paused")
	uitest.Keys(r.window.window, fyne.KeyHome)
	r.until(t, "frame 0\n")
	uitest.Keys(r.window.window, fyne.KeyEnd)
	r.until(t, "frame 24\n")
	if take, ok := r.shown.OpenTake(); !ok || take.Name != "a boat sails" {
		t.Errorf("open is %+v", take)
	}
}

func TestEscapeStopsAJobAndThenLeavesTheField(t *testing.T) {
	r := newRoom(t)
	r.engine.Step = time.Second
	r.studio.SetPrompt("a boat")
	r.generate()
	r.until(t, "progress")
	r.focusPrompt()
	uitest.Keys(r.window.window, fyne.KeyEscape)
	r.until(t, "stopped")
	if r.shown.Job != nil || r.shown.Notice.Text == "" {
		t.Errorf("job %v, notice %+v", r.shown.Job, r.shown.Notice)
	}
	uitest.Keys(r.window.window, fyne.KeyEscape)
	if r.window.window.Canvas().Focused() != nil {
		t.Error("the field kept the keyboard")
	}
}

func TestGenerateWithoutAPromptStaysInThePrompt(t *testing.T) {
	r := newRoom(t)
	r.shortcut(fyne.KeyReturn)
	if r.window.window.Canvas().Focused() != r.inspector.Focus() || r.shown.Problems[app.FieldPrompt] == "" {
		t.Errorf("problems %q", r.shown.Problems)
	}
}

func TestADroppedVideoIsOpened(t *testing.T) {
	r := newRoom(t)
	path := filepath.Join(t.TempDir(), "holiday clip.mp4")
	if err := os.WriteFile(path, []byte("video"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.dropped([]fyne.URI{storage.NewFileURI(path)})
	r.until(t, "opened "+path)
	r.until(t, "playing")
}

func TestTheMenuSaysWhatCanBeDone(t *testing.T) {
	r := newRoom(t)
	if r.menu.items["shot.generate"].Disabled || !r.menu.items["shot.cancel"].Disabled || !r.menu.items["file.saveCopy"].Disabled || !r.menu.items["shot.reuse"].Disabled {
		t.Error("before the first take only Generate can be done")
	}
	r.studio.SetPrompt("a boat")
	r.generate()
	if !r.menu.items["shot.generate"].Disabled || r.menu.items["shot.cancel"].Disabled {
		t.Error("while a take is made only Cancel can be done")
	}
	r.until(t, "take ")
	if r.menu.items["file.saveCopy"].Disabled || r.menu.items["shot.reuse"].Disabled {
		t.Error("a take can be saved and its settings used again")
	}
}

func TestTheThemeIsChosenAndKept(t *testing.T) {
	r := newRoom(t)
	before := r.app.Settings().Theme()
	r.studio.SetTheme(settings.Light)
	if r.app.Settings().Theme() == before || !r.menu.items["view.light"].Checked || r.menu.items["view.dark"].Checked {
		t.Error("the window stayed dark")
	}
	r.quit()
	r.until(t, "bye")
	set, err := settings.Load(r.cfg.Folders.Settings)
	if err != nil || set.Theme != settings.Light {
		t.Errorf("kept %+v, %v", set, err)
	}
}

func TestEveryPaneIsAsWideAsItShouldBe(t *testing.T) {
	r := newRoom(t)
	w := r.window.window
	w.Resize(fyne.NewSize(1280, 800))
	if min := w.Content().MinSize(); min.Width > 1024 || min.Height > 700 {
		t.Errorf("the window cannot be smaller than %v", min)
	}
	panes := map[string]fyne.CanvasObject{"library": r.library.Root(), "inspector": r.inspector.Root()}
	for name, width := range map[string]float32{"library": libraryWidth, "inspector": inspectorWidth} {
		if o := panes[name]; o.Size().Width != width || o.MinSize().Width > width {
			t.Errorf("the %s is %v wide and wants %v", name, o.Size().Width, o.MinSize().Width)
		}
	}
}

func TestACopyIsNamedAfterThePrompt(t *testing.T) {
	for want, name := range map[string]string{
		"a red ball rolls to the.mp4": "a red ball rolls to the right across a meadow",
		"holiday.mp4":                 "holiday.mp4",
		"take.mp4":                    "…/…",
	} {
		if got := fileName(app.Take{Name: name}); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

func TestEveryActionIsWellDefinedAndTranslated(t *testing.T) {
	r := newRoom(t)
	if err := r.actions.Check(); err != nil {
		t.Error(err)
	}
	for _, a := range r.actions.All() {
		for _, text := range []string{a.Title, a.Menu} {
			if text != "" && !words.Knows(text) {
				t.Errorf("%s: there is no translation of %q", a.ID, text)
			}
		}
	}
}

func TestKeysThatWereChosenAreInTheMenuAndKept(t *testing.T) {
	r := newRoom(t)
	r.actions.SetPreset(action.Resolve)
	r.actions.Give("shot.dice", "Ctrl+Alt+D")
	c, ok := r.menu.items["shot.dice"].Shortcut.(*desktop.CustomShortcut)
	if !ok || c.KeyName != fyne.KeyD {
		t.Errorf("the menu shows %v", r.menu.items["shot.dice"].Shortcut)
	}
	r.quit()
	r.until(t, "bye")
	set, err := settings.Load(r.cfg.Folders.Settings)
	if err != nil || set.KeyPreset != action.Resolve || len(set.Keys["shot.dice"]) != 1 {
		t.Errorf("kept %q, %v, %v", set.KeyPreset, set.Keys, err)
	}
}

func TestTheLanguageChangesAtOnceAndIsKept(t *testing.T) {
	r := newRoom(t)
	t.Cleanup(func() { words.Use(words.English) })
	r.studio.SetPrompt("a boat")
	r.generate()
	r.until(t, "take ")
	r.until(t, "playing")
	for _, c := range []struct{ id, file, item string }{{"view.chinese", "文件", "生成"}, {"view.english", "File", "Generate"}} {
		r.actions.Do(c.id)
		if got := r.menu.main.Items[0].Label; got != c.file {
			t.Errorf("%s: the first menu is %q", c.id, got)
		}
		if got := r.menu.items["shot.generate"].Label; got != c.item || !r.menu.items[c.id].Checked {
			t.Errorf("%s: the item is %q", c.id, got)
		}
		if r.screen.Image == nil {
			t.Error("the picture was lost")
		}
	}
	uitest.Keys(r.window.window, fyne.KeySpace)
	r.until(t, "paused") // keys reach the panes that were made anew
	if r.studio.Settings().Language != words.English {
		t.Errorf("kept %q", r.studio.Settings().Language)
	}
}

func TestThePaletteDoesWhatIsFoundInIt(t *testing.T) {
	r := newRoom(t)
	r.shortcut(fyne.KeyK)
	test.Type(r.window.window.Canvas().Focused(), "loop")
	before := r.shown.Loop
	uitest.Keys(r.window.window, fyne.KeyReturn)
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

func TestWhatCannotBeDoneSaysWhy(t *testing.T) {
	r := newRoom(t)
	for _, m := range r.menu.main.Items {
		for _, i := range m.Items {
			if i == r.menu.items["file.saveCopy"] {
				i.Action() // Fyne calls it for its keys though it is greyed
			}
		}
	}
	if !strings.Contains(r.shown.Notice.Text, "No take is open") {
		t.Errorf("said %q", r.shown.Notice.Text)
	}
}

func TestASheetKeepsKeysFromTheWindow(t *testing.T) {
	r := newRoom(t)
	r.togglePalette()
	c := r.window.window.Canvas()
	c.Unfocus() // as a click into the sheet does
	did := 0
	r.actions.Add(action.Action{ID: "play.toggle", Title: "Play or pause", Keys: on("Space"), Run: func() { did++ }})
	uitest.Keys(r.window.window, fyne.KeySpace)
	if did > 0 || !r.palette.Open() {
		t.Error("keys went through the sheet")
	}
	uitest.Keys(r.window.window, fyne.KeyEscape)
	if r.palette.Open() {
		t.Error("Escape left the sheet")
	}
	c.Unfocus()
	uitest.Keys(r.window.window, fyne.KeySpace)
	if did != 1 {
		t.Errorf("afterwards the key was done %d times", did)
	}
}

func TestKeysInConflictAreToldAtTheStart(t *testing.T) {
	dir := t.TempDir()
	queue := &apptest.Queue{}
	cfg := apptest.Config(dir, &apptest.Engine{}, queue)
	set := settings.Default()
	set.Keys = map[string][]string{"shot.dice": {"Ctrl+S"}, "play.loop": {"Hyper+X"}}
	if err := settings.Save(cfg.Folders.Settings, set); err != nil {
		t.Fatal(err)
	}
	var said []string
	studio := app.New(t.Context(), cfg)
	studio.Watch(func(s app.Snapshot) { said = append(said, s.Notice.Text) })
	newWindow(uitest.App(t), studio, queue.Post)
	queue.Drain()
	all := strings.Join(said, "\n")
	if !strings.Contains(all, "Hyper+X") || !strings.Contains(all, "Ctrl+S stands for more than one action") {
		t.Errorf("said %q", all)
	}
}
