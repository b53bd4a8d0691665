package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

// desk is a window as wide as 1001 with a pane of 200 at the left and one of 300 at the
// right; the panes are told by their names.
func desk(t *testing.T) (*kit.Splitter, func() []float32) {
	t.Helper()
	uitest.App(t)
	left, middle, right := kit.NewSurface(theme.Panel, 0), kit.NewSurface(theme.Panel, 0), kit.NewSurface(theme.Panel, 0)
	s := kit.Beside(kit.Pane{Object: left, Size: 200, Least: 100, Most: 400},
		kit.Pane{Object: middle, Fills: true, Least: 300}, kit.Pane{Object: right, Size: 300, Least: 250})
	uitest.Show(t, container.NewStack(s), 1002, 400)
	return s, func() []float32 {
		return []float32{left.Size().Width, middle.Size().Width, right.Size().Width}
	}
}

// pull drags the i-th seam by so much.
func pull(s *kit.Splitter, i int, by ...float32) {
	objects := test.WidgetRenderer(s).Objects()
	seam := objects[len(objects)-len(s.Sizes())+1+i].(fyne.Draggable)
	at := uitest.At(seam.(fyne.CanvasObject), 2, 50)
	path := []fyne.Position{at}
	for _, x := range by {
		path = append(path, at.AddXY(x, 0))
	}
	uitest.DragTo(seam, path...)
}

func TestSeamsMoveThePanesAtTheEdges(t *testing.T) {
	s, widths := desk(t)
	moved := 0
	s.Moved = func() { moved++ }
	for i, c := range []struct {
		seam int
		by   []float32
		want []float32
	}{
		{0, []float32{10, 30}, []float32{230, 470, 300}},
		{1, []float32{-20}, []float32{230, 450, 320}},
		{0, []float32{-900}, []float32{100, 580, 320}},
		{0, []float32{900}, []float32{380, 300, 320}}, // as far as the middle gives way
		{1, []float32{900, 40}, []float32{380, 340, 280}},
	} {
		pull(s, c.seam, c.by...)
		if got := widths(); !slices.Equal(got, c.want) {
			t.Errorf("step %d: widths %v, want %v", i, got, c.want)
		}
	}
	if moved != 5 {
		t.Errorf("%d notices of 5", moved)
	}
	if got := s.Sizes(); !slices.Equal(got, []float32{380, 0, 280}) {
		t.Errorf("to be remembered: %v", got)
	}
}

func TestPanesFoldAndKeepTheirSizes(t *testing.T) {
	s, widths := desk(t)
	s.Fold(0, true)
	if got := widths()[1:]; !slices.Equal(got, []float32{701, 300}) || !s.Folded(0) {
		t.Errorf("folded: widths %v", got)
	}
	s.Fold(0, false)
	if got := widths(); !slices.Equal(got, []float32{200, 500, 300}) {
		t.Errorf("unfolded: widths %v", got)
	}
}

func TestSizesAreRememberedWithinTheirLimits(t *testing.T) {
	s, widths := desk(t)
	s.SetSizes([]float32{5000, 7, -3, 12})
	if got := widths(); !slices.Equal(got, []float32{400, 300, 300}) {
		t.Errorf("widths %v", got)
	}
	s.SetSizes(nil)
	s.Resize(fyne.NewSize(802, 400))
	if got := widths(); !slices.Equal(got, []float32{250, 300, 250}) {
		t.Errorf("in a small window: widths %v", got)
	}
	s.Resize(fyne.NewSize(1202, 400))
	if got := widths(); !slices.Equal(got, []float32{400, 500, 300}) {
		t.Errorf("the sizes were not kept through the small window: %v", got)
	}
}

func TestRowsAreSplitFromTopToBottom(t *testing.T) {
	uitest.App(t)
	top, bottom := kit.NewSurface(theme.Panel, 0), kit.NewSurface(theme.Panel, 0)
	s := kit.Below(kit.Pane{Object: top, Fills: true}, kit.Pane{Object: bottom, Size: 100, Least: 50})
	uitest.Show(t, s, 300, 401)
	if top.Size() != fyne.NewSize(300, 300) || bottom.Position().Y != 301 {
		t.Errorf("top %v, bottom at %v", top.Size(), bottom.Position())
	}
}

// TestSizesOutliveNarrowerLimits: a splitter that is made anew for large text hands on what
// it was given, so that the one after it has that again.
func TestSizesOutliveNarrowerLimits(t *testing.T) {
	s, widths := desk(t)
	s.SetSizes([]float32{60, 0, 120})
	if got := widths(); !slices.Equal(got, []float32{100, 650, 250}) {
		t.Errorf("widths %v", got)
	}
	if got := s.Sizes(); !slices.Equal(got, []float32{60, 0, 120}) {
		t.Errorf("to be remembered: %v", got)
	}
}
