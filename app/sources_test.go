package app_test

import (
	"slices"
	"testing"
	"time"

	"kinora/app"
	"kinora/projects"
)

// four brings two clips and two stills, in the order in which the library has them.
func (d *desk) four(t *testing.T) []projects.Source {
	var all []projects.Source
	for _, name := range []string{"a.mp4", "b.mp4", "c.png", "d.png"} {
		all = append(all, projects.Source{Medium: d.bring(file(t, name))[0].ID})
	}
	slices.Reverse(all)
	return all
}

func TestSeveralSourcesAreSelected(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		all := d.four(t)
		expect := func(what string, front projects.Source, want ...projects.Source) {
			t.Helper()
			if s := d.last.Selection; s.Source != front || !slices.Equal(s.Sources, want) || s.Pane != app.PaneLibrary {
				t.Errorf("%s: %v with %v in front, want %v with %v", what, s.Sources, s.Source, want, front)
			}
		}
		none := projects.Source{}
		d.SelectSource(all[2])
		expect("one", all[2], all[2])
		d.ToggleSource(all[0])
		expect("another", all[0], all[0], all[2])
		d.ToggleSource(all[1])
		expect("in the library's order", all[1], all[0], all[1], all[2])
		d.ToggleSource(all[1])
		expect("one less", all[2], all[0], all[2])
		d.Remove(all[2])
		expect("a removed one", all[0], all[0])
		d.ToggleSource(all[0])
		expect("none", none)
		d.SelectSources([]projects.Source{all[3], all[0]}, all[3])
		expect("a stretch", all[3], all[0], all[3])
		d.Undo()
		expect("Undo", all[3], all[0], all[3])
		d.SelectSources(nil, none)
		expect("cleared", none)
	})
}

func TestWhatIsDoneToSeveralSourcesIsOneCommand(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		all := d.four(t)
		clips := all[2:]
		card := d.last.Film.Board[0].ID
		for name, do := range map[string]func(){
			"favourite": func() { d.Star(true, all...) },
			"label":     func() { d.SetLabel("red", all...) },
			"remove":    func() { d.Remove(all...) },
			"append":    func() { d.PlaceAll(clips, app.PlaceAppend, 0, 0) },
			"insert":    func() { d.PlaceAll(clips, app.PlaceInsert, 0, 0) },
			"on a shot": func() { d.ShowOnCard(card, all[:2]...) },
			"shots":     func() { d.AnimateAtEnd(all...) },
		} {
			_, before := d.History()
			do()
			if names, after := d.History(); after != before+1 || len(names) != after {
				t.Errorf("%s: %d commands", name, after-before)
			}
			d.Undo()
		}
		if f := d.last.Film; len(f.Board) != 1 || f.Media[0].Star || f.Media[0].Label != "" || f.Media[0].Removed || len(d.track()) != 0 {
			t.Error("Undo leaves something")
		}
	})
}

func TestSeveralSourcesArePlacedOneBehindTheOther(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		all := d.four(t)
		d.SelectSources([]projects.Source{all[1], all[3], all[0]}, all[0])
		d.PlaceSelected(app.PlaceAppend)
		var got []projects.Source
		var at int64
		for _, c := range d.track() {
			if got = append(got, c.Source); c.Start != at {
				t.Errorf("a clip at %d, not %d", c.Start, at)
			}
			at = c.End()
		}
		if want := []projects.Source{all[0], all[1], all[3]}; !slices.Equal(got, want) {
			t.Errorf("%v, not %v", got, want)
		}
		if n := len(d.last.Selection.Clips); n < 3 || d.last.Selection.Pane != app.PaneTimeline {
			t.Errorf("%d clips are selected", n)
		}
	})
}

func TestFilesDroppedOnTheTimelineAreOneCommand(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		_, before := d.History()
		d.DropOnTimeline(0, 0, true, file(t, "a.mp4"), file(t, "b.mp4"))
		d.pass(100 * time.Millisecond)
		if names, _ := d.History(); len(names) != before+2 || len(d.track()) != 2 {
			t.Errorf("%q with %d clips", names[before:], len(d.track()))
		}
	})
}
