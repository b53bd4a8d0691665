package keys_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/app/action"
	"kinora/ui/keys"
	"kinora/ui/uitest"
)

// notes is a registry of actions that note that they were done, by their keys.
func notes(did *[]string, bound map[string][]action.Chord) *action.Registry {
	r := &action.Registry{}
	for id, chords := range bound {
		r.Add(action.Action{ID: id, Title: id, Keys: chords, Run: func() { *did = append(*did, id) }})
	}
	return r
}

func TestEveryKeyDoesWhatEditorsExpect(t *testing.T) {
	var did []string
	r := keys.New(notes(&did, map[string][]action.Chord{
		"play/pause": {"Space"}, "pause": {"K"}, "play": {"L"}, "step -1": {"Left", ","}, "step 1": {"Right", "."},
		"second 1": {"Shift+Right"}, "second -1": {"Shift+Left"}, "first": {"Home"}, "last": {"End"}, "cancel": {"Escape"},
		"trim in": {"Shift+I"}, "enter": {"Enter"},
	}))
	var held fyne.KeyModifier
	r.Modifiers = func() fyne.KeyModifier { return held }
	for _, c := range []struct {
		key  fyne.KeyName
		held fyne.KeyModifier
		want []string
	}{
		{fyne.KeySpace, 0, []string{"play/pause"}},
		{fyne.KeyK, 0, []string{"pause"}},
		{fyne.KeyL, 0, []string{"play"}},
		{fyne.KeyLeft, 0, []string{"step -1"}},
		{fyne.KeyPeriod, 0, []string{"step 1"}},
		{fyne.KeyRight, fyne.KeyModifierShift, []string{"second 1"}},
		{fyne.KeyLeft, fyne.KeyModifierShift, []string{"second -1"}},
		{fyne.KeyHome, 0, []string{"first"}},
		{fyne.KeyEnd, 0, []string{"last"}},
		{fyne.KeyEscape, 0, []string{"cancel"}},
		{fyne.KeyI, fyne.KeyModifierShift, []string{"trim in"}},
		{fyne.KeyI, 0, nil},
		{fyne.KeyEnter, 0, []string{"enter"}},
		{fyne.KeyF5, 0, nil},
		{desktop.KeyShiftLeft, fyne.KeyModifierShift, nil},
	} {
		did, held = nil, c.held
		r.Handle(&fyne.KeyEvent{Name: c.key})
		if !slices.Equal(did, c.want) {
			t.Errorf("%s with %v did %v, want %v", c.key, c.held, did, c.want)
		}
	}
}

func TestAKeyWithoutAnActionIsIgnored(t *testing.T) {
	r := keys.New(&action.Registry{})
	r.Modifiers = func() fyne.KeyModifier { return 0 }
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyLeft, fyne.KeyHome, fyne.KeyEscape} {
		r.Handle(&fyne.KeyEvent{Name: key})
	}
}

func TestChordsGoToFyneAndBack(t *testing.T) {
	for _, c := range []action.Chord{"Ctrl+Shift+Z", "Space", "Alt+PageUp", "Meta+Enter", "Shift+,", "Ctrl+Backspace", "F12"} {
		if back, ok := keys.ChordOf(keys.KeyOf(c)); !ok || back != c {
			t.Errorf("%s came back as %q", c, back)
		}
	}
}

func TestMenusActOnlyOnKeysThatNoFieldNeeds(t *testing.T) {
	for c, acts := range map[action.Chord]bool{
		"Ctrl+S": true, "Ctrl+Shift+Z": true, "Alt+X": true, "F5": false, "Space": false, "Shift+I": false,
		"Ctrl+Z": false, "Ctrl+C": false, "Ctrl+Left": false,
	} {
		_, custom := keys.ForMenu(c).(*desktop.CustomShortcut)
		if custom != acts {
			t.Errorf("%s: the menu acts on it is %v", c, custom)
		}
		if s, ok := keys.ForMenu(c).(fyne.KeyboardShortcut); !ok || s.Key() == "" {
			t.Errorf("%s is not shown", c)
		}
	}
	if keys.ForMenu("") != nil {
		t.Error("no chord is no shortcut")
	}
}

func TestAHeldKeyDoesWhatIsMeantOnceOnlyOnce(t *testing.T) {
	var did []string
	reg := notes(&did, map[string][]action.Chord{"step": {"Right"}})
	reg.Add(action.Action{ID: "play", Title: "Play", Keys: []action.Chord{"L"}, Once: true, Run: func() { did = append(did, "play") }})
	r := keys.New(reg)
	r.Modifiers = func() fyne.KeyModifier { return 0 }
	for _, key := range []fyne.KeyName{fyne.KeyL, fyne.KeyRight, fyne.KeyL} {
		e := &fyne.KeyEvent{Name: key}
		r.KeyDown(e)
		for range 3 {
			r.Handle(e)
		}
		if !r.Held(key) {
			t.Errorf("%s is not held", key)
		}
		r.KeyUp(e)
		if r.Held(key) {
			t.Errorf("%s is still held", key)
		}
	}
	if want := []string{"play", "step", "step", "step", "play"}; !slices.Equal(did, want) {
		t.Errorf("did %q, want %q", did, want)
	}
}

// attached is a router on the canvas of a window with one field.
func attached(t *testing.T, reg *action.Registry) (*keys.Router, *widget.Entry, fyne.Window) {
	t.Helper()
	uitest.App(t)
	field := widget.NewEntry()
	w := uitest.Show(t, field, 200, 60)
	r := keys.New(reg)
	r.Modifiers = func() fyne.KeyModifier { return 0 }
	r.Attach(w.Canvas())
	return r, field, w
}

// send hands a shortcut on as the desktop does behind the menu.
func send(w fyne.Window, s fyne.Shortcut) {
	if field, ok := w.Canvas().Focused().(fyne.Shortcutable); ok {
		field.TypedShortcut(s)
		return
	}
	w.Canvas().(fyne.Shortcutable).TypedShortcut(s)
}

func TestEditingGoesToTheFieldThatHasTheKeyboard(t *testing.T) {
	var did []string
	r, field, w := attached(t, notes(&did, map[string][]action.Chord{
		"edit.undo": {"Ctrl+Z"}, "edit.redo": {"Ctrl+Shift+Z", "Ctrl+Y"}, "clip.cut": {"Ctrl+X"}, "clip.ripple": {"Shift+Delete"}, "other": {"Ctrl+Alt+P"},
	}))
	w.Canvas().Focus(field)
	field.TypedRune('a')
	field.TypedRune('b')
	send(w, &fyne.ShortcutUndo{})
	r.Do("edit.redo") // as the menu does it for Ctrl+Shift+Z
	if field.Text != "ab" {
		t.Errorf("the field has %q", field.Text)
	}
	r.Do("edit.undo")
	if field.Text == "ab" || len(did) != 0 {
		t.Errorf("the field has %q, and %q was done", field.Text, did)
	}
	w.Canvas().Unfocus()
	for _, s := range []fyne.Shortcut{
		&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutCut{},
		&desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierAlt},
	} {
		send(w, s)
	}
	r.Modifiers = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	send(w, &fyne.ShortcutCut{}) // which is what Fyne makes of Shift+Delete
	if want := []string{"edit.undo", "edit.redo", "clip.cut", "other", "clip.ripple"}; !slices.Equal(did, want) {
		t.Errorf("did %q, want %q", did, want)
	}
}

func TestTypingInAFieldDoesNothingElse(t *testing.T) {
	var did []string
	r, field, w := attached(t, notes(&did, map[string][]action.Chord{"split": {"S"}, "play": {"Space"}, "trim": {"Shift+I"}}))
	r.KeyDown(&fyne.KeyEvent{Name: fyne.KeyK})
	w.Canvas().Focus(field)
	if r.Held(fyne.KeyK) {
		t.Error("a key stays held that went up unseen")
	}
	for _, c := range "sI " {
		field.TypedRune(c)
	}
	uitest.Keys(w, fyne.KeyS, fyne.KeyI, fyne.KeySpace)
	if len(did) > 0 || field.Text != "sI " {
		t.Errorf("did %q, text %q", did, field.Text)
	}
	w.Canvas().Unfocus()
	uitest.Keys(w, fyne.KeyS, fyne.KeySpace)
	if want := []string{"split", "play"}; !slices.Equal(did, want) {
		t.Errorf("did %q, want %q", did, want)
	}
}

func TestNewKeysHoldAfterBind(t *testing.T) {
	var did []string
	reg := notes(&did, map[string][]action.Chord{"one": {"Ctrl+Alt+1"}})
	r, _, w := attached(t, reg)
	reg.SetKeys("one", []action.Chord{"Ctrl+Alt+2"})
	r.Bind()
	alt := fyne.KeyModifierShortcutDefault | fyne.KeyModifierAlt
	send(w, &desktop.CustomShortcut{KeyName: fyne.Key1, Modifier: alt})
	send(w, &desktop.CustomShortcut{KeyName: fyne.Key2, Modifier: alt})
	if !slices.Equal(did, []string{"one"}) {
		t.Errorf("did %q", did)
	}
}

func TestKeysThatAreBeingChosenDoNothing(t *testing.T) {
	var did, chosen []string
	reg := notes(&did, map[string][]action.Chord{"save": {"Ctrl+S"}, "play": {"Space"}, "undo": {"Ctrl+Z"}})
	r, _, w := attached(t, reg)
	r.Capture(func(c action.Chord) { chosen = append(chosen, string(c)) })
	uitest.Keys(w, fyne.KeySpace, fyne.KeyQ)
	send(w, &fyne.ShortcutUndo{})
	save, _ := reg.ByID("save")
	r.Menu(save)
	r.Capture(nil)
	r.Menu(save)
	if want := []string{"Space", "Q", "Ctrl+Z", "Ctrl+S"}; !slices.Equal(chosen, want) || !slices.Equal(did, []string{"save"}) {
		t.Errorf("chosen %q, done %q", chosen, did)
	}
}
