package timeline_test

import (
	"testing"

	"fyne.io/fyne/v2/driver/desktop"

	"kinora/ui/timeline"
)

func TestFadesAreDraggedByTheirHandles(t *testing.T) {
	onStand(t, func(s *stand) {
		top := s.Row(s.v1) - 18
		fades := func(in, out int64) {
			t.Helper()
			if c := s.clip(s.b); c.FadeIn != in || c.FadeOut != out || c.Start != 48 || c.End() != 96 {
				t.Errorf("%d to %d, fades %d and %d, want %d and %d", c.Start, c.End(), c.FadeIn, c.FadeOut, in, out)
			}
		}
		first, last := s.X(48)+13, s.X(96)-13 // where the handles stand
		s.click(s.X(10), s.Row(s.v1))
		s.pull(first, top, first+s.X(10)-s.X(0), top)
		if s.clip(s.b).FadeIn != 0 {
			t.Error("a clip that is not selected is taken by a handle that is not seen")
		}
		s.studio.Undo()
		s.click(s.X(70), s.Row(s.v1))
		before := s.commands()
		s.pull(first, top, first+s.X(10)-s.X(0), top)
		fades(10, 0)
		s.pull(last, top, last-(s.X(6)-s.X(0)), top)
		fades(10, 6)
		s.pull(s.X(58), top, s.X(58)+900, top)
		fades(42, 6)
		s.pull(s.X(90), top, s.X(90)+900, top)
		fades(42, 0)
		if s.commands() != before+4 {
			t.Errorf("%d commands", s.commands()-before)
		}
		s.hover(s.X(90)-3, top) // the other one is at its edge by now
		if s.Lanes().Cursor() != desktop.HResizeCursor || s.Lanes().Tooltip() != "Drag: the clip fades in." {
			t.Errorf("over a handle it says %q", s.Lanes().Tooltip())
		}
		s.SetTool(timeline.Slide)
		s.hover(s.X(90), top)
		if s.Lanes().Cursor() != desktop.DefaultCursor {
			t.Error("there is a handle for another tool")
		}
	})
}
