package app_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"kinora/app"
	"kinora/app/settings"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/projects/store"
)

// goTo opens another film.
func (d *desk) goTo(t *testing.T, folder string) {
	t.Helper()
	d.OpenFilm(folder)
	d.pass(time.Second)
	if d.last.Folder != folder {
		t.Fatalf("%s is open, not %s: %+v", d.last.Folder, folder, d.last.Notice)
	}
}

func nothingIn(t *testing.T, dir string) {
	t.Helper()
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%s was left", left[0].Name())
	}
}

func TestACopyOfTheFilmIsTheFilm(t *testing.T) {
	place := t.TempDir()
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.bring(file(t, "a.mp4"), file(t, "b.png"))
		d.make("a red ball")
		d.PlaceCards()
		d.Star(true, projects.Source{Medium: d.last.Film.Media[0].ID})
		d.Undo()
		folder, film := d.last.Folder, d.last.Film
		names, done := d.History()
		d.CopyFilm(place, "The copy.kinora")
		d.pass(time.Second)
		to := filepath.Join(place, "The copy.kinora")
		if want := (app.Notice{Text: "Saved a copy: " + to, Kind: app.Success, Path: to}); d.last.Notice != want {
			t.Fatalf("notice %+v", d.last.Notice)
		}
		if want := []string{folder, to}; !reflect.DeepEqual(d.last.Recent, want) {
			t.Errorf("recent are %q, want %q", d.last.Recent, want)
		}
		if d.last.Folder != folder || d.last.Copy != nil || *d.last.Copied != (app.FilmCopied{Folder: to}) {
			t.Errorf("%s is open; %+v, %+v", d.last.Folder, d.last.Copy, d.last.Copied)
		}
		d.goTo(t, to)
		film.Head.Title = "The copy"
		if !reflect.DeepEqual(d.last.Film, film) {
			t.Errorf("the copy is %+v, not %+v", d.last.Film, film)
		}
		if again, n := d.History(); !reflect.DeepEqual(again, names) || n != done {
			t.Errorf("its history is %q, %d done", again, n)
		}
		for _, m := range film.Media {
			if path := d.Path(projects.Source{Medium: m.ID}); !strings.HasPrefix(path, to) || d.Missing(projects.Source{Medium: m.ID}) {
				t.Errorf("%s lies at %s", m.Name, path)
			}
		}
		if d.Missing(projects.Source{Take: film.Takes[0].ID}) {
			t.Error("the take is not in the copy")
		}
	})
}

func TestACopyIsRefusedInALine(t *testing.T) {
	place := t.TempDir()
	atDesk(t, func(d *desk) {
		d.cfg.Disk = func(folder string) int64 { return int64(len(filepath.Base(folder))) } // of no use for "b"
	}, func(t *testing.T, d *desk) {
		if err := os.MkdirAll(filepath.Join(place, "Boats.kinora"), 0o755); err != nil {
			t.Fatal(err)
		}
		small := filepath.Join(place, "b")
		if err := os.Mkdir(small, 0o755); err != nil {
			t.Fatal(err)
		}
		d.bring(file(t, "a.mp4"))
		for _, c := range []struct{ place, name, says string }{
			{place, "Boats", "Boats.kinora is there already: choose another name, such as Boats 2"},
			{d.last.Folder, "Boats", "outside of it"},
			{filepath.Join(d.last.Folder, "media"), "Boats", "outside of it"},
			{filepath.Join(place, "gone"), "Boats", "is not there"},
			{small, "Boats", "there are 0.0 MB left"},
			{place, " .kinora", "has no name"},
		} {
			d.CopyFilm(c.place, c.name)
			d.pass(100 * time.Millisecond)
			if n := d.last.Notice; n.Kind != app.Failure && n.Kind != app.Warning || !strings.Contains(n.Text, c.says) || strings.Contains(n.Text, "\n") {
				t.Errorf("%s in %s: %+v", c.name, c.place, n)
			}
		}
		nothingIn(t, small)
		nothingIn(t, filepath.Join(place, "Boats.kinora"))
		var free string
		tell := func(place, name string) { free = filepath.Join(place, name) }
		for chosen, want := range map[string]string{place: "Boats 2", small: "Boats"} {
			d.Chose(settings.FilmCopy, chosen)
			d.CopyPlace("Boats", tell)
			if d.settle(); free != filepath.Join(chosen, want) {
				t.Errorf("free is %q, want %q in %q", free, want, chosen)
			}
		}
		d.Chose(settings.FilmCopy, filepath.Join(small, "gone"))
		d.CopyPlace("Boats", tell)
		if d.settle(); filepath.Dir(free) != filepath.Dir(d.last.Folder) {
			t.Errorf("where the chosen folder is gone, a copy goes to %q", free)
		}
	})
}

func TestACopyThatIsCancelledLeavesNothing(t *testing.T) {
	place := t.TempDir()
	var gate chan struct{}
	atDesk(t, func(d *desk) {
		gate = make(chan struct{})
		d.cfg.Disk = func(folder string) int64 {
			if folder == place {
				<-gate
			}
			return 0
		}
	}, func(t *testing.T, d *desk) {
		d.bring(file(t, "a.mp4"))
		d.CopyFilm(place, "A")
		d.settle()
		if c := d.last.Copy; c == nil || c.Folder != filepath.Join(place, "A.kinora") || c.Stopping {
			t.Fatalf("copying %+v", c)
		}
		d.CopyFilm(place, "B")
		if !strings.Contains(d.last.Notice.Text, "wait for it") {
			t.Errorf("a second one: %+v", d.last.Notice)
		}
		d.CancelCopy()
		if !d.last.Copy.Stopping {
			t.Error("it does not say that it stops")
		}
		close(gate)
		d.pass(100 * time.Millisecond)
		if !d.last.Copied.Stopped || d.last.Copy != nil || d.last.Notice.Kind != app.Info {
			t.Errorf("%+v, %+v", d.last.Copied, d.last.Notice)
		}
		nothingIn(t, place)
	})
}

func TestAFilmIsCopiedWhileATakeIsMade(t *testing.T) {
	place := t.TempDir()
	atDesk(t, nil, func(t *testing.T, d *desk) {
		first := d.make("a red ball")
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(200 * time.Millisecond)
		d.CopyFilm(place, "A")
		d.pass(5 * time.Second)
		takes := d.last.Film.Takes
		if d.last.Film.Outcomes[takes[1].ID].State != projects.Done {
			t.Fatalf("the take was not made: %+v", d.last.Film.Outcomes)
		}
		d.goTo(t, filepath.Join(place, "A.kinora"))
		f := d.last.Film
		if len(f.Takes) != 2 || f.Outcomes[first.ID].State != projects.Done || f.Outcomes[takes[1].ID].State == projects.Done {
			t.Fatalf("takes %+v, outcomes %+v", f.Takes, f.Outcomes)
		}
		d.pass(5 * time.Second)
		if s := d.last.Film.Outcomes[takes[1].ID].State; s != projects.Done {
			t.Errorf("what was made is %v in the copy", s)
		}
	})
}

func TestLargeMediaOfElsewhereAreInTheCopy(t *testing.T) {
	place := t.TempDir()
	atDesk(t, nil, func(t *testing.T, d *desk) {
		large := file(t, "large.mp4")
		sum := sha256.Sum256([]byte("large.mp4"))
		f := d.last.Film
		f.Media = []projects.Medium{
			{ID: 50, Name: "large.mp4", Kind: projects.Video, Asset: hex.EncodeToString(sum[:]), Ext: ".mp4", Path: large, Seconds: rational.Int(2)},
			{ID: 51, Name: "lost.mp4", Kind: projects.Video, Asset: strings.Repeat("0", 64), Ext: ".mp4", Path: large + "x", Seconds: rational.Int(2)},
		}
		folder := filepath.Join(t.TempDir(), "Film.kinora")
		kept, err := store.Create(t.Context(), folder, projects.Rows(f), store.Options{})
		if err == nil {
			err = kept.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		d.goTo(t, folder)
		d.CopyFilm(place, "A")
		d.pass(time.Second)
		if n := d.last.Notice; n.Kind != app.Warning || !strings.HasSuffix(n.Text, "missing there too: 1.") {
			t.Errorf("notice %+v", n)
		}
		if err := os.Remove(large); err != nil {
			t.Fatal(err)
		}
		d.goTo(t, filepath.Join(place, "A.kinora"))
		if d.Missing(projects.Source{Medium: 50}) || !d.Missing(projects.Source{Medium: 51}) {
			t.Errorf("media %+v", d.last.Film.Media)
		}
	})
}
