package timeline_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/payload"
	"kinora/ui/uitest"
)

// over is a place of the lanes within the window.
func (s *stand) over(frame int64, track projects.ID) fyne.Position {
	return uitest.At(s.Lanes(), s.X(frame), s.Row(track))
}

func TestASourceIsDropped(t *testing.T) {
	onStand(t, func(s *stand) {
		s.drag.Start(payload.Sources{All: s.media[:1]}, kit.Ghost{Label: "harbour"}, s.over(100, s.v2))
		if n := len(s.Film().Timeline.Tracks[1].Clips); n != 1 {
			t.Fatalf("%d clips are drawn where it would lie", n)
		}
		s.drag.Move(s.over(50, s.v2)) // near the cut at 48
		if got := s.Film().Timeline.Tracks[1].Clips[0].Start; got != 48 || s.Guide() != 48 {
			t.Errorf("it would lie at %d", got)
		}
		if len(s.last.Film.Timeline.Tracks[1].Clips) != 0 {
			t.Error("the document changed before it was dropped")
		}
		if !s.drag.End() {
			t.Fatal("nobody took it")
		}
		clips := s.last.Film.Timeline.Tracks[1].Clips
		if len(clips) != 1 || clips[0].Start != 48 || clips[0].Source != s.media[0] {
			t.Errorf("clips %+v", clips)
		}
		if s.Guide() >= 0 {
			t.Error("the snap line stays")
		}
	})
}

func TestADropInsertsWithCtrl(t *testing.T) {
	onStand(t, func(s *stand) {
		s.held = fyne.KeyModifierControl
		s.drag.Start(payload.Sources{All: s.media[:2]}, kit.Ghost{}, s.over(48, s.v1))
		s.drag.End()
		s.lies(s.a, 0, 48)
		s.lies(s.b, 48+480, 96+480)
	})
}

func TestWhatIsDraggedAwayLeavesNothing(t *testing.T) {
	onStand(t, func(s *stand) {
		s.drag.Start(payload.Sources{All: s.media[:1]}, kit.Ghost{}, s.over(100, s.v2))
		s.drag.Move(fyne.NewPos(20, 20))
		if len(s.Film().Timeline.Tracks[1].Clips) != 0 {
			t.Error("it is still drawn")
		}
		if s.drag.End() {
			t.Error("somebody took it")
		}
		s.drag.Start(7, kit.Ghost{}, s.over(100, s.v2))
		if s.drag.End() {
			t.Error("it took what it does not know")
		}
	})
}

func TestADropFindsATrackOfItsKind(t *testing.T) {
	onStand(t, func(s *stand) {
		wind := payload.Sources{All: s.media[3:]}
		s.drag.Start(wind, kit.Ghost{}, s.over(100, s.v1))
		if drawn := s.Film().Timeline.Tracks[2].Clips; len(drawn) != 1 || drawn[0].Start != 100 {
			t.Errorf("it would lie as %+v", drawn)
		}
		s.drag.End()
		before := s.commands()
		s.drag.Start(wind, kit.Ghost{}, s.over(110, s.v1)) // A1 is not free there
		s.drag.End()
		if sound := s.last.Film.Timeline.Tracks; len(sound) != 4 || len(sound[2].Clips) != 1 || len(sound[3].Clips) != 1 {
			t.Fatalf("tracks %+v", sound)
		}
		if n := s.commands(); n != before+1 {
			t.Errorf("it is %d commands", n-before)
		}
		s.studio.Undo()
		if n := len(s.last.Film.Timeline.Tracks); n != 3 {
			t.Errorf("after undoing there are %d tracks", n)
		}
	})
}

func TestANewTrackDoesNotMoveWhatThePointerIsOver(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.Place(s.media[0], app.PlaceOverwrite, s.v2, 0) // 240 frames
		place := s.over(10, s.a1)
		s.drag.Start(payload.Sources{All: s.media[1:2]}, kit.Ghost{}, place)
		for range 3 {
			s.drag.Move(place)
			if drawn := s.Film().Timeline.Tracks; len(drawn) != 4 || len(drawn[2].Clips) != 1 || s.Heads() != 4 {
				t.Fatalf("drawn are %d heads and %+v", s.Heads(), drawn)
			}
		}
		s.drag.Move(fyne.NewPos(20, 20))
		if n := len(s.Film().Timeline.Tracks); n != 3 || s.Heads() != 3 {
			t.Errorf("dragged away it leaves %d tracks and %d heads", n, s.Heads())
		}
		s.drag.Move(place)
		s.drag.End()
		if tracks := s.last.Film.Timeline.Tracks; len(tracks) != 4 || len(tracks[2].Clips) != 1 {
			t.Errorf("dropped it made %+v", tracks)
		}
	})
}

func TestFilesAreDropped(t *testing.T) {
	onStand(t, func(s *stand) {
		path := filepath.Join(t.TempDir(), "boat.mp4")
		if err := os.WriteFile(path, []byte("boat"), 0o600); err != nil {
			t.Fatal(err)
		}
		if !s.drag.DropFiles(s.over(10, s.v2), []string{path}) {
			t.Fatal("nobody took it")
		}
		s.pass(200 * time.Millisecond)
		clips := s.last.Film.Timeline.Tracks[1].Clips
		if len(clips) != 1 || clips[0].Start != 10 {
			t.Errorf("clips %+v", clips)
		}
	})
}
