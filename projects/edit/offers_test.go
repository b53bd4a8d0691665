package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

func TestAGapBetweenTwoClipsIsOfferedToBeFilled(t *testing.T) {
	f, ids := row(t, 40, -20, 30)
	offers := edit.Offers(f, rational.Int(1))
	var kinds []edit.OfferKind
	for _, o := range offers {
		kinds = append(kinds, o.Kind)
		if o.Reason != nil {
			t.Errorf("%s: %v", o.Kind, o.Reason)
		}
	}
	if len(kinds) != 4 || kinds[0] != edit.OfferAfter || kinds[1] != edit.OfferFill || kinds[2] != edit.OfferLead || kinds[3] != edit.OfferAfter {
		t.Fatalf("offers %v", kinds)
	}
	fill := offers[1]
	left := projects.Span{Asset: "a2", From: rational.New(40, 24), Seconds: rational.Int(1), Length: rational.New(73, 10)}
	right := projects.Span{Asset: "a2", From: rational.Int(1), Seconds: rational.Int(1), Length: rational.New(73, 10)}
	if fill.Start != 40 || fill.Frames != 20 || fill.Left.Clip != ids[0] || fill.Left.Span != left || fill.Right.Clip != ids[1] || fill.Right.Span != right {
		t.Errorf("%+v", fill)
	}
	if last := offers[3]; last.Start != 90 || last.Frames != 0 {
		t.Errorf("%+v", last)
	}
}

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
		for _, o := range edit.Offers(c.film, rational.Int(1)) {
			if !errors.Is(o.Reason, c.want) {
				t.Errorf("%s: offered although %v", name, o.Reason)
			}
		}
	}
}

func TestNothingIsOfferedOnLockedAndSoundTracks(t *testing.T) {
	f, _ := row(t, 40)
	f, _ = must2(t)(edit.Append(f, edit.Piece{Source: music}, 0))
	if offers := edit.Offers(lock(t, f, "V1"), rational.Int(1)); len(offers) > 0 {
		t.Errorf("%+v", offers)
	}
}
