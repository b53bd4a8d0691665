package kit

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"kinora/assets/icons"
	"kinora/ui/theme"
)

// Search is a field of one line with a glass before it and a button that empties it.
// Escape empties it too; in an empty field it is forwarded.
type Search struct {
	Entry
	hint  string
	clear *Button
}

// NewSearch makes an empty field; found is called with every change.
func NewSearch(hint string, found func(string)) *Search {
	s := &Search{hint: hint}
	s.ExtendBaseWidget(s)
	s.clear = NewIconButton(icons.Close, 24, 12, Bare, s.Clear)
	s.clear.Hide()
	s.PlaceHolder, s.ActionItem = hint, s.clear
	s.OnChanged = func(text string) {
		SetVisible(s.clear, text != "")
		if found != nil {
			found(text)
		}
	}
	s.paint()
	return s
}

// Clear empties the field, as somebody who deletes all of it.
func (s *Search) Clear() { s.SetText("") }

// TypedKey is called by Fyne.
func (s *Search) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && s.Text != "" {
		s.Clear()
		return
	}
	s.Entry.TypedKey(key)
}

// Resize is called by Fyne. A hint that is wider than the field would scroll in it.
func (s *Search) Resize(size fyne.Size) {
	text := s.Theme().Size(fynetheme.SizeNameText)
	room := size.Width - searchGlass - s.clear.MinSize().Width - 2*theme.Gap
	hint := ellipsis(s.hint, room, func(t string) float32 { return fyne.MeasureText(t, text, s.TextStyle).Width })
	s.Entry.Resize(size)
	if s.PlaceHolder != hint {
		s.SetPlaceHolder(hint)
	}
}

// searchGlass is what the glass takes, with the field's own padding.
const searchGlass float32 = 36

// Refresh is called by Fyne, also when the colours change.
func (s *Search) Refresh() {
	s.paint()
	s.Entry.Refresh()
}

func (s *Search) paint() { s.Icon = tinted(icons.Search, theme.Color(s, theme.Faint)) }
