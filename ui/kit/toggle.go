package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Toggle is a chip that is on or off: a style, a camera move, a mode. Whoever made it
// says in Tap what becomes of it.
type Toggle struct {
	widget.BaseWidget
	lit
	Tap     func()
	Menu    func(at fyne.Position) // a click with the other button, within the window; may be nil
	Forward Forward
	Tip     string

	text, icon string
	on         bool
}

var (
	_ fyne.Tappable          = (*Toggle)(nil)
	_ fyne.SecondaryTappable = (*Toggle)(nil)
	_ fyne.Focusable         = (*Toggle)(nil)
	_ desktop.Hoverable      = (*Toggle)(nil)
	_ Tipped                 = (*Toggle)(nil)
)

// NewToggle makes a chip that is off; icon is SVG text or "".
func NewToggle(text, icon string, tap func()) *Toggle {
	t := &Toggle{Tap: tap, text: text, icon: icon}
	t.redraw = t.Refresh
	t.ExtendBaseWidget(t)
	return t
}

// SetOn says whether it is on.
func (t *Toggle) SetOn(on bool) {
	if t.on != on {
		t.on = on
		t.Refresh()
	}
}

// On reports whether it is on.
func (t *Toggle) On() bool { return t.on }

// SetText changes the words.
func (t *Toggle) SetText(text string) {
	if t.text != text {
		t.text = text
		t.Refresh()
	}
}

// Text is what it says.
func (t *Toggle) Text() string { return t.text }

// Tapped is called by Fyne.
func (t *Toggle) Tapped(e *fyne.PointEvent) {
	TipOut(t)
	if e != nil {
		release(t)
	}
	if t.Tap != nil {
		t.Tap()
	}
}

// TappedSecondary is called by Fyne.
func (t *Toggle) TappedSecondary(e *fyne.PointEvent) {
	if t.Menu != nil {
		t.Menu(e.AbsolutePosition)
	}
}

// MouseIn is called by Fyne.
func (t *Toggle) MouseIn(e *desktop.MouseEvent) {
	TipIn(t, e)
	t.lit.MouseIn(e)
}

// MouseMoved is called by Fyne.
func (t *Toggle) MouseMoved(e *desktop.MouseEvent) { TipMoved(t, e) }

// MouseOut is called by Fyne.
func (t *Toggle) MouseOut() {
	TipOut(t)
	t.lit.MouseOut()
}

// Tooltip is what it says when the pointer rests on it.
func (t *Toggle) Tooltip() string { return t.Tip }

// TypedKey is called by Fyne.
func (t *Toggle) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.Tapped(nil)
	default:
		t.Forward.pass(e)
	}
}

// CreateRenderer is called by Fyne.
func (t *Toggle) CreateRenderer() fyne.WidgetRenderer {
	r := &toggleRenderer{t: t, ground: canvas.NewRectangle(nil), words: NewText("", Value, theme.Text), icon: NewIcon(t.icon, toggleIcon, theme.Text)}
	r.Refresh()
	return r
}

const toggleIcon float32 = 13

type toggleRenderer struct {
	t      *Toggle
	ground *canvas.Rectangle
	words  *Text
	icon   *Icon
}

func (r *toggleRenderer) lead() float32 {
	switch {
	case r.t.icon == "":
		return 0
	case r.t.text == "":
		return toggleIcon
	}
	return toggleIcon + theme.Gap
}

func (r *toggleRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.words.MinSize().Width+r.lead()+20, chipHeight)
}

func (r *toggleRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	place(r.icon, 10, size.Height, fyne.NewSquareSize(toggleIcon))
	place(r.words, 10+r.lead(), size.Height, r.words.MinSize())
}

func (r *toggleRenderer) Refresh() {
	ground, ink := theme.Raised, theme.Secondary
	switch {
	case r.t.on:
		ground, ink = theme.AccentSoft, theme.Accent
	case r.t.hovered:
		ground, ink = theme.Hover, theme.Text
	}
	r.ground.FillColor, r.ground.CornerRadius = theme.Color(r.t, ground), theme.ChipRound
	ring(r.ground, r.t, r.t.focused)
	r.words.SetText(r.t.text)
	r.words.SetColor(ink)
	r.icon.Set(r.t.icon, ink)
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

func (r *toggleRenderer) Objects() []fyne.CanvasObject {
	if r.t.icon == "" {
		return []fyne.CanvasObject{r.ground, r.words}
	}
	return []fyne.CanvasObject{r.ground, r.icon, r.words}
}

func (r *toggleRenderer) Destroy() {}
