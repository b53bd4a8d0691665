package app_test

import (
	"testing"

	"kinora/app"
	"kinora/projects"
)

// TestOneThingIsSelected: what Generate makes is what the inspector shows.
func TestOneThingIsSelected(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		first := d.make("a boat")
		d.PlaceCards()
		d.AppendCard()
		d.make("a car")
		media := d.bring(file(t, "a.mp4"))
		d.Place(projects.Source{Medium: media[0].ID}, app.PlaceAppend, 0, 0)
		clips := d.track()
		if !d.last.Selection.Shotless() {
			t.Error("a clip that was imported has a shot")
		}
		before := len(d.last.Film.Takes)
		d.Generate()
		if n := len(d.last.Film.Takes); n != before || d.last.Notice.Kind != app.Warning {
			t.Errorf("%d takes of a clip without a shot, said %q", n-before, d.last.Notice.Text)
		}
		d.SelectClips(clips[0].ID)
		if sel := d.last.Selection; sel.Card != first.Card || len(sel.Cards) != 1 || sel.Cards[0] != first.Card || sel.Shotless() {
			t.Errorf("selected is %+v, the clip is of %d", sel, first.Card)
		}
		d.Generate()
		if takes := d.last.Film.Takes; len(takes) != before+1 || takes[before].Card != first.Card {
			t.Errorf("made is a take of %d, not of %d", takes[len(takes)-1].Card, first.Card)
		}
		d.SelectCard(first.Card, false)
		if sel := d.last.Selection; len(sel.Clips) != 1 {
			t.Errorf("clips %v are selected with their shot", sel.Clips)
		}
		d.SelectCard(d.last.Film.Board[1].ID, false)
		if sel := d.last.Selection; len(sel.Clips) != 0 {
			t.Errorf("clips %v are selected with another shot", sel.Clips)
		}
	})
}

// TestTheViewShotShowsTheShotThatIsSelected: wherever it was selected.
func TestTheViewShotShowsTheShotThatIsSelected(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		boat := d.make("a boat")
		d.AppendCard()
		car := d.make("a car")
		seen := func(what string, want projects.FilmTake) {
			t.Helper()
			d.settle()
			if open := d.last.Open; open.Take != want.ID || d.last.Selection.Card != want.Card || d.last.View != app.ViewShot {
				t.Errorf("%s: the viewer shows %v, selected is shot %d, want take %d of shot %d", what, open, d.last.Selection.Card, want.ID, want.Card)
			}
		}
		d.SelectCard(boat.Card, false)
		seen("a card", boat)
		d.Place(projects.Source{Take: car.ID}, app.PlaceAppend, 0, 0)
		seen("a take that was put on the timeline", car)
		d.SelectSource(projects.Source{Take: boat.ID})
		d.SelectClips()
		seen("an empty place of the timeline", car)
		d.SelectSource(projects.Source{Take: boat.ID})
		d.SelectCard(car.Card, false)
		seen("the card that was selected before something of the library", car)
		d.SelectSource(projects.Source{Take: boat.ID})
		d.SelectClips(d.track()[0].ID)
		seen("a clip of that", car)
		d.ShowTake(boat.ID)
		seen("a take that was gone to", boat)
	})
}

// TestATakeThatWasGoneToStaysInTheViewer: also where another stands for its shot.
func TestATakeThatWasGoneToStaysInTheViewer(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		first := d.make("a boat")
		d.make("a ship")
		d.AppendCard()
		d.settle()
		d.ShowTake(first.ID)
		d.settle()
		if d.last.Open.Take != first.ID {
			t.Errorf("shown is take %d, not %d", d.last.Open.Take, first.ID)
		}
		d.SelectCard(first.Card, false)
		d.settle()
		if d.last.Open.Take != first.ID {
			t.Errorf("after a click on its card take %d is shown, not %d", d.last.Open.Take, first.ID)
		}
	})
}
