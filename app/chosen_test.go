package app_test

import (
	"os"
	"path/filepath"
	"testing"

	"kinora/app/settings"
	"kinora/projects"
)

func TestEveryPurposeHasItsOwnFolderAndElseTheLastOfAll(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		films := d.cfg.Folders.Films
		begins := func(when string, want map[settings.Purpose]string) {
			t.Helper()
			for p, folder := range want {
				if got := d.FoldersFor(p); firstOf(got) != folder {
					t.Errorf("%s: %s begins in %q of %q, want %q", when, p, firstOf(got), got, folder)
				}
			}
		}
		begins("at first", map[settings.Purpose]string{
			settings.Media: "", settings.Pack: "", settings.Film: films, settings.Export: films, settings.FilmCopy: films,
		})
		d.Import("/footage/boat.mp4")
		d.Chose(settings.Pack, "/packs")
		begins("then", map[settings.Purpose]string{
			settings.Media: "/footage", settings.Pack: "/packs", settings.Film: "/packs", settings.Export: "/packs", settings.Take: "/packs",
		})
	})
}

func TestAFilmIsExportedWhereTheLastOneWasAsLongAsThatIsThere(t *testing.T) {
	videos := t.TempDir()
	atDesk(t, func(d *desk) { d.cfg.Folders.Exports = videos }, func(t *testing.T, d *desk) {
		goes := func(when, want string) {
			t.Helper()
			d.ExportPlace(func(base string) {
				if got := filepath.Dir(base); got != want {
					t.Errorf("%s the film is exported to %s, want %s", when, got, want)
				}
			})
			d.settle()
		}
		goes("at first", videos)
		if got := firstOf(d.FoldersFor(settings.Take)); got != videos {
			t.Errorf("a take is saved to %s", got)
		}
		d.Chose(settings.Pack, t.TempDir())
		goes("with a pack from elsewhere", videos)
		cuts := t.TempDir()
		d.Chose(settings.Export, cuts)
		goes("once it was elsewhere", cuts)
		if err := os.Remove(cuts); err != nil {
			t.Fatal(err)
		}
		goes("when that has gone", videos)
		if err := os.Remove(videos); err != nil {
			t.Fatal(err)
		}
		goes("without a folder of videos", d.cfg.Folders.Films)
	})
}

// firstOf is the first that is not empty.
func firstOf(folders []string) string {
	for _, folder := range folders {
		if folder != "" {
			return folder
		}
	}
	return ""
}

func TestANewFilmLiesWhereTheLastOneWasPutAsLongAsThatIsThere(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		place := t.TempDir()
		lies := func(want string) {
			t.Helper()
			d.FilmPlace(func(folder, _ string) {
				if folder != want {
					t.Errorf("a new film lies in %s, want %s", folder, want)
				}
			})
			d.settle()
		}
		d.Chose(settings.Film, place) // to open one is something else
		lies(d.cfg.Folders.Films)
		d.Chose(settings.NewFilm, place)
		lies(place)
		if err := os.Remove(place); err != nil {
			t.Fatal(err)
		}
		lies(d.cfg.Folders.Films)
	})
}

func TestChosenFoldersAreKept(t *testing.T) {
	dir := t.TempDir()
	atDeskIn(t, dir, nil, func(_ *testing.T, d *desk) {
		d.SaveCopy(projects.Source{Take: d.make("a boat").ID}, filepath.Join(dir, "boat.mp4"))
	})
	atDeskIn(t, dir, nil, func(t *testing.T, d *desk) {
		if got := d.FoldersFor(settings.Take)[0]; got != dir {
			t.Errorf("kept is %q, want %q", got, dir)
		}
	})
}
