package app_test

import (
	"testing"

	"kinora/app/apptest"
	"kinora/projects"
	"kinora/projects/rational"
)

func TestAFrameIsShownWhileAnEdgeIsPulled(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		take := d.make("a boat")
		d.GoTo(3)
		d.settle()
		seen := func() byte { return d.screens[len(d.screens)-1].Image.Pix[0] }
		if seen() != apptest.Color(3).R {
			t.Fatalf("the viewer shows %d", seen())
		}
		source := projects.Source{Take: take.ID}
		for n := range int64(9) {
			d.ShowFrame(source, rational.New(n, 12))
		}
		d.settle()
		if seen() != apptest.Color(8).R {
			t.Errorf("the viewer shows %d, not frame 8", seen())
		}
		d.ShowFrame(projects.Source{}, rational.Rat{})
		d.settle()
		if seen() != apptest.Color(3).R || d.last.Open != source {
			t.Errorf("afterwards it shows %d", seen())
		}
	})
}
