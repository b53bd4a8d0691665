package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/uitest"
)

func TestSegmentsAreChosenByPointerAndArrows(t *testing.T) {
	uitest.App(t)
	var chosen []int
	s := kit.NewSegmented(nil, "Media", "Takes", "Cast")
	s.Choose = func(i int) {
		chosen = append(chosen, i)
		s.Set(i)
	}
	w := uitest.Show(t, s, 304, 28)
	test.TapAt(s, fyne.NewPos(150, 10))
	test.TapAt(s, fyne.NewPos(150, 10)) // is chosen
	test.TapAt(s, fyne.NewPos(303, 10))
	w.Canvas().Focus(s)
	uitest.Keys(w, fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	if !slices.Equal(chosen, []int{1, 2, 1, 0}) || s.Chosen() != 0 {
		t.Errorf("chosen %v, now %d", chosen, s.Chosen())
	}
	s.Tips = []string{"", "What was made"}
	uitest.Hover(s, uitest.At(s, 150, 10))
	if s.Tooltip() != "What was made" {
		t.Errorf("the tip says %q", s.Tooltip())
	}
	uitest.Hover(s, uitest.At(s, 290, 10))
	if s.Tooltip() != "" {
		t.Errorf("a segment without a tip says %q", s.Tooltip())
	}
}

func TestALongSegmentTakesRoomFromShortOnes(t *testing.T) {
	uitest.App(t)
	chosen := -1
	s := kit.NewSegmented(func(i int) { chosen = i }, "Much longer than the others", "A", "B")
	long := s.MinSize().Width / 3
	w := uitest.Show(t, s, s.MinSize().Width, 28)
	tap := func(x float32) int {
		chosen = -1
		s.Set(-1)
		test.TapAt(s, fyne.NewPos(x, 10))
		return chosen
	}
	if i := tap(long + 8); i != 1 {
		t.Errorf("with room for all, %d is chosen behind the first third", i)
	}
	w.Resize(fyne.NewSize(long+60, 28))
	s.Resize(fyne.NewSize(long+60, 28))
	if i := tap(long - 20); i != 0 {
		t.Errorf("at the end of the long word %d is chosen", i)
	}
	if i := tap(long + 50); i != 2 {
		t.Errorf("at the end of the row %d is chosen", i)
	}
	over := func(x float32) string {
		s.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 10)}})
		defer s.MouseOut()
		return s.Tooltip()
	}
	if said := over(20); said != "" {
		t.Errorf("a word that is seen whole says %q", said)
	}
	s.Resize(fyne.NewSize(long/2, 28))
	if said := over(20); said != "Much longer than the others" {
		t.Errorf("a word that is cut says %q", said)
	}
}

func TestTogglesAreTappedAndForwardKeys(t *testing.T) {
	uitest.App(t)
	taps, forwarded := 0, 0
	var menu fyne.Position
	c := kit.NewToggle("Follow", "", func() { taps++ })
	c.Forward = func(*fyne.KeyEvent) { forwarded++ }
	c.Menu = func(at fyne.Position) { menu = at }
	w := uitest.Show(t, c, 80, 24)
	test.Tap(c)
	w.Canvas().Focus(c)
	uitest.Keys(w, fyne.KeySpace, fyne.KeyLeft)
	c.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(7, 8)})
	if taps != 2 || forwarded != 1 || menu != fyne.NewPos(7, 8) {
		t.Errorf("%d taps, %d forwarded, menu at %v", taps, forwarded, menu)
	}
}

func TestChipsFlowIntoLines(t *testing.T) {
	uitest.App(t)
	a, b, c := kit.NewToggle("Papercut", "", nil), kit.NewToggle("Follow", "", nil), kit.NewToggle("Sunset", "", nil)
	f := kit.Flow(4, a, b, c)
	width := a.MinSize().Width + b.MinSize().Width + 4
	f.Resize(fyne.NewSize(width, 100))
	if b.Position().Y != 0 || c.Position() != fyne.NewPos(0, 28) || f.MinSize().Height != 52 {
		t.Errorf("b at %v, c at %v, height %v", b.Position(), c.Position(), f.MinSize().Height)
	}
	b.Hide()
	f.Resize(fyne.NewSize(a.MinSize().Width+c.MinSize().Width+4, 100))
	if c.Position().Y != 0 {
		t.Error("a hidden chip takes room")
	}
}
