package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestMarkersAreKeptInOrderOfTime(t *testing.T) {
	f, late := edit.AddMarker(start(), 50, " late ")
	f, early := edit.AddMarker(f, 10, "")
	f = must(t)(edit.MoveMarker(f, early, 90))
	f = must(t)(edit.RenameMarker(f, early, "later"))
	if m := f.Timeline.Markers; m[0].ID != late || m[0].Name != "late" || m[1].Frame != 90 || m[1].Name != "later" {
		t.Errorf("%+v", m)
	}
	f = must(t)(edit.RemoveMarkers(f, []projects.ID{late}))
	if len(f.Timeline.Markers) != 1 {
		t.Errorf("%+v", f.Timeline.Markers)
	}
	if _, err := edit.RemoveMarkers(f, []projects.ID{late}); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
	if _, err := edit.MoveMarker(f, late, 4); !errors.Is(err, edit.ErrMissing) {
		t.Error(err)
	}
}

func TestInAndOutNeverCross(t *testing.T) {
	f, _ := row(t, 100)
	marked := func(f projects.Film, in, out int64) {
		t.Helper()
		if f.Timeline.In != in || f.Timeline.Out != out {
			t.Errorf("marked from %d to %d, want %d to %d", f.Timeline.In, f.Timeline.Out, in, out)
		}
	}
	f = must(t)(edit.SetIn(f, 20))
	marked(f, 20, 100)
	f = must(t)(edit.SetOut(f, 50))
	marked(f, 20, 50)
	marked(must(t)(edit.SetIn(f, 60)), 60, 100)
	marked(must(t)(edit.SetOut(f, 10)), 0, 10)
	marked(edit.ClearInOut(f), 0, 0)
	if _, err := edit.SetIn(f, 100); !errors.Is(err, edit.ErrValue) {
		t.Error(err)
	}
	if _, err := edit.SetOut(f, 0); !errors.Is(err, edit.ErrValue) {
		t.Error(err)
	}
}
