package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestAGapIsFoundWithTheClipsBesideIt(t *testing.T) {
	f, ids := row(t, -10, 20, -15, 30)
	v1 := track(f, "V1")
	for at, want := range map[int64]edit.Gap{
		0:  {Track: v1, Frames: 10, Right: ids[0]},
		9:  {Track: v1, Frames: 10, Right: ids[0]},
		30: {Track: v1, Start: 30, Frames: 15, Left: ids[0], Right: ids[1]},
		44: {Track: v1, Start: 30, Frames: 15, Left: ids[0], Right: ids[1]},
	} {
		if got, ok := edit.GapAt(f, v1, at); !ok || got != want {
			t.Errorf("%d: %+v, want %+v", at, got, want)
		}
	}
	for _, at := range []int64{-1, 10, 29, 45, 75, 999} {
		if got, ok := edit.GapAt(f, v1, at); ok {
			t.Errorf("%d: %+v is no gap", at, got)
		}
	}
}

func TestAGapIsClosed(t *testing.T) {
	f, _ := row(t, 20, -15, 30)
	g := must(t)(edit.CloseGap(f, track(f, "V1"), 25))
	expect(t, g, "V1", [2]int64{0, 20}, [2]int64{20, 50})
	if _, err := edit.CloseGap(g, track(f, "V1"), 25); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
	if _, err := edit.CloseGap(lock(t, f, "V1"), track(f, "V1"), 25); !errors.Is(err, edit.ErrLocked) {
		t.Error(err)
	}
	if _, err := edit.CloseGap(f, projects.ID(9999), 25); !errors.Is(err, edit.ErrNoTrack) {
		t.Error(err)
	}
}
