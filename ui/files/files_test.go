package files

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

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
		open:   func(string) (string, error) { return path, err },
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
			d.Open("", func(p string) { chosen = p }, func(err error) { failure = err })
			drain(t, q)
			if chosen == c.chosen {
				chosen = ""
				d.Folder("", func(p string) { chosen = p }, func(err error) { failure = err })
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
		"open": func(d *Dialogs) { d.Open(t.TempDir(), func(string) {}, func(error) {}) },
		"save": func(d *Dialogs) { d.Save("", "a boat.mp4", func(string) {}, func(error) {}) },
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
