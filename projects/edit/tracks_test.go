package edit_test

import (
	"errors"
	"strings"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

func names(f projects.Film) string {
	var all []string
	for _, t := range f.Timeline.Tracks {
		all = append(all, t.Name)
	}
	return strings.Join(all, " ")
}

func TestANewFilmHasOneTrackForPicturesAndOneForSound(t *testing.T) {
	f := edit.New("film", projects.Size{Width: 8, Height: 8}, rational.Rat{})
	if names(f) != "V1 A1" || f.Head.Rate != rational.Int(24) {
		t.Errorf("%s at %v", names(f), f.Head.Rate)
	}
	check(t, f)
}

func TestTracksAreAddedMovedAndRemoved(t *testing.T) {
	f, v2 := edit.AddTrack(start(), projects.PictureTrack)
	f, a2 := edit.AddTrack(f, projects.SoundTrack)
	f, _ = edit.AddTrack(f, projects.PictureTrack)
	if names(f) != "V1 V2 V3 A1 A2" {
		t.Error(names(f))
	}
	f = must(t)(edit.MoveTrack(f, v2, 9))
	f = must(t)(edit.MoveTrack(f, a2, -9))
	if names(f) != "V1 V3 V2 A2 A1" {
		t.Error(names(f))
	}
	f = must(t)(edit.RemoveTrack(f, v2))
	f, _ = edit.AddTrack(f, projects.PictureTrack)
	if names(f) != "V1 V3 V2 A2 A1" {
		t.Error(names(f))
	}
}

func TestARemovedTrackLeavesNoLinkBehind(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	f = must(t)(edit.RemoveTrack(f, track(f, "A1")))
	if c := clip(t, f, ids[0]); c.Link != 0 {
		t.Errorf("its link is %d", c.Link)
	}
}

func TestATrackKeepsItsKindAndItsClips(t *testing.T) {
	f, _ := row(t, 20)
	g := must(t)(edit.SetTrack(f, track(f, "V1"), func(t *projects.Track) {
		*t = projects.Track{Name: " main ", Off: true}
	}))
	if tr := g.Timeline.Tracks[0]; tr.Kind != projects.PictureTrack || len(tr.Clips) != 1 || tr.Name != "main" || !tr.Off {
		t.Errorf("it is %+v", tr)
	}
	if _, err := edit.SetTrack(f, track(f, "V1"), func(t *projects.Track) { t.Name = " " }); !errors.Is(err, edit.ErrValue) {
		t.Error(err)
	}
	if _, err := edit.RemoveTrack(lock(t, f, "V1"), track(f, "V1")); !errors.Is(err, edit.ErrLocked) {
		t.Error(err)
	}
}

func TestSoloLeavesOneTrackOfAKindOn(t *testing.T) {
	f := edit.New("f", projects.Size{Width: 64, Height: 36}, rational.Int(24))
	f, second := edit.AddTrack(f, projects.PictureTrack)
	off := func() (names string) {
		for _, k := range f.Timeline.Tracks {
			if k.Off {
				names += k.Name
			}
		}
		return names
	}
	for i, want := range []string{"V1", "", "V1"} {
		after, err := edit.SoloTrack(f, second)
		if err != nil {
			t.Fatal(err)
		}
		if f = after; off() != want {
			t.Errorf("time %d: off are %q, want %q", i+1, off(), want)
		}
	}
	if _, err := edit.SoloTrack(f, 999); err == nil {
		t.Error("a track that is not there is solo")
	}
}
