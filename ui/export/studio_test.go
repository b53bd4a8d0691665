package export_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
	"kinora/ui/export"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// TestAFilmIsExportedFromTheSheet goes the whole way over a studio on a fake clock.
func TestAFilmIsExportedFromTheSheet(t *testing.T) {
	uitest.App(t)
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		q := &apptest.Queue{}
		studio := app.New(t.Context(), apptest.Config(dir, &apptest.Engine{Step: time.Millisecond}, q))
		pass := func(long time.Duration) {
			for end := time.Now().Add(long); ; time.Sleep(50 * time.Millisecond) {
				for synctest.Wait(); q.Drain() > 0; synctest.Wait() {
				}
				if !time.Now().Before(end) {
					return
				}
			}
		}
		r := &room{Room: &uitest.Room{T: t}}
		to := filepath.Join(dir, "out")
		r.sheet = export.New(export.Params{Commands: studio, SaveAs: func(_ string, chosen func(string)) { chosen(to) }})
		layer := kit.NewLayer()
		layer.After = func(time.Duration, func()) func() { return func() {} }
		r.W = test.NewWindow(kit.UnderLayer(container.NewWithoutLayout(), layer))
		r.W.Resize(fyne.NewSize(1280, 800))
		studio.Watch(func(s app.Snapshot) {
			r.s = s
			r.sheet.Draw(s)
		})
		studio.Start()
		pass(0)

		r.sheet.Show(r.W.Canvas(), r.s)
		pass(0)
		if r.Button("Export").Enabled() {
			t.Error("an empty film can be exported")
		}
		studio.SetPrompt("a boat")
		studio.Generate()
		pass(time.Second)
		studio.Place(projects.Source{Take: r.s.Film.Takes[0].ID}, app.PlaceAppend, 0, 0)
		pass(0)
		r.Says("50 frames")
		test.Tap(r.Button("Choose…"))
		pass(0)
		test.Tap(r.Button("Export"))
		pass(3 * time.Second)
		r.Says("out.mp4 is there")
		if _, err := os.Stat(to + ".mp4"); err != nil {
			t.Error(err)
		}
		test.Tap(r.Button("Export another"))
		pass(0)
		r.Says("will be replaced")

		over := make(chan struct{})
		studio.Quit(func() { close(over) })
		<-over
		pass(time.Minute)
		r.W.Close()
	})
}
