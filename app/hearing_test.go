package app_test

import (
	"context"
	"os"
	"testing"
	"time"

	"kinora/app/player"
	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// ear is a speaker that notes what it was given.
type ear struct {
	format  string // of what is playing; "" is nothing
	from    int64
	started time.Time
	closed  bool
}

func (e *ear) Play(_ context.Context, s media.Sound, from int64) error {
	e.format, e.from, e.started = s.Info().Format, from, time.Now()
	return nil
}

func (e *ear) Stop() { e.format = "" }

func (e *ear) Position() (int64, bool) {
	return e.from + int64(time.Since(e.started)*media.SoundRate/time.Second), e.format != ""
}

func (e *ear) Close() { e.closed = true }

// hears makes a desk's player heard, and gives whoever listens and the one to tell that
// nothing is heard.
func hears(d *desk) (*ear, func() func(string)) {
	e := &ear{}
	var say func(string)
	d.cfg.Speaker = func(tell func(string)) player.Speaker { say = tell; return e }
	d.cfg.Sound = func(_ context.Context, path string) (media.Sound, error) {
		if _, err := os.Stat(path); err != nil {
			return nil, err
		}
		return hush{}, nil
	}
	return e, func() func(string) { return say }
}

// hush is three seconds of silence.
type hush struct{}

func (hush) Info() media.Info {
	return media.Info{Format: "hush", Duration: rational.Int(3), Audio: &media.AudioInfo{SampleRate: media.SoundRate, Channels: 1}}
}

func (hush) Read(_ context.Context, _ int64, buf []float32) error { clear(buf); return nil }
func (hush) Close()                                               {}

func TestAFileOfSoundOnlyIsImportedAndHeard(t *testing.T) {
	var e *ear
	atDesk(t, func(d *desk) { e, _ = hears(d) }, func(t *testing.T, d *desk) {
		media := d.bring(file(t, "song.wav"))
		if len(media) != 1 || media[0].Kind != projects.Sound || media[0].Seconds.Cmp(rational.Int(3)) != 0 || !media[0].HasSound {
			t.Fatalf("media %+v, notice %+v", media, d.last.Notice)
		}
		d.ShowSource(projects.Source{Medium: media[0].ID})
		d.pass(time.Second)
		state := d.screens[len(d.screens)-1].State
		if e.format != "hush" || state.Frames != 75 || state.Frame != 25 || !state.Playing {
			t.Errorf("heard %q, state %+v", e.format, state)
		}
	})
}

func TestTheTimelineIsHeardWhileItPlays(t *testing.T) {
	var e *ear
	atDesk(t, func(d *desk) { e, _ = hears(d) }, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.PlaceCards()
		d.MovePlayhead(12)
		d.settle()
		if e.format != "" {
			t.Fatal("scrubbing is heard")
		}
		d.PlayPause()
		d.pass(300 * time.Millisecond)
		rate := d.last.Film.Head.Rate
		if want := int64(12 * media.SoundRate / rate.Float()); e.format != "timeline" || e.from != want {
			t.Errorf("heard %q from %d, want from %d", e.format, e.from, want)
		}
		d.PlayPause()
		d.settle()
		if e.format != "" {
			t.Error("heard while it is paused")
		}
	})
	if !e.closed {
		t.Error("the speaker stays open")
	}
}

func TestThatNothingIsHeardIsSaid(t *testing.T) {
	var say func() func(string)
	atDesk(t, func(d *desk) { _, say = hears(d) }, func(t *testing.T, d *desk) {
		say()("no sound is heard: no device")
		d.settle()
		if d.last.Notice.Text != "no sound is heard: no device" {
			t.Errorf("notice %+v", d.last.Notice)
		}
	})
}
