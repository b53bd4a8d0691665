package edit_test

import (
	"errors"
	"testing"

	"kinora/projects/edit"
	"kinora/projects/rational"
)

func TestAPictureIsHeld(t *testing.T) {
	for name, c := range map[string]struct {
		at   int64
		want [][2]int64
		from rational.Rat
	}{
		"in the middle": {10, [][2]int64{{0, 10}, {10, 22}, {22, 52}, {52, 82}}, rational.New(34, 24)},
		"its first":     {0, [][2]int64{{0, 12}, {12, 52}, {52, 82}}, rational.New(24, 24)},
		"its last":      {40, [][2]int64{{0, 40}, {40, 52}, {52, 82}}, rational.New(24+39, 24)},
	} {
		f, ids := row(t, 40, 30)
		f, held, err := edit.Hold(f, ids[0], c.at, 12)
		must(t)(f, err)
		t.Log(name)
		expect(t, f, "V1", c.want...)
		if h := clip(t, f, held); h.From != c.from || !h.Speed.Zero() || h.Start != c.at {
			t.Errorf("%s: %+v", name, h)
		}
	}
}

func TestWhatCannotBeHeldIsRefused(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	if _, _, err := edit.Hold(f, ids[1], 5, 5); !errors.Is(err, edit.ErrNoTrack) {
		t.Error(err)
	}
	if _, _, err := edit.Hold(f, ids[0], 500, 5); !errors.Is(err, edit.ErrMissing) {
		t.Error(err)
	}
	if _, _, err := edit.Hold(f, ids[0], 5, 0); !errors.Is(err, edit.ErrValue) {
		t.Error(err)
	}
}
