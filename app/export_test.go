package app_test

import (
	"path/filepath"
	"testing"
	"time"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
)

func TestAnExportHasTheFilmsSizeWhateverTheViewersIs(t *testing.T) {
	var files apptest.Writers
	atDesk(t, func(d *desk) { d.cfg.Create = files.Create }, func(t *testing.T, d *desk) {
		media := d.bring(file(t, "a.mp4"))
		d.Place(projects.Source{Medium: media[0].ID}, app.PlaceAppend, 0, 0)
		d.SetViewerSize(320, 180)
		d.pass(time.Second)
		path := filepath.Join(t.TempDir(), "film")
		d.Export(app.ExportWish{Preset: "mp4", Path: path})
		d.pass(2 * time.Second)
		w := files.Last()
		if w == nil {
			t.Fatalf("nothing was written: %+v", d.last.Notice)
		}
		if w.Params.Width != 1024 || w.Params.Height != 576 || w.Frames() != 50 || w.Path != path+".mp4" {
			t.Errorf("%d frames of %+v in %s", w.Frames(), w.Params, w.Path)
		}
		if d.LastExport() != path+".mp4" || d.last.Export != nil || d.last.Notice.Kind != app.Success {
			t.Errorf("notice %+v", d.last.Notice)
		}
	})
}
