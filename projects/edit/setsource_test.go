package edit_test

import (
	"errors"
	"testing"

	"kinora/projects/edit"
	"kinora/projects/rational"
)

func TestAClipShowsAnotherTakeInTheSamePlace(t *testing.T) {
	for name, c := range map[string]struct {
		frames int64
		to     [2]int64
		from   rational.Rat
	}{
		"the same stretch where there is enough": {20, [2]int64{0, 20}, rational.Int(1)},
		"an earlier stretch where there is not":  {40, [2]int64{0, 40}, rational.New(8, 24)},
		"cut off where even that is too short":   {90, [2]int64{0, 48}, rational.Rat{}},
	} {
		f, ids := row(t, c.frames)
		f = must(t)(edit.SetSource(f, ids[0], shot, edit.Together))
		t.Log(name)
		expect(t, f, "V1", c.to)
		if got := clip(t, f, ids[0]); got.From != c.from || got.Source != shot {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestLinkedSoundFollowsWhereTheNewSourceHasSome(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk, Frames: 40}, 0))
	g := must(t)(edit.SetSource(f, ids[0], shot, edit.Together))
	if c := clip(t, g, ids[1]); c.Source != shot {
		t.Errorf("the sound is of %+v", c.Source)
	}
	g = must(t)(edit.SetSource(f, ids[0], silky, edit.Together))
	if c := clip(t, g, ids[1]); c.Source != talk {
		t.Errorf("the sound is of %+v", c.Source)
	}
	if _, err := edit.SetSource(f, ids[0], music, edit.Together); !errors.Is(err, edit.ErrNoTrack) {
		t.Error(err)
	}
}
