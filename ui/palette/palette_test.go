package palette_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kinora/app/action"
	"kinora/ui/palette"
	"kinora/ui/uitest"
)

// open is a palette over a window with a field that has the keyboard.
func open(t *testing.T, actions ...action.Action) (*palette.Palette, fyne.Window, *[]string) {
	t.Helper()
	uitest.App(t)
	did := &[]string{}
	r := &action.Registry{}
	for i := range actions {
		id := actions[i].ID
		actions[i].Run = func() { *did = append(*did, id) }
	}
	r.Add(actions...)
	field := widget.NewEntry()
	w := uitest.Show(t, field, 900, 600)
	w.Canvas().Focus(field)
	return palette.Show(w.Canvas(), palette.Params{Actions: r, Do: func(id string) { r.Do(id) }}), w, did
}

func some() []action.Action {
	return []action.Action{
		{ID: "shot.generate", Title: "Generate", Menu: "Shot", Keys: []action.Chord{"Ctrl+Enter"}},
		{ID: "file.save", Title: "Save", Menu: "File", Enabled: func() (bool, string) { return false, "There is nothing to save." }},
		{ID: "play.loop", Title: "Loop", Menu: "Play", Checked: func() bool { return true }},
		{ID: "play.secret", Title: "Secret", Hidden: true},
	}
}

func TestStructure(t *testing.T) {
	_, w, _ := open(t, some()...)
	test.AssertRendersToMarkup(t, "open.xml", w.Canvas())
	test.Type(w.Canvas().Focused(), "qqq")
	test.AssertRendersToMarkup(t, "nothing.xml", w.Canvas())
}

func TestAnActionIsFoundAndDoneWithTheKeyboard(t *testing.T) {
	p, w, did := open(t, some()...)
	before := w.Canvas().Focused()
	test.Type(before, "lo")
	uitest.Keys(w, fyne.KeyReturn)
	if !slices.Equal(*did, []string{"play.loop"}) || p.Open() {
		t.Errorf("did %q, open %v", *did, p.Open())
	}
	if w.Canvas().Focused() == before || w.Canvas().Focused() == nil {
		t.Error("the keyboard did not go back to the field")
	}
}

func TestArrowsGoThroughTheRows(t *testing.T) {
	_, w, did := open(t, some()...)
	uitest.Keys(w, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(*did, []string{"play.loop"}) {
		t.Errorf("did %q", *did)
	}
}

func TestWhatCannotBeDoneStaysAndSaysWhy(t *testing.T) {
	p, w, did := open(t, some()...)
	test.Type(w.Canvas().Focused(), "save")
	uitest.Keys(w, fyne.KeyReturn)
	if len(*did) > 0 || !p.Open() {
		t.Errorf("did %q, open %v", *did, p.Open())
	}
}

func TestEscapeAndAClickBesideLeaveIt(t *testing.T) {
	p, w, _ := open(t, some()...)
	uitest.Keys(w, fyne.KeyEscape)
	if p.Open() {
		t.Error("Escape left it open")
	}
	p, w, _ = open(t, some()...)
	test.TapCanvas(w.Canvas(), fyne.NewPos(5, 5))
	if p.Open() {
		t.Error("a click beside it left it open")
	}
	p, w, did := open(t, some()...)
	test.TapCanvas(w.Canvas(), fyne.NewPos(450, 130)) // the first row
	if p.Open() || !slices.Equal(*did, []string{"shot.generate"}) {
		t.Errorf("a click on a row did %q", *did)
	}
}

func many() []action.Action {
	var all []action.Action
	for i := range 300 {
		all = append(all, action.Action{ID: fmt.Sprintf("area.thing%d", i), Title: fmt.Sprintf("Do the thing number %d", i), Menu: "Area"})
	}
	return all
}

func BenchmarkTypingAmongThreeHundred(b *testing.B) {
	a := test.NewTempApp(b)
	r := &action.Registry{}
	for _, m := range many() {
		m.Run = func() {}
		r.Add(m)
	}
	w := a.NewWindow("")
	defer w.Close()
	w.Resize(fyne.NewSize(900, 600))
	palette.Show(w.Canvas(), palette.Params{Actions: r, Do: func(string) {}})
	for b.Loop() {
		test.Type(w.Canvas().Focused(), "t")
		uitest.Keys(w, fyne.KeyBackspace)
	}
}
