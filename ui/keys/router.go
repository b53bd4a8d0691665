// Package keys takes the keys of the window to the registry of actions. Fyne hands a
// plain key to the focused widget only (#3038), so every widget of ours forwards what
// it has no use for to the one Router of the window; it asks the main menu for keys
// with Ctrl or Alt first, and text fields for those of editing. It imports Fyne and
// app/action only.
package keys

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/app/action"
)

// Router does the actions of keys.
type Router struct {
	// Modifiers says what is held down; New takes it from the desktop.
	Modifiers func() fyne.KeyModifier
	// Covered reports whether something lies over the window that an action must not reach
	// through, by keys or by the menu. It may be nil.
	Covered func(id string) bool

	actions *action.Registry
	canvas  fyne.Canvas
	held    map[fyne.KeyName]bool // true once its action was done since it went down
	bound   []fyne.Shortcut       // what the canvas was told of
	capture func(action.Chord)
}

// New makes a router of the actions in a registry.
func New(actions *action.Registry) *Router {
	return &Router{actions: actions, Modifiers: heldDown, held: map[fyne.KeyName]bool{}}
}

// Attach takes the keys of a canvas that no widget has.
func (r *Router) Attach(c fyne.Canvas) {
	r.canvas = c
	c.SetOnTypedKey(r.Handle)
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(r.KeyDown)
		d.SetOnKeyUp(r.KeyUp)
	}
	for _, edit := range edits {
		c.AddShortcut(edit, r.Shortcut)
	}
	r.Bind()
}

// Bind tells the canvas of the chords that hold; it is to be called again when keys
// have changed.
func (r *Router) Bind() {
	if r.canvas == nil {
		return
	}
	for _, s := range r.bound {
		r.canvas.RemoveShortcut(s)
	}
	r.bound = nil
	for _, a := range r.actions.All() {
		for _, c := range a.Keys {
			r.bind(c)
		}
	}
}

func (r *Router) bind(c action.Chord) {
	if c.Plain() {
		return
	}
	key, held := KeyOf(c)
	names := []fyne.KeyName{key}
	if key == fyne.KeyReturn {
		names = append(names, fyne.KeyEnter) // which a chord does not tell from it
	}
	for _, name := range names {
		s := &desktop.CustomShortcut{KeyName: name, Modifier: held}
		r.canvas.AddShortcut(s, r.Shortcut)
		r.bound = append(r.bound, s)
	}
}

// Capture has every chord given to f instead of being done, until it is called with
// nil: somebody chooses keys.
func (r *Router) Capture(f func(action.Chord)) { r.capture = f }

// Capturing reports whether somebody chooses keys.
func (r *Router) Capturing() bool { return r.capture != nil }

// Handle does what a key that was typed stands for, with whatever is held beside it.
// Keys that stand for nothing are ignored.
func (r *Router) Handle(e *fyne.KeyEvent) {
	c, ok := ChordOf(e.Name, r.Modifiers())
	if !ok {
		return
	}
	again := r.Held(e.Name) && r.held[e.Name]
	if r.Held(e.Name) {
		r.held[e.Name] = true
	}
	if a, ok := r.actions.ByChord(c); !ok || r.capture != nil || !a.Once || !again {
		r.press(c)
	}
}

// Shortcut does what a shortcut stands for that neither menu nor field took.
func (r *Router) Shortcut(s fyne.Shortcut) {
	if c, ok := chordOfShortcut(s, r.Modifiers()); ok {
		r.press(c)
	}
}

func (r *Router) press(c action.Chord) {
	if r.capture != nil {
		r.capture(c)
		return
	}
	if a, ok := r.actions.ByChord(c); ok && !r.covered(a) {
		r.Do(a.ID)
	}
}

// Menu does the action of a menu item. Fyne calls it for the item's chord too, even
// where the item is greyed.
func (r *Router) Menu(a action.Action) {
	if r.covered(a) {
		return
	}
	if r.capture != nil && a.Key() != "" {
		r.capture(a.Key())
		return
	}
	r.Do(a.ID)
}

// covered reports whether something lies over the window that an action must not reach
// through, but for editing the text of a field in it, and for what is let through.
func (r *Router) covered(a action.Action) bool {
	if r.Covered == nil || r.capture != nil || !r.Covered(a.ID) {
		return false
	}
	_, text := textual[a.ID]
	return !text || r.field() == nil
}

// textual is the actions of editing that a focused text field does itself.
var textual = map[string]func() fyne.Shortcut{
	"edit.undo":      func() fyne.Shortcut { return &fyne.ShortcutUndo{} },
	"edit.redo":      func() fyne.Shortcut { return &fyne.ShortcutRedo{} },
	"edit.cut":       func() fyne.Shortcut { return &fyne.ShortcutCut{Clipboard: fyne.CurrentApp().Clipboard()} },
	"edit.copy":      func() fyne.Shortcut { return &fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()} },
	"edit.paste":     func() fyne.Shortcut { return &fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()} },
	"edit.selectAll": func() fyne.Shortcut { return &fyne.ShortcutSelectAll{} },
}

// Do does an action as menus and keys do it: undo, redo, cut, copy, paste and select
// all go to the text field that has the keyboard, where one has.
func (r *Router) Do(id string) {
	if make, ok := textual[id]; ok {
		if field := r.field(); field != nil {
			field.TypedShortcut(make())
			return
		}
	}
	r.actions.Do(id)
}

// textField is what Fyne's Entry is.
type textField interface {
	fyne.Shortcutable
	SelectedText() string
}

// field is the text field that has the keyboard, nil for none.
func (r *Router) field() fyne.Shortcutable {
	if r.canvas == nil {
		return nil
	}
	text, ok := r.canvas.Focused().(textField)
	if !ok {
		return nil
	}
	return text
}

// KeyDown notes that a key is held. A focused widget that is desktop.Keyable forwards
// it; others cannot know.
func (r *Router) KeyDown(e *fyne.KeyEvent) { r.held[e.Name] = false }

// KeyUp notes that a key is held no longer.
func (r *Router) KeyUp(e *fyne.KeyEvent) { delete(r.held, e.Name) }

// Held reports whether a key is down: K with J or L steps. While a widget has the
// keyboard that does not tell of keys it is false: a key that went up then would be
// held for ever.
func (r *Router) Held(key fyne.KeyName) bool {
	if r.canvas != nil && !tells(r.canvas.Focused()) {
		clear(r.held)
	}
	_, down := r.held[key]
	return down
}

// tells reports whether KeyDown and KeyUp come from where the keyboard is. Text fields
// are Keyable too, for themselves.
func tells(focused fyne.Focusable) bool {
	if focused == nil {
		return true
	}
	_, keyable := focused.(desktop.Keyable)
	_, text := focused.(textField)
	return keyable && !text
}

func heldDown() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
