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
