package history_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/ui/history"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// The studio does what the pane asks for.
var _ history.Commands = (*app.Studio)(nil)

// past is a history that can be gone through.
type past struct {
	names []string
	done  int
	asked int
}

func (p *past) History() (names []string, done int) {
	p.asked++
	return p.names, p.done
}

func (p *past) GoToHistory(n int) { p.done = n }

func open(t *testing.T, p *past) (*history.History, fyne.Window) {
	t.Helper()
	uitest.App(t)
	w := uitest.Show(t, kit.UnderLayer(container.NewWithoutLayout(), kit.NewLayer()), 800, 600)
	h := history.New(history.Params{Commands: p})
	h.ShowOver(w.Canvas())
	return h, w
}

func list(t *testing.T, w fyne.Window) *kit.Lines {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if l, ok := o.(*kit.Lines); ok {
			return l
		}
	}
	t.Fatal("there is no list")
	return nil
}

func TestStructure(t *testing.T) {
	_, w := open(t, &past{names: []string{"Prompt", "Add a shot", "Split"}, done: 2})
	test.AssertRendersToMarkup(t, "three.xml", w.Canvas())
}

func TestTheNewestStandsFirstAndAClickGoesThere(t *testing.T) {
	p := &past{names: []string{"Prompt", "Add a shot", "Split"}, done: 2}
	_, w := open(t, p)
	lines := list(t, w).Shown()
	if len(lines) != 4 || lines[0].Title != "Split" || !lines[0].Faint || !lines[1].On || lines[3].Title != "The film as it began" {
		t.Fatalf("lines %+v", lines)
	}
	for line, done := range []int{3, 2, 1, 0} {
		list(t, w).Tap(line)
		if p.done != done || !list(t, w).Shown()[line].On {
			t.Errorf("line %d goes to %d, want %d", line, p.done, done)
		}
	}
}

func TestKeysGoThroughIt(t *testing.T) {
	p := &past{names: []string{"a", "b", "c"}, done: 3}
	h, w := open(t, p)
	uitest.Keys(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if p.done != 1 {
		t.Errorf("at %d", p.done)
	}
	uitest.Keys(w, fyne.KeyEscape)
	if h.Open() {
		t.Error("Escape does not close it")
	}
}

func TestALongHistoryBeginsWhereItStandsAndDrawsLittle(t *testing.T) {
	p := &past{done: 5000}
	for i := range 10000 {
		p.names = append(p.names, fmt.Sprint("command ", i))
	}
	_, w := open(t, p)
	lines := list(t, w).Shown()
	on := 0
	for _, l := range lines {
		if l.On {
			on++
		}
	}
	if len(lines) > 24 || on != 1 {
		t.Errorf("%d lines are drawn, %d hold now", len(lines), on)
	}
}

func TestItFollowsWhatIsDone(t *testing.T) {
	p := &past{names: []string{"a"}, done: 1}
	h, w := open(t, p)
	h.Draw(app.Snapshot{Undo: "a"})
	p.names, p.done = []string{"a", "a"}, 2
	h.Draw(app.Snapshot{Undo: "a"})
	if lines := list(t, w).Shown(); len(lines) != 3 || !lines[0].On {
		t.Errorf("lines %+v", lines)
	}
}
