package inspector_test

import (
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
	"kinora/ui/inspector"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// TestAShotIsWrittenAndMade drives the studio itself, with an engine without weights.
func TestAShotIsWrittenAndMade(t *testing.T) {
	uitest.App(t)
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		engine, queue := &apptest.Engine{}, &apptest.Queue{}
		studio := app.New(t.Context(), apptest.Config(dir, engine, queue))
		settle := func() {
			for range 100 { // two seconds, as the window's loop would let them go by
				time.Sleep(20 * time.Millisecond)
				synctest.Wait()
				queue.Drain()
			}
		}
		pane := inspector.New(inspector.Params{Commands: studio, Generate: studio.Generate})
		window := uitest.Show(t, pane.Root(), 356, 760)
		studio.Watch(pane.Draw)
		studio.Start()
		settle()
		studio.NewFilm(filepath.Join(dir, "Test.kinora"))
		settle()
		studio.AddCard()
		settle()
		window.Canvas().Focus(pane.Focus())
		test.Type(pane.Focus(), "a red ball")
		d := &desk{Inspector: pane, window: window}
		test.Tap(named(d, "Add", (*kit.Toggle).Text))
		test.Tap(named(d, "Night", (*kit.Toggle).Text))
		uitest.Keys(window, fyne.KeyEscape)
		test.TapAt(find[*kit.Segmented](d, 1), fyne.NewPos(80, 10))
		settle()
		test.Tap(button(d, "Generate 2 takes"))
		settle()
		orders := engine.Orders()
		if len(orders) != 2 || orders[0].Shot.Prompt != "a red ball, at night" {
			t.Errorf("ordered %+v", orders)
		}
		takes := 0
		for _, o := range studio.Snapshot().Film.Outcomes {
			if o.State == projects.Done {
				takes++
			}
		}
		if takes != 2 {
			t.Errorf("%d takes were made", takes)
		}
		over := make(chan struct{})
		studio.Quit(func() { close(over) })
		<-over
		time.Sleep(time.Minute) // timers that were set go off inside the bubble
		queue.Drain()
	})
}
