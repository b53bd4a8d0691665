package status_test

import (
	"slices"
	"strings"
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

// written is a notice about a copy of a film.
var written = app.Notice{Text: "Saved a copy: /films/A.kinora", Kind: app.Success, Path: "/films/A.kinora"}

func newBar(t *testing.T) (*status.Bar, *notes, fyne.Window) {
	t.Helper()
	uitest.App(t)
	did := &notes{}
	b := status.New(status.Params{
		Commands: did, Queue: func() { *did = append(*did, "queue") },
		Reveal: func(path string) { *did = append(*did, "reveal "+path) },
	})
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
		"written": {Notice: written},
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
		"written":   {app.Snapshot{Notice: written}, []string{"reveal /films/A.kinora"}},
		"beside": {
			app.Snapshot{Notice: written, Export: &app.Export{}}, []string{"cancel export", "reveal /films/A.kinora"},
		},
		"export": {app.Snapshot{Export: &app.Export{}}, []string{"cancel export"}},
		"copy":   {app.Snapshot{Copy: &app.FilmCopy{}}, []string{"cancel copy"}},
	} {
		b, did, w := newBar(t)
		b.Draw(c.s)
		tapAll(w)
		if !slices.Equal(*did, c.want) {
			t.Errorf("%s: did %q, want %q", name, *did, c.want)
		}
	}
}

func TestFilesThatWereNotTakenAreListedWhole(t *testing.T) {
	uitest.App(t)
	did := &notes{}
	b := status.New(status.Params{Commands: did, Queue: func() { *did = append(*did, "queue") }})
	layer := kit.NewLayer()
	layer.After = func(_ time.Duration, f func()) func() { f(); return func() {} }
	w := uitest.Show(t, kit.UnderLayer(b.Root(), layer), 1280, 400)
	why := "/films/a.txt: is damaged\n/films/b.bin: is cut short (moov atom not found)"
	b.Draw(app.Snapshot{Notice: app.Notice{Text: "2 files were not taken: a.txt, b.bin", Kind: app.Failure, More: why}})
	test.MoveMouse(w.Canvas(), fyne.NewPos(40, 200))
	if got := layer.Tip(); got != why {
		t.Errorf("the tip says %q", got)
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(800, 200))
	if got := layer.Tip(); got != "The queue" {
		t.Errorf("beside it the tip says %q", got)
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(800, 200))
	if !slices.Equal(*did, []string{"queue"}) || uitest.Top(w) != nil {
		t.Errorf("a click beside it did %q", *did)
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(40, 200))
	if uitest.Top(w) == nil {
		t.Fatal("a click opens nothing")
	}
	found := false
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		p, ok := o.(*kit.Paragraph)
		found = found || ok && strings.Contains(p.Text(), "moov atom not found")
	}
	if !found {
		t.Error("it does not list why")
	}
}

func TestTheTipOfCancelNamesItsKeys(t *testing.T) {
	uitest.App(t)
	b := status.New(status.Params{Commands: &notes{}, Keys: func(id string) string { return map[string]string{"shot.cancel": "Ctrl+."}[id] }})
	w := uitest.Show(t, b.Root(), 1280, 34)
	tip := func() string {
		for _, o := range test.LaidOutObjects(w.Content()) {
			if b, ok := o.(*kit.Button); ok && b.Visible() && b.Text() == "Cancel" {
				return b.Tip
			}
		}
		return ""
	}
	b.Draw(running())
	if got := tip(); !strings.HasSuffix(got, "(Ctrl+.)") {
		t.Errorf("the tip says %q", got)
	}
	b.Draw(app.Snapshot{Export: &app.Export{}}) // which those keys do not stop
	if got := tip(); got == "" || strings.Contains(got, "Ctrl") {
		t.Errorf("the tip for an export says %q", got)
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
