package queue_test

import (
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/queue"
	"kinora/ui/uitest"
)

// desk is the pane over a studio that makes takes in two seconds each, on a fake clock.
type desk struct {
	*room
	*app.Studio
	queue *apptest.Queue
	last  app.Snapshot
}

func atDesk(t *testing.T, body func(*desk)) {
	t.Helper()
	uitest.App(t)
	synctest.Test(t, func(t *testing.T) {
		d := &desk{queue: &apptest.Queue{}}
		d.Studio = app.New(t.Context(), apptest.Config(t.TempDir(), &apptest.Engine{Step: 100 * time.Millisecond}, d.queue))
		pane := queue.New(queue.Params{Commands: d.Studio})
		d.room = &room{t: t, pane: pane}
		layer := kit.NewLayer()
		layer.After = func(time.Duration, func()) func() { return func() {} }
		d.w = test.NewWindow(kit.UnderLayer(container.NewStack(pane.Root()), layer))
		d.w.Resize(fyne.NewSize(1000, 400))
		d.Watch(func(s app.Snapshot) {
			d.last = s
			pane.Draw(s)
		})
		d.Start()
		d.pass(0)
		body(d)
		over := make(chan struct{})
		d.Quit(func() { close(over) })
		<-over
		d.pass(time.Minute)
		d.w.Close()
	})
}

// pass lets time go by as the window's loop would.
func (d *desk) pass(long time.Duration) {
	for end := time.Now().Add(long); ; time.Sleep(50 * time.Millisecond) {
		for synctest.Wait(); d.queue.Drain() > 0; synctest.Wait() {
		}
		if !time.Now().Before(end) {
			return
		}
	}
}

// order is the takes in the order in which they stand.
func (d *desk) order() (ids []projects.ID, states []projects.OutcomeState) {
	for _, j := range d.last.Jobs {
		ids, states = append(ids, j.Take), append(states, j.State)
	}
	return ids, states
}

func TestTheQueueIsLedFromThePane(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.SetPrompt("a boat")
		d.SetVariations(3)
		d.Generate()
		d.pass(300 * time.Millisecond)
		before, states := d.order()
		if len(before) != 3 || states[0] != projects.Running || states[2] != projects.Waiting {
			t.Fatalf("%v %v", before, states)
		}
		d.w.Canvas().Focus(d.focusable(2))
		d.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
		if after, _ := d.order(); after[1] != before[2] || after[2] != before[1] {
			t.Errorf("moved from %v to %v", before, after)
		}
		test.Tap(d.button("Pause all", 0))
		d.pass(500 * time.Millisecond)
		if _, states := d.order(); states[0] != projects.Waiting || !d.last.Held {
			t.Errorf("paused: %v", states)
		}
		test.Tap(d.button("Nothing new is begun", 0))
		d.pass(200 * time.Millisecond)
		test.Tap(d.button("Cancel", 1))
		d.pass(3 * time.Second)
		test.Tap(d.button("Cancel all", 0))
		d.pass(200 * time.Millisecond)
		if ids, states := d.order(); len(ids) < 2 || states[0] != projects.Done {
			t.Errorf("at the end: %v %v", ids, states)
		}
		test.Tap(d.button("Clear finished", 0))
		if len(d.last.Jobs) != 0 {
			t.Errorf("left: %+v", d.last.Jobs)
		}
	})
}

func TestAFailedTakeSaysWhyAndIsTriedAgain(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(300 * time.Millisecond)
		d.w.Canvas().Focus(d.focusable(0))
		uitest.Keys(d.w, fyne.KeyDelete)
		d.pass(300 * time.Millisecond)
		if _, states := d.order(); len(states) != 1 || states[0] != projects.Cancelled {
			t.Fatalf("cancelled: %v", states)
		}
		test.Tap(d.button("Try again", 0))
		d.pass(3 * time.Second)
		ids, states := d.order()
		if len(states) != 1 || states[0] != projects.Done {
			t.Errorf("tried again: %v", states)
		}
		d.w.Canvas().Focus(d.focusable(len(ids) - 1))
		uitest.Keys(d.w, fyne.KeyD, fyne.KeyReturn)
		d.pass(3 * time.Second)
		if len(d.last.Film.Takes) != 2 || d.last.Film.Takes[0].Order.Shot.Seed == d.last.Film.Takes[1].Order.Shot.Seed {
			t.Errorf("takes %+v", d.last.Film.Takes)
		}
	})
}
