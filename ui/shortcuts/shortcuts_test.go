package shortcuts_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/app/action"
	"kinora/ui/keys"
	"kinora/ui/kit"
	"kinora/ui/shortcuts"
	"kinora/ui/uitest"
)

// room is the sheet over a window.
type room struct {
	t       *testing.T
	actions *action.Registry
	router  *keys.Router
	window  fyne.Window
	sheet   *shortcuts.Shortcuts
	did     []string
}

func open(t *testing.T) *room {
	t.Helper()
	uitest.App(t)
	r := &room{t: t, actions: &action.Registry{}}
	for _, a := range []action.Action{
		{ID: "timeline.split", Title: "Split", Menu: "Timeline", Keys: []action.Chord{"S"}},
		{ID: "timeline.snap", Title: "Snap", Menu: "Timeline", Keys: []action.Chord{"N"}},
		{ID: "file.save", Title: "Save", Menu: "File", Keys: []action.Chord{"Ctrl+S"}},
	} {
		a.Run = func() { r.did = append(r.did, a.ID) }
		r.actions.Add(a)
	}
	r.window = uitest.Show(t, kit.NewText("", kit.Body, ""), 900, 700)
	r.router = keys.New(r.actions)
	r.router.Modifiers = func() fyne.KeyModifier { return 0 }
	r.router.Attach(r.window.Canvas())
	r.sheet = shortcuts.Show(r.window.Canvas(), shortcuts.Params{Actions: r.actions, Keys: r.router})
	return r
}

// edit searches for an action and chooses it.
func (r *room) edit(query string) {
	test.Type(r.window.Canvas().Focused(), query)
	uitest.Keys(r.window, fyne.KeyReturn)
}

// tap taps a button that can be seen.
func (r *room) tap(text string) {
	r.t.Helper()
	for _, o := range test.LaidOutObjects(r.window.Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.Button); ok && b.Visible() && strings.Contains(b.Text(), text) {
			test.Tap(b)
			return
		}
	}
	r.t.Fatalf("there is no button %q", text)
}

// keys compares the keys of all actions with what is wanted.
func (r *room) keys(split, snap, save string) {
	r.t.Helper()
	for id, want := range map[string]string{"timeline.split": split, "timeline.snap": snap, "file.save": save} {
		var got []string
		for _, c := range r.actions.Keys(id) {
			got = append(got, string(c))
		}
		if strings.Join(got, " ") != want {
			r.t.Errorf("%s has %q, want %q", id, got, want)
		}
	}
}

func TestStructure(t *testing.T) {
	r := open(t)
	test.AssertRendersToMarkup(t, "open.xml", r.window.Canvas())
	r.edit("snap")
	test.AssertRendersToMarkup(t, "listening.xml", r.window.Canvas())
	uitest.Keys(r.window, fyne.KeyS)
	test.AssertRendersToMarkup(t, "asking.xml", r.window.Canvas())
}

func TestNewKeysArePressed(t *testing.T) {
	r := open(t)
	r.edit("snap")
	uitest.Keys(r.window, fyne.KeyB)
	r.keys("S", "B", "Ctrl+S")
	if len(r.did) > 0 {
		t.Errorf("choosing keys did %q", r.did)
	}
	r.edit("") // the field has the keyboard again, with "snap" in it
	r.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	r.keys("S", "Ctrl+Z", "Ctrl+S")
	r.edit("")
	r.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(
		&desktop.CustomShortcut{KeyName: fyne.KeyG, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	r.keys("S", "Ctrl+Shift+G", "Ctrl+S")
}

func TestKeysOfAnotherActionAreTakenOnlyWhenThatIsWanted(t *testing.T) {
	r := open(t)
	r.edit("snap")
	save, _ := r.actions.ByID("file.save")
	r.router.Menu(save) // Ctrl+S: Fyne asks the menu first
	r.keys("S", "N", "Ctrl+S")
	r.tap("Leave it")
	r.keys("S", "N", "Ctrl+S")
	r.edit("")
	r.router.Menu(save)
	r.tap("Take it")
	r.keys("S", "Ctrl+S", "")
	if len(r.did) > 0 {
		t.Errorf("choosing keys did %q", r.did)
	}
}

func TestEscapeLeavesTheKeysAndThenTheSheet(t *testing.T) {
	r := open(t)
	r.edit("snap")
	uitest.Keys(r.window, fyne.KeyEscape)
	r.keys("S", "N", "Ctrl+S")
	if !r.sheet.Open() {
		t.Fatal("the sheet went with the keys")
	}
	uitest.Keys(r.window, fyne.KeyEscape)
	if r.sheet.Open() {
		t.Error("Escape left it open")
	}
	uitest.Keys(r.window, fyne.KeyS)
	if !slices.Equal(r.did, []string{"timeline.split"}) {
		t.Errorf("afterwards a key did %q", r.did)
	}
}

func TestClosingWhileListeningGivesTheKeysBack(t *testing.T) {
	r := open(t)
	r.edit("snap")
	r.sheet.Close()
	uitest.Keys(r.window, fyne.KeyN)
	if !slices.Equal(r.did, []string{"timeline.snap"}) {
		t.Errorf("did %q", r.did)
	}
}

func TestKeysAreClearedAndReset(t *testing.T) {
	r := open(t)
	r.edit("snap")
	r.tap("No keys")
	r.keys("S", "", "Ctrl+S")
	r.edit("")
	r.tap("Usual keys")
	r.keys("S", "N", "Ctrl+S")
	r.edit("")
	uitest.Keys(r.window, fyne.KeyF5)
	r.tap("Reset all")
	r.keys("S", "N", "Ctrl+S")
}

func TestAPresetIsChosen(t *testing.T) {
	r := open(t)
	r.tap("Premiere")
	r.keys("Ctrl+K", "S", "Ctrl+S")
	r.tap("Kinora")
	r.keys("S", "N", "Ctrl+S")
}

func TestAnActionIsFoundByItsKey(t *testing.T) {
	r := open(t)
	r.edit("ctrl+s")
	uitest.Keys(r.window, fyne.KeyF6)
	r.keys("S", "N", "F6")
}
