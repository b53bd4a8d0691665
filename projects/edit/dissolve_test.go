package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestADissolveIsAsLongAsTheShorterClipAtMost(t *testing.T) {
	f, ids := row(t, 40, 30)
	for asked, want := range map[int64]int64{10: 10, 99: 30, -5: 0, 0: 0} {
		g, got, err := edit.SetDissolve(f, ids[1], asked, edit.Together)
		must(t)(g, err)
		if got != want || clip(t, g, ids[1]).Dissolve != want {
			t.Errorf("%d frames became %d", asked, got)
		}
	}
	if _, _, err := edit.SetDissolve(f, ids[0], 5, edit.Together); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
}

func TestWhatBecomesOfADissolve(t *testing.T) {
	for name, c := range map[string]struct {
		with func(projects.Film, []projects.ID) (projects.Film, error)
		want int64
	}{
		"its clip is trimmed shorter": {func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return plain2(edit.TrimEnd(f, ids[1], 45, edit.Together))
		}, 5},
		"the clip before is made shorter by a ripple": {func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return plain2(edit.RippleTrimEnd(f, ids[0], 6, edit.Together))
		}, 6},
		"the clip before is trimmed away from it": {func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return plain2(edit.TrimEnd(f, ids[0], 39, edit.Together))
		}, 0},
		"the clip before goes": {func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return edit.RippleDelete(f, ids[:1], edit.Together)
		}, 0},
		"another clip comes between": {func(f projects.Film, _ []projects.ID) (projects.Film, error) {
			return plain2(edit.Insert(f, edit.Piece{Source: silky, Frames: 20}, 0, 40))
		}, 0},
		"the clip before is split": {func(f projects.Film, _ []projects.ID) (projects.Film, error) {
			return plain2(edit.Split(f, 33, nil, edit.Together))
		}, 7},
		"both are moved": {func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return edit.Move(f, ids, 50, 0, edit.Over, edit.Together)
		}, 12},
		"it is moved away": {func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return edit.Move(f, ids[1:], 50, 0, edit.Over, edit.Together)
		}, 0},
		"it is rolled": {func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return plain2(edit.Roll(f, ids[1], 20, edit.Together))
		}, 10},
	} {
		f, ids := row(t, 40, 30)
		f, _, err := edit.SetDissolve(f, ids[1], 12, edit.Together)
		f = must(t)(f, err)
		f = must(t)(c.with(f, ids))
		if got := clip(t, f, ids[1]).Dissolve; got != c.want {
			t.Errorf("%s: %d frames, want %d", name, got, c.want)
		}
	}
}
