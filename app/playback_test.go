package app_test

import (
	"path/filepath"
	"testing"
	"time"

	"kinora/app"
)

func TestAVideoThatDoesNotPlayTakesTheLastPictureAway(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.OpenTake(filepath.Join(t.TempDir(), "broken.mp4"))
		d.settle()
		s := d.screens[len(d.screens)-1]
		if !s.Clear || s.State.Err == nil || s.State.Playing {
			t.Errorf("screen %+v", s)
		}
	})
}

func TestPlayerCommands(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.GoTo(7)
		d.settle()
		d.Step(1)
		d.settle()
		if s := d.screens[len(d.screens)-1].State; s.Frame != 8 || s.Playing {
			t.Errorf("state %+v", s)
		}
		d.PlayPause()
		d.settle()
		if s := d.screens[len(d.screens)-1].State; !s.Playing {
			t.Errorf("state %+v", s)
		}
		d.SetLoop(false)
		d.pass(5 * time.Second)
		if s := d.screens[len(d.screens)-1].State; s.Playing || s.Frame != 24 {
			t.Errorf("at the end: %+v", s)
		}
	})
}

func TestTheOpenVideoCanBeWatchedWhileATakeIsMade(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		first := d.make("a boat")
		d.SetPrompt("a car")
		d.Generate()
		d.pass(300 * time.Millisecond)
		d.PlayPause()
		d.pass(300 * time.Millisecond)
		if s := d.screens[len(d.screens)-1]; s.Preview || d.last.Watching != app.WatchVideo || d.last.Job == nil {
			t.Fatalf("watching %v, screen %+v", d.last.Watching, s)
		}
		d.WatchPreview()
		d.pass(300 * time.Millisecond)
		if s := d.screens[len(d.screens)-1]; !s.Preview || d.last.Watching != app.WatchPreview {
			t.Fatalf("watching %v, screen %+v", d.last.Watching, s)
		}
		d.OpenTake(first.Path)
		d.pass(3 * time.Second)
		if d.last.Open != first.Path || len(d.last.Takes) != 2 {
			t.Errorf("the finished take pushed aside what was watched: %s", d.last.Open)
		}
	})
}
