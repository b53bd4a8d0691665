package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kinora/app"
	"kinora/projects"
)

func TestATakeIsMadeShownAndPlayed(t *testing.T) {
	atDesk(t, onCard, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat sails")
		d.Generate()
		d.pass(time.Second)
		j, ok := d.last.Running()
		if !ok || j.Stage != "denoising" || j.Step < 8 || j.Fraction < 0.4 || j.Fraction > 0.6 || j.Card != d.card().ID {
			t.Fatalf("after half of the steps: %+v", j)
		}
		if d.last.Watching != app.WatchPreview || d.last.Preview == nil {
			t.Errorf("watching %v", d.last.Watching)
		}
		d.pass(1500 * time.Millisecond)
		take := d.last.Film.Shown(d.card().ID)
		o := d.last.Film.Outcomes[take]
		if take == 0 || d.last.Watching != app.WatchVideo || d.last.Open.Take != take || o.Frames != 25 || o.Recipe == nil {
			t.Fatalf("after all: %+v %+v", d.last.Open, o)
		}
		if d.last.Caption != "a boat sails, on paper" {
			t.Errorf("caption %q", d.last.Caption)
		}
		if _, err := os.Stat(filepath.Join(d.last.Folder, "media", o.Asset[:2], o.Asset+o.Ext)); err != nil {
			t.Error(err)
		}
		for _, line := range []string{"started a boat sails", "preview", "take ", "playing", "frame 3"} {
			if !d.trace.has(line) {
				t.Errorf("trace lacks %q", line)
			}
		}
	})
}

// onCard has takes made on a graphics card, so that the processor is free for the window.
func onCard(d *desk) {
	open := d.cfg.Open
	d.cfg.Open = func(ctx context.Context) (*app.Machine, error) {
		m, err := open(ctx)
		m.Device = "cuda"
		return m, err
	}
}

func TestOnTheProcessorLittleIsToldWhileSomebodyWorks(t *testing.T) {
	told := func(prepare func(*desk), working bool) int {
		n := 0
		slow := func(d *desk) {
			d.engine.Step = time.Second
			prepare(d)
		}
		atDesk(t, slow, func(t *testing.T, d *desk) {
			d.SetSeconds(d.last.Limits.Seconds)
			d.SetPrompt("a boat")
			d.Generate()
			d.pass(1200 * time.Millisecond)
			for range 8 {
				before := d.trace.count("progress ")
				d.pass(400 * time.Millisecond)
				n += d.trace.count("progress ") - before
				if working {
					d.SetNegative("fog")
				}
			}
		})
		return n
	}
	card, idle, working := told(onCard, true), told(func(*desk) {}, false), told(func(*desk) {}, true)
	if card < 25 || idle < 7 || idle > 9 || working < 3 || working > 4 {
		t.Errorf("in 3.2 s: %d times beside a card, %d times while nobody works, %d times while somebody does", card, idle, working)
	}
}

func TestThePreviewMovesWhileTheTakeIsMade(t *testing.T) {
	atDesk(t, onCard, func(t *testing.T, d *desk) {
		d.SetSeconds(d.last.Limits.Seconds)
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

func TestCancelStopsWithinAStepAndRetryMakesItAfterAll(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.Cancel()
		if j, _ := d.last.Running(); !j.Stopping {
			t.Error("the job does not say that it stops")
		}
		d.settle()
		take := d.last.Film.Takes[0].ID
		if d.state(take) != projects.Cancelled || d.last.Watching != app.WatchNothing {
			t.Errorf("after cancel: %+v", d.last.Film.Outcomes)
		}
		if files, _ := os.ReadDir(filepath.Join(d.last.Folder, "making")); len(files) != 0 {
			t.Errorf("left %v", files)
		}
		d.RetryTake(take)
		d.pass(3 * time.Second)
		if d.state(take) != projects.Done {
			t.Error("no take was made after a cancel")
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

func TestWhyATakeFailedIsSaidAndKept(t *testing.T) {
	atDesk(t, func(d *desk) { d.engine.Fails = errors.New("the device is out of memory") }, func(t *testing.T, d *desk) {
		take := d.make("a boat")
		if n := d.last.Notice; n.Kind != app.Failure || !strings.Contains(n.Text, "out of memory") {
			t.Errorf("notice %+v", n)
		}
		if o := d.last.Film.Outcomes[take.ID]; o.State != projects.Failed || o.Reason != "the device is out of memory" {
			t.Errorf("outcome %+v", o)
		}
	})
}

func TestManyTakesWaitAndAreMadeInTheirOrder(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetVariations(4)
		d.Generate()
		d.settle()
		var ids []projects.ID
		for _, j := range d.last.Jobs {
			ids = append(ids, j.Take)
		}
		if len(ids) != 4 || d.last.Jobs[0].State != projects.Running {
			t.Fatalf("jobs %+v", d.last.Jobs)
		}
		d.MoveInQueue(ids[3], 0)
		d.CancelTake(ids[1])
		d.pass(2500 * time.Millisecond)
		if j, _ := d.last.Running(); j.Take != ids[3] {
			t.Errorf("then %d is made, want %d", j.Take, ids[3])
		}
		d.pass(5 * time.Second)
		var seeds []uint64
		for _, o := range d.engine.Orders() {
			seeds = append(seeds, o.Shot.Seed)
		}
		if len(seeds) != 3 || seeds[0] == seeds[1] || seeds[1] == seeds[2] {
			t.Errorf("seeds %v", seeds)
		}
		if d.ClearFinished(); len(d.last.Jobs) != 0 {
			t.Errorf("left %+v", d.last.Jobs)
		}
	})
}

func TestCancellingAShotLeavesTheOthers(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetVariations(2)
		d.Generate()
		boat := d.card().ID
		d.AddCard()
		d.SetPrompt("a car")
		d.SetVariations(2)
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.CancelCard(d.card().ID)
		if j, ok := d.last.Running(); !ok || j.Card != boat || j.Stopping || len(d.last.Jobs) != 2 {
			t.Errorf("with the car gone: %+v", d.last.Jobs)
		}
		d.CancelCard(boat)
		d.settle()
		if len(d.engine.Orders()) != 1 || d.state(d.last.Film.Takes[0].ID) != projects.Cancelled {
			t.Errorf("with the boat gone too: %+v", d.last.Jobs)
		}
	})
}

func TestPausingFreesTheDevice(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetVariations(2)
		d.Generate()
		d.pass(300 * time.Millisecond)
		first := d.last.Jobs[0].Take
		d.PauseTake(first)
		d.pass(300 * time.Millisecond)
		if j, _ := d.last.Running(); j.Take == first || d.state(first) != projects.Paused {
			t.Fatalf("running %+v, first %s", j, d.state(first))
		}
		d.HoldQueue(true)
		d.pass(5 * time.Second)
		if _, running := d.last.Running(); running || !d.last.Held {
			t.Error("something is made while the queue is held")
		}
		d.HoldQueue(false)
		d.ResumeTake(first)
		d.pass(5 * time.Second)
		if d.state(first) != projects.Done || d.state(d.last.Film.Takes[1].ID) != projects.Done {
			t.Errorf("outcomes %+v", d.last.Film.Outcomes)
		}
	})
}

func TestUndoNeverLosesATake(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		take := d.make("a boat")
		d.Star(true, projects.Source{Take: take.ID})
		for d.last.Undo != "" {
			d.Undo()
		}
		if got, ok := d.last.Film.Take(take.ID); !ok || got.Star || d.state(take.ID) != projects.Done {
			t.Errorf("take %+v, %s", got, d.state(take.ID))
		}
		for d.last.Redo != "" {
			d.Redo()
		}
		if got, _ := d.last.Film.Take(take.ID); !got.Star || d.card().Shot.Prompt != "a boat" {
			t.Errorf("done again: %+v, %q", got, d.card().Shot.Prompt)
		}
	})
}
