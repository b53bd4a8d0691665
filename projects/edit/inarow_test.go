package edit_test

import (
	"errors"
	"testing"

	"kinora/projects/edit"
)

func TestPiecesLieOneBehindTheOther(t *testing.T) {
	pieces := []edit.Piece{{Source: silky, Frames: 10}, {Source: shot, Frames: 20}, {Source: silky, Frames: 5}}
	for _, c := range []struct {
		put  edit.Put
		want [][2]int64
	}{
		{edit.PutLast, [][2]int64{{0, 40}, {40, 80}, {80, 90}, {90, 110}, {110, 115}}},
		{edit.Overwrite, [][2]int64{{0, 40}, {40, 50}, {50, 70}, {70, 75}, {75, 80}}},
		{edit.Insert, [][2]int64{{0, 40}, {40, 50}, {50, 70}, {70, 75}, {75, 115}}},
	} {
		f, _ := row(t, 40, 40)
		f, ids := must2(t)(edit.InARow(f, pieces, c.put, 0, 40))
		if expect(t, f, "V1", c.want...); len(ids) != 4 { // a take has sound
			t.Errorf("%d new clips", len(ids))
		}
	}
}

func TestWhereOnePieceCannotBePlacedNoneIs(t *testing.T) {
	before, _ := row(t, 40)
	pieces := []edit.Piece{{Source: silky, Frames: 10}, {}}
	f, ids, err := edit.InARow(before, pieces, edit.Insert, 0, 0)
	if !errors.Is(err, edit.ErrMissing) || ids != nil {
		t.Errorf("%v, %v", ids, err)
	}
	expect(t, f, "V1", [2]int64{0, 40})
}
