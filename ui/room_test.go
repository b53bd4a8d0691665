package ui

import (
	"bytes"
	"io"
	stdlog "log"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
	"kinora/ui/uitest"
)

// room is a whole window over the test engine, driven by the test's own goroutine.
type room struct {
	*window
	posts  *apptest.Queue
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

func (l *log) count(line string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Count(l.buf.String(), "trace: "+line)
}

func (l *log) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

func newRoom(t *testing.T) *room {
	t.Helper()
	return newRoomIn(t, t.TempDir())
}

// newRoomIn is newRoom in a folder that was used before, with a film open.
func newRoomIn(t *testing.T, dir string) *room {
	t.Helper()
	r := &room{posts: &apptest.Queue{}, engine: &apptest.Engine{Step: 5 * time.Millisecond}, trace: &log{}}
	r.cfg = apptest.Config(dir, r.engine, r.posts)
	r.cfg.Packs = &apptest.Packs{Engine: r.engine}
	r.cfg.Trace = r.trace
	r.checkWords(t)
	a := uitest.App(t)
	studio := app.New(t.Context(), r.cfg)
	r.window = newWindow(a, studio, r.posts.Post)
	r.readable = func(string) bool { return true } // whatever fonts this machine has
	studio.Start()
	r.focusPrompt()
	t.Cleanup(func() { r.leave(t) })
	r.until(t, "ready")
	r.until(t, "film ")
	return r
}

// checkWords has a test fail where Fyne is asked for a text that it does not know: it
// shows it in English and writes a line about it.
func (r *room) checkWords(t *testing.T) {
	t.Helper()
	said, told := &log{}, map[string]bool{}
	stdlog.SetOutput(io.MultiWriter(os.Stderr, said))
	t.Cleanup(func() {
		stdlog.SetOutput(os.Stderr)
		for line := range strings.Lines(said.text()) {
			if _, missing, ok := strings.Cut(line, "Cause: message "); ok && !told[missing] {
				told[missing] = true
				t.Errorf("no translation: %s", missing)
			}
		}
	})
}

// wait drains the queue, as the window's loop would, until something holds.
func (r *room) wait(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !holds(); time.Sleep(time.Millisecond) {
		r.posts.Drain()
		if time.Now().After(end) {
			t.Fatalf("never saw %q in:\n%s", what, r.trace.text())
		}
	}
	r.posts.Drain()
}

// until is wait for a line of the trace.
func (r *room) until(t *testing.T, line string) {
	t.Helper()
	r.wait(t, line, func() bool { return r.trace.count(line) > 0 })
}

func (r *room) leave(t *testing.T) {
	t.Helper()
	r.quit()
	r.until(t, "bye")
}

// shortcut presses a key with Ctrl, and more, as the desktop does: the menu is asked
// first, then the field that has the keyboard, then the canvas. Undo is one of those that
// Fyne has a shortcut of its own for.
func (r *room) shortcut(key fyne.KeyName, more ...fyne.KeyModifier) {
	custom := &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
	for _, m := range more {
		custom.Modifier |= m
	}
	var s fyne.Shortcut = custom
	if key == fyne.KeyZ && len(more) == 0 {
		s = &fyne.ShortcutUndo{}
	}
	for _, m := range r.menu.main.Items {
		for _, i := range m.Items {
			if i.Shortcut != nil && i.Shortcut.ShortcutName() == s.ShortcutName() && !i.Disabled {
				i.Action()
				return
			}
		}
	}
	if focused, ok := r.canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(s)
		return
	}
	r.canvas().(fyne.Shortcutable).TypedShortcut(s)
}

func (r *room) canvas() fyne.Canvas { return r.window.window.Canvas() }

func (r *room) keys(names ...fyne.KeyName) { uitest.Keys(r.window.window, names...) }

// do does an action, which must be possible.
func (r *room) do(t *testing.T, ids ...string) {
	t.Helper()
	for _, id := range ids {
		if !r.actions.Do(id) {
			t.Fatalf("%s could not be done: %q", id, r.shown.Notice.Text)
		}
	}
}

// make makes a take of the selected shot with the keyboard and waits for it.
func (r *room) make(t *testing.T, prompt string) projects.FilmTake {
	t.Helper()
	done := r.trace.count("take ")
	r.focusPrompt()
	test.Type(r.inspector.Focus(), prompt)
	r.shortcut(fyne.KeyReturn)
	r.wait(t, "take of "+prompt, func() bool { return r.trace.count("take ") > done })
	takes := r.shown.Film.Takes
	return takes[len(takes)-1]
}

// clips is the first frame and the length of each clip of the first picture track.
func (r *room) clips() [][2]int64 {
	var all [][2]int64
	for _, track := range r.shown.Film.Timeline.Tracks {
		if track.Kind != projects.PictureTrack {
			continue
		}
		for _, c := range track.Clips {
			all = append(all, [2]int64{c.Start, c.Frames})
		}
		break
	}
	return all
}
