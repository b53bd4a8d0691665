package kit

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// MostText is how many characters a prompt may have. No model that we know reads more, and
// at every key Fyne measures a paragraph anew from each of its lines to its end: twice as
// much would take longer than people type.
const MostText = 2000

// room is how many characters still fit, in the place of what is selected.
func (e *Entry) room() int {
	return e.Most - utf8.RuneCountInString(e.Text) + utf8.RuneCountInString(e.SelectedText())
}

// full reports whether there is a limit and it is reached, and has it said.
func (e *Entry) full() bool {
	if e.Most == 0 || e.room() > 0 {
		return false
	}
	e.tooMuch()
	return true
}

func (e *Entry) tooMuch() {
	if e.Full != nil {
		e.Full()
	}
}

// TypedRune is called by Fyne.
func (e *Entry) TypedRune(r rune) {
	if !e.full() {
		e.Entry.TypedRune(r)
	}
}

// paste pastes as much as fits.
func (e *Entry) paste(s *fyne.ShortcutPaste) {
	if e.Most == 0 || s.Clipboard == nil {
		e.Entry.TypedShortcut(s)
		return
	}
	text := []rune(s.Clipboard.Content())
	if room := max(e.room(), 0); len(text) > room {
		e.tooMuch()
		text = text[:room]
	}
	if len(text) > 0 {
		e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip(text)})
	}
}

// clip is a clipboard that holds a text.
type clip string

// Content is called by Fyne.
func (c clip) Content() string { return string(c) }

// SetContent is called by Fyne.
func (clip) SetContent(string) {}
