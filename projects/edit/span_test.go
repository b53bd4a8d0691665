package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

func TestTheContextIsWhatIsSeenOnTheTimeline(t *testing.T) {
	f, _ := row(t, 40)
	v1 := track(f, "V1")
	s, source, err := edit.SpanBefore(f, v1, 40, rational.Int(9))
	if err != nil || source != silky || s.From != rational.Int(1) || s.Seconds != rational.New(40, 24) {
		t.Errorf("before the end: %+v %v", s, err)
	}
	s, _, err = edit.SpanAfter(f, v1, 12, rational.Int(9))
	if err != nil || s.From != rational.New(36, 24) || s.Seconds != rational.New(28, 24) {
		t.Errorf("after its middle: %+v %v", s, err)
	}
}

func TestWhatCannotBeGoneOnFromSaysWhy(t *testing.T) {
	fast, ids := row(t, 40)
	fast = must(t)(edit.SetSpeed(fast, ids[0], rational.Int(2), true, edit.Together))
	still, _ := must2(t)(edit.Overwrite(start(), edit.Piece{Source: photo, Frames: 20}, 0, 0))
	coming, _ := must2(t)(edit.Overwrite(start(), edit.Piece{Source: later, Frames: 20}, 0, 0))
	for name, c := range map[string]struct {
		film projects.Film
		want error
	}{
		"another speed":        {fast, edit.ErrValue},
		"a still":              {still, edit.ErrValue},
		"a take that is to be": {coming, edit.ErrNotYet},
		"nothing there":        {start(), edit.ErrNothing},
	} {
		if _, _, err := edit.SpanBefore(c.film, track(c.film, "V1"), 20, rational.Int(1)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
