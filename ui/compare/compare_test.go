package compare_test

import (
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/player"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/compare"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// studio does as app does, and notes it.
type studio struct {
	did   []string
	not   bool // nothing can be compared
	sheet *compare.Sheet
	now   *app.Comparison
}

func (s *studio) note(format string, args ...any) {
	s.did = append(s.did, fmt.Sprintf(format, args...))
}

// draw is what the window does: it draws the sheet only while it is open.
func (s *studio) draw() {
	if !s.sheet.Open() {
		return
	}
	f := projects.Film{Takes: []projects.FilmTake{{ID: 1, Name: "first"}, {ID: 2, Name: "second"}}}
	s.sheet.Draw(app.Snapshot{Film: f, Compared: s.now})
}

func (s *studio) Compare(a, b projects.Source) {
	s.note("compare %d %d", a.Take, b.Take)
	if s.not {
		s.draw()
		return
	}
	s.now = &app.Comparison{A: a, B: b, At: 0.5}
	s.draw()
}

func (s *studio) SetWipe(wipe bool, at float64) {
	s.note("wipe %v %.2f", wipe, at)
	next := *s.now
	next.Wipe, next.At = wipe, at
	s.now = &next
	s.draw()
}

func (s *studio) EndCompare() {
	if s.now != nil {
		s.note("end")
		s.now = nil
		s.draw()
	}
}
func (s *studio) PlayPause()                  { s.note("play") }
func (s *studio) GoTo(frame int64)            { s.note("go %d", frame) }
func (s *studio) Step(n int64)                { s.note("step %d", n) }
func (s *studio) ChooseTake(take projects.ID) { s.note("choose %d", take) }

func (s *studio) last() string { return s.did[len(s.did)-1] }

func open(t *testing.T) (*studio, fyne.Window) {
	t.Helper()
	uitest.App(t)
	w := uitest.Show(t, kit.UnderLayer(container.NewWithoutLayout(), kit.NewLayer()), 1000, 700)
	s := &studio{}
	s.sheet = compare.New(w.Canvas(), s)
	s.sheet.Show(projects.Source{Take: 1}, projects.Source{Take: 2})
	s.sheet.DrawScreen(app.Screen{
		Image: image.NewRGBA(image.Rect(0, 0, 64, 18)), State: player.State{Frames: 25, Frame: 3, Rate: rational.Int(12)},
	})
	return s, w
}

func find[T fyne.CanvasObject](o fyne.CanvasObject, is func(T) bool) (found T) {
	for _, o := range test.LaidOutObjects(o) {
		if w, ok := o.(T); ok && is(w) {
			found = w
		}
	}
	return found
}

func TestTwoTakesAreComparedAndOneIsChosen(t *testing.T) {
	s, w := open(t)
	if !s.sheet.Open() || s.last() != "compare 1 2" {
		t.Fatalf("did %q", s.did)
	}
	right := find(uitest.Top(w), func(b *kit.Button) bool { return b.Text() == "Choose the right one" })
	test.Tap(right)
	if s.sheet.Open() || s.last() != "choose 2" || s.did[len(s.did)-2] != "end" {
		t.Errorf("did %q", s.did)
	}
}

func TestWhatCannotBeComparedIsNotShown(t *testing.T) {
	s, w := open(t)
	uitest.Keys(w, fyne.KeyEscape)
	s.not = true
	s.sheet.Show(projects.Source{Take: 1}, projects.Source{Take: 3})
	if s.sheet.Open() {
		t.Error("the sheet is open")
	}
	s.not = false
	s.sheet.Show(projects.Source{Take: 1}, projects.Source{Take: 2})
	if !s.sheet.Open() {
		t.Error("the sheet is not shown again")
	}
}

func TestTheEdgeOfAWipeFollowsTheMouse(t *testing.T) {
	s, w := open(t)
	mode := find(uitest.Top(w), func(*kit.Segmented) bool { return true })
	mode.Choose(1)
	if s.last() != "wipe true 0.50" {
		t.Fatalf("did %q", s.did)
	}
	var picture fyne.Draggable
	for _, o := range test.LaidOutObjects(uitest.Top(w)) {
		if d, ok := o.(fyne.Draggable); ok && fmt.Sprintf("%T", o) == "*compare.picture" {
			picture = d
		}
	}
	wide := picture.(fyne.CanvasObject).Size().Width
	uitest.Drag(picture, wide/2, wide)
	if s.last() != "wipe true 1.00" {
		t.Errorf("did %q", s.did)
	}
}

func TestTheKeysOfAComparison(t *testing.T) {
	s, w := open(t)
	for key, want := range map[fyne.KeyName]string{fyne.KeySpace: "play", fyne.KeyRight: "step 1", fyne.KeyLeft: "step -1", fyne.KeyW: "wipe true 0.50"} {
		if uitest.Keys(w, key); s.last() != want {
			t.Errorf("%s did %q", key, s.last())
		}
	}
	uitest.Keys(w, fyne.KeyReturn)
	if !s.sheet.Open() {
		t.Error("Return has chosen something")
	}
	uitest.Keys(w, fyne.KeyEscape)
	if s.sheet.Open() || s.last() != "end" {
		t.Errorf("did %q", s.did)
	}
}
