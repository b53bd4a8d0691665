package app_test

import (
	"testing"
	"time"

	"kinora/app"
	"kinora/projects"
)

// two makes two takes of the selected shot.
func (d *desk) two() (a, b projects.Source) {
	first, second := d.make("a red ball"), d.make("a red ball")
	return projects.Source{Take: first.ID}, projects.Source{Take: second.ID}
}

func TestTwoTakesPlayInStep(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.pass(time.Second)
		a, b := d.two()
		d.Compare(a, b)
		d.pass(200 * time.Millisecond)
		if c := d.last.Compared; c == nil || c.A != a || c.B != b || c.Wipe {
			t.Fatalf("compared %+v", c)
		}
		last := d.screens[len(d.screens)-1]
		if last.State.Err != nil || last.State.Width != 256 {
			t.Errorf("beside each other: %d wide, %v", last.State.Width, last.State.Err)
		}
		d.SetWipe(true, 0.25)
		d.pass(200 * time.Millisecond)
		if c := d.last.Compared; c == nil || !c.Wipe || c.At != 0.25 {
			t.Errorf("compared %+v", c)
		}
		if last := d.screens[len(d.screens)-1]; last.State.Width != 128 {
			t.Errorf("a wipe is %d wide", last.State.Width)
		}
		d.EndCompare()
		d.pass(200 * time.Millisecond)
		if d.last.Compared != nil || d.last.Open != b {
			t.Errorf("after it: %+v, open %v", d.last.Compared, d.last.Open)
		}
	})
}

func TestWhatIsShownEndsAComparison(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.pass(time.Second)
		a, b := d.two()
		d.Compare(a, b)
		d.ShowSource(a)
		d.settle()
		if d.last.Compared != nil {
			t.Error("it is still compared")
		}
		d.Compare(a, projects.Source{Take: 999})
		if d.last.Compared != nil || d.last.Notice.Kind != app.Warning {
			t.Errorf("a take that is not made is compared: %+v", d.last.Notice)
		}
	})
}
