package edit_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestLinkingAndUnlinkingClips(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	f = must(t)(edit.Unlink(f, ids[:1]))
	if got := edit.Linked(f, ids[:1]); !slices.Equal(got, ids[:1]) {
		t.Errorf("unlinked: %v", got)
	}
	f = must(t)(edit.Link(f, ids))
	if got := edit.Linked(f, ids[1:]); !slices.Equal(got, ids) {
		t.Errorf("linked: %v", got)
	}
}

func TestClipsOnOneTrackCannotBeLinked(t *testing.T) {
	f, ids := row(t, 20, 20)
	if _, err := edit.Link(f, ids); !errors.Is(err, edit.ErrValue) {
		t.Error(err)
	}
	if _, err := edit.Link(f, ids[:1]); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
}

func TestGainMuteAndFitOfClips(t *testing.T) {
	f, ids := row(t, 20, 20)
	f = must(t)(edit.SetGain(f, ids, 99))
	f = must(t)(edit.SetMute(f, ids[:1], true))
	f = must(t)(edit.SetFit(f, ids[:1], projects.Crop))
	if c := clip(t, f, ids[0]); c.Gain != edit.HighestGain || !c.Mute || c.Fit != projects.Crop {
		t.Errorf("it is %+v", c)
	}
	if c := clip(t, f, ids[1]); c.Mute || c.Fit != "" {
		t.Errorf("the other is %+v", c)
	}
	if _, err := edit.SetGain(f, ids, math.NaN()); !errors.Is(err, edit.ErrValue) {
		t.Error(err)
	}
}

func TestAClipThatComesOntoTheTrackOfOneItIsLinkedToIsUnlinked(t *testing.T) {
	f, ids := row(t, 20, 20)
	f, _ = edit.AddTrack(f, projects.PictureTrack)
	f = must(t)(edit.Move(f, ids[1:], 0, 1, edit.Over, edit.Together))
	f = must(t)(edit.Link(f, ids))
	f = must(t)(edit.Move(f, ids[1:], 0, -1, edit.Over, edit.Alone))
	expect(t, f, "V1", [2]int64{0, 20}, [2]int64{20, 40})
	if a, b := clip(t, f, ids[0]), clip(t, f, ids[1]); a.Link != 0 || b.Link != 0 {
		t.Errorf("links %d and %d", a.Link, b.Link)
	}
}
