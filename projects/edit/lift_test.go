package edit_test

import (
	"errors"
	"testing"

	"kinora/projects/edit"
)

func TestALiftLeavesAGapAndARippleDeleteDoesNot(t *testing.T) {
	f, ids := row(t, 20, 30, 40)
	expect(t, must(t)(edit.Lift(f, ids[1:2], edit.Together)), "V1", [2]int64{0, 20}, [2]int64{50, 90})
	expect(t, must(t)(edit.RippleDelete(f, ids[1:2], edit.Together)), "V1", [2]int64{0, 20}, [2]int64{20, 60})
	expect(t, must(t)(edit.RippleDelete(f, ids[:2], edit.Together)), "V1", [2]int64{0, 40})
}

func TestAStretchIsTakenOutOfAllTracks(t *testing.T) {
	f, _ := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	lifted := must(t)(edit.LiftRange(f, 30, 50))
	expect(t, lifted, "V1", [2]int64{0, 30}, [2]int64{50, 120})
	expect(t, lifted, "A1", [2]int64{0, 30}, [2]int64{50, 120})
	out := must(t)(edit.Extract(f, 30, 50))
	expect(t, out, "V1", [2]int64{0, 30}, [2]int64{30, 100})
	expect(t, out, "A1", [2]int64{0, 30}, [2]int64{30, 100})
	if v, a := out.Timeline.Tracks[0].Clips[1], out.Timeline.Tracks[1].Clips[1]; v.Link == 0 || v.Link != a.Link {
		t.Error("the second halves are not linked")
	}
	if _, err := edit.Extract(f, 50, 50); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
}

func TestMusicUnderEverythingStaysWhereAClipIsTakenOut(t *testing.T) {
	f, ids := row(t, 20, 30, 40)
	f, _ = must2(t)(edit.Append(f, edit.Piece{Source: music, Frames: 90}, 0))
	f = must(t)(edit.RippleDelete(f, ids[1:2], edit.Together))
	expect(t, f, "V1", [2]int64{0, 20}, [2]int64{20, 60})
	expect(t, f, "A1", [2]int64{0, 90})
}

func TestTheSoundOfAPictureThatIsRemovedAloneIsLinkedToNothing(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	f = must(t)(edit.Lift(f, ids[:1], edit.Alone))
	if c := clip(t, f, ids[1]); c.Link != 0 {
		t.Errorf("its link is %d", c.Link)
	}
}

func TestNothingIsRemovedFromALockedTrack(t *testing.T) {
	f, ids := row(t, 20)
	f = lock(t, f, "V1")
	if _, err := edit.Lift(f, ids, edit.Together); !errors.Is(err, edit.ErrLocked) {
		t.Error(err)
	}
	if _, err := edit.RippleDelete(f, ids, edit.Together); !errors.Is(err, edit.ErrLocked) {
		t.Error(err)
	}
	if _, err := edit.Lift(f, nil, edit.Together); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
}
