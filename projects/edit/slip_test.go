package edit_test

import (
	"errors"
	"testing"

	"kinora/projects/edit"
	"kinora/projects/rational"
)

func TestASlipShowsAnotherStretchInTheSamePlace(t *testing.T) {
	for name, c := range map[string]struct{ by, want int64 }{
		"later":                           {12, 12},
		"earlier":                         {-12, -12},
		"not before its media begins":     {-500, -24},
		"not behind the end of its media": {500, 111},
	} {
		f, ids := row(t, 40, 30)
		f, got, err := edit.Slip(f, ids[0], c.by, edit.Together)
		must(t)(f, err)
		expect(t, f, "V1", [2]int64{0, 40}, [2]int64{40, 70})
		if from := clip(t, f, ids[0]).From; got != c.want || from != rational.New(24+c.want, 24) {
			t.Errorf("%s: %d frames, from %v s on", name, got, from)
		}
	}
}

func TestAStillCannotBeSlipped(t *testing.T) {
	f, ids := must2(t)(edit.Overwrite(start(), edit.Piece{Source: photo}, 0, 0))
	if _, _, err := edit.Slip(f, ids[0], 5, edit.Together); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
}
