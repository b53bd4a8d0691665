package app_test

import (
	"runtime"
	"testing"
	"time"

	"kinora/projects"
)

func TestNoGoroutineIsLeftByTwoHundredTakesThatWereCancelled(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		before := 0
		for n := range 200 {
			d.Generate()
			d.pass(120 * time.Millisecond)
			d.Cancel()
			d.settle()
			if n == 20 {
				before = runtime.NumGoroutine()
			}
		}
		if after := runtime.NumGoroutine(); after > before {
			t.Errorf("%d goroutines after 200 takes, %d after 20", after, before)
		}
		if made, _ := d.engine.Made(); made != 200 || len(d.last.Film.Takes) != 200 {
			t.Errorf("%d takes were begun", made)
		}
		if o := d.last.Film.Outcomes[d.last.Film.Takes[199].ID]; o.State != projects.Cancelled {
			t.Errorf("the last is %q", o.State)
		}
	})
}
