package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestPanesFoldAndTheirSizesAreKept(t *testing.T) {
	dir := t.TempDir()
	r := newRoomIn(t, dir)
	r.window.window.Resize(fyne.NewSize(1440, 900))
	r.canvas().Unfocus()
	r.keys(fyne.KeyF2, fyne.KeyF6)
	if r.library.Root().Visible() || !r.queue.Root().Visible() {
		t.Fatal("F2 and F6 do not fold the library away and the queue out")
	}
	if r.menu.items["view.library"].Checked || !r.menu.items["view.queue"].Checked {
		t.Error("the menu does not say so")
	}
	r.shell.columns.SetSizes([]float32{0, 0, 400})
	r.shell.rows.SetSizes([]float32{0, 200, 260, 0})
	r.keepPanes()
	r.leave(t)

	r = newRoomIn(t, dir)
	if !r.shell.columns.Folded(columnLibrary) || r.shell.rows.Folded(rowQueue) {
		t.Error("what was folded is not as it was left")
	}
	r.window.window.Resize(fyne.NewSize(1440, 900))
	if got := r.inspector.Root().Size().Width; got != 400 {
		t.Errorf("the inspector is %v wide", got)
	}
	if got := r.timeline.Root().Size().Height; got != 260 {
		t.Errorf("the timeline is %v high", got)
	}
}

func TestTheViewerAloneAndBack(t *testing.T) {
	r := newRoom(t)
	r.make(t, "a boat")
	r.until(t, "playing")
	r.canvas().Unfocus()
	size := r.viewer.Root().Size()
	r.keys(fyne.KeyF11)
	if !r.viewer.FullScreen() || r.viewer.Root().Size() == size || !r.menu.items["view.fullScreen"].Checked {
		t.Fatal("the viewer does not have the window")
	}
	r.keys(fyne.KeySpace)
	r.until(t, "paused")
	r.keys(fyne.KeyEscape)
	if r.viewer.FullScreen() || r.viewer.Root().Size() != size {
		t.Errorf("afterwards the viewer has %v, before %v", r.viewer.Root().Size(), size)
	}
	if r.screen.Image == nil {
		t.Error("the picture was lost")
	}
}

func TestEveryPaneHasRoomInASmallWindow(t *testing.T) {
	r := newRoom(t)
	if least := r.window.window.Content().MinSize(); least.Width > 1024 || least.Height > 700 {
		t.Errorf("the window cannot be smaller than %v", least)
	}
}

func TestPanesGoBackWithTheSizeOfText(t *testing.T) {
	r := newRoom(t)
	r.window.window.Resize(fyne.NewSize(1440, 900))
	widths := func() [2]float32 {
		return [2]float32{r.library.Root().Size().Width, r.inspector.Root().Size().Width}
	}
	before := widths()
	r.studio.SetScale(1.5)
	if widths() == before {
		t.Fatal("large text has no more room")
	}
	r.studio.SetScale(1)
	if got := widths(); got != before {
		t.Errorf("the panes are %v wide after large text, before %v", got, before)
	}
}

func TestTheLowestStoryboardShowsItsCardsWhole(t *testing.T) {
	for _, scale := range []float64{1, 1.5} {
		r := newRoom(t)
		r.window.window.Resize(fyne.NewSize(1440, 900))
		r.studio.SetScale(scale)
		r.shell.rows.SetSizes([]float32{0, 1, 0, 0})
		if has, needs := r.board.Root().Size().Height, r.board.Root().MinSize().Height; has < needs {
			t.Errorf("at %v the storyboard is %v high and needs %v", scale, has, needs)
		}
	}
}
