package inspector_test

import (
	"slices"
	"testing"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
)

// dubbed is a picture of 3 s with its sound, both selected, and another clip.
func dubbed(ids ...projects.ID) app.Snapshot {
	s := cut(ids...)
	one := rational.Int(1)
	medium := projects.Source{Medium: 22}
	s.Film.Timeline.Tracks = []projects.Track{
		{ID: 41, Kind: projects.PictureTrack, Name: "V1", Clips: []projects.Clip{
			{ID: 51, Source: medium, Frames: 72, Speed: one, Link: 9},
			{ID: 52, Source: medium, Start: 96, Frames: 24, Speed: one},
		}},
		{ID: 42, Kind: projects.SoundTrack, Name: "A1", Clips: []projects.Clip{{ID: 53, Source: medium, Frames: 72, Speed: one, Link: 9}}},
	}
	return s
}

func TestAPictureAndItsSoundAreOneClip(t *testing.T) {
	for _, c := range []struct {
		ids   []projects.ID
		texts []string
	}{
		{[]projects.ID{51, 53}, []string{"CLIP · HARBOUR.MP4", "00:00:03:00"}},
		{[]projects.ID{51, 52, 53}, []string{"2 CLIPS", "00:00:04:00"}},
	} {
		d := newDesk(t)
		d.Draw(dubbed(c.ids...))
		var all []string
		for _, o := range seen(d) {
			if text, ok := o.(*kit.Text); ok {
				all = append(all, text.Text())
			}
		}
		for _, text := range c.texts {
			if !slices.Contains(all, text) {
				t.Errorf("%v: %q is missing in %q", c.ids, text, all)
			}
		}
	}
}
