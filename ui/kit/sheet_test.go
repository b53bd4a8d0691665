package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// room is a window with a field that has the keyboard, and what its keys reach.
func room(t *testing.T) (w fyne.Window, field *kit.Entry, keys *[]fyne.KeyName) {
	t.Helper()
	uitest.App(t)
	field, keys = kit.NewEntry("", nil), &[]fyne.KeyName{}
	w = uitest.Show(t, kit.UnderLayer(container.NewVBox(field), kit.NewLayer()), 800, 600)
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { *keys = append(*keys, e.Name) })
	w.Canvas().Focus(field)
	return w, field, keys
}

func TestASheetHasTheKeyboardUntilEscape(t *testing.T) {
	w, field, keys := room(t)
	closed, made := 0, 0
	name := kit.NewEntry("", nil)
	export := kit.NewButton("Export", "", kit.Strong, func() { made++ })
	s := &kit.Sheet{Title: "Export", Content: name, Buttons: []*kit.Button{kit.NewButton("Cancel", "", kit.Quiet, nil), export}, Focus: name, Closed: func() { closed++ }}
	name.Forward = s.Key
	s.Show(w.Canvas())
	for range 4 {
		if w.Canvas().Focused() == field {
			t.Fatal("Tab left the sheet")
		}
		test.FocusNext(w.Canvas())
	}
	w.Canvas().Unfocus()
	uitest.Keys(w, fyne.KeySpace, fyne.KeyReturn)
	if made != 1 || len(*keys) != 0 {
		t.Errorf("Return made %d, the window had %v", made, *keys)
	}
	w.Canvas().Focus(name)
	uitest.Keys(w, fyne.KeyEscape)
	if s.Open() || closed != 1 || w.Canvas().Focused() != field {
		t.Errorf("open %v, closed %d times, the keyboard is at %v", s.Open(), closed, w.Canvas().Focused())
	}
	w.Canvas().Unfocus()
	uitest.Keys(w, fyne.KeySpace)
	if !slices.Equal(*keys, []fyne.KeyName{fyne.KeySpace}) {
		t.Errorf("the window has its keys back: %v", *keys)
	}
	s.Close()
	if closed != 1 {
		t.Error("a sheet that was closed closed again")
	}
}

func TestASheetStaysInTheWindow(t *testing.T) {
	w, _, _ := room(t)
	tall := kit.Tall(2000, kit.NewEntry("", nil))
	s := &kit.Sheet{Title: "Packs", Content: tall, Width: 400}
	s.Show(w.Canvas())
	body := uitest.Top(w)
	if size := body.Size(); size.Height > 560 || size.Width != 440 {
		t.Errorf("it is %v large", size)
	}
	s.Close()
	small := &kit.Sheet{Title: "Packs", Content: kit.Tall(50, kit.NewEntry("", nil)), Width: 400}
	small.Show(w.Canvas())
	if size := uitest.Top(w).Size(); size.Height > 150 {
		t.Errorf("a sheet of little is %v large", size)
	}
}

func TestAQuestionIsAnsweredOnce(t *testing.T) {
	w, field, _ := room(t)
	var did []string
	ask := func() *kit.Sheet {
		return kit.Confirm(w.Canvas(), "Delete the shot?", "Its takes stay in the library.",
			kit.Answer{Text: "Keep"}, kit.Answer{Text: "Delete", Style: kit.Strong, Do: func() { did = append(did, "delete") }})
	}
	ask()
	uitest.Keys(w, fyne.KeyReturn)
	s := ask()
	uitest.Keys(w, fyne.KeyEscape)
	if !slices.Equal(did, []string{"delete"}) || s.Open() || w.Canvas().Focused() != field {
		t.Errorf("did %q", did)
	}
}

func TestTipsAreShownOnASheet(t *testing.T) {
	w, _, _ := room(t)
	b := kit.NewButton("Export", "", kit.Strong, nil)
	b.Tip = "Writes a file"
	s := &kit.Sheet{Title: "Export", Content: kit.NewEntry("", nil), Buttons: []*kit.Button{b}}
	s.Show(w.Canvas())
	top := w.Canvas().Overlays().Top().(fyne.Widget)
	layer := test.WidgetRenderer(top).Objects()[2].(*kit.Layer)
	clock := &patience{}
	layer.After = clock.after
	uitest.Hover(b, uitest.At(b, 5, 5))
	clock.rest()
	if layer.Tip() != "Writes a file" {
		t.Errorf("the tip says %q", layer.Tip())
	}
}

func TestASheetTakesWhatLiesOnItAlong(t *testing.T) {
	w, _, keys := room(t)
	s := &kit.Sheet{Title: "Settings", Content: kit.NewEntry("", nil)}
	s.Show(w.Canvas())
	question := kit.Confirm(w.Canvas(), "Sure?", "It takes long.", kit.Answer{Text: "Go on", Style: kit.Strong})
	s.Close()
	question.Close()
	w.Canvas().Unfocus()
	uitest.Keys(w, fyne.KeySpace)
	if question.Open() || kit.Covered(w.Canvas()) || len(*keys) != 1 {
		t.Errorf("question open %v, covered %v, the window had %v", question.Open(), kit.Covered(w.Canvas()), *keys)
	}
}
