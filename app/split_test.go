package app_test

import (
	"testing"

	"kinora/app"
	"kinora/projects"
)

func TestSplitCutsWhatIsSeenAndSplitAllTracksEverything(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.PlaceCards()
		d.AddTrack(projects.PictureTrack)
		high := d.last.Film.Timeline.Tracks[1].ID
		d.Place(d.track()[0].Source, app.PlaceOverwrite, high, 10)
		d.SelectClips()
		split := func(at int64, all bool, want ...int) {
			t.Helper()
			d.MovePlayhead(at)
			d.Split(all)
			var got []int
			for _, track := range d.last.Film.Timeline.Tracks {
				got = append(got, len(track.Clips))
			}
			if len(got) < 2 || got[0] != want[0] || got[1] != want[1] {
				t.Errorf("split at %d: clips on tracks %v, want %v", at, got, want)
			}
		}
		split(20, false, 1, 2)
		split(20, false, 1, 2) // the one below is not seen
		split(5, false, 2, 2)
		split(30, true, 3, 3)
		split(400, false, 3, 3)
		if d.last.Notice.Text != "There is no clip to split at the playhead." {
			t.Errorf("it says %q", d.last.Notice.Text)
		}
	})
}
