package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// MenuItem is a line of a menu. One without Text is a line between groups.
type MenuItem struct {
	Text string
	Icon string // SVG text, "" for none
	Keys string // the keys that do the same, "" for none
	Why  string // why it cannot be chosen now; "" where it can
	On   bool   // it is what holds now
	Do   func()
}

func (m MenuItem) divider() bool { return m.Text == "" }

func (m MenuItem) usable() bool { return m.Text != "" && m.Why == "" && m.Do != nil }

// ShowMenu opens a menu at a place of a window: AbsolutePosition in Fyne's events.
// closed is called when it is gone, before what was chosen is done; it may be nil.
func ShowMenu(c fyne.Canvas, at fyne.Position, items []MenuItem, closed func()) {
	m := newMenu(items)
	m.show(c, closed, func(room fyne.Size) (fyne.Position, fyne.Size) {
		size := m.within(room)
		return beside(at, size, room), size
	})
}

// ShowMenuUnder opens a menu below an object, as wide as it at least.
func ShowMenuUnder(o fyne.CanvasObject, items []MenuItem, closed func()) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	m := newMenu(items)
	m.least = o.Size().Width
	m.show(c, closed, func(room fyne.Size) (fyne.Position, fyne.Size) {
		size := m.within(room)
		return under(o, size, room), size
	})
}

// menu is the list of lines.
type menu struct {
	widget.BaseWidget
	over  *overlay
	view  *container.Scroll
	items []MenuItem
	at    int // the line under the pointer or the keyboard, -1 for none
	least float32
}

var (
	_ fyne.Tappable          = (*menu)(nil)
	_ fyne.SecondaryTappable = (*menu)(nil)
	_ fyne.Focusable         = (*menu)(nil)
	_ desktop.Hoverable      = (*menu)(nil)
	_ Tipped                 = (*menu)(nil)
)

// newMenu begins at the line that holds now.
func newMenu(items []MenuItem) *menu {
	m := &menu{items: items, at: -1}
	for i, item := range items {
		if item.On && item.usable() {
			m.at = i
		}
	}
	m.ExtendBaseWidget(m)
	return m
}

func (m *menu) show(c fyne.Canvas, closed func(), place func(fyne.Size) (fyne.Position, fyne.Size)) {
	m.view = container.NewVScroll(m)
	ground := NewSurface(theme.Raised, theme.CardRound).Edged(theme.Tick)
	m.over = &overlay{closed: closed, body: container.NewStack(ground, m.view), place: place}
	m.over.outside = m.over.close
	m.over.show(c)
	c.Focus(m)
}

// within is the size of the menu, less high where a room is: it scrolls then.
func (m *menu) within(room fyne.Size) fyne.Size {
	size := m.MinSize()
	return fyne.NewSize(size.Width, min(size.Height, room.Height-2*theme.Gap))
}

// line is the line at a height, -1 for none.
func (m *menu) line(y float32) int {
	top := menuInset
	for i, item := range m.items {
		height := menuHeight(item)
		if y >= top && y < top+height {
			return i
		}
		top += height
	}
	return -1
}

func (m *menu) point(i int) {
	if m.at != i {
		m.at = i
		m.Refresh()
	}
}

// step goes to the next line that can be chosen, around the ends.
func (m *menu) step(from, by int) {
	for range m.items {
		from = (from + by + len(m.items)) % len(m.items)
		if m.items[from].usable() {
			m.point(from)
			m.reveal(from)
			return
		}
	}
}

// reveal scrolls to a line.
func (m *menu) reveal(i int) {
	var top float32
	for _, item := range m.items[:i] {
		top += menuHeight(item)
	}
	over := top + menuHeight(m.items[i]) + 2*menuInset - m.view.Size().Height
	m.view.ScrollToOffset(fyne.NewPos(0, max(over, min(top, m.view.Offset.Y))))
}

func (m *menu) choose(i int) {
	if i < 0 || !m.items[i].usable() {
		return
	}
	m.over.close()
	m.items[i].Do()
}

// Tapped is called by Fyne.
func (m *menu) Tapped(e *fyne.PointEvent) { m.choose(m.line(e.Position.Y)) }

// TappedSecondary is called by Fyne: a menu that opened under the button may be let go
// of on a line.
func (m *menu) TappedSecondary(e *fyne.PointEvent) { m.choose(m.line(e.Position.Y)) }

// MouseIn is called by Fyne.
func (m *menu) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved is called by Fyne. The reason of each line is a tip of its own.
func (m *menu) MouseMoved(e *desktop.MouseEvent) {
	i := m.line(e.Position.Y)
	if i != m.at {
		TipOut(m)
		m.point(i)
		TipIn(m, e)
		return
	}
	TipMoved(m, e)
}

// MouseOut is called by Fyne.
func (m *menu) MouseOut() {
	TipOut(m)
	m.point(-1)
}

// Tooltip is why the line under the pointer cannot be chosen.
func (m *menu) Tooltip() string {
	if m.at < 0 {
		return ""
	}
	return m.items[m.at].Why
}

// FocusGained is called by Fyne.
func (m *menu) FocusGained() {}

// FocusLost is called by Fyne.
func (m *menu) FocusLost() {}

// TypedRune is called by Fyne.
func (m *menu) TypedRune(rune) {}

// TypedKey is called by Fyne. Keys that mean nothing here go nowhere: what they would
// do is covered.
func (m *menu) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		m.over.close()
	case fyne.KeyDown:
		m.step(m.at, 1)
	case fyne.KeyUp:
		m.step(max(m.at, 0), -1)
	case fyne.KeyHome:
		m.step(-1, 1)
	case fyne.KeyEnd:
		m.step(len(m.items), -1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.choose(m.at)
	}
}

// CreateRenderer is called by Fyne.
func (m *menu) CreateRenderer() fyne.WidgetRenderer {
	r := &menuRenderer{m: m, mark: canvas.NewRectangle(nil)}
	for _, item := range m.items {
		r.lines = append(r.lines, newMenuLine(item))
	}
	r.Refresh()
	return r
}
