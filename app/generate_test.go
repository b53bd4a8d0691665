package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kinora/app"
)

func TestATakeIsMadeShownAndPlayed(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat sails")
		d.Generate()
		d.pass(time.Second)
		j := d.last.Job
		if j == nil || j.Stage != "denoising" || j.Step < 8 || j.Fraction < 0.4 || j.Fraction > 0.6 {
			t.Fatalf("after half of the steps: %+v", j)
		}
		if d.last.Watching != app.WatchPreview {
			t.Errorf("watching %v", d.last.Watching)
		}
		d.pass(1500 * time.Millisecond)
		if d.last.Job != nil || d.last.Watching != app.WatchVideo || len(d.last.Takes) != 1 {
			t.Fatalf("after all: %+v", d.last)
		}
		take := d.last.Takes[0]
		if take.Name != "a boat sails" || take.Path != d.last.Open || take.Thumb == nil || take.Recipe == nil {
			t.Errorf("take %+v", take)
		}
		if want := take.Recipe.Key() + ".mp4"; filepath.Base(take.Path) != want {
			t.Errorf("file %s, want %s", take.Path, want)
		}
		for _, line := range []string{"started a boat sails", "preview", "take " + take.Path, "playing", "frame 3"} {
			if !strings.Contains(d.trace.String(), "trace: "+line+"\n") {
				t.Errorf("trace lacks %q", line)
			}
		}
	})
}

func TestThePreviewMovesWhileTheTakeIsMade(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(1900 * time.Millisecond)
		frames, steps := map[uint8]bool{}, map[uint8]bool{}
		for _, s := range d.screens {
			if s.Preview && s.Image != nil {
				c := s.Image.RGBAAt(0, 0)
				frames[c.G], steps[c.R] = true, true
			}
		}
		if len(frames) < 6 || len(steps) < 5 {
			t.Errorf("%d frames of %d steps were shown", len(frames), len(steps))
		}
	})
}

func TestCancelStopsWithinAStepAndLeavesNothing(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.Cancel()
		if !d.last.Job.Stopping {
			t.Error("the job does not say that it stops")
		}
		d.settle()
		if d.last.Job != nil || d.last.Watching != app.WatchNothing || len(d.last.Takes) != 0 {
			t.Errorf("after cancel: %+v", d.last)
		}
		if files, _ := os.ReadDir(d.cfg.Folders.Takes); len(files) != 0 {
			t.Errorf("left %v", files)
		}
		d.Generate()
		d.pass(3 * time.Second)
		if len(d.last.Takes) != 1 {
			t.Error("no take could be made after a cancel")
		}
	})
}

func TestCancelShowsTheVideoAgainThatWasOpen(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.SetPrompt("a car")
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.Cancel()
		d.settle()
		screen := d.screens[len(d.screens)-1]
		if d.last.Watching != app.WatchVideo || screen.Image == nil || screen.Preview {
			t.Errorf("watching %v, screen %+v", d.last.Watching, screen)
		}
	})
}

func TestAFailureOfTheEngineIsSaid(t *testing.T) {
	atDesk(t, func(d *desk) { d.engine.Fails = errors.New("the device is out of memory") }, func(t *testing.T, d *desk) {
		d.make("a boat")
		if n := d.last.Notice; n.Kind != app.Failure || !strings.Contains(n.Text, "out of memory") {
			t.Errorf("notice %+v", n)
		}
		if d.last.Job != nil {
			t.Error("the job is still there")
		}
	})
}

func TestOneTakeAtATime(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.Generate()
		d.pass(3 * time.Second)
		if made, _ := d.engine.Made(); made != 1 {
			t.Errorf("%d takes were begun", made)
		}
	})
}
