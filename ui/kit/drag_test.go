package kit_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

// handle is a widget that can be dragged.
type handle struct {
	widget.BaseWidget
	kit.Source
}

func (h *handle) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

// bench is a window with a handle at 0…100, a target at 100…300 and in it a smaller
// one at 200…300.
type bench struct {
	drag    *kit.Drag
	layer   *kit.Layer
	handle  *handle
	picked  []fyne.Position
	did     []string
	refuses bool // the smaller target takes nothing
	window  fyne.Window
}

func newBench(t *testing.T) *bench {
	t.Helper()
	uitest.App(t)
	b := &bench{layer: kit.NewLayer(), handle: &handle{}}
	b.drag = kit.NewDrag(b.layer)
	b.handle.ExtendBaseWidget(b.handle)
	b.handle.Source = kit.Source{Drag: b.drag, Pick: func(at fyne.Position) (any, kit.Ghost, bool) {
		b.picked = append(b.picked, at)
		return "clip", kit.Ghost{Picture: sample(32, 20), Label: "ball"}, true
	}}
	large, small := kit.NewSurface(theme.Panel, 0), kit.NewSurface(theme.Panel, 0)
	b.window = uitest.Show(t, kit.UnderLayer(container.NewWithoutLayout(b.handle, large, small), b.layer), 400, 100)
	for o, x := range map[fyne.CanvasObject][2]float32{b.handle: {0, 100}, large: {100, 300}, small: {200, 300}} {
		o.Move(fyne.NewPos(x[0], 0))
		o.Resize(fyne.NewSize(x[1]-x[0], 100))
	}
	b.target("large", large, func() bool { return true })
	b.target("small", small, func() bool { return !b.refuses })
	return b
}

func (b *bench) target(name string, o fyne.CanvasObject, accepts func() bool) {
	note := func(what string, payload any, at fyne.Position) {
		b.did = append(b.did, fmt.Sprintf("%s %s %v %v", name, what, payload, at.X))
	}
	b.drag.Add(kit.Target{
		Object: o, Leave: func() { b.did = append(b.did, name+" leave") },
		Drop: func(p any, at fyne.Position) { note("drop", p, at) },
		Over: func(p any, at fyne.Position) bool {
			if accepts() {
				note("over", p, at)
			}
			return accepts()
		},
	})
}

// places are in the window, x units from its left edge.
func (b *bench) places(xs ...float32) (path []fyne.Position) {
	for _, x := range xs {
		path = append(path, uitest.At(b.window.Canvas().Content(), x, 50))
	}
	return path
}

func (b *bench) drop(x float32) { uitest.Drop(b.handle, b.places(x)[0]) }

func (b *bench) expect(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(b.did, want) {
		t.Errorf("did %q, want %q", b.did, want)
	}
	b.did = nil
}

func TestADragGoesFromTargetToTarget(t *testing.T) {
	b := newBench(t)
	uitest.DragTo(b.handle, b.places(30, 50, 110, 210)...)
	b.expect(t, "large over clip 10", "small over clip 10", "large leave", "small drop clip 10")
	if !slices.Equal(b.picked, []fyne.Position{fyne.NewPos(30, 50)}) {
		t.Errorf("picked up at %v, not where the button went down", b.picked)
	}
	b.refuses = true
	uitest.DragTo(b.handle, b.places(30, 210)...)
	b.expect(t, "large over clip 110", "large drop clip 110")
	uitest.DragTo(b.handle, b.places(30, 210, 350)...)
	b.expect(t, "large over clip 110", "large leave")
}

func TestEscapePutsADragBackAndTheKeyboardReturns(t *testing.T) {
	b := newBench(t)
	before := kit.NewEntry("", nil)
	b.window.Canvas().Content().(*fyne.Container).Objects[0].(*fyne.Container).Add(before)
	b.window.Canvas().Focus(before)
	uitest.DragOn(b.handle, b.places(30, 110)...)
	uitest.Keys(b.window, fyne.KeySpace, fyne.KeyEscape)
	b.expect(t, "large over clip 10", "large leave")
	if b.drag.Running() || b.window.Canvas().Focused() != before {
		t.Errorf("running %v, the keyboard is at %v", b.drag.Running(), b.window.Canvas().Focused())
	}
	uitest.DragOn(b.handle, b.places(30, 120)...)
	b.drop(120)
	b.expect(t)
	uitest.DragTo(b.handle, b.places(30, 120)...)
	b.expect(t, "large over clip 20", "large drop clip 20")
}

func TestFilesOfTheDesktopGoToTheSameTargets(t *testing.T) {
	b := newBench(t)
	if !b.drag.DropFiles(b.places(150)[0], []string{"a.png"}) {
		t.Error("nothing took the files")
	}
	b.expect(t, "large over [a.png] 50", "large drop [a.png] 50")
	if b.drag.DropFiles(b.places(350)[0], []string{"a.png"}) {
		t.Error("files were dropped beside all targets")
	}
}

func TestWhatCannotBeSeenTakesNothing(t *testing.T) {
	b := newBench(t)
	hidden, inside := container.NewWithoutLayout(), kit.NewSurface(theme.Panel, 0)
	hidden.Add(inside)
	inside.Move(fyne.NewPos(1, 0))
	inside.Resize(fyne.NewSize(50, 50))
	b.window.Canvas().Content().(*fyne.Container).Objects[0].(*fyne.Container).Add(hidden)
	b.target("hidden", inside, func() bool { return true })
	hidden.Hide()
	uitest.DragTo(b.handle, b.places(30, 40)...)
	b.expect(t)
}

func TestTheGhostSaysWhetherItIsWelcome(t *testing.T) {
	b := newBench(t)
	ghost := test.WidgetRenderer(b.layer).Objects()[0].(fyne.Widget)
	ring := func() bool { return test.WidgetRenderer(ghost).Objects()[2].Visible() }
	uitest.DragOn(b.handle, b.places(30, 50)...)
	if !ghost.Visible() || ring() {
		t.Errorf("beside all targets: seen %v, ring %v", ghost.Visible(), ring())
	}
	uitest.DragOn(b.handle, b.places(50, 150)...)
	if !ring() || ghost.Position() != fyne.NewPos(160, 60) {
		t.Errorf("over a target: ring %v, at %v", ring(), ghost.Position())
	}
	b.drop(150)
	if ghost.Visible() {
		t.Error("the ghost stayed")
	}
}
