// Package finder is a list that is searched while one types, with the keyboard staying in
// the field: the palette and the list of keys. It knows nothing of what is in the list. It
// must not import engine, nor app.
package finder

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// List is a field for a search above the rows that answer it. Arrows go through the
// rows while the keyboard stays in the field, Return or a click chooses one.
type List struct {
	// Choose is called with the index of the item that was chosen.
	Choose func(index int)
	// Leave is called for Escape.
	Leave func()

	field *field
	rows  *widget.List
	none  *kit.Paragraph
	items []Item
	at    int
	root  fyne.CanvasObject
}

// NewList makes an empty list. hint stands in the empty field, none in place of rows
// where there are none; search is called with what is typed.
func NewList(hint, none string, search func(query string)) *List {
	l := &List{none: kit.NewParagraph(kit.Body, theme.Secondary)}
	l.none.SetText(none)
	l.field = newField(hint, search, l.key)
	l.rows = widget.NewList(func() int { return len(l.items) }, func() fyne.CanvasObject { return newRow() }, l.draw)
	l.rows.HideSeparators = true
	body := container.NewStack(l.rows, kit.Padded(8, theme.Inset, 0, theme.Inset, l.none))
	l.root = container.NewBorder(kit.Padded(0, 0, 8, 0, l.field), nil, nil, nil, body)
	return l
}

// Root is the list for a sheet.
func (l *List) Root() fyne.CanvasObject { return l.root }

// Focus is the field.
func (l *List) Focus() fyne.Focusable { return l.field }

// At is the index of the row that Return chooses, -1 where there is none.
func (l *List) At() int {
	if len(l.items) == 0 {
		return -1
	}
	return l.at
}

// SetItems shows other rows; the mark stays where it is, as far as there are rows.
func (l *List) SetItems(items []Item) {
	l.items = items
	l.at = max(0, min(l.at, len(items)-1))
	if len(items) > 0 {
		l.none.Hide()
	} else {
		l.none.Show()
	}
	l.rows.Refresh()
}

// Top goes to the first row.
func (l *List) Top() { l.goTo(0) }

// Items is what the rows say.
func (l *List) Items() []Item { return l.items }

func (l *List) draw(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(l.items) {
		return
	}
	r := o.(*row)
	r.tap = func() { l.choose(i) }
	r.set(l.items[i], i == l.at)
}

func (l *List) choose(i int) {
	if i < 0 || i >= len(l.items) {
		return
	}
	l.goTo(i)
	if l.Choose != nil {
		l.Choose(i)
	}
}

// page is how many rows a page key goes.
const page = 8

// key reports whether a key was one of the list's.
func (l *List) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		l.goTo(l.at + 1)
	case fyne.KeyUp:
		l.goTo(l.at - 1)
	case fyne.KeyPageDown:
		l.goTo(l.at + page)
	case fyne.KeyPageUp:
		l.goTo(l.at - page)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.choose(l.At())
	case fyne.KeyEscape:
		if l.Leave != nil {
			l.Leave()
		}
	default:
		return false
	}
	return true
}

func (l *List) goTo(i int) {
	before := l.at
	l.at = max(0, min(i, len(l.items)-1))
	if len(l.items) == 0 {
		return
	}
	if l.rows.Size().Height > 0 { // before, Fyne would scroll to below the first
		l.rows.ScrollTo(l.at)
	}
	l.rows.RefreshItem(before)
	l.rows.RefreshItem(l.at)
}

// field is an entry that leaves the keys of the list to it.
type field struct {
	kit.Entry
	keys func(fyne.KeyName) bool
}

func newField(hint string, search func(string), keys func(fyne.KeyName) bool) *field {
	f := &field{keys: keys}
	f.ExtendBaseWidget(f)
	f.PlaceHolder, f.OnChanged = hint, search
	return f
}

// TypedKey is called by Fyne.
func (f *field) TypedKey(e *fyne.KeyEvent) {
	if !f.keys(e.Name) {
		f.Entry.TypedKey(e)
	}
}
