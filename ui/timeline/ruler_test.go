package timeline_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/projects"
	"kinora/ui/timeline"
	"kinora/ui/uitest"
)

func TestTheRulerScrubs(t *testing.T) {
	onStand(t, func(s *stand) {
		s.down(s.Ruler(), s.X(30)+1, 10, desktop.MouseButtonPrimary)
		s.settle()
		if x, seen := s.Needle(); !seen || x != s.X(30) || s.last.Playhead != 30 {
			t.Errorf("the playhead is at %d", s.last.Playhead)
		}
		s.move(s.Ruler(), s.X(60)+1, 60)
		if x, _ := s.Needle(); x != s.X(30) {
			t.Error("the playhead is drawn before its frame")
		}
		time.Sleep(50 * time.Millisecond) // the frame has not come: nothing of the queue is done
		s.queue.Drain()
		if x, _ := s.Needle(); x != s.X(60) {
			t.Errorf("the playhead still waits at %v", x)
		}
		s.move(s.Ruler(), s.X(90)+1, 60)
		s.up(s.Ruler(), s.X(90), 60, true)
		if s.studio.Snapshot().Playhead != 90 {
			t.Errorf("the playhead is at %d", s.last.Playhead)
		}
	})
}

func (s *stand) marker() projects.Marker {
	s.t.Helper()
	if len(s.last.Film.Timeline.Markers) != 1 {
		s.t.Fatalf("markers %+v", s.last.Film.Timeline.Markers)
	}
	return s.last.Film.Timeline.Markers[0]
}

func TestMarkersAreDraggedAndNamed(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.AddMarkerAt(60, "boat")
		s.Ruler().MouseMoved(&desktop.MouseEvent{PointEvent: at(s.X(60), 20)})
		if tip := s.Ruler().Tooltip(); tip != "boat · 00:00:02:12" {
			t.Errorf("the tip says %q", tip)
		}
		before := s.commands()
		s.down(s.Ruler(), s.X(60), 20, desktop.MouseButtonPrimary)
		s.move(s.Ruler(), s.X(75), 20)
		s.move(s.Ruler(), s.X(80), 20)
		if s.marker().Frame != 60 {
			t.Error("it moved before it was let go")
		}
		s.up(s.Ruler(), s.X(80), 20, true)
		if s.marker().Frame != 80 || s.commands() != before+1 {
			t.Errorf("marker %+v after %d commands", s.marker(), s.commands()-before)
		}
		s.doubleClick(s.Ruler(), s.X(80), 20)
		for _, r := range "boats" {
			s.window.Canvas().Focused().TypedRune(r)
		}
		uitest.Keys(s.window, fyne.KeyReturn)
		if s.marker().Name != "boats" {
			t.Errorf("it is called %q", s.marker().Name)
		}
	})
}

func TestInAndOutAreDragged(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.SetIn(20)
		s.studio.SetOut(70)
		for _, c := range []struct{ from, to int64 }{{20, 30}, {70, 110}} {
			s.down(s.Ruler(), s.X(c.from), 4, desktop.MouseButtonPrimary)
			s.move(s.Ruler(), s.X(c.to), 4)
			s.up(s.Ruler(), s.X(c.to), 4, true)
		}
		if tl := s.last.Film.Timeline; tl.In != 30 || tl.Out != 110 {
			t.Errorf("marked is %d to %d", tl.In, tl.Out)
		}
	})
}

func scroll(dx, dy float32, p fyne.PointEvent) *fyne.ScrollEvent {
	return &fyne.ScrollEvent{PointEvent: p, Scrolled: fyne.NewDelta(dx, dy)}
}

func TestTheWheelScrollsAndZooms(t *testing.T) {
	onStand(t, func(s *stand) {
		s.SetZoom(10)
		s.ScrollTo(0)
		before := s.FrameAt(0)
		s.Lanes().Scrolled(scroll(0, -50, at(400, 40)))
		if s.FrameAt(0) <= before {
			t.Error("the wheel does not scroll along the film")
		}
		s.held = fyne.KeyModifierControl
		frame := s.FrameAt(400)
		s.Lanes().Scrolled(scroll(0, 50, at(400, 40)))
		if s.Zoom() != 15 || s.FrameAt(400) != frame {
			t.Errorf("frame %d came to where %d was, %v units wide", s.FrameAt(400), frame, s.Zoom())
		}
		s.held = fyne.KeyModifierShift
		for range 4 {
			s.studio.AddTrack(projects.PictureTrack)
		}
		y := s.Row(s.v1)
		s.Lanes().Scrolled(scroll(0, -20, at(400, 40)))
		if s.Row(s.v1) != y-20 {
			t.Errorf("the rows moved by %v", s.Row(s.v1)-y)
		}
	})
}

func TestTheMiddleButtonPans(t *testing.T) {
	onStand(t, func(s *stand) {
		s.SetZoom(10)
		s.ScrollTo(0)
		x := s.X(50)
		s.down(s.Lanes(), 600, 40, desktop.MouseButtonTertiary)
		s.move(s.Lanes(), 500, 40)
		s.up(s.Lanes(), 500, 40, true)
		if s.X(50) != x-100 {
			t.Errorf("the film moved by %v", s.X(50)-x)
		}
		s.lies(s.a, 0, 48)
	})
}

func TestFitShowsTheWholeFilm(t *testing.T) {
	onStand(t, func(s *stand) {
		s.SetZoom(30)
		s.Fit()
		if s.X(0) < 0 || s.X(168) > s.Lanes().Size().Width || s.X(168) < 0.9*s.Lanes().Size().Width {
			t.Errorf("the film lies from %v to %v", s.X(0), s.X(168))
		}
	})
}

func TestThePlayheadTurnsThePage(t *testing.T) {
	onStand(t, func(s *stand) {
		s.SetZoom(30)
		s.ScrollTo(0)
		last := s.FrameAt(s.Lanes().Size().Width)
		for f := int64(0); f <= last+2; f++ {
			s.SetPlayhead(f)
		}
		x, seen := s.Needle()
		if !seen || x < 0 || x > s.Lanes().Size().Width/4 {
			t.Errorf("the playhead is drawn at %v", x)
		}
	})
}

func TestTheRulerStaysReadable(t *testing.T) {
	for _, second := range []int64{12, 24, 25, 30, 60} {
		for perFrame := 0.0005; perFrame < 50; perFrame *= 1.3 {
			label, tick := timeline.Divide(perFrame, second)
			if width := float64(label) * perFrame; width < 80 || width > 900 {
				t.Errorf("%v units a frame: time codes are %v apart", perFrame, width)
			}
			if tick < 1 || tick > label {
				t.Errorf("%v units a frame: a line every %d frames, a time code every %d", perFrame, tick, label)
			}
		}
	}
}

func TestTimeCodesAreAsShortAsCanBe(t *testing.T) {
	for want, got := range map[string]string{
		"00:05":    timeline.TickText(120, 24, 24),
		"01:00":    timeline.TickText(1440, 24, 24),
		"00:05:12": timeline.TickText(132, 24, 12),
		"1:00:01":  timeline.TickText(3601*24, 24, 24),
	} {
		if got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

func TestThePlayheadFollowsWhatPlays(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.MovePlayhead(0)
		s.settle()
		s.studio.PlayPause()
		s.pass(time.Second)
		if x, _ := s.Needle(); x < s.X(18) || x > s.X(30) {
			t.Errorf("after a second the playhead is drawn at frame %d", s.FrameAt(x))
		}
	})
}

func TestThePlayerDoesNotPullTheNeedleBack(t *testing.T) {
	onStand(t, func(s *stand) {
		s.down(s.Ruler(), s.X(30)+1, 10, desktop.MouseButtonPrimary)
		s.SetPlayhead(12) // a frame that was asked for earlier
		if x, _ := s.Needle(); x != s.X(30) {
			t.Errorf("the playhead is drawn at %d", s.FrameAt(x))
		}
		s.up(s.Ruler(), s.X(30)+1, 10, false)
		s.SetPlayhead(31)
		if x, _ := s.Needle(); x != s.X(31) {
			t.Errorf("the playhead is drawn at %d", s.FrameAt(x))
		}
	})
}

func TestTheSliderAtTheFootScrolls(t *testing.T) {
	onStand(t, func(s *stand) {
		s.Fit()
		if _, seen := s.Slider(); seen {
			t.Error("it is there though all is seen")
		}
		s.SetZoom(20)
		s.ScrollTo(0)
		slider, seen := s.Slider()
		if !seen {
			t.Fatal("it is not there")
		}
		before := s.FrameAt(0)
		slider.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(100, 0)})
		if s.FrameAt(0) <= before {
			t.Error("it does not scroll")
		}
	})
}
