package edit_test

import (
	"errors"
	"testing"

	"kinora/projects/edit"
)

func TestARollMovesTheCutAndNothingElse(t *testing.T) {
	for name, c := range map[string]struct {
		by, want int64
		limit    edit.Limit
	}{
		"to the right":                         {10, 10, ""},
		"to the left":                          {-10, -10, ""},
		"as far as the right clip goes":        {500, 29, edit.AtLeast},
		"as far as the right clip's beginning": {-500, -24, edit.AtMedia},
	} {
		f, ids := row(t, 40, 30, 20)
		f, got, err := edit.Roll(f, ids[1], c.by, edit.Together)
		must(t)(f, err)
		if got.By != c.want || got.Limit != c.limit || got.Frame != 40+c.want {
			t.Errorf("%s: %+v", name, got)
		}
		expect(t, f, "V1", [2]int64{0, 40 + c.want}, [2]int64{40 + c.want, 70}, [2]int64{70, 90})
	}
}

func TestThereIsNothingToRollInFrontOfAGap(t *testing.T) {
	f, ids := row(t, 40, -1, 30)
	for _, id := range ids {
		if _, _, err := edit.Roll(f, id, 5, edit.Together); !errors.Is(err, edit.ErrNothing) {
			t.Error(err)
		}
	}
}

func TestSoundWithACutAtTheSameFrameRollsAlong(t *testing.T) {
	f, _ := must2(t)(edit.Append(start(), edit.Piece{Source: talk, Frames: 40}, 0))
	f, ids := must2(t)(edit.Append(f, edit.Piece{Source: talk, Frames: 40}, 0))
	f, _, err := edit.Roll(f, ids[0], 8, edit.Together)
	must(t)(f, err)
	expect(t, f, "V1", [2]int64{0, 48}, [2]int64{48, 80})
	expect(t, f, "A1", [2]int64{0, 48}, [2]int64{48, 80})
}
