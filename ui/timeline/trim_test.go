package timeline_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/timeline"
	"kinora/ui/uitest"
)

func TestEdgesTrim(t *testing.T) {
	onStand(t, func(s *stand) {
		y, before := s.Row(s.v1), s.commands()
		s.hold(s.X(96)-2, y, s.X(84), y)
		s.lies(s.b, 48, 96)
		if c, _, _ := s.Film().Timeline.Clip(s.b); c.End() != 84 {
			t.Errorf("while it is pulled it is drawn up to %d", c.End())
		}
		s.up(s.Lanes(), 0, 0, true)
		s.lies(s.b, 48, 84)
		s.pull(s.X(48)+2, y, s.X(60)+2, y)
		s.lies(s.b, 60, 84)
		if got := s.clip(s.b).From; got != rational.New(7, 2) {
			t.Errorf("it begins at %v s of its media", got)
		}
		s.lies(s.c, 120, 168)
		if n := s.commands() - before; n != 2 {
			t.Errorf("two trims are %d commands", n)
		}
	})
}

func TestTheFrameAtTheEdgeIsShown(t *testing.T) {
	onStand(t, func(s *stand) {
		y, medium := s.Row(s.v1), s.media[1].Medium
		s.pull(s.X(96)-2, y, s.X(72)-2, y)
		last := fmt.Sprintf("%d@%v", medium, rational.New(3*24+23, 24))
		if !slices.Contains(s.shown, last) {
			t.Errorf("the viewer was asked for %v, not for %s", s.shown, last)
		}
		if s.shown[len(s.shown)-1] != "0@0" {
			t.Errorf("the viewer was not let go: %v", s.shown)
		}
	})
}

func TestRippleTrimsMoveWhatIsBehind(t *testing.T) {
	onStand(t, func(s *stand) {
		s.SetRippling(true)
		s.pull(s.X(48)-2, s.Row(s.v1), s.X(36)-2, s.Row(s.v1))
		s.lies(s.a, 0, 36)
		s.lies(s.b, 36, 84)
		s.lies(s.c, 108, 156)
	})
}

func TestTheTrimToolTakesTheNearerEdge(t *testing.T) {
	onStand(t, func(s *stand) {
		s.SetTool(timeline.Trim)
		s.pull(s.X(85), s.Row(s.v1), s.X(75), s.Row(s.v1))
		s.lies(s.b, 48, 86)
		s.pull(s.X(55), s.Row(s.v1), s.X(65), s.Row(s.v1))
		s.lies(s.b, 58, 86)
	})
}

func TestPulledPastItsMediaAClipOffersToBeExtended(t *testing.T) {
	onStand(t, func(s *stand) {
		y := s.Row(s.v1)
		s.hold(s.X(168)-2, y, s.X(198)-2, y)
		if !s.Offered() || s.Hatched() != 1 {
			t.Fatalf("%d hatched stretches while it is pulled", s.Hatched())
		}
		s.up(s.Lanes(), 0, 0, true)
		s.lies(s.c, 120, 168)
		if !s.Offered() || s.Hatched() == 0 {
			t.Fatal("the offer went when the edge was let go")
		}
		s.Lanes().MouseMoved(&desktop.MouseEvent{PointEvent: at(s.X(180), y)})
		if s.Lanes().Cursor() != desktop.PointerCursor {
			t.Error("the offer does not look as if it could be clicked")
		}
		if tip := s.Lanes().Tooltip(); tip != "⏎ or a double click makes these frames; Esc drops the offer." {
			t.Errorf("the tip says %q", tip)
		}
		s.Keys().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		clips := s.last.Film.Timeline.Tracks[0].Clips
		if len(clips) != 4 {
			t.Fatalf("%d clips after Enter", len(clips))
		}
		made := clips[3]
		take, ok := s.last.Film.Take(made.Source.Take)
		if !ok || made.Start != 168 || made.Frames != 30 || take.Order.Way != projects.WayExtend || s.Offered() {
			t.Errorf("placeholder %+v, order %+v", made, take.Order)
		}
		if len(s.keys) != 0 {
			t.Errorf("the window got %v", s.keys)
		}
	})
}

func TestTheBeginningCanBePulledToo(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.Slip(s.c, -8*24) // c begins where its media does
		s.studio.MoveClips([]projects.ID{s.c}, 20, 0, false)
		y := s.Row(s.v1)
		s.pull(s.X(140)+2, y, s.X(125)+2, y)
		s.lies(s.c, 140, 188)
		if !s.Offered() || !s.Accept() {
			t.Fatal("nothing is offered")
		}
		made := s.last.Film.Timeline.Tracks[0].Clips[2]
		if made.Start != 125 || made.Frames != 15 {
			t.Errorf("placeholder %+v", made)
		}
	})
}

func TestEscapeDropsTheOffer(t *testing.T) {
	onStand(t, func(s *stand) {
		y := s.Row(s.v1)
		s.pull(s.X(168)-2, y, s.X(198)-2, y)
		s.Keys().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if s.Offered() {
			t.Error("the offer stays")
		}
		s.Keys().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) // lets go of the selection
		s.selected()
		s.Keys().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if len(s.keys) != 1 {
			t.Errorf("the window got %v", s.keys)
		}
	})
}

func TestADoubleClickMakesTheOffer(t *testing.T) {
	onStand(t, func(s *stand) {
		y := s.Row(s.v1)
		s.pull(s.X(168)-2, y, s.X(198)-2, y)
		s.click(s.X(180), y)
		if len(s.last.Film.Takes) != 0 {
			t.Fatal("one click makes frames")
		}
		s.doubleClick(s.Lanes(), s.X(180), y)
		if len(s.last.Film.Takes) != 1 {
			t.Error("a double click makes none")
		}
	})
}

func TestAnExtensionInTheMiddleMakesRoom(t *testing.T) {
	onStand(t, func(s *stand) {
		s.SetRippling(true)
		y := s.Row(s.v1)
		s.studio.Slip(s.a, 5*24) // a ends where its media does, and b touches it
		s.pull(s.X(48)-2, y, s.X(60)-2, y)
		if !s.Offered() || !s.Accept() {
			t.Fatal("nothing is offered")
		}
		s.lies(s.a, 0, 48)
		s.lies(s.b, 60, 108)
	})
}

func TestGapsOfferToBeFilled(t *testing.T) {
	onStand(t, func(s *stand) {
		y := s.Row(s.v1)
		s.studio.SelectTrack(s.v2)
		if s.Hatched() != 0 {
			t.Fatalf("%d stretches are hatched before anybody is near", s.Hatched())
		}
		s.hover(s.X(100), y)
		if s.Hatched() != 1 {
			t.Error("the gap under the pointer offers nothing")
		}
		if tip := s.Lanes().Tooltip(); tip != "G or a double click makes what is missing here." {
			t.Errorf("the tip says %q", tip)
		}
		s.Lanes().MouseOut()
		if s.Hatched() != 0 {
			t.Error("it still offers when the pointer has gone")
		}
		s.studio.SelectTrack(s.v1)
		s.studio.MovePlayhead(100)
		s.settle()
		if s.Hatched() != 1 {
			t.Error("the gap at the playhead offers nothing")
		}
		s.studio.MovePlayhead(30)
		s.settle()
		if s.Hatched() != 0 {
			t.Error("it still offers when the playhead has gone on")
		}
		s.click(s.X(100), y)
		if s.Hatched() != 1 {
			t.Error("the gap that was clicked offers nothing")
		}
		s.Keys().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		clips := s.last.Film.Timeline.Tracks[0].Clips
		if len(clips) != 4 || clips[2].Start != 96 || clips[2].End() != 120 {
			t.Fatalf("clips %+v", clips)
		}
		if take, _ := s.last.Film.Take(clips[2].Source.Take); take.Order.Way != projects.WayFill {
			t.Errorf("order %+v", take.Order)
		}
	})
}

func TestAGapThatWasClickedIsClosed(t *testing.T) {
	onStand(t, func(s *stand) {
		y := s.Row(s.v1)
		s.click(s.X(100), y)
		if !s.GapChosen() || !s.CloseGap() || s.clip(s.c).Start != 96 {
			t.Errorf("the clip behind the gap begins at %d", s.clip(s.c).Start)
		}
		if s.GapChosen() || s.CloseGap() {
			t.Error("there is nothing left to close")
		}
		s.studio.MoveClips([]projects.ID{s.a, s.b, s.c}, 24, 0, false)
		s.settle()
		s.click(s.X(10), y)
		if s.Hatched() != 1 {
			t.Error("a gap that cannot be filled does not look selected")
		}
		s.studio.SelectClips(s.a)
		s.settle()
		if s.GapChosen() {
			t.Error("with a clip the gap is still selected")
		}
		s.click(s.X(10), y)
		if s.CloseGap(); s.clip(s.a).Start != 0 {
			t.Errorf("the first clip begins at %d", s.clip(s.a).Start)
		}
	})
}

func TestADoubleClickFillsAGap(t *testing.T) {
	onStand(t, func(s *stand) {
		s.doubleClick(s.Lanes(), s.X(100), s.Row(s.v1))
		if clips := s.last.Film.Timeline.Tracks[0].Clips; len(clips) != 4 {
			t.Errorf("clips %+v", clips)
		}
		if s.FillGap() {
			t.Error("there is nothing left to fill")
		}
	})
}

func TestWhatFailedIsTriedAgain(t *testing.T) {
	onStand(t, func(s *stand) {
		s.engine.Fails = errors.New("the device ran out of memory")
		s.doubleClick(s.Lanes(), s.X(100), s.Row(s.v1))
		s.pass(2 * time.Second)
		take := s.last.Film.Timeline.Tracks[0].Clips[2].Source.Take
		state := func() projects.OutcomeState { return s.last.Film.Outcomes[take].State }
		if state() != projects.Failed || !s.Says("Failed · ⏎ retries") {
			t.Fatalf("the take is %q, the clips say %q", state(), s.Words())
		}
		s.engine.Fails = nil
		s.click(s.X(100), s.Row(s.v1))
		s.Keys().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		s.pass(10 * time.Second)
		if state() != projects.Done || s.Says("Failed · ⏎ retries") {
			t.Errorf("the take is %q, the clips say %q", state(), s.Words())
		}
		if s.Accept() {
			t.Error("what is done is made again")
		}
	})
}

func TestTheBladeCuts(t *testing.T) {
	onStand(t, func(s *stand) {
		s.SetTool(timeline.Blade)
		y := s.Row(s.v1)
		s.hover(s.X(20), y)
		if s.Guide() != 20 || s.Lanes().Cursor() != desktop.CrosshairCursor {
			t.Errorf("the blade is shown at %d", s.Guide())
		}
		s.click(s.X(20), y)
		s.lies(s.a, 0, 20)
		if n := len(s.last.Film.Timeline.Tracks[0].Clips); n != 4 {
			t.Errorf("%d clips", n)
		}
		s.studio.MovePlayhead(60)
		s.settle()
		s.click(s.X(61), y)
		s.lies(s.b, 48, 60) // the playhead is near
	})
}

func TestSlipSlideAndRoll(t *testing.T) {
	onStand(t, func(s *stand) {
		y := s.Row(s.v1)
		s.SetTool(timeline.Slip)
		s.hold(s.X(70), y, s.X(58), y)
		if c, _, _ := s.Film().Timeline.Clip(s.b); c.From != rational.New(7, 2) || s.clip(s.b).From != rational.Int(3) {
			t.Errorf("slipped to %v s", c.From)
		}
		s.up(s.Lanes(), 0, 0, true)
		s.lies(s.b, 48, 96)
		if from := s.clip(s.b).From; from != rational.New(7, 2) {
			t.Errorf("slipped to %v s", from)
		}
		s.SetTool(timeline.Roll)
		s.pull(s.X(48)+2, y, s.X(38)+2, y)
		s.lies(s.a, 0, 38)
		s.lies(s.b, 38, 96)
		s.pull(s.X(38)-2, y, s.X(58)-2, y)
		s.lies(s.a, 0, 58)
		s.SetTool(timeline.Slide)
		s.pull(s.X(70), y, s.X(77), y)
		s.lies(s.a, 0, 65)
		s.lies(s.b, 65, 103)
	})
}

func TestKeysThatMeanNothingHereGoOn(t *testing.T) {
	onStand(t, func(s *stand) {
		s.window.Canvas().Focus(s.Keys())
		uitest.Keys(s.window, fyne.KeyLeft, fyne.KeySpace, fyne.KeyReturn)
		if !slices.Equal(s.keys, []fyne.KeyName{fyne.KeyLeft, fyne.KeySpace, fyne.KeyReturn}) {
			t.Errorf("the window got %v", s.keys)
		}
		s.click(s.X(20), s.Row(s.v1))
		if s.window.Canvas().Focused() != nil {
			t.Error("a click leaves the keyboard where it was")
		}
	})
}
