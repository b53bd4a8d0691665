package timeline_test

import (
	"math"
	"testing"

	"kinora/projects"
	"kinora/projects/rational"
)

// TestAnotherRateKeepsSecondsWhereTheyAre looks at the film at 24 frames per second, at
// others, and at 24 again.
func TestAnotherRateKeepsSecondsWhereTheyAre(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.MovePlayhead(4) // out of sight of what is looked at
		s.settle()
		s.SetZoom(20)
		s.ScrollTo(140)
		left, second, zoom := s.FrameAt(0), s.X(48)-s.X(24), s.Zoom()
		x := s.X(left)
		if left < 24 {
			t.Fatalf("the view begins at frame %d", left)
		}
		for _, rate := range []rational.Rat{rational.Int(48), rational.New(30000, 1001), rational.Int(12), rational.Int(24)} {
			s.studio.SetFilm(projects.Size{Width: 640, Height: 360}, rate)
			s.settle()
			at := float64(s.X(0)) + float64(left)*rate.Float()/24*s.Zoom()
			if wide := s.Zoom() * rate.Float(); math.Abs(wide-float64(second)) > 0.01 || math.Abs(at-float64(x)) > 0.1 {
				t.Errorf("%v: a second is %v wide, not %v; what was at %v is at %v", rate, wide, second, x, at)
			}
			if needle, seen := s.Needle(); seen {
				t.Errorf("%v: the playhead came into sight, at %v", rate, needle)
			}
		}
		if math.Abs(s.Zoom()-zoom) > 1e-6 {
			t.Errorf("a frame is %v wide again, not %v", s.Zoom(), zoom)
		}
		s.lies(s.c, 120, 168)
	})
}

func TestALowRateShowsFramesAsWideAsCanBe(t *testing.T) {
	onStand(t, func(s *stand) {
		s.SetZoom(40)
		s.ScrollTo(0)
		s.studio.SetFilm(projects.Size{Width: 640, Height: 360}, rational.Int(12))
		s.settle()
		if s.Zoom() != 48 || s.X(0) < 0 {
			t.Errorf("a frame is %v wide, the film begins at %v", s.Zoom(), s.X(0))
		}
	})
}
