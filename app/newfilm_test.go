package app_test

import (
	"path/filepath"
	"strings"
	"testing"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
)

func TestAFilmIsMadeAsWishedAndOneThatIsThereIsLeftAlone(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		wish := app.FilmWish{
			Name: "The: Ball", Size: projects.Size{Width: 1080, Height: 1920}, Rate: rational.Int(30),
			Shots: []app.NewShot{{Title: "Beginning"}, {Title: "End", Prompt: "a ball rests"}}, Text: "a boat\n# no shot\na car\n",
		}
		d.MakeFilm(wish)
		d.settle()
		f := d.last.Film
		if d.last.Folder != filepath.Join(d.cfg.Folders.Films, "The- Ball.kinora") || f.Head.Size != wish.Size || f.Head.Rate != wish.Rate {
			t.Errorf("%s: %+v", d.last.Folder, f.Head)
		}
		if len(f.Board) != 4 || f.Board[0].Title != "Beginning" || f.Board[1].Shot.Prompt != "a ball rests" || f.Board[3].Shot.Prompt != "a car" {
			t.Errorf("board %+v", f.Board)
		}
		d.MakeFilm(wish)
		d.settle()
		if d.last.Notice.Kind != app.Failure || !strings.Contains(d.last.Notice.Text, "exists already") {
			t.Errorf("notice %+v", d.last.Notice)
		}
	})
}

func TestAFilmThatCannotBeIsRefusedInWords(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		good := app.FilmWish{Name: "a", Size: projects.Size{Width: 64, Height: 64}, Rate: rational.Int(24)}
		nameless, odd, fast := good, good, good
		nameless.Name, odd.Size.Width, fast.Rate = " ", 63, rational.Int(1000)
		for name, w := range map[string]app.FilmWish{"nameless": nameless, "odd": odd, "fast": fast} {
			before := d.last.Folder
			d.MakeFilm(w)
			d.settle()
			if d.last.Folder != before || d.last.Notice.Kind != app.Warning {
				t.Errorf("%s: %s, notice %+v", name, d.last.Folder, d.last.Notice)
			}
		}
	})
}

func TestRecentFilmsHaveCovers(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		first := d.last.Folder
		d.NewUntitled()
		d.settle()
		d.OpenFilm(filepath.Join(d.cfg.Folders.Films, "gone.kinora"))
		var covers []app.Cover
		d.Covers(func(all []app.Cover) { covers = all })
		d.settle()
		if len(covers) != 2 || covers[0].Picture != nil || covers[1].Folder != first || covers[1].Picture == nil || covers[1].Shots != 1 {
			t.Fatalf("covers %+v", covers)
		}
		if covers[1].Changed.IsZero() || covers[1].Fault != "" {
			t.Errorf("cover %+v", covers[1])
		}
		d.ForgetFilm(first)
		if len(d.last.Recent) != 1 {
			t.Errorf("recent %v", d.last.Recent)
		}
	})
}

func TestAnExportIsPlannedAndWhatStandsAgainstItIsSaidBefore(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		plan := func(w app.ExportWish) (p app.ExportPlan) {
			if w.Path == "" {
				w.Path = filepath.Join(d.last.Folder, "out.mp4")
			}
			d.PlanExport(w, func(found app.ExportPlan) { p = found })
			d.settle()
			return p
		}
		if p := plan(app.ExportWish{Preset: "mp4"}); p.Reason == "" {
			t.Errorf("an empty film can be exported: %+v", p)
		}
		take := d.make("a boat")
		d.Place(projects.Source{Take: take.ID}, app.PlaceAppend, 0, 0)
		p := plan(app.ExportWish{Preset: "mp4"})
		if p.Reason != "" || p.Frames != 50 || p.Bytes == 0 || p.Exists || p.Seconds.Float() < 2 {
			t.Errorf("plan %+v", p)
		}
		if p := plan(app.ExportWish{Preset: "mp4", Range: app.ExportMarked}); p.Reason == "" {
			t.Errorf("nothing is marked: %+v", p)
		}
		if p := plan(app.ExportWish{Preset: app.OTIO, Path: filepath.Join(d.last.Folder, "out")}); p.Reason != "" || filepath.Ext(p.Path) != ".otio" {
			t.Errorf("otio %+v", p)
		}
	})
}
