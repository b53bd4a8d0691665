package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestASplitLinksThePiecesThatBelongTogether(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	f, pieces := must2(t)(edit.Split(f, 50, ids[:1], edit.Together))
	expect(t, f, "V1", [2]int64{0, 50}, [2]int64{50, 120})
	expect(t, f, "A1", [2]int64{0, 50}, [2]int64{50, 120})
	if len(pieces) != 2 || clip(t, f, pieces[0]).Link != clip(t, f, pieces[1]).Link || clip(t, f, ids[0]).Link == clip(t, f, pieces[0]).Link {
		t.Errorf("pieces %v", pieces)
	}
}

func TestASplitOfAllTracksLeavesLockedOnes(t *testing.T) {
	f, _ := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	f, _ = must2(t)(edit.Split(lock(t, f, "A1"), 50, nil, edit.Together))
	expect(t, f, "V1", [2]int64{0, 50}, [2]int64{50, 120})
	expect(t, f, "A1", [2]int64{0, 120})
}

func TestThereIsNothingToSplitAtACutOrInAGap(t *testing.T) {
	f, ids := row(t, 20, 20, -20, 20)
	for _, at := range []int64{0, 20, 40, 50, 80, 900} {
		if _, _, err := edit.Split(f, at, nil, edit.Together); !errors.Is(err, edit.ErrNothing) {
			t.Errorf("%d: %v", at, err)
		}
	}
	if _, _, err := edit.Split(f, 10, ids[1:], edit.Together); !errors.Is(err, edit.ErrNothing) {
		t.Errorf("another clip was split: %v", err)
	}
	if _, _, err := edit.Split(f, 10, []projects.ID{9999}, edit.Together); !errors.Is(err, edit.ErrMissing) {
		t.Errorf("a clip that is gone: %v", err)
	}
}
