package timeline_test

import (
	"testing"

	"kinora/projects"
	"kinora/projects/rational"
)

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

func TestWhyNothingIsOffered(t *testing.T) {
	onStand(t, func(s *stand) {
		check := func(want string) {
			t.Helper()
			if ok, why := s.CanOffer(); why != want || ok != (want == "") || s.OfferMore() != ok {
				t.Errorf("can %v, for %q, want %q", ok, why, want)
			}
		}
		check("No clip of pictures is selected on the timeline.")
		s.studio.SelectClips(s.a, s.b)
		check("Several clips are selected: select one.")
		s.studio.SelectClips(s.c)
		s.studio.SetSpeed(rational.Int(2), true)
		check("The clip does not play at its own speed: set its speed to 1 first.")
		s.studio.SetSpeed(rational.New(24, 25), true) // as a gap may have been filled
		check("")
	})
}

func TestAnOfferGoesWithWhatItWasMadeFor(t *testing.T) {
	for name, do := range map[string]func(*stand){
		"its clip goes":            func(s *stand) { s.studio.Lift() },
		"its clip changes":         func(s *stand) { s.studio.MoveClips([]projects.ID{s.c}, 5, 0, false) },
		"another clip is selected": func(s *stand) { s.studio.SelectClips(s.a) },
		"nothing is selected":      func(s *stand) { s.studio.SelectClips() },
		"a shot is selected":       func(s *stand) { s.studio.AppendCard() },
		"something is taken back":  func(s *stand) { s.studio.Undo() },
		"a source is selected":     func(s *stand) { s.studio.SelectSource(s.media[0]) },
		"something is done again":  func(s *stand) { s.studio.Redo() },
	} {
		onStand(t, func(s *stand) {
			s.studio.AddMarkerAt(3, "a")
			s.studio.AddMarkerAt(9, "b")
			s.studio.Undo()
			s.studio.SelectClips(s.c)
			s.settle()
			if !s.OfferMore() {
				t.Fatal("nothing is offered")
			}
			s.studio.MovePlayhead(10)
			s.settle()
			if !s.Offered() {
				t.Errorf("%s: the offer went with the playhead", name)
			}
			do(s)
			s.settle()
			if s.Offered() {
				t.Errorf("%s: the offer stays", name)
			}
		})
	}
}
