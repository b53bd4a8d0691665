package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field that passes on what it has no use for: Escape, and Return
// with Ctrl, which Fyne's would swallow.
type Entry struct {
	widget.Entry
	Forward Forward // keys without a modifier
	Submit  func()  // Ctrl+Return, and Return in a field of one line
	Left    func()  // the keyboard went elsewhere
	Most    int     // characters that can be typed or pasted; 0 for any number
	Full    func()  // something was typed or pasted that did not fit
}

// NewEntry makes a field of one line.
func NewEntry(hint string, changed func(string)) *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	e.PlaceHolder, e.OnChanged = hint, changed
	return e
}

// NewEditor makes a field that breaks its text into at least so many lines.
func NewEditor(hint string, lines int, changed func(string)) *Entry {
	e := NewEntry(hint, changed)
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.SetMinRowsVisible(lines)
	return e
}

// Display sets the text from outside, without a call of OnChanged, and leaves a field
// alone whose text is the same: the cursor stays where somebody is typing.
func (e *Entry) Display(text string) {
	if e.Text == text {
		return
	}
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = changed
}

// ToEnd puts the cursor behind the text.
func (e *Entry) ToEnd() { e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) }

// SelectAll marks the whole text, so that what is typed next takes its place.
func (e *Entry) SelectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// focusFirst gives the keyboard to what has it first in a pane that opens. A text that
// stands there is marked whole: most of the time another is typed in its place.
func focusFirst(c fyne.Canvas, o fyne.Focusable) {
	c.Focus(o)
	if e, ok := o.(*Entry); ok && e.Text != "" {
		e.SelectAll()
	}
}

// AcceptsTab is called by Fyne. A prompt has no use for tabs; the keyboard has one for
// the way to the next field.
func (e *Entry) AcceptsTab() bool { return false }

// TypedKey is called by Fyne.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		e.Forward.pass(key)
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if !e.MultiLine {
			e.submit()
			return
		}
	}
	e.Entry.TypedKey(key)
}

// TypedShortcut is called by Fyne.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierShortcutDefault &&
		(c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		e.submit()
		return
	}
	if p, ok := s.(*fyne.ShortcutPaste); ok {
		e.paste(p)
		return
	}
	e.Entry.TypedShortcut(s)
}

// FocusLost is called by Fyne.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.Left != nil {
		e.Left()
	}
}

func (e *Entry) submit() {
	if e.Submit != nil {
		e.Submit()
	}
}

func (f Forward) pass(key *fyne.KeyEvent) {
	if f != nil {
		f(key)
	}
}
