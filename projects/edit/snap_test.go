package edit_test

import (
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestAFrameSnapsToTheNearestThing(t *testing.T) {
	f, ids := row(t, 40, -60, 30)
	f, m := edit.AddMarker(f, 60, "")
	f = must(t)(edit.SetIn(f, 72))
	f = must(t)(edit.SetOut(f, 80))
	for name, c := range map[string]struct {
		frame    int64
		leaveOut []projects.ID
		want     edit.Anchor
	}{
		"the end of a clip":            {42, nil, edit.Anchor{Kind: edit.ToEdge, ID: ids[0], Frame: 40}},
		"the beginning of a clip":      {97, nil, edit.Anchor{Kind: edit.ToEdge, ID: ids[1], Frame: 100}},
		"a marker":                     {61, nil, edit.Anchor{Kind: edit.ToMarker, ID: m, Frame: 60}},
		"in":                           {70, nil, edit.Anchor{Kind: edit.ToIn, Frame: 72}},
		"out":                          {83, nil, edit.Anchor{Kind: edit.ToOut, Frame: 80}},
		"the playhead":                 {52, nil, edit.Anchor{Kind: edit.ToPlayhead, Frame: 50}},
		"frame 0":                      {2, ids[:1], edit.Anchor{Kind: edit.ToStart}},
		"not to what is being moved":   {42, ids[:1], edit.Anchor{}},
		"not to what is too far":       {90, nil, edit.Anchor{}},
		"to the playhead when as near": {50, nil, edit.Anchor{Kind: edit.ToPlayhead, Frame: 50}},
	} {
		got, anchor := edit.Snap(f, c.frame, 4, c.leaveOut, 50)
		want := c.want.Frame
		if c.want.Kind == "" {
			want = c.frame
		}
		if got != want || anchor != c.want {
			t.Errorf("%s: %d snaps to %d (%+v), want %+v", name, c.frame, got, anchor, c.want)
		}
	}
}
