package edit_test

import (
	"errors"
	"testing"

	"kinora/projects/edit"
	"kinora/projects/rational"
)

func TestASpeedKeepsTheStretchAndChangesTheLength(t *testing.T) {
	for name, c := range map[string]struct {
		speed  rational.Rat
		ripple bool
		want   [][2]int64
		from   rational.Rat
	}{
		"twice as fast leaves a gap":          {rational.Int(2), false, [][2]int64{{0, 20}, {40, 70}}, rational.Int(1)},
		"twice as fast, with ripple":          {rational.Int(2), true, [][2]int64{{0, 20}, {20, 50}}, rational.Int(1)},
		"half as fast is cut off":             {rational.New(1, 2), false, [][2]int64{{0, 40}, {40, 70}}, rational.Int(1)},
		"half as fast, with ripple":           {rational.New(1, 2), true, [][2]int64{{0, 80}, {80, 110}}, rational.Int(1)},
		"backwards begins with what was last": {rational.Int(-1), false, [][2]int64{{0, 40}, {40, 70}}, rational.New(24+39, 24)},
	} {
		f, ids := row(t, 40, 30)
		f = must(t)(edit.SetSpeed(f, ids[0], c.speed, c.ripple, edit.Together))
		t.Log(name)
		expect(t, f, "V1", c.want...)
		if got := clip(t, f, ids[0]); got.From != c.from || got.Speed != c.speed {
			t.Errorf("%s: from %v at %v", name, got.From, got.Speed)
		}
	}
}

func TestBackwardsTwiceIsForwards(t *testing.T) {
	f, ids := row(t, 40)
	was := clip(t, f, ids[0])
	f = must(t)(edit.SetSpeed(f, ids[0], rational.Int(-1), true, edit.Together))
	f = must(t)(edit.SetSpeed(f, ids[0], rational.Int(1), true, edit.Together))
	if now := clip(t, f, ids[0]); now != was {
		t.Errorf("%+v became %+v", was, now)
	}
}

func TestSoundKeepsStepWithItsPicture(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	f = must(t)(edit.SetSpeed(f, ids[0], rational.Int(2), true, edit.Together))
	expect(t, f, "V1", [2]int64{0, 60})
	expect(t, f, "A1", [2]int64{0, 60})
}

func TestSoundIsCutOffWithItsPicture(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk, Frames: 40}, 0))
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: silky, Frames: 30}, 0, 50))
	f = must(t)(edit.SetSpeed(f, ids[0], rational.New(1, 2), false, edit.Together))
	expect(t, f, "V1", [2]int64{0, 50}, [2]int64{50, 80})
	expect(t, f, "A1", [2]int64{0, 50})
}

func TestSpeedsThatCannotBeHadAreRefused(t *testing.T) {
	f, ids := row(t, 40)
	for _, s := range []rational.Rat{{}, rational.New(1, 17), rational.Int(17), rational.Int(-17)} {
		if _, err := edit.SetSpeed(f, ids[0], s, true, edit.Together); !errors.Is(err, edit.ErrValue) {
			t.Errorf("%v: %v", s, err)
		}
	}
	f, still := must2(t)(edit.Append(f, edit.Piece{Source: photo}, 0))
	if _, err := edit.SetSpeed(f, still[0], rational.Int(2), true, edit.Together); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
}
