package files

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kinora/app/apptest"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// answering makes dialogs whose desktop answers without a person.
func answering(t *testing.T, path string, err error) (*Dialogs, *apptest.Queue, fyne.Window) {
	t.Helper()
	uitest.App(t)
	w := uitest.Show(t, kit.NewLabel("window"), 800, 600)
	q := &apptest.Queue{}
	d := New(w, q.Post)
	d.native = native{
		open: func(string, Kinds) ([]string, error) {
			return one(func(string) (string, error) { return path, err })("")
		},
		folder: func(string) (string, error) { return path, err },
		save:   func(string, string) (string, error) { return path, err },
	}
	return d, q, w
}

// drain waits for the answer, which comes from another goroutine.
func drain(t *testing.T, q *apptest.Queue) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); q.Drain() == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("no answer")
		}
	}
}

func TestTheDesktopsAnswerIsPassedOn(t *testing.T) {
	for name, c := range map[string]struct {
		path, chosen string
		err          error
		failed       bool
	}{
		"a file":        {path: "/films/a.mp4", chosen: "/films/a.mp4"},
		"changed minds": {},
		"an error":      {err: errors.New("the portal is broken"), failed: true},
	} {
		t.Run(name, func(t *testing.T) {
			d, q, w := answering(t, c.path, c.err)
			var chosen string
			var failure error
			d.Open(nil, Media, func(p []string) { chosen = p[0] }, func(err error) { failure = err })
			drain(t, q)
			if chosen == c.chosen {
				chosen = ""
				d.Folder(nil, func(p string) { chosen = p }, func(err error) { failure = err })
				drain(t, q)
			}
			if chosen != c.chosen || (failure != nil) != c.failed || w.Canvas().Overlays().Top() != nil {
				t.Errorf("chosen %q, failure %v", chosen, failure)
			}
		})
	}
}

func TestWithoutADesktopsDialogFynesIsShownOnce(t *testing.T) {
	for name, ask := range map[string]func(*Dialogs){
		"open": func(d *Dialogs) { d.Open([]string{t.TempDir()}, Pictures, func([]string) {}, func(error) {}) },
		"save": func(d *Dialogs) { d.Save(nil, "a boat.mp4", func(string) {}, func(error) {}) },
	} {
		t.Run(name, func(t *testing.T) {
			d, q, w := answering(t, "", errAbsent)
			ask(d)
			ask(d)
			drain(t, q)
			time.Sleep(20 * time.Millisecond)
			q.Drain()
			if n := len(w.Canvas().Overlays().List()); n != 1 {
				t.Errorf("%d dialogs are open", n)
			}
		})
	}
}

// tap taps the button with a text of the dialog that is on top.
func tap(t *testing.T, w fyne.Window, text string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if b, ok := o.(*widget.Button); ok && b.Text == text && !b.Disabled() {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button says %q", text)
}

func TestAskingForANameWritesNothing(t *testing.T) {
	for name, want := range map[string]string{"old.mp4": "a film", "new.mp4": ""} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "old.mp4"), []byte("a film"), 0o600); err != nil {
			t.Fatal(err)
		}
		d, q, w := answering(t, "", errAbsent)
		chosen := ""
		d.Save([]string{"", "/not/there", dir}, name, func(p string) { chosen = p }, func(err error) { t.Error(err) })
		drain(t, q)
		tap(t, w, "Save")
		if want != "" {
			tap(t, w, "Yes")
		}
		if path := filepath.Join(dir, name); chosen != path {
			t.Errorf("chosen is %q, not %q", chosen, path)
		}
		if got, _ := os.ReadFile(filepath.Join(dir, name)); string(got) != want {
			t.Errorf("%s holds %q, not %q", name, got, want)
		}
		if all, _ := os.ReadDir(dir); len(all) != 1 {
			t.Errorf("%d files are there", len(all))
		}
	}
}

func TestFilmsTakeSoundAndTexts(t *testing.T) {
	for ending, want := range map[string][2]bool{".mp4": {true, true}, ".wav": {false, true}, ".txt": {false, true}, ".exe": {}} {
		if got := [2]bool{slices.Contains(Pictures.endings, ending), slices.Contains(Media.endings, ending)}; got != want {
			t.Errorf("%s: %v, want %v", ending, got, want)
		}
	}
}
