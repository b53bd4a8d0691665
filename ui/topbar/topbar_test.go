package topbar_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/topbar"
	"kinora/ui/uitest"
)

// notes is the commands of a bar that only note what was asked.
type notes []string

func (n *notes) RenameFilm(title string) { *n = append(*n, "rename "+title) }
func (n *notes) ExplainDevice()          { *n = append(*n, "explain") }

func (n *notes) open(what string) func() { return func() { *n = append(*n, what) } }

func newBar(t *testing.T) (*topbar.Bar, *notes, fyne.Window) {
	t.Helper()
	uitest.App(t)
	did := &notes{}
	b := topbar.New(topbar.Params{Commands: did, Palette: did.open("palette"), Packs: did.open("packs"), Export: did.open("export")})
	return b, did, uitest.Show(t, b.Root(), 1280, 44)
}

func ready() app.Snapshot {
	return app.Snapshot{
		Machine: app.MachineState{Phase: app.Ready, Device: "webgpu", Pack: "Papercut 1.0"}, PeakMemory: 3 << 30,
		Film: projects.Film{Head: projects.Head{Title: "The Red Ball"}}, Folder: "/f/The Red Ball.kinora", Saved: true,
	}
}

func TestStructure(t *testing.T) {
	for name, change := range map[string]func(*app.Snapshot){
		"opening": func(s *app.Snapshot) { *s = app.Snapshot{} },
		"ready":   func(*app.Snapshot) {},
		"saving":  func(s *app.Snapshot) { s.Saved = false },
		"fault":   func(s *app.Snapshot) { s.Fault = "the disk is full" },
		"failed": func(s *app.Snapshot) {
			s.Machine = app.MachineState{Phase: app.Failed, Reason: "no ONNX Runtime was found"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			b, _, w := newBar(t)
			s := ready()
			change(&s)
			b.Draw(s)
			test.AssertRendersToMarkup(t, name+".xml", w.Canvas())
		})
	}
}

// tap taps the n-th widget of a kind in the bar.
func tap[T fyne.Tappable](w fyne.Window, n int) {
	for _, o := range test.LaidOutObjects(w.Content()) {
		if v, ok := o.(T); ok {
			if n == 0 {
				v.Tapped(&fyne.PointEvent{})
				return
			}
			n--
		}
	}
}

func TestEverythingInTheBarOpensSomething(t *testing.T) {
	b, did, w := newBar(t)
	b.Draw(ready())
	for n := range 3 {
		tap[*kit.Chip](w, n)
	}
	tap[*kit.Button](w, 0)
	if got, want := len(*did), 4; got != want {
		t.Fatalf("did %q, want %d things", *did, want)
	}
	for i, want := range []string{"palette", "explain", "packs", "export"} {
		if (*did)[i] != want {
			t.Errorf("did %q", *did)
		}
	}
}

func TestTheFilmIsRenamed(t *testing.T) {
	b, did, w := newBar(t)
	b.Draw(ready())
	w.Canvas().FocusNext()
	uitest.Keys(w, fyne.KeyReturn)
	entry, ok := w.Canvas().Focused().(*kit.Entry)
	if !ok || entry.Text != "The Red Ball" {
		t.Fatalf("%T has the keyboard", w.Canvas().Focused())
	}
	test.Type(entry, "Blue Ball")
	uitest.Keys(w, fyne.KeyReturn)
	if len(*did) != 1 || (*did)[0] != "rename Blue Ball" {
		t.Errorf("did %q", *did)
	}
	if uitest.Top(w) != nil {
		t.Error("the field is still there")
	}
}

func TestDrawingTheSameAgainAllocatesNothing(t *testing.T) {
	b, _, _ := newBar(t)
	s := ready()
	b.Draw(s)
	if n := testing.AllocsPerRun(100, func() { b.Draw(s) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
