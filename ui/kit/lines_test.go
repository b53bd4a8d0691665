package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

// ways is a list of all that a line can show.
func ways() []kit.Line {
	return []kit.Line{
		{Icon: icons.Film, Title: "H.264", Below: "MP4", On: true},
		{Title: "plain", Aside: "3 s"},
		{Picture: sample(32, 18), Title: "with a picture", Faint: true},
		{Pictured: true, Title: "without one", Below: "is missing", Wrong: true},
		{Icon: icons.Close, Color: theme.Error, Title: "in red"},
	}
}

func TestStructureOfLines(t *testing.T) {
	uitest.App(t)
	all := ways()
	l := kit.NewLines(48, func(i int) kit.Line { return all[i] }, nil)
	uitest.Show(t, l, 300, 260)
	l.Update(len(all))
	test.AssertObjectRendersToMarkup(t, "lines.xml", l)
}

// numbered is a list of n lines in a window of ten, and what was chosen.
func numbered(t *testing.T, n int) (*kit.Lines, fyne.Window, *[]int) {
	t.Helper()
	uitest.App(t)
	var chosen []int
	l := kit.NewLines(30, func(i int) kit.Line { return kit.Line{Title: fmt.Sprint(i)} }, func(i int) { chosen = append(chosen, i) })
	w := uitest.Show(t, l, 300, 300)
	l.Update(n)
	w.Canvas().Focus(l)
	return l, w, &chosen
}

func TestLinesAreGoneThroughByKeys(t *testing.T) {
	l, w, chosen := numbered(t, 1000)
	forwarded := 0
	l.Forward = func(*fyne.KeyEvent) { forwarded++ }
	removed := -1
	l.Removed = func(i int) { removed = i }
	uitest.Keys(w, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd, fyne.KeySpace, fyne.KeyDown, fyne.KeyDelete, fyne.KeyHome, fyne.KeyReturn, fyne.KeyEscape)
	if fmt.Sprint(*chosen) != "[1 999 0]" || removed != 999 || forwarded != 1 {
		t.Errorf("chosen %v, removed %d, forwarded %d", *chosen, removed, forwarded)
	}
	l.Follow = true
	uitest.Keys(w, fyne.KeyDown, fyne.KeyDown)
	if fmt.Sprint(*chosen) != "[1 999 0 1 2]" {
		t.Errorf("chosen %v", *chosen)
	}
}

func TestOnlyLinesThatAreSeenAreDrawn(t *testing.T) {
	l, w, _ := numbered(t, 10000)
	for _, at := range []int{0, 500, 9999} {
		l.MoveTo(at)
		shown := l.Shown()
		there := false
		for _, line := range shown {
			there = there || line.Title == fmt.Sprint(at)
		}
		if !there || len(shown) > 13 {
			t.Errorf("at %d there are %d lines, it among them: %v", at, len(shown), there)
		}
	}
	_ = w
}

func TestAShorterListKeepsItsMark(t *testing.T) {
	l, _, chosen := numbered(t, 5)
	l.MoveTo(4)
	l.Update(2)
	if l.At() != 1 {
		t.Errorf("the mark is at %d", l.At())
	}
	l.Update(0)
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(*chosen) != 0 || len(l.Shown()) != 0 {
		t.Errorf("an empty list gave %v", *chosen)
	}
}

func TestAClickChoosesALine(t *testing.T) {
	l, w, chosen := numbered(t, 50)
	menu := -1
	l.Menu = func(i int, _ fyne.Position) { menu = i }
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, 100))
	for _, o := range test.LaidOutObjects(w.Content()) {
		if s, ok := o.(fyne.SecondaryTappable); ok && o.Position().Y == 60 {
			s.TappedSecondary(&fyne.PointEvent{})
		}
	}
	if fmt.Sprint(*chosen) != "[3]" || menu != 2 {
		t.Errorf("chosen %v, menu %d", *chosen, menu)
	}
}
