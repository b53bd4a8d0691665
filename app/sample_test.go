package app_test

import (
	"testing"
	"time"

	"kinora/app"
	"kinora/assets"
)

func TestTheFirstStartOpensASampleThatPlaysAndCanBeChanged(t *testing.T) {
	atDesk(t, func(d *desk) { d.cfg.Sample = assets.Sample() }, func(t *testing.T, d *desk) {
		f := d.last.Film
		if len(f.Board) < 4 || f.Timeline.Frames() < 200 || len(f.Timeline.Tracks) < 2 {
			t.Fatalf("film %+v", f.Head)
		}
		for _, c := range f.Board {
			if take := f.Shown(c.ID); take == 0 || f.Outcomes[take].Recipe == nil {
				t.Errorf("shot %q has no take", c.Shot.Prompt)
			}
		}
		d.SetView(app.ViewTimeline)
		d.PlayPause()
		d.pass(time.Second)
		if s := d.screens[len(d.screens)-1].State; !s.Playing || s.Frame < 20 || s.Err != nil {
			t.Errorf("it does not play: %+v", s)
		}
		d.MovePlayhead(30)
		d.Split(true)
		if d.last.Undo != "Split" {
			t.Errorf("it cannot be changed: %+v", d.last.Notice)
		}
	})
}
