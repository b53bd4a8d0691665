package keys

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/app/action"
)

// names is where Fyne calls a key otherwise than a chord does.
var names = map[fyne.KeyName]string{
	fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeyBackspace: "Backspace",
	fyne.KeyPageUp: "PageUp", fyne.KeyPageDown: "PageDown",
}

// keyNames is the way back; Enter is the key beside the letters.
var keyNames = map[string]fyne.KeyName{
	"Enter": fyne.KeyReturn, "Backspace": fyne.KeyBackspace, "PageUp": fyne.KeyPageUp, "PageDown": fyne.KeyPageDown,
}

// ChordOf is a key of Fyne with what is held as a chord; ok is false for keys that
// cannot be bound, such as Shift alone.
func ChordOf(key fyne.KeyName, held fyne.KeyModifier) (c action.Chord, ok bool) {
	name, renamed := names[key]
	if !renamed {
		name = string(key)
	}
	return action.Make(action.Modifiers{
		Ctrl: held&fyne.KeyModifierShortcutDefault != 0, Meta: held&meta() != 0,
		Alt: held&fyne.KeyModifierAlt != 0, Shift: held&fyne.KeyModifierShift != 0,
	}, name)
}

// KeyOf is a chord as Fyne names its key and modifiers.
func KeyOf(c action.Chord) (fyne.KeyName, fyne.KeyModifier) {
	m, name := c.Split()
	key, renamed := keyNames[name]
	if !renamed {
		key = fyne.KeyName(name)
	}
	var held fyne.KeyModifier
	for _, part := range []struct {
		held     bool
		modifier fyne.KeyModifier
	}{{m.Ctrl, fyne.KeyModifierShortcutDefault}, {m.Meta, meta()}, {m.Alt, fyne.KeyModifierAlt}, {m.Shift, fyne.KeyModifierShift}} {
		if part.held {
			held |= part.modifier
		}
	}
	return key, held
}

// meta is the modifier that is not the main one.
func meta() fyne.KeyModifier {
	if fyne.KeyModifierShortcutDefault == fyne.KeyModifierSuper {
		return fyne.KeyModifierControl
	}
	return fyne.KeyModifierSuper
}

// Shown is a chord that a menu tells of and Fyne must not act on, because a text field
// has the first right to it: its name is one that no key press has.
type Shown struct{ desktop.CustomShortcut }

// ShortcutName is called by Fyne.
func (s *Shown) ShortcutName() string { return "Shown:" + string(s.KeyName) }

// ForMenu is a chord as a menu item takes it, nil for none. macOS acts on every key in
// a menu by itself, even while somebody types: there plain keys are not shown.
func ForMenu(c action.Chord) fyne.Shortcut {
	key, held := KeyOf(c)
	custom := desktop.CustomShortcut{KeyName: key, Modifier: held}
	switch {
	case c == "", c.Plain() && runtime.GOOS == "darwin":
		return nil
	case c.Plain(), ofText(c):
		return &Shown{custom}
	}
	return &custom
}

// ofText reports whether a text field has a use for a chord with modifiers: moving by
// words, and what Fyne has shortcuts of its own for.
func ofText(c action.Chord) bool {
	if _, ok := edits[c]; ok {
		return true
	}
	switch _, key := c.Split(); key {
	case "Left", "Right", "Up", "Down", "Home", "End", "Backspace", "Delete":
		return true
	}
	return false
}

// edits is the chords that Fyne makes shortcuts of its own of.
var edits = map[action.Chord]fyne.Shortcut{
	"Ctrl+Z": &fyne.ShortcutUndo{}, "Ctrl+Y": &fyne.ShortcutRedo{}, "Ctrl+X": &fyne.ShortcutCut{},
	"Ctrl+C": &fyne.ShortcutCopy{}, "Ctrl+V": &fyne.ShortcutPaste{}, "Ctrl+A": &fyne.ShortcutSelectAll{},
}

// chordOfShortcut is what was pressed where Fyne made a shortcut of it. Shift+Delete
// and Shift+Insert, Ctrl+Insert come as Cut, Paste and Copy.
func chordOfShortcut(s fyne.Shortcut, held fyne.KeyModifier) (action.Chord, bool) {
	if custom, ok := s.(*desktop.CustomShortcut); ok {
		return ChordOf(custom.KeyName, custom.Modifier)
	}
	name := s.ShortcutName()
	if held == fyne.KeyModifierShift && name == "Cut" {
		return "Shift+Delete", true
	}
	if held == fyne.KeyModifierShift && name == "Paste" {
		return "Shift+Insert", true
	}
	for c, edit := range edits {
		if edit.ShortcutName() == name {
			return c, true
		}
	}
	return "", false
}
