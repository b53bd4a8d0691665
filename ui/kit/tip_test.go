package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// patience is a clock for tips: what waits is run by rest.
type patience struct{ waiting func() }

func (p *patience) after(_ time.Duration, f func()) func() {
	p.waiting = f
	return func() { p.waiting = nil }
}

func (p *patience) rest() {
	if p.waiting != nil {
		p.waiting()
	}
}

func TestTipsComeAndGo(t *testing.T) {
	uitest.App(t)
	layer, clock := kit.NewLayer(), &patience{}
	layer.After = clock.after
	b := kit.NewButton("Generate", "", kit.Strong, nil)
	b.Tip, b.Why = "Makes a take", "Opening the engine"
	w := uitest.Show(t, kit.UnderLayer(container.NewVBox(b), layer), 300, 200)
	for name, c := range map[string]struct {
		then func()
		want string
	}{
		"it is shown":           {func() {}, "Makes a take"},
		"a click takes it away": {func() { test.Tap(b) }, ""},
		"so does leaving":       {b.MouseOut, ""},
		"so does a key":         {func() { b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft}) }, ""},
	} {
		uitest.Hover(b, fyne.NewPos(20, 10))
		if layer.Tip() != "" {
			t.Errorf("%s: it did not wait", name)
		}
		clock.rest()
		c.then()
		if got := layer.Tip(); got != c.want {
			t.Errorf("%s: it says %q", name, got)
		}
	}
	b.SetEnabled(false)
	uitest.Hover(b, fyne.NewPos(290, 190))
	clock.rest()
	if got := layer.Tip(); got != "Makes a take\nOpening the engine" {
		t.Errorf("a button that is off says %q", got)
	}
	tip := test.WidgetRenderer(layer).Objects()[1]
	if end := tip.Position().Add(tip.Size()); end.X > 300 || end.Y > 190 {
		t.Errorf("the tip ends at %v, outside the window or under the pointer", end)
	}
	if w.Canvas().Focused() != nil {
		t.Error("the tip took the keyboard")
	}
}

func TestATipThatIsLeftEarlyNeverComes(t *testing.T) {
	uitest.App(t)
	layer, clock := kit.NewLayer(), &patience{}
	layer.After = clock.after
	c := kit.NewChip("cpu", "")
	c.Tip = "Where frames are made"
	uitest.Show(t, kit.UnderLayer(container.NewVBox(c), layer), 300, 200)
	uitest.Hover(c, fyne.NewPos(20, 10))
	c.MouseOut()
	clock.rest()
	if layer.Tip() != "" {
		t.Error("it came")
	}
}

func TestANumberTellsItsTip(t *testing.T) {
	uitest.App(t)
	layer, clock := kit.NewLayer(), &patience{}
	layer.After = clock.after
	n := kit.NewNumber("", nil, nil)
	w := uitest.Show(t, kit.UnderLayer(container.NewVBox(n), layer), 300, 200)
	rest := func(when, want string) {
		t.Helper()
		test.MoveMouse(w.Canvas(), fyne.NewPos(290, 190))
		test.MoveMouse(w.Canvas(), fyne.NewPos(20, 10))
		clock.rest()
		if got := layer.Tip(); got != want {
			t.Errorf("%s: it says %q", when, got)
		}
	}
	rest("without a tip", "")
	n.SetTip("How often")
	rest("with one", "How often")
	w.Canvas().Focus(n.Focus())
	if layer.Tip() != "" {
		t.Error("the tip stays where it is typed")
	}
	rest("while it is typed", "")
	w.Canvas().Unfocus()
	rest("afterwards", "How often")
}
