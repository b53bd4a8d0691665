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

func TestSeveralCardsAreSelectedAndMade(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.pass(time.Second)
		d.AddLines("one\ntwo\nthree")
		var ids []projects.ID
		for _, c := range d.last.Film.Board[len(d.last.Film.Board)-3:] {
			ids = append(ids, c.ID)
		}
		d.SelectCards(ids[:2], ids[1])
		if s := d.last.Selection; len(s.Cards) != 2 || s.Card != ids[1] || s.Pane != app.PaneBoard {
			t.Errorf("selected %+v", s)
		}
		for _, step := range []struct {
			id    projects.ID
			front projects.ID
			cards int
		}{{ids[2], ids[2], 3}, {ids[2], ids[1], 2}, {ids[0], ids[1], 1}, {ids[1], ids[1], 1}} {
			d.SelectCard(step.id, true)
			if s := d.last.Selection; s.Card != step.front || len(s.Cards) != step.cards {
				t.Errorf("Ctrl and a click on %d: %+v", step.id, s)
			}
		}
		d.GenerateCards(ids[:2]...)
		if n := len(d.last.Jobs); n != 2 {
			t.Errorf("%d jobs for two shots", n)
		}
		d.pass(8 * time.Second)
		take := projects.Source{Take: d.last.Film.Shown(ids[0])}
		if d.Path(take) == "" {
			t.Error("a take that is made lies nowhere")
		}
		d.ShowOnCard(ids[2], take, take)
		c, _ := d.last.Film.Card(ids[2])
		if len(c.Known) != 2 || c.Known[0].Place != projects.PlaceFirst || c.Known[1].Place != projects.PlaceLast {
			t.Errorf("known %+v", c.Known)
		}
	})
}
