package app_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"kinora/projects"
)

func TestPeaksComeWhenTheyAreThere(t *testing.T) {
	asked, listen := 0, make(chan struct{})
	prepare := func(d *desk) {
		d.cfg.Peaks = func(_ context.Context, _ string, perSecond int) ([]float32, error) {
			<-listen
			if asked++; asked > 1 {
				return nil, errors.New("no sound")
			}
			return []float32{0.5, float32(perSecond)}, nil
		}
	}
	atDesk(t, prepare, func(t *testing.T, d *desk) {
		loud := projects.Source{Medium: d.bring(file(t, "a.mp4"))[0].ID}
		for range 2 {
			if d.Peaks(loud) != nil {
				t.Error("they are known before anybody has looked")
			}
		}
		close(listen)
		d.settle()
		if got := d.Peaks(loud); !slices.Equal(got, []float32{0.5, 50}) {
			t.Errorf("peaks %v", got)
		}
		silent := projects.Source{Medium: d.bring(file(t, "b.mp4"))[0].ID}
		for range 3 {
			if got := d.Peaks(silent); got != nil {
				t.Errorf("peaks %v of what cannot be heard", got)
			}
			d.settle()
		}
		if asked != 2 {
			t.Errorf("two files were listened to %d times", asked)
		}
	})
}

func TestTracksAreMovedAndNamed(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.AddTrack(projects.PictureTrack)
		first := d.last.Film.Timeline.Tracks[0].ID
		d.MoveTrack(first, 1)
		d.RenameTrack(first, "Titles")
		if tr := d.last.Film.Timeline.Tracks[1]; tr.ID != first || tr.Name != "Titles" {
			t.Errorf("tracks %+v", d.last.Film.Timeline.Tracks)
		}
		d.RenameTrack(first, " ")
		if d.last.Film.Timeline.Tracks[1].Name != "Titles" || d.last.Notice.Text != "a track needs a name" {
			t.Errorf("notice %q", d.last.Notice.Text)
		}
	})
}
