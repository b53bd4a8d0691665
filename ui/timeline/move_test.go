package timeline_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/app"
	"kinora/projects"
)

func (s *stand) selected(ids ...projects.ID) {
	s.t.Helper()
	got := slices.Sorted(slices.Values(s.last.Selection.Clips))
	if !slices.Equal(got, slices.Sorted(slices.Values(ids))) {
		s.t.Errorf("selected are %v, not %v", got, ids)
	}
	for _, id := range ids {
		if !s.Marked(id) {
			s.t.Errorf("clip %d is not drawn as selected", id)
		}
	}
}

func TestClicksSelect(t *testing.T) {
	onStand(t, func(s *stand) {
		y := s.Row(s.v1)
		s.down(s.Lanes(), s.X(20), y, desktop.MouseButtonPrimary)
		s.selected(s.a) // at once, not when the button goes up
		s.up(s.Lanes(), s.X(20), y, false)
		s.held = fyne.KeyModifierControl
		s.click(s.X(70), y)
		s.selected(s.a, s.b)
		s.click(s.X(20), y)
		s.selected(s.b)
		s.held = 0
		s.click(s.X(300), y)
		s.selected()
		if s.last.Selection.Track != s.v1 {
			t.Error("the track that was clicked is not selected")
		}
	})
}

func TestAClickOnOneOfSeveralSelectsIt(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.SelectClips(s.a, s.b)
		s.down(s.Lanes(), s.X(20), s.Row(s.v1), desktop.MouseButtonPrimary)
		s.selected(s.a, s.b) // they may be about to be dragged
		s.up(s.Lanes(), s.X(20), s.Row(s.v1), false)
		s.selected(s.a)
	})
}

// The history can be gone back in while the button is down, and rows go with it.
func TestATrackGoesWhileAClipIsDragged(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.RemoveTrack(s.a1)
		s.studio.AddTrack(projects.PictureTrack)
		s.settle()
		y := s.Row(s.v1)
		s.hold(s.X(140), y, s.X(220), y)
		s.studio.Undo()
		s.settle()
		y = s.Row(s.v1)
		s.move(s.Lanes(), s.X(230), y)
		s.up(s.Lanes(), s.X(230), y, true)
		s.lies(s.c, 210, 258)
		if n := len(s.Film().Timeline.Tracks); n != 2 {
			t.Errorf("there are %d tracks", n)
		}
	})
}

func TestADragMovesAClip(t *testing.T) {
	onStand(t, func(s *stand) {
		y, before := s.Row(s.v1), s.commands()
		s.hold(s.X(140), y, s.X(220), y)
		s.lies(s.c, 120, 168)
		if c, _, _ := s.Film().Timeline.Clip(s.c); c.Start != 200 {
			t.Errorf("while it is dragged it is drawn at %d", c.Start)
		}
		if s.Readout() != "+3:08" {
			t.Errorf("the readout says %q", s.Readout())
		}
		s.up(s.Lanes(), s.X(220), y, true)
		s.lies(s.c, 200, 248)
		if s.Readout() != "" {
			t.Error("the readout stays")
		}
		if n := s.commands(); n != before+1 {
			t.Errorf("one drag is %d commands", n-before)
		}
		s.studio.Undo()
		s.lies(s.c, 120, 168)
		if c, _, _ := s.Film().Timeline.Clip(s.c); c.Start != 120 {
			t.Errorf("after undoing it is drawn at %d", c.Start)
		}
	})
}

func TestADragSnapsAndShowsWhere(t *testing.T) {
	onStand(t, func(s *stand) {
		y := s.Row(s.v1)
		s.hold(s.X(140), y, s.X(140-23), y) // one frame short of touching b
		if s.Guide() != 96 {
			t.Errorf("the snap line is at %d", s.Guide())
		}
		s.up(s.Lanes(), 0, 0, true)
		s.lies(s.c, 96, 144)
		if s.Guide() >= 0 {
			t.Error("the snap line stays")
		}
		s.studio.Undo()
		s.held = fyne.KeyModifierAlt
		s.pull(s.X(140), y, s.X(140-23), y)
		s.lies(s.c, 97, 145)
		s.studio.Undo()
		s.held = 0
		s.SetSnapping(false)
		s.pull(s.X(140), y, s.X(140-23), y)
		s.lies(s.c, 97, 145)
	})
}

func TestADragGoesToAnotherTrack(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.SelectClips(s.a, s.b)
		s.pull(s.X(70), s.Row(s.v1), s.X(70), s.Row(s.v2))
		for _, id := range []projects.ID{s.a, s.b} {
			_, track, _ := s.last.Film.Timeline.Clip(id)
			if s.last.Film.Timeline.Tracks[track].ID != s.v2 {
				t.Errorf("clip %d is on %s", id, s.last.Film.Timeline.Tracks[track].Name)
			}
		}
		s.lies(s.a, 0, 48)
		s.lies(s.b, 48, 96)
	})
}

func TestADragPastTheTracksMakesOne(t *testing.T) {
	onStand(t, func(s *stand) {
		before := s.commands()
		s.hold(s.X(140), s.Row(s.v1), s.X(140), -8) // not far enough
		if n := len(s.Film().Timeline.Tracks); n != 3 {
			t.Errorf("drawn are %d tracks", n)
		}
		for range 2 {
			s.move(s.Lanes(), s.X(140), -20)
			if n := len(s.Film().Timeline.Tracks); n != 4 || s.Heads() != 4 {
				t.Errorf("drawn are %d tracks with %d heads", n, s.Heads())
			}
		}
		s.up(s.Lanes(), s.X(140), -20, true)
		tracks := s.last.Film.Timeline.Tracks
		if len(tracks) != 4 || len(tracks[2].Clips) != 1 || tracks[2].Clips[0].ID != s.c {
			t.Errorf("tracks %+v", tracks)
		}
		s.lies(s.c, 120, 168)
		if n := s.commands(); n != before+1 {
			t.Errorf("it is %d commands", n-before)
		}
		s.studio.Undo()
		if n := len(s.last.Film.Timeline.Tracks); n != 3 || s.Heads() != 3 {
			t.Errorf("after undoing there are %d tracks with %d heads", n, s.Heads())
		}
	})
}

func TestSoundIsDraggedToANewTrackThatIsOutOfSight(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.AddTrack(projects.PictureTrack)
		s.studio.Place(s.media[3], app.PlaceOverwrite, s.a1, 10)
		below := s.Row(s.a1) + 40
		for range 2 { // the first time it is given up
			s.hold(s.X(20), s.Row(s.a1), s.X(20), below)
			sound := s.Film().Timeline.Tracks[4]
			if y := s.Row(sound.ID); len(sound.Clips) != 1 || y > s.Lanes().Size().Height {
				t.Errorf("the new track is drawn at %.0f with %d clips", y, len(sound.Clips))
			}
			s.Escape()
			below = s.Row(s.a1) + 40
			if len(s.Film().Timeline.Tracks) != 4 {
				t.Error("given up it leaves something")
			}
		}
		s.pull(s.X(20), s.Row(s.a1), s.X(20), below)
		if sound := s.last.Film.Timeline.Tracks; len(sound) != 5 || len(sound[4].Clips) != 1 {
			t.Errorf("tracks %+v", sound)
		}
	})
}

func TestPicturesAndSoundThatAreDraggedBySoundStayOnTheirTracks(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.Place(s.media[3], app.PlaceOverwrite, s.a1, 10)
		s.studio.SelectClips(append(s.last.Selection.Clips, s.a)...)
		s.pull(s.X(20), s.Row(s.a1), s.X(220), s.Row(s.a1)+40)
		s.lies(s.a, 200, 248)
		if n := len(s.last.Film.Timeline.Tracks); n != 3 {
			t.Errorf("there are %d tracks", n)
		}
	})
}

func TestPicturesDoNotBecomeSound(t *testing.T) {
	onStand(t, func(s *stand) {
		s.pull(s.X(140), s.Row(s.v1), s.X(220), s.Row(s.a1))
		s.lies(s.c, 200, 248)
		if _, track, _ := s.last.Film.Timeline.Clip(s.c); s.last.Film.Timeline.Tracks[track].ID != s.v1 {
			t.Error("a picture lies on a sound track")
		}
	})
}

func TestAMoveInsertsWithCtrlAndWithRipple(t *testing.T) {
	for name, prepare := range map[string]func(*stand){
		"ctrl":   func(s *stand) { s.held = fyne.KeyModifierControl },
		"ripple": func(s *stand) { s.SetRippling(true) },
	} {
		t.Run(name, func(t *testing.T) {
			onStand(t, func(s *stand) {
				s.down(s.Lanes(), s.X(140), s.Row(s.v1), desktop.MouseButtonPrimary)
				prepare(s)
				s.move(s.Lanes(), s.X(20), s.Row(s.v1))
				s.move(s.Lanes(), s.X(20), s.Row(s.v1))
				s.up(s.Lanes(), 0, 0, true)
				s.lies(s.c, 0, 48)
				s.lies(s.a, 48, 96)
				s.lies(s.b, 96, 144)
			})
		})
	}
}

func TestEscapeGivesADragUp(t *testing.T) {
	onStand(t, func(s *stand) {
		before := s.commands()
		s.hold(s.X(140), s.Row(s.v1), s.X(220), s.Row(s.v1))
		if !s.Escape() {
			t.Error("Escape had nothing to do")
		}
		s.move(s.Lanes(), s.X(250), s.Row(s.v1))
		s.up(s.Lanes(), s.X(250), s.Row(s.v1), true)
		s.lies(s.c, 120, 168)
		if c, _, _ := s.Film().Timeline.Clip(s.c); c.Start != 120 || s.commands() != before {
			t.Errorf("it is drawn at %d, after %d commands", c.Start, s.commands()-before)
		}
	})
}

func TestADragGoesOnWithAFilmThatChanges(t *testing.T) {
	onStand(t, func(s *stand) {
		s.hold(s.X(140), s.Row(s.v1), s.X(220), s.Row(s.v1))
		s.studio.AddMarkerAt(10, "")
		if c, _, _ := s.Film().Timeline.Clip(s.c); c.Start != 200 || len(s.Film().Timeline.Markers) != 1 {
			t.Errorf("it is drawn at %d with %d markers", c.Start, len(s.Film().Timeline.Markers))
		}
		s.up(s.Lanes(), 0, 0, true)
		s.lies(s.c, 200, 248)
	})
}

func TestClipsOfALockedTrackStay(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.SetTrack(s.v1, false, true)
		before := s.commands()
		s.pull(s.X(140), s.Row(s.v1), s.X(220), s.Row(s.v1))
		s.lies(s.c, 120, 168)
		if s.commands() != before {
			t.Error("a drag on a locked track is a command")
		}
		s.selected(s.c)
	})
}

func TestARubberBandSelects(t *testing.T) {
	onStand(t, func(s *stand) {
		s.hold(s.X(200), s.Row(s.v2), s.X(70), s.Row(s.v1))
		if !s.Marked(s.b) || !s.Marked(s.c) || s.Marked(s.a) {
			t.Error("what the band touches is not drawn as selected")
		}
		s.selected()
		s.up(s.Lanes(), s.X(70), s.Row(s.v1), true)
		s.selected(s.b, s.c)
		s.held = fyne.KeyModifierShift
		s.pull(s.X(10), s.Row(s.v2), s.X(20), s.Row(s.v1))
		s.selected(s.a, s.b, s.c)
	})
}

func TestDraggingAtTheEdgeScrolls(t *testing.T) {
	onStand(t, func(s *stand) {
		s.SetZoom(20)
		s.ScrollTo(0)
		end, x := s.Lanes().Size().Width-2, s.X(30)
		s.down(s.Lanes(), x, s.Row(s.v1), desktop.MouseButtonPrimary)
		s.move(s.Lanes(), end, s.Row(s.v1))
		first := s.FrameAt(0)
		c, _, _ := s.Film().Timeline.Clip(s.a)
		for range 20 {
			s.Push()
		}
		moved, _, _ := s.Film().Timeline.Clip(s.a)
		if s.FrameAt(0) <= first || moved.Start <= c.Start {
			t.Errorf("the view begins at %d as before, the clip at %d", s.FrameAt(0), moved.Start)
		}
		s.up(s.Lanes(), end, s.Row(s.v1), true)
	})
}
