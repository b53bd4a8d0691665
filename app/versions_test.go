package app_test

import (
	"testing"

	"kinora/app"
	"kinora/projects"
)

func TestAVersionIsListedAtOnceAndWithoutWhatIsDoneNext(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		take := d.make("a boat")
		d.Place(projects.Source{Take: take.ID}, app.PlaceAppend, 0, 0)
		d.settle()
		before := d.last.Versions
		d.SaveVersion("first cut")
		d.AddCard()
		var all []app.Version
		d.Versions(func(got []app.Version) { all = got })
		if d.last.Versions == before {
			t.Error("nobody is told that there is another version")
		}
		d.settle()
		if len(all) != 1 || all[0].Name != "first cut" {
			t.Fatalf("listed are %+v", all)
		}
		d.Versions(func(got []app.Version) { all = got })
		d.settle()
		if all[0].Picture == nil {
			t.Error("it has no picture")
		}
		d.OpenVersion(all[0].ID, all[0].Name)
		d.settle()
		if n := len(d.last.Film.Board); n != 1 {
			t.Errorf("the version has %d shots", n)
		}
	})
}
