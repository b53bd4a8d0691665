package edit_test

import (
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestAnOverwriteTrimsSplitsAndRemovesWhatIsBeneath(t *testing.T) {
	for name, c := range map[string]struct {
		at, frames int64
		want       [][2]int64
	}{
		"the middle of a clip is split":      {5, 10, [][2]int64{{0, 5}, {5, 15}, {15, 20}, {20, 40}, {40, 60}}},
		"a clip that is covered goes":        {20, 20, [][2]int64{{0, 20}, {20, 40}, {40, 60}}},
		"the edges of neighbours are cut":    {10, 40, [][2]int64{{0, 10}, {10, 50}, {50, 60}}},
		"behind the end nothing is changed":  {70, 5, [][2]int64{{0, 20}, {20, 40}, {40, 60}, {70, 75}}},
		"a beginning before 0 is brought to": {-9, 20, [][2]int64{{0, 20}, {20, 40}, {40, 60}}},
	} {
		f, _ := row(t, 20, 20, 20)
		f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: silky, Frames: c.frames}, 0, c.at))
		t.Log(name)
		expect(t, f, "V1", c.want...)
	}
}

func TestAClipWhoseBeginningIsOverwrittenStaysTheSameClip(t *testing.T) {
	f, ids := row(t, 20, 20)
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: silky, Frames: 10}, 0, 15))
	if c := clip(t, f, ids[1]); c.Start != 25 || c.Frames != 15 {
		t.Errorf("it is %+v", c)
	}
}

func TestWhatIsMeantForATrackOfTheOtherKindReplacesNothing(t *testing.T) {
	put := func(f projects.Film, source projects.Source, name string, at int64) projects.Film {
		f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: source, Frames: 50}, track(f, name), at))
		check(t, f)
		return f
	}
	f := put(start(), music, "V1", 0)
	expect(t, f, "V1")
	expect(t, f, "A1", [2]int64{0, 50})
	f = put(put(f, music, "V1", 20), music, "V1", 60)
	expect(t, f, "A1", [2]int64{0, 50}, [2]int64{60, 110})
	expect(t, f, "A2", [2]int64{20, 70})
	f = put(put(f, silky, "A1", 0), photo, "A2", 30)
	expect(t, f, "V1", [2]int64{0, 50})
	expect(t, f, "V2", [2]int64{30, 80})
	f = put(lock(t, f, "V1"), music, "V1", 200)
	expect(t, f, "A1", [2]int64{0, 50}, [2]int64{60, 110}, [2]int64{200, 250})
}

func TestAnInsertForATrackOfTheOtherKindMakesRoomOnItsOwn(t *testing.T) {
	f, _ := row(t, 40)
	f, _ = must2(t)(edit.Insert(f, edit.Piece{Source: silky, Frames: 10}, track(f, "A1"), 20))
	expect(t, f, "V1", [2]int64{0, 20}, [2]int64{20, 30}, [2]int64{30, 50})
	f, _ = must2(t)(edit.Append(f, edit.Piece{Source: music, Frames: 10}, track(f, "V1")))
	expect(t, f, "A1", [2]int64{0, 10})
}

func TestASoundForNoTrackInParticularOverwritesNoSound(t *testing.T) {
	f, _ := must2(t)(edit.Overwrite(start(), edit.Piece{Source: music, Frames: 100}, 0, 0))
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: music, Frames: 50}, 0, 40))
	expect(t, f, "A1", [2]int64{0, 100})
	expect(t, f, "A2", [2]int64{40, 90})
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: music, Frames: 30}, 0, 100))
	expect(t, f, "A1", [2]int64{0, 100}, [2]int64{100, 130})
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: music, Frames: 10}, track(f, "A1"), 0))
	expect(t, f, "A1", [2]int64{0, 10}, [2]int64{10, 100}, [2]int64{100, 130})
}
