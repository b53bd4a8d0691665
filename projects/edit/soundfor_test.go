package edit_test

import (
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

// scored is a film with music on A1 under everything, and V2.
func scored(t *testing.T) projects.Film {
	f, _ := must2(t)(edit.Overwrite(start(), edit.Piece{Source: music}, 0, 0))
	f, _ = edit.AddTrack(f, projects.PictureTrack)
	return f
}

func TestTheSoundOfAnOverwriteLeavesTheMusicAlone(t *testing.T) {
	for _, name := range []string{"V1", "V2"} {
		f := scored(t)
		f, ids := must2(t)(edit.Overwrite(f, edit.Piece{Source: talk}, track(f, name), 48))
		expect(t, f, "A1", [2]int64{0, 1440})
		expect(t, f, "A2", [2]int64{48, 168})
		if p, s := clip(t, f, ids[0]), clip(t, f, ids[1]); p.Link == 0 || p.Link != s.Link {
			t.Errorf("%s: links %d and %d", name, p.Link, s.Link)
		}
	}
}

func TestASoundTrackIsUsedAgainWhereItIsFree(t *testing.T) {
	f := scored(t)
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: talk}, track(f, "V2"), 48))
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: talk}, track(f, "V2"), 168))
	expect(t, f, "A2", [2]int64{48, 168}, [2]int64{168, 288})
	if n := len(f.Timeline.Tracks); n != 4 {
		t.Errorf("%d tracks", n)
	}
}

func TestAnOverwriteTakesTheSoundOfWhatItCoversAway(t *testing.T) {
	f, _ := must2(t)(edit.Overwrite(start(), edit.Piece{Source: talk}, 0, 0))
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: talk, Frames: 48}, 0, 24))
	expect(t, f, "V1", [2]int64{0, 24}, [2]int64{24, 72}, [2]int64{72, 120})
	expect(t, f, "A1", [2]int64{0, 24}, [2]int64{24, 72}, [2]int64{72, 120})
	if n := len(f.Timeline.Tracks); n != 2 {
		t.Errorf("%d tracks", n)
	}
}

func TestOnASecondTrackTheSoundBelowStays(t *testing.T) {
	f, _ := must2(t)(edit.Overwrite(start(), edit.Piece{Source: talk}, 0, 0))
	f, _ = edit.AddTrack(f, projects.PictureTrack)
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: talk, Frames: 48}, track(f, "V2"), 24))
	expect(t, f, "A1", [2]int64{0, 120})
	expect(t, f, "A2", [2]int64{24, 72})
}

func TestAnInsertPutsItsSoundWhereItMadeRoom(t *testing.T) {
	f, _ := must2(t)(edit.Overwrite(start(), edit.Piece{Source: talk}, 0, 0))
	f, _ = must2(t)(edit.Insert(f, edit.Piece{Source: talk, Frames: 48}, 0, 24))
	expect(t, f, "A1", [2]int64{0, 24}, [2]int64{24, 72}, [2]int64{72, 168})
}
