package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
)

func TestTakesOfEarlierDaysAreFoundNewestFirst(t *testing.T) {
	day := time.Now()
	old := func(d *desk) {
		if err := os.MkdirAll(d.cfg.Folders.Takes, 0o700); err != nil {
			t.Fatal(err)
		}
		for i, name := range []string{"a.mp4", "b.mp4", "broken.mp4", "notes.txt"} {
			path := filepath.Join(d.cfg.Folders.Takes, name)
			recipe := projects.Recipe{Version: 1, Prompt: "prompt of " + name, Rate: rational.Int(12)}
			made := day.Add(time.Duration(i) * time.Hour)
			if err := errors.Join(os.WriteFile(path, recipe.Canonical(), 0o600), os.Chtimes(path, made, made)); err != nil {
				t.Fatal(err)
			}
		}
	}
	atDesk(t, old, func(t *testing.T, d *desk) {
		var names []string
		for _, take := range d.last.Takes {
			names = append(names, take.Name)
		}
		if got := strings.Join(names, ","); got != "prompt of broken.mp4,prompt of b.mp4,prompt of a.mp4" {
			t.Errorf("takes %s", got)
		}
		if d.last.Takes[0].Problem == "" || d.last.Takes[1].Problem != "" {
			t.Errorf("problems %+v", d.last.Takes)
		}
	})
}

func TestAVideoFromElsewhereIsPlayedAndStaysWhereItIs(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		path := filepath.Join(t.TempDir(), "holiday clip.mp4")
		if err := os.WriteFile(path, []byte("video"), 0o600); err != nil {
			t.Fatal(err)
		}
		d.OpenVideo(path)
		d.pass(100 * time.Millisecond)
		take, ok := d.last.OpenTake()
		if !ok || !take.Imported || take.Name != "holiday clip.mp4" || d.last.Watching != app.WatchVideo {
			t.Errorf("open %+v", take)
		}
		d.OpenVideo(filepath.Join(t.TempDir(), "none.mp4"))
		d.settle()
		if d.last.Notice.Kind != app.Failure || len(d.last.Takes) != 1 {
			t.Errorf("missing file: %+v", d.last.Notice)
		}
	})
}

func TestSaveCopy(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		dir := t.TempDir()
		d.SaveCopy(filepath.Join(dir, "nothing"))
		if d.last.Notice.Kind != app.Warning {
			t.Errorf("without a take: %+v", d.last.Notice)
		}
		take := d.make("a boat")
		for name, c := range map[string]struct {
			to   string
			kind app.NoticeKind
			file string
		}{
			"the ending is added":      {filepath.Join(dir, "boat"), app.Success, filepath.Join(dir, "boat.mp4")},
			"the take itself is safe":  {take.Path, app.Failure, take.Path},
			"a folder that is missing": {filepath.Join(dir, "none", "boat.mp4"), app.Failure, ""},
		} {
			d.SaveCopy(c.to)
			d.settle()
			if d.last.Notice.Kind != c.kind {
				t.Errorf("%s: %+v", name, d.last.Notice)
			}
			if c.file != "" && read(t, c.file) != read(t, take.Path) {
				t.Errorf("%s: the copy differs", name)
			}
		}
		if files, _ := os.ReadDir(dir); len(files) != 1 {
			t.Errorf("left %v", files)
		}
	})
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
	}
	return string(data)
}
