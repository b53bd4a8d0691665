package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"kinora/assets/icons"
	"kinora/ui/theme"
)

// Sheet lies over a window, which is dim below it, until it is closed: export, packs,
// settings. Escape closes it and Return presses its Strong button, where the widget
// with the keyboard has no use for them; widgets in Content hand Key what they forward.
type Sheet struct {
	Title   string
	Content fyne.CanvasObject
	Aside   fyne.CanvasObject // at the left end of the row of buttons; nil for none
	Buttons []*Button         // from left to right, the main one last
	Width   float32           // of the content; 0 for its own
	Height  float32           // of the content; 0 for its own
	Focus   fyne.Focusable    // has the keyboard at first; nil for the last button
	Closed  func()            // may be nil

	over   *overlay
	padded fyne.CanvasObject    // Content with room around it
	before func(*fyne.KeyEvent) // what the window does with keys that nobody has
}

const (
	sheetAway  float32 = 40 // from the edges of the window at least
	sheetInset float32 = 20
	sheetRound float32 = 12
)

// Show opens the sheet in a window; one that is open stays as it is.
func (s *Sheet) Show(c fyne.Canvas) {
	if s.Open() {
		return
	}
	for _, b := range s.Buttons {
		b.Forward = s.Key
	}
	body := s.body()
	s.over = &overlay{body: body, dims: true, place: s.place, closed: s.gone}
	s.before = c.OnTypedKey()
	s.over.show(c)
	c.SetOnTypedKey(s.Key)
	switch {
	case s.Focus != nil:
		focusFirst(c, s.Focus)
	case len(s.Buttons) > 0:
		c.Focus(s.Buttons[len(s.Buttons)-1])
	}
}

// Close takes the sheet away; again does nothing.
func (s *Sheet) Close() {
	if s.over != nil {
		s.over.close()
	}
}

// Open reports whether the sheet is to be seen.
func (s *Sheet) Open() bool { return s.over != nil && s.over.shown }

// Refit places the sheet anew after its content has grown or shrunk.
func (s *Sheet) Refit() {
	if s.Open() {
		s.over.Refresh()
	}
}

// Key does what a key stands for in the whole sheet.
func (s *Sheet) Key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		s.Close()
	case fyne.KeyReturn, fyne.KeyEnter:
		for _, b := range s.Buttons {
			if b.style == Strong {
				b.Tapped(nil)
				return
			}
		}
	}
}

func (s *Sheet) gone() {
	s.over.over.SetOnTypedKey(s.before)
	if s.Closed != nil {
		s.Closed()
	}
}

// place is in the middle, somewhat above it, as large as the content asks for and the
// window allows.
func (s *Sheet) place(room fyne.Size) (fyne.Position, fyne.Size) {
	size := s.over.body.MinSize()
	content := s.padded.MinSize().Height
	if s.Height > 0 {
		content = s.Height
	}
	size.Height += max(0, content-sheetScroll)
	size.Width = min(max(size.Width, s.Width+2*sheetInset), room.Width-2*theme.Gap)
	size.Height = min(size.Height, room.Height-2*sheetAway)
	return fyne.NewPos((room.Width-size.Width)/2, (room.Height-size.Height)*0.45), size
}

// sheetScroll is the least height of what scrolls, by Fyne.
const sheetScroll float32 = 32

func (s *Sheet) body() fyne.CanvasObject {
	away := NewIconButton(icons.Close, 28, 16, Bare, s.Close)
	away.Forward = s.Key
	head := container.NewBorder(nil, nil, nil, away, NewText(s.Title, Title, theme.Text).Truncated())
	s.padded = Padded(4, sheetInset, 4, sheetInset, s.Content)
	rows := container.NewBorder(Padded(12, 12, 8, sheetInset, head), s.foot(), nil, nil, container.NewVScroll(s.padded))
	return container.NewStack(NewSurface(theme.Panel, sheetRound).Edged(theme.Line), rows)
}

func (s *Sheet) foot() fyne.CanvasObject {
	if len(s.Buttons) == 0 && s.Aside == nil {
		return Padded(8, 0, 8, 0, canvas.NewRectangle(nil))
	}
	buttons := Columns(8)
	for _, b := range s.Buttons {
		buttons.Add(b)
	}
	row := container.NewBorder(nil, nil, nil, buttons)
	if s.Aside != nil {
		row.Add(Middle(s.Aside))
	}
	return Padded(16, sheetInset, 16, sheetInset, row)
}

// Answer is a button of a question.
type Answer struct {
	Text  string
	Style Style
	Do    func() // nil where the question is only put away
}

// Confirm asks a question in a sheet. What is to be done is done after the sheet has
// gone; Escape answers nothing.
func Confirm(c fyne.Canvas, title, text string, answers ...Answer) *Sheet {
	words := NewParagraph(Body, theme.Secondary)
	words.SetText(text)
	s := &Sheet{Title: title, Content: words, Width: 380}
	words.Resize(fyne.NewSize(s.Width, 0))
	for _, answer := range answers {
		s.Buttons = append(s.Buttons, NewButton(answer.Text, "", answer.Style, func() {
			s.Close()
			if answer.Do != nil {
				answer.Do()
			}
		}))
	}
	s.Show(c)
	return s
}
