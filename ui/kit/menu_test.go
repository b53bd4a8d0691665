package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// openMenu opens a menu of four lines, the third of which cannot be chosen, over a
// field with the keyboard.
func openMenu(t *testing.T, did *[]string) (fyne.Window, *kit.Entry) {
	t.Helper()
	field := kit.NewEntry("", nil)
	w := uitest.Show(t, kit.UnderLayer(container.NewVBox(field), kit.NewLayer()), 400, 300)
	w.Canvas().Focus(field)
	note := func(what string) func() { return func() { *did = append(*did, what) } }
	kit.ShowMenu(w.Canvas(), fyne.NewPos(380, 290), []kit.MenuItem{
		{Text: "Retake", Keys: "R", Do: note("retake")},
		{},
		{Text: "Split", Why: "the playhead is elsewhere", Do: note("split")},
		{Text: "Delete", Do: note("delete")},
	}, note("closed"))
	return w, field
}

func TestAMenuIsUsedByTheKeyboard(t *testing.T) {
	uitest.App(t)
	for name, c := range map[string]struct {
		keys []fyne.KeyName
		want []string
	}{
		"down and Return":             {[]fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, []string{"closed", "retake"}},
		"over what cannot be chosen":  {[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn}, []string{"closed", "delete"}},
		"around the end":              {[]fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeySpace}, []string{"closed", "retake"}},
		"up from the top":             {[]fyne.KeyName{fyne.KeyUp, fyne.KeyEnter}, []string{"closed", "delete"}},
		"Escape":                      {[]fyne.KeyName{fyne.KeyDown, fyne.KeyEscape}, []string{"closed"}},
		"Return where nothing is lit": {[]fyne.KeyName{fyne.KeyReturn}, nil},
	} {
		var did []string
		w, field := openMenu(t, &did)
		uitest.Keys(w, c.keys...)
		if !slices.Equal(did, c.want) {
			t.Errorf("%s: did %q", name, did)
		}
		if did != nil && w.Canvas().Focused() != field {
			t.Errorf("%s: the field did not get the keyboard back", name)
		}
	}
}

func TestAMenuIsUsedByThePointer(t *testing.T) {
	uitest.App(t)
	for name, c := range map[string]struct {
		y    float32
		want []string
	}{
		"the first line":            {20, []string{"closed", "retake"}},
		"what cannot be chosen":     {60, nil},
		"between the lines":         {36, nil},
		"beside the menu closes it": {-20, []string{"closed"}},
	} {
		var did []string
		w, _ := openMenu(t, &did)
		menu := uitest.Top(w)
		test.TapCanvas(w.Canvas(), uitest.At(menu, 20, c.y))
		if !slices.Equal(did, c.want) {
			t.Errorf("%s: did %q", name, did)
		}
	}
}

func TestAMenuStaysInTheWindow(t *testing.T) {
	uitest.App(t)
	var did []string
	w, _ := openMenu(t, &did)
	menu := uitest.Top(w)
	at, size := menu.Position(), menu.Size()
	if at.X < 0 || at.Y < 0 || at.X+size.Width > 400 || at.Y+size.Height > 300 {
		t.Errorf("it is at %v, %v large", at, size)
	}
	if !kit.Covered(w.Canvas()) || !kit.CloseTop(w.Canvas()) || kit.CloseTop(w.Canvas()) {
		t.Error("CloseTop did not close it once")
	}
}

func TestAMenuSaysWhyALineCannotBeChosen(t *testing.T) {
	uitest.App(t)
	var did []string
	w, _ := openMenu(t, &did)
	menu := w.Canvas().Focused().(kit.Tipped)
	uitest.Keys(w, fyne.KeyDown)
	if menu.Tooltip() != "" {
		t.Errorf("a line that can be chosen says %q", menu.Tooltip())
	}
	uitest.Hover(w.Canvas().Focused().(desktop.Hoverable), uitest.At(menu, 20, 60))
	if menu.Tooltip() != "the playhead is elsewhere" {
		t.Errorf("it says %q", menu.Tooltip())
	}
}
