package app_test

import (
	"image"
	"testing"
	"time"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
)

// screen is what the viewer was given last.
func (d *desk) screen() app.Screen { return d.screens[len(d.screens)-1] }

// pictured is the picture that the viewer was given last.
func (d *desk) pictured() app.Screen {
	for i := len(d.screens) - 1; i >= 0; i-- {
		if d.screens[i].Image != nil {
			return d.screens[i]
		}
	}
	return app.Screen{}
}

func TestOnlyThePixelsAreDecodedThatTheViewerHas(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat") // 128 × 80
		d.PlaceCards()
		d.GoTo(7)
		d.settle()
		d.SetViewerSize(64, 64)
		d.settle()
		if s := d.pictured(); s.Image.Rect.Size() != image.Pt(64, 40) || s.State.Width != 128 || s.State.Frame != 7 {
			t.Errorf("a take: %v, %+v", s.Image.Rect, s.State)
		}
		for w := range 20 {
			d.SetViewerSize(200+w, 64)
		}
		d.settle()
		if s := d.pictured(); s.Image.Rect.Dx() != 64 {
			t.Errorf("%v while the pane is being resized", s.Image.Rect)
		}
		d.pass(200 * time.Millisecond)
		if s := d.pictured(); s.Image.Rect.Size() != image.Pt(102, 64) || s.State.Frame != 7 {
			t.Errorf("resized: %v, frame %d", s.Image.Rect, s.State.Frame)
		}
		d.SetViewerSize(4000, 4000)
		d.SetView(app.ViewTimeline)
		d.pass(200 * time.Millisecond)
		full := d.last.Film.Head.Size
		if s := d.pictured(); s.Image.Rect.Size() != image.Pt(full.Width, full.Height) {
			t.Errorf("the film: %v, want %v", s.Image.Rect, full)
		}
		d.SetViewerSize(100, 4000)
		d.pass(200 * time.Millisecond)
		if s := d.pictured(); s.Image.Rect.Dx() != 100 || s.State.Width != full.Width {
			t.Errorf("the film in a narrow viewer: %v, %+v", s.Image.Rect, s.State)
		}
	})
}

func TestAPeekDoesNotDisturbThePlayer(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		source := projects.Source{Take: d.make("a boat").ID}
		d.GoTo(3)
		d.settle()
		before := d.pictured()
		for n := range int64(9) {
			d.Peek(source, rational.New(2*n+1, 24))
		}
		d.settle()
		s := d.screen()
		if !s.Peek || s.Image.RGBAAt(0, 0).G != 8 || s.State.Frame != 3 {
			t.Fatalf("the newest peek: %+v", s)
		}
		d.Unpeek()
		d.settle()
		if s := d.screen(); s.Peek || s.State.Frame != 3 || d.pictured().Image != before.Image {
			t.Errorf("after the peek: %+v", s)
		}
		d.Peek(source, rational.Rat{})
		d.settle()
		d.Step(1)
		d.settle()
		if s := d.pictured(); s.Peek || s.State.Frame != 4 {
			t.Errorf("a step while something is looked for: %+v", s)
		}
		d.Peek(projects.Source{Take: 999}, rational.Rat{})
		d.Unpeek()
	})
}

func TestAPlaceholderSaysWhatItStandsFor(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetView(app.ViewBoard)
		d.settle()
		if p := d.screen().Placeholder; p == nil || p.Title != "a boat" || p.State != "" || p.Source != (projects.Source{}) {
			t.Fatalf("a shot that was never made: %+v", p)
		}
		d.HoldQueue(true)
		d.Generate()
		d.SetView(app.ViewBoard)
		d.settle()
		if p := d.screen().Placeholder; p == nil || p.State != projects.Waiting || p.Source.Take == 0 {
			t.Errorf("one that waits: %+v", p)
		}
		d.HoldQueue(false)
		d.pass(200 * time.Millisecond)
		d.SetView(app.ViewBoard)
		d.settle()
		if p := d.screen().Placeholder; p == nil || p.State != projects.Running {
			t.Errorf("one that is made: %+v", p)
		}
		d.pass(4 * time.Second)
		d.SetView(app.ViewBoard)
		d.settle()
		if p := d.screen().Placeholder; p != nil {
			t.Errorf("one that is there: %+v", p)
		}
	})
}

// TestTheStoryboardPlaysAShotForAsLongAsItWillBe: the pack says how long where the card
// does not, also for a film that was open before the pack was.
func TestTheStoryboardPlaysAShotForAsLongAsItWillBe(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetView(app.ViewBoard)
		d.settle()
		if n := d.screen().State.Frames; n != 50 {
			t.Errorf("it plays for %d frames, a take has 25 of 12 a second", n)
		}
	})
}

func TestShuttleAndTheMarkedStretch(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.PlaceCards()
		d.Pause()
		d.Shuttle(1)
		d.Shuttle(1)
		d.settle()
		if s := d.screen().State; s.Speed != 2 {
			t.Errorf("speed %d", s.Speed)
		}
		d.PlayInOut()
		if d.last.Notice.Text == "" || d.last.View == app.ViewTimeline {
			t.Errorf("without a stretch: %+v", d.last.Notice)
		}
		d.MovePlayhead(10)
		d.settle()
		d.MarkIn()
		d.MovePlayhead(14)
		d.settle()
		d.MarkOut()
		d.SetLoop(false)
		d.PlayInOut()
		d.pass(time.Second)
		if s := d.screen().State; s.Playing || s.Frame != 14 {
			t.Errorf("in to out: %+v", s)
		}
		d.SetLoop(true)
		d.GoTo(12)
		d.PlayPause()
		d.settle()
		d.screens = nil
		d.pass(2 * time.Second)
		for _, s := range d.screens {
			if s.State.Frame < 10 || s.State.Frame > 14 {
				t.Fatalf("frame %d of a loop from 10 to 14", s.State.Frame)
			}
		}
		if !d.screen().State.Playing {
			t.Error("the loop ended")
		}
	})
}
