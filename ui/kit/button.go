package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Style is how much a button asks for attention.
type Style int

// The styles of buttons.
const (
	Quiet  Style = iota // raised
	Bare                // flat until the pointer is over it
	Strong              // the accent: one in a view
)

// Forward takes keys that a focused widget has no use for. Fyne hands keys to the
// focused widget only (#3038), so every one of ours passes them on.
type Forward func(*fyne.KeyEvent)

// Button does something when it is tapped, or by Space or Return when it has the
// keyboard.
type Button struct {
	widget.BaseWidget
	Tap     func()
	Forward Forward
	Tip     string // shown when the pointer rests on it; "" for nothing
	Why     string // shown as well while it is off: why it cannot be tapped

	text, hint, icon string
	style            Style
	on, off          bool // on: a switch that is set; off: cannot be tapped
	hovered, focused bool
	small            bool
	height, side     float32
}

var (
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Focusable    = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
	_ Tipped            = (*Button)(nil)
)

// NewButton makes a button with words, and the keys that do the same, or "".
func NewButton(text, hint string, style Style, tap func()) *Button {
	b := &Button{Tap: tap, text: text, hint: hint, style: style, height: theme.Row, side: 16}
	b.ExtendBaseWidget(b)
	return b
}

// NewSmallButton makes a low button with small words, for the head of a pane.
func NewSmallButton(text string, style Style, tap func()) *Button {
	b := NewButton(text, "", style, tap)
	b.height, b.small = smallButton, true
	return b
}

// smallButton is the height of a low button.
const smallButton float32 = 26

// NewIconButton makes a square button of the given height with a pictogram.
func NewIconButton(icon string, height, side float32, style Style, tap func()) *Button {
	b := &Button{Tap: tap, icon: icon, style: style, height: height, side: side}
	b.ExtendBaseWidget(b)
	return b
}

// SetHint changes the keys that do the same.
func (b *Button) SetHint(hint string) {
	if b.hint != hint {
		b.hint = hint
		b.Refresh()
	}
}

// SetIcon changes the pictogram.
func (b *Button) SetIcon(icon string) {
	if b.icon != icon {
		b.icon = icon
		b.Refresh()
	}
}

// Text is the words.
func (b *Button) Text() string { return b.text }

// SetText changes the words.
func (b *Button) SetText(text string) {
	if b.text != text {
		b.text = text
		b.Refresh()
	}
}

// SetOn shows a switch as set.
func (b *Button) SetOn(on bool) {
	if b.on != on {
		b.on = on
		b.Refresh()
	}
}

// SetEnabled says whether the button can be tapped.
func (b *Button) SetEnabled(enabled bool) {
	if b.off == enabled {
		b.off = !enabled
		b.Refresh()
	}
}

// Enabled reports whether the button can be tapped.
func (b *Button) Enabled() bool { return !b.off }

// Tapped is called by Fyne.
func (b *Button) Tapped(e *fyne.PointEvent) {
	TipOut(b)
	if e != nil {
		release(b)
	}
	if !b.off && b.Tap != nil {
		b.Tap()
	}
}

// MouseIn is called by Fyne.
func (b *Button) MouseIn(e *desktop.MouseEvent) {
	TipIn(b, e)
	b.hover(true)
}

// MouseMoved is called by Fyne.
func (b *Button) MouseMoved(e *desktop.MouseEvent) { TipMoved(b, e) }

// MouseOut is called by Fyne.
func (b *Button) MouseOut() {
	TipOut(b)
	b.hover(false)
}

// Tooltip is what the button says when the pointer rests on it.
func (b *Button) Tooltip() string {
	if b.off {
		return lines(b.Tip, b.Why)
	}
	return b.Tip
}

func (b *Button) hover(in bool) {
	b.hovered = in
	b.Refresh()
}

// FocusGained is called by Fyne.
func (b *Button) FocusGained() { b.focus(true) }

// FocusLost is called by Fyne.
func (b *Button) FocusLost() { b.focus(false) }

func (b *Button) focus(has bool) {
	b.focused = has
	b.Refresh()
}

// TypedRune is called by Fyne.
func (b *Button) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	TipOut(b)
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	default:
		if b.Forward != nil {
			b.Forward(e)
		}
	}
}

// CreateRenderer is called by Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		b: b, ground: canvas.NewRectangle(nil), words: NewText("", Body, theme.Text),
		hint: NewText("", Tiny, theme.Text), icon: NewIcon("", b.side, theme.Text),
	}
	r.Refresh()
	return r
}
