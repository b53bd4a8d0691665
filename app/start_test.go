package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/app"
	"kinora/app/settings"
	"kinora/assets"
	"kinora/projects/store"
)

// films is what lies in the folder of films.
func films(t *testing.T, d *desk) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(d.cfg.Folders.Films, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAFilmThatCannotBeOpenedAtTheStartIsSaidAndNoOtherIsMade(t *testing.T) {
	dir := t.TempDir()
	used := filepath.Join(dir, "Used.kinora")
	kept, err := store.Create(t.Context(), used, nil, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close() // it is open in another window
	damaged := filepath.Join(dir, "Damaged.kinora")
	if err := errors.Join(os.Mkdir(damaged, 0o755), os.WriteFile(filepath.Join(damaged, "film.db"), []byte("no database at all"), 0o600)); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]string{
		used: "is open in another window", damaged: "damaged", filepath.Join(dir, "Gone.kinora"): "there is no film at " + dir,
	} {
		atDesk(t, func(d *desk) { d.cfg.Film, d.cfg.Sample = folder, assets.Sample() }, func(t *testing.T, d *desk) {
			if d.last.Folder != "" || !strings.Contains(d.last.Unopened, want) || d.last.Notice != (app.Notice{Text: d.last.Unopened, Kind: app.Failure}) {
				t.Errorf("%s: open is %q, said %q and %+v", filepath.Base(folder), d.last.Folder, d.last.Unopened, d.last.Notice)
			}
			if all := films(t, d); len(all) != 0 {
				t.Errorf("%s: it made %v", filepath.Base(folder), all)
			}
			d.NewUntitled()
			d.settle()
			if d.last.Folder == "" || d.last.Unopened != "" || d.last.Notice.Text != "" {
				t.Errorf("afterwards %q is open, %q and %q are said", d.last.Folder, d.last.Unopened, d.last.Notice.Text)
			}
		})
	}
}

func TestTheFilmOfLastTimeThatIsGoneIsNotReplaced(t *testing.T) {
	lost := filepath.Join(t.TempDir(), "Lost.kinora")
	atDesk(t, func(d *desk) {
		set := settings.Default()
		set.Recent = []string{lost}
		if err := settings.Save(d.cfg.Folders.Settings, set); err != nil {
			t.Fatal(err)
		}
	}, func(t *testing.T, d *desk) {
		if d.last.Folder != "" || d.last.Unopened != "there is no film at "+lost || len(films(t, d)) != 0 {
			t.Errorf("open is %q, said %q, films %v", d.last.Folder, d.last.Unopened, films(t, d))
		}
		if len(d.last.Recent) != 1 {
			t.Error("it is not among the recent ones any more, so nobody can see which one it was")
		}
	})
}
