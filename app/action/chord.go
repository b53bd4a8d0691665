package action

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Chord is a key with what is held down beside it, in one spelling: "Space", "J",
// "Shift+I", "Ctrl+Shift+Z". "Ctrl" stands for the main modifier of the platform, ⌘ on
// macOS; "Meta" is the other one: the Windows key, and Control on macOS. The zero value
// is no chord.
type Chord string

// Modifiers is what is held down beside a key.
type Modifiers struct{ Ctrl, Meta, Alt, Shift bool }

// named is every key that has a name of more than one letter, by its lower case; a
// second spelling leads to the first.
var named = map[string]string{
	"space": "Space", "enter": "Enter", "return": "Enter", "escape": "Escape", "esc": "Escape", "tab": "Tab",
	"backspace": "Backspace", "delete": "Delete", "del": "Delete", "insert": "Insert", "ins": "Insert",
	"left": "Left", "right": "Right", "up": "Up", "down": "Down", "home": "Home", "end": "End",
	"pageup": "PageUp", "pagedown": "PageDown",
	"f1": "F1", "f2": "F2", "f3": "F3", "f4": "F4", "f5": "F5", "f6": "F6", "f7": "F7", "f8": "F8", "f9": "F9",
	"f10": "F10", "f11": "F11", "f12": "F12",
}

// signs is every key that prints a sign.
const signs = `',-./\[];=*+` + "`"

// Make joins a key and modifiers; ok is false where there is no such key.
func Make(m Modifiers, key string) (chord Chord, ok bool) {
	key, ok = keyName(key)
	if !ok {
		return "", false
	}
	var b strings.Builder
	for _, part := range []struct {
		held bool
		name string
	}{{m.Ctrl, "Ctrl+"}, {m.Meta, "Meta+"}, {m.Alt, "Alt+"}, {m.Shift, "Shift+"}} {
		if part.held {
			b.WriteString(part.name)
		}
	}
	return Chord(b.String() + key), true
}

// Parse reads a chord in any usual spelling ("ctrl + shift + z", "Cmd+Z", "Esc") and
// gives it back in ours.
func Parse(text string) (Chord, error) {
	rest, m := strings.TrimSpace(text), Modifiers{}
	for {
		name, after, found := strings.Cut(rest, "+")
		if !found || name == "" || after == "" {
			break
		}
		if !m.hold(strings.ToLower(strings.TrimSpace(name))) {
			return "", fmt.Errorf("%q is no key combination: %q is not Ctrl, Alt, Shift or Meta", text, name)
		}
		rest = strings.TrimSpace(after)
	}
	chord, ok := Make(m, rest)
	if !ok {
		return "", fmt.Errorf("%q is no key combination: there is no key %q", text, rest)
	}
	return chord, nil
}

// hold adds the modifier of a name in lower case.
func (m *Modifiers) hold(name string) bool {
	switch name {
	case "ctrl", "control", "cmd", "command", "mod":
		m.Ctrl = true
	case "meta", "super", "win":
		m.Meta = true
	case "alt", "option", "opt":
		m.Alt = true
	case "shift":
		m.Shift = true
	default:
		return false
	}
	return true
}

func keyName(key string) (string, bool) {
	if name, ok := named[strings.ToLower(key)]; ok {
		return name, true
	}
	if utf8.RuneCountInString(key) != 1 {
		return "", false
	}
	key = strings.ToUpper(key)
	c := key[0]
	letter := len(key) == 1 && (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')
	return key, letter || strings.Contains(signs, key)
}

// Split takes a chord apart again.
func (c Chord) Split() (m Modifiers, key string) {
	rest := string(c)
	for {
		name, after, found := strings.Cut(rest, "+")
		if !found || after == "" || !m.hold(strings.ToLower(name)) {
			return m, rest
		}
		rest = after
	}
}

// Plain reports whether a chord is a key alone or with Shift, as typing text is.
func (c Chord) Plain() bool {
	m, key := c.Split()
	return key != "" && !m.Ctrl && !m.Meta && !m.Alt
}

// The signs that macOS shows for modifiers and keys.
var (
	macModifiers = []string{"⌃", "⌥", "⇧", "⌘"}
	macKeys      = map[string]string{
		"Enter": "⏎", "Escape": "⎋", "Backspace": "⌫", "Delete": "⌦", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Tab": "⇥",
		"PageUp": "⇞", "PageDown": "⇟", "Home": "↖", "End": "↘",
	}
	arrows = map[string]string{"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
)

// Text is the chord as a person on a system reads it; goos is a runtime.GOOS.
func (c Chord) Text(goos string) string {
	m, key := c.Split()
	if goos != "darwin" {
		text := strings.TrimSuffix(string(c), key)
		if arrow, ok := arrows[key]; ok {
			key = arrow
		}
		return strings.Replace(text, "Meta+", "Super+", 1) + key
	}
	text := ""
	for i, held := range []bool{m.Meta, m.Alt, m.Shift, m.Ctrl} {
		if held {
			text += macModifiers[i]
		}
	}
	if sign, ok := macKeys[key]; ok {
		key = sign
	}
	return text + key
}

// chords reads what settings say, and leaves out and names what is none.
func chords(texts []string) (good []Chord, bad []string) {
	for _, text := range texts {
		chord, err := Parse(text)
		switch {
		case err != nil:
			bad = append(bad, text)
		case !slices.Contains(good, chord):
			good = append(good, chord)
		}
	}
	return good, bad
}
