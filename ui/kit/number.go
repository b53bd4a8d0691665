package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Number is a field for a number, with its unit or what it becomes behind it. The
// arrow keys and the wheel change it by a step.
type Number struct {
	widget.BaseWidget
	field *numberEntry
	unit  *Text
	over  *wheel

	unitBox, tail *fyne.Container // around the unit
}

// NewNumber makes an empty field; hint stands there while it is empty. parse is
// called with every change and takes good numbers on by itself, nudge with the steps
// of an arrow key or the wheel. Either may be nil.
func NewNumber(hint string, parse func(string), nudge func(steps int)) *Number {
	n := &Number{field: &numberEntry{nudge: nudge}, unit: NewText("", Tiny, theme.Faint)}
	n.field.ExtendBaseWidget(n.field)
	n.field.PlaceHolder, n.field.OnChanged = hint, parse
	n.field.TextStyle.Monospace = true
	n.over = newWheel(n.field)
	n.field.hush = func() { TipOut(n.over) }
	n.unitBox = container.NewHBox(n.unit)
	n.tail = container.New(trailing{10}, n.unitBox)
	n.ExtendBaseWidget(n)
	return n
}

// Entry is the field itself, for its focus and its hooks.
func (n *Number) Entry() *Entry { return &n.field.Entry }

// Focus is what takes the keyboard.
func (n *Number) Focus() fyne.Focusable { return n.field }

// Display sets the number from outside; a field with the keyboard is left alone, so
// that "2." can become "2.5".
func (n *Number) Display(text string) {
	if !n.field.focused {
		n.field.Display(text)
	}
}

// SetTip sets what is said when the pointer rests on the field, but not while it is typed
// into: the tip would lie on what is below.
func (n *Number) SetTip(text string) { n.over.tip = text }

// SetUnit sets what stands behind the number.
func (n *Number) SetUnit(text string) {
	if n.unit.Text() != text {
		n.unit.SetText(text)
		Relayout(n.tail)
		Relayout(n.unitBox)
	}
}

// CreateRenderer is called by Fyne.
func (n *Number) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(n.field, n.tail, n.over))
}

// numberEntry is the field of a Number.
type numberEntry struct {
	Entry
	nudge   func(int)
	hush    func() // takes the tip away
	focused bool
}

// TypedKey is called by Fyne.
func (e *numberEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		e.step(1)
	case fyne.KeyDown:
		e.step(-1)
	default:
		e.Entry.TypedKey(key)
	}
}

// wheel takes the mouse wheel for a field, and tells its tip. The field itself must not be
// Scrollable: Fyne clips what is, and its software painter then shifts the line around it.
type wheel struct {
	widget.BaseWidget
	field *numberEntry
	tip   string
}

var (
	_ fyne.Scrollable   = (*wheel)(nil)
	_ desktop.Hoverable = (*wheel)(nil)
	_ Tipped            = (*wheel)(nil)
)

func newWheel(field *numberEntry) *wheel {
	w := &wheel{field: field}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer is called by Fyne; there is nothing to be seen.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// Tooltip is the field's tip.
func (w *wheel) Tooltip() string {
	if w.field.focused {
		return ""
	}
	return w.tip
}

// MouseIn is called by Fyne.
func (w *wheel) MouseIn(e *desktop.MouseEvent) { TipIn(w, e) }

// MouseMoved is called by Fyne.
func (w *wheel) MouseMoved(e *desktop.MouseEvent) { TipMoved(w, e) }

// MouseOut is called by Fyne.
func (w *wheel) MouseOut() { TipOut(w) }

// Scrolled is called by Fyne.
func (w *wheel) Scrolled(s *fyne.ScrollEvent) { w.field.scrolled(s) }

// scrolled takes steps. Only a field with the keyboard listens, so that scrolling past
// it changes nothing.
func (e *numberEntry) scrolled(s *fyne.ScrollEvent) {
	switch {
	case !e.focused:
	case s.Scrolled.DY > 0:
		e.step(1)
	case s.Scrolled.DY < 0:
		e.step(-1)
	}
}

func (e *numberEntry) step(n int) {
	if e.nudge != nil {
		focused := e.focused
		e.focused = false // what the step makes of the number is to be seen at once
		e.nudge(n)
		e.focused = focused
	}
}

// FocusGained is called by Fyne.
func (e *numberEntry) FocusGained() {
	e.focused = true
	e.hush()
	e.Entry.FocusGained()
}

// FocusLost is called by Fyne.
func (e *numberEntry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
}
