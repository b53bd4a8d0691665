package timeline_test

import (
	"testing"

	"kinora/projects"
)

func TestFramesLieWhereTheyAreFound(t *testing.T) {
	onStand(t, func(s *stand) {
		for _, zoom := range []float64{0.7, 3.3, 48} {
			s.SetZoom(zoom)
			for frame := int64(0); frame < 300; frame += 7 {
				if got := s.FrameAt(s.X(frame) + float32(zoom)/2); got != frame {
					t.Errorf("%v units a frame: frame %d is found as %d", zoom, frame, got)
				}
			}
		}
		if s.FrameAt(-1000) < 0 {
			t.Error("there is a frame before the first")
		}
	})
}

func TestWhatLiesUnderThePointer(t *testing.T) {
	onStand(t, func(s *stand) {
		y := s.Row(s.v1)
		for _, c := range []struct {
			x, y float32
			what string
			clip projects.ID
		}{
			{s.X(0) + 2, y, "start", s.a},
			{s.X(24), y, "clip", s.a},
			{s.X(48) - 2, y, "end", s.a},
			{s.X(48) + 2, y, "start", s.b},
			{s.X(96) + 1, y, "end", s.b}, // the edge is taken from the gap too
			{s.X(100), y, "gap", 0},
			{s.X(120) - 1, y, "start", s.c},
			{s.X(168) + 20, y, "nothing", 0},
			{s.X(24), s.Row(s.v2), "nothing", 0},
			{s.X(24), s.Row(s.a1) + 100, "nothing", 0},
		} {
			if what, clip := s.At(c.x, c.y); what != c.what || clip != c.clip {
				t.Errorf("at %v, %v is the %s of clip %d, not the %s of %d", c.x, c.y, what, clip, c.what, c.clip)
			}
		}
		s.SetZoom(0.1) // a clip is narrower than its edges
		if what, _ := s.At(s.X(24), y); what != "clip" {
			t.Errorf("a narrow clip is taken by its %s", what)
		}
	})
}
