package status_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/ui/status"
	"kinora/ui/uitest"
)

func TestStructure(t *testing.T) {
	for name, s := range map[string]app.Snapshot{
		"opening": {},
		"ready":   {Machine: app.MachineState{Phase: app.Ready}, PeakMemory: 700 << 20},
		"made":    {Machine: app.MachineState{Phase: app.Ready}, Notice: app.Notice{Text: "Take made in 9.5 s.", Kind: app.Success}},
		"failed":  {Notice: app.Notice{Text: "The take could not be made.", Kind: app.Failure}},
		"running": {
			Job:      &app.Job{Stage: "denoising", Step: 14, Steps: 20, Left: 3 * time.Second, Fraction: 0.7},
			Watching: app.WatchPreview, PeakMemory: 700 << 20,
		},
		"elsewhere": {Job: &app.Job{Stage: "denoising"}, Watching: app.WatchVideo},
	} {
		t.Run(name, func(t *testing.T) {
			uitest.App(t)
			b := status.New(func() {})
			w := uitest.Show(t, b.Root(), 1000, 34)
			b.Draw(s)
			test.AssertRendersToMarkup(t, name+".xml", w.Canvas())
		})
	}
}
