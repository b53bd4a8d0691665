package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/uitest"
)

func TestAPopoverHasTheKeyboardUntilItIsLeft(t *testing.T) {
	w, field, keys := room(t)
	for name, leave := range map[string]func(*kit.Popover){
		"Escape":         func(*kit.Popover) { uitest.Keys(w, fyne.KeyEscape) },
		"a click beside": func(*kit.Popover) { test.TapCanvas(w.Canvas(), fyne.NewPos(790, 590)) },
		"Close":          (*kit.Popover).Close,
	} {
		var inside []fyne.KeyName
		closed := 0
		find := kit.NewEntry("", nil)
		p := &kit.Popover{
			Content: kit.Wide(300, find), Focus: find, Closed: func() { closed++ },
			OnKey: func(e *fyne.KeyEvent) { inside = append(inside, e.Name) },
		}
		find.Forward = p.Key
		p.Show(w.Canvas())
		if w.Canvas().Focused() != find {
			t.Errorf("%s: the field in it has not got the keyboard", name)
		}
		w.Canvas().Unfocus()
		uitest.Keys(w, fyne.KeyDown)
		leave(p)
		if p.Open() || closed != 1 || !slices.Equal(inside, []fyne.KeyName{fyne.KeyDown}) || w.Canvas().Focused() != field {
			t.Errorf("%s: open %v, closed %d times, keys %v", name, p.Open(), closed, inside)
		}
	}
	if len(*keys) != 0 {
		t.Errorf("the window had %v", *keys)
	}
}

func TestAPopoverLiesUnderItsObject(t *testing.T) {
	w, field, _ := room(t)
	p := &kit.Popover{Content: kit.Tall(100, kit.NewEntry("", nil))}
	p.ShowUnder(field)
	below := uitest.At(field, 0, field.Size().Height)
	if at := uitest.Top(w).Position(); at.Y < below.Y {
		t.Errorf("it is at %v, above %v", at, below)
	}
}
