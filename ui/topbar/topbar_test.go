package topbar_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/ui/topbar"
	"kinora/ui/uitest"
)

func TestStructure(t *testing.T) {
	for name, m := range map[string]app.MachineState{
		"opening": {},
		"ready":   {Phase: app.Ready, Device: "webgpu", Pack: "Papercut 0.1.0"},
		"failed":  {Phase: app.Failed, Reason: "no ONNX Runtime was found"},
	} {
		t.Run(name, func(t *testing.T) {
			uitest.App(t)
			b := topbar.New(func() {})
			w := uitest.Show(t, b.Root(), 800, 44)
			b.Draw(app.Snapshot{Machine: m})
			test.AssertRendersToMarkup(t, name+".xml", w.Canvas())
		})
	}
}
