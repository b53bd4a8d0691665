package status_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/status"
	"kinora/ui/uitest"
)

// notes is the commands of a bar that only note what was asked.
type notes []string

func (n *notes) CancelTake(projects.ID) { *n = append(*n, "cancel") }
func (n *notes) CancelExport()          { *n = append(*n, "cancel export") }
func (n *notes) CancelCopy()            { *n = append(*n, "cancel copy") }
func (n *notes) WatchPreview()          { *n = append(*n, "watch") }

func (n *notes) HoldQueue(hold bool) {
	if hold {
		*n = append(*n, "hold")
	} else {
		*n = append(*n, "go on")
	}
}

func newBar(t *testing.T) (*status.Bar, *notes, fyne.Window) {
	t.Helper()
	uitest.App(t)
	did := &notes{}
	b := status.New(status.Params{Commands: did, Queue: func() { *did = append(*did, "queue") }})
	return b, did, uitest.Show(t, b.Root(), 1280, 34)
}

func running() app.Snapshot {
	return app.Snapshot{
		Machine: app.MachineState{Phase: app.Ready}, PeakMemory: 700 << 20, DiskFree: 41 << 30, Watching: app.WatchPreview,
		Film: projects.Film{Board: []projects.Card{{ID: 5}, {ID: 7}}},
		Jobs: []app.Job{
			{Take: 1, Card: 7, State: projects.Running, Stage: "denoising", Step: 14, Steps: 20, Left: 19 * time.Second, Fraction: 0.6},
			{Take: 2, Card: 7},
			{Take: 3, Card: 7},
			{Take: 4, State: projects.Failed},
		},
	}
}

func TestStructure(t *testing.T) {
	for name, s := range map[string]app.Snapshot{
		"opening": {},
		"ready":   {Machine: app.MachineState{Phase: app.Ready}, PeakMemory: 700 << 20},
		"made":    {Machine: app.MachineState{Phase: app.Ready}, Notice: app.Notice{Text: "Take made in 9.5 s.", Kind: app.Success}},
		"failed":  {Notice: app.Notice{Text: "The take could not be made.", Kind: app.Failure}},
		"running": running(),
		"export":  {Export: &app.Export{Frame: 20, Frames: 100, Left: 3 * time.Second}},
		"copy":    {Copy: &app.FilmCopy{Folder: "/films/A.kinora", Done: 1 << 20, All: 4 << 20}},
		"held":    {Held: true, Machine: app.MachineState{Phase: app.Ready}},
	} {
		t.Run(name, func(t *testing.T) {
			b, _, w := newBar(t)
			b.Draw(s)
			test.AssertRendersToMarkup(t, name+".xml", w.Canvas())
		})
	}
}

// tapAll taps every button that is to be seen.
func tapAll(w fyne.Window) {
	for _, o := range test.LaidOutObjects(w.Content()) {
		if b, ok := o.(*kit.Button); ok && b.Visible() {
			test.Tap(b)
		}
	}
}

func TestButtons(t *testing.T) {
	elsewhere, stopping := running(), running()
	elsewhere.Watching, stopping.Jobs[0].Stopping = app.WatchVideo, true
	for name, c := range map[string]struct {
		s    app.Snapshot
		want []string
	}{
		"nothing":   {app.Snapshot{}, nil},
		"running":   {running(), []string{"hold", "cancel"}},
		"elsewhere": {elsewhere, []string{"watch", "hold", "cancel"}},
		"stopping":  {stopping, nil},
		"held":      {app.Snapshot{Held: true}, []string{"go on"}},
		"export":    {app.Snapshot{Export: &app.Export{}}, []string{"cancel export"}},
		"copy":      {app.Snapshot{Copy: &app.FilmCopy{}}, []string{"cancel copy"}},
	} {
		b, did, w := newBar(t)
		b.Draw(c.s)
		tapAll(w)
		if !slices.Equal(*did, c.want) {
			t.Errorf("%s: did %q, want %q", name, *did, c.want)
		}
	}
}

func TestAClickOpensTheQueue(t *testing.T) {
	b, did, w := newBar(t)
	b.Draw(running())
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, 17))
	if !slices.Equal(*did, []string{"queue"}) {
		t.Errorf("did %q", *did)
	}
}

func TestDrawingTheSameAgainAllocatesNothing(t *testing.T) {
	b, _, _ := newBar(t)
	s := running()
	b.Draw(s)
	if n := testing.AllocsPerRun(100, func() { b.Draw(s) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
