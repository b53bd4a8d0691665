package timeline_test

import "testing"

func TestThePlayheadGoesFromCutToCut(t *testing.T) {
	onStand(t, func(s *stand) {
		for _, want := range []int64{48, 96, 120, 167, 167} {
			s.NextCut()
			s.settle()
			if got := s.studio.Snapshot().Playhead; got != want {
				t.Errorf("at %d, not at %d", got, want)
			}
		}
		s.PreviousCut()
		if got := s.studio.Snapshot().Playhead; got != 120 {
			t.Errorf("at %d, not at 120", got)
		}
	})
}

func TestClipsAreMovedByTheKeyboard(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.SelectTrack(s.v1)
		s.studio.MovePlayhead(130)
		s.settle()
		s.SelectUnderPlayhead()
		s.selected(s.c)
		s.Nudge(3)
		s.lies(s.c, 123, 171)
		s.Nudge(-1)
		s.lies(s.c, 122, 170)
	})
}

func TestTheKeyboardOffersMoreAndMore(t *testing.T) {
	onStand(t, func(s *stand) {
		if s.OfferMore() {
			t.Fatal("it offers to extend nothing")
		}
		s.studio.SelectClips(s.c)
		s.OfferMore()
		s.OfferMore()
		s.Accept()
		if made := s.last.Film.Timeline.Tracks[0].Clips[3]; made.Start != 168 || made.Frames != 48 {
			t.Errorf("placeholder %+v", made)
		}
	})
}
