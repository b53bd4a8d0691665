package kit_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/uitest"
)

func TestASearchIsEmptiedByEscapeFirst(t *testing.T) {
	uitest.App(t)
	var found []string
	escapes := 0
	s := kit.NewSearch("Search", func(text string) { found = append(found, text) })
	s.Forward = func(*fyne.KeyEvent) { escapes++ }
	w := uitest.Show(t, s, 200, 34)
	w.Canvas().Focus(s)
	test.Type(s, "no")
	if !s.ActionItem.Visible() {
		t.Error("there is no button to empty the field")
	}
	uitest.Keys(w, fyne.KeyEscape, fyne.KeyEscape)
	if !slices.Equal(found, []string{"n", "no", ""}) || escapes != 1 || s.ActionItem.Visible() {
		t.Errorf("found %q, %d escapes", found, escapes)
	}
	test.Type(s, "x")
	test.Tap(s.ActionItem.(*kit.Button))
	if s.Text != "" {
		t.Errorf("the button left %q", s.Text)
	}
}

func TestAHintIsShortenedToItsField(t *testing.T) {
	uitest.App(t)
	s := kit.NewSearch("Search name, prompt, colour", nil)
	uitest.Show(t, s, 160, 34)
	if short := []rune(s.PlaceHolder); len(short) < 8 || short[len(short)-1] != '…' {
		t.Errorf("the hint is %q", s.PlaceHolder)
	}
	s.Resize(fyne.NewSize(400, 34))
	if s.PlaceHolder != "Search name, prompt, colour" {
		t.Errorf("where it has room, the hint is %q", s.PlaceHolder)
	}
}

func TestADropdownIsUsedByTheKeyboard(t *testing.T) {
	uitest.App(t)
	var chosen []int
	d := kit.NewDropdown(nil, "H.264", "ProRes", "GIF")
	d.Choose = func(i int) {
		chosen = append(chosen, i)
		d.Set(i)
	}
	d.Why = func(i int) string { return []string{"", "This FFmpeg cannot write it", ""}[i] }
	d.Set(0)
	w := uitest.Show(t, kit.UnderLayer(container.NewVBox(d), kit.NewLayer()), 300, 300)
	w.Canvas().Focus(d)
	uitest.Keys(w, fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	uitest.Keys(w, fyne.KeyDown, fyne.KeyEscape)
	if !slices.Equal(chosen, []int{2}) || d.Chosen() != 2 || w.Canvas().Focused() != d {
		t.Errorf("chosen %v", chosen)
	}
	uitest.Keys(w, fyne.KeyReturn)
	if at, top := d.Position(), uitest.Top(w); top == nil || top.Position().Y < at.Y+d.Size().Height {
		t.Error("the options are not below it")
	}
}

func TestASliderFindsSteps(t *testing.T) {
	uitest.App(t)
	var did []string
	s := kit.NewSlider(0, 1, 0.25, func(v float64) { did = append(did, fmt.Sprint(v)) })
	s.Done = func(v float64) { did = append(did, fmt.Sprint("done ", v)) }
	w := uitest.Show(t, s, 112, 24)
	uitest.DragTo(s, uitest.At(s, 6, 5), uitest.At(s, 50, 5), uitest.At(s, 58, 5), uitest.At(s, 500, 5))
	if want := []string{"0.5", "1", "done 1"}; !slices.Equal(did, want) {
		t.Errorf("dragged: %q", did)
	}
	did = nil
	w.Canvas().Focus(s)
	uitest.Keys(w, fyne.KeyLeft, fyne.KeyHome, fyne.KeyDown)
	if want := []string{"0.75", "done 0.75", "0", "done 0", "done 0"}; !slices.Equal(did, want) {
		t.Errorf("keys: %q", did)
	}
	did = nil
	s.Set(0.6)
	w.Canvas().Unfocus()
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 5}})
	if did != nil || s.Value() != 0.6 {
		t.Errorf("set from outside: %q, value %v", did, s.Value())
	}
}

func TestAPulledSliderIsNotSetFromOutside(t *testing.T) {
	uitest.App(t)
	s := kit.NewSlider(0, 1, 0.25, nil)
	uitest.Show(t, s, 112, 24)
	uitest.DragOn(s, uitest.At(s, 6, 5), uitest.At(s, 106, 5))
	s.Set(0)
	if s.Value() != 1 {
		t.Errorf("value %v", s.Value())
	}
	uitest.Drop(s, uitest.At(s, 106, 5))
	s.Set(0)
	if s.Value() != 0 {
		t.Errorf("let go: value %v", s.Value())
	}
}

func TestAChecksBoxIsTicked(t *testing.T) {
	uitest.App(t)
	var changes []bool
	c := kit.NewCheck("Loop", func(on bool) { changes = append(changes, on) })
	w := uitest.Show(t, c, 100, 24)
	test.Tap(c)
	w.Canvas().Focus(c)
	uitest.Keys(w, fyne.KeySpace)
	c.Set(true)
	c.SetEnabled(false)
	test.Tap(c)
	if !slices.Equal(changes, []bool{true, false}) || !c.On() {
		t.Errorf("changes %v, on %v", changes, c.On())
	}
}
