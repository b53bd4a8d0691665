package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/assets/icons"
	"kinora/ui/theme"
)

// Dropdown is a choice of which only the chosen one is seen until it is opened.
type Dropdown struct {
	widget.BaseWidget
	lit
	Choose  func(index int)
	Why     func(index int) string // why an option cannot be chosen, "" where it can; may be nil
	Hint    string                 // stands there while nothing is chosen
	Tip     string
	Forward Forward

	options []string
	chosen  int // -1 for none
	open    bool
}

var (
	_ fyne.Tappable     = (*Dropdown)(nil)
	_ fyne.Focusable    = (*Dropdown)(nil)
	_ desktop.Hoverable = (*Dropdown)(nil)
	_ Tipped            = (*Dropdown)(nil)
)

// NewDropdown makes a choice of options of which none is chosen.
func NewDropdown(choose func(int), options ...string) *Dropdown {
	d := &Dropdown{Choose: choose, options: options, chosen: -1}
	d.redraw = d.Refresh
	d.ExtendBaseWidget(d)
	return d
}

// Set says what is chosen, -1 for nothing.
func (d *Dropdown) Set(chosen int) {
	if d.chosen != chosen {
		d.chosen = chosen
		d.Refresh()
	}
}

// SetOptions changes what there is to be chosen.
func (d *Dropdown) SetOptions(options ...string) {
	if !slices.Equal(d.options, options) {
		d.options = slices.Clone(options)
		d.Refresh()
	}
}

// Chosen is what is chosen, -1 for nothing.
func (d *Dropdown) Chosen() int { return d.chosen }

func (d *Dropdown) choose(i int) {
	if i != d.chosen && d.Choose != nil {
		d.Choose(i)
	}
}

// show opens the options below.
func (d *Dropdown) show() {
	if len(d.options) == 0 {
		return
	}
	items := make([]MenuItem, len(d.options))
	for i, option := range d.options {
		items[i] = MenuItem{Text: option, On: i == d.chosen, Do: func() { d.choose(i) }}
		if d.Why != nil {
			items[i].Why = d.Why(i)
		}
	}
	d.mark(&d.open, true)
	ShowMenuUnder(d, items, func() { d.mark(&d.open, false) })
}

// Tapped is called by Fyne.
func (d *Dropdown) Tapped(*fyne.PointEvent) {
	TipOut(d)
	release(d)
	d.show()
}

// MouseIn is called by Fyne.
func (d *Dropdown) MouseIn(e *desktop.MouseEvent) {
	TipIn(d, e)
	d.lit.MouseIn(e)
}

// MouseMoved is called by Fyne.
func (d *Dropdown) MouseMoved(e *desktop.MouseEvent) { TipMoved(d, e) }

// MouseOut is called by Fyne.
func (d *Dropdown) MouseOut() {
	TipOut(d)
	d.lit.MouseOut()
}

// Tooltip is what it says when the pointer rests on it.
func (d *Dropdown) Tooltip() string { return d.Tip }

// TypedKey is called by Fyne.
func (d *Dropdown) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown, fyne.KeyUp:
		d.show()
	default:
		d.Forward.pass(e)
	}
}

// CreateRenderer is called by Fyne.
func (d *Dropdown) CreateRenderer() fyne.WidgetRenderer {
	r := &dropdownRenderer{
		d: d, ground: canvas.NewRectangle(nil), words: NewText("", Body, theme.Text).Truncated(),
		sign: NewIcon(icons.ChevronDown, dropdownSign, theme.Secondary),
	}
	r.Refresh()
	return r
}

const (
	dropdownSign float32 = 14
	dropdownPad  float32 = 10
)

type dropdownRenderer struct {
	d      *Dropdown
	ground *canvas.Rectangle
	words  *Text
	sign   *Icon
}

func (r *dropdownRenderer) MinSize() fyne.Size {
	size, style := typeOf(Body)
	widest := fyne.MeasureText(r.d.Hint, size, style).Width
	for _, option := range r.d.options {
		widest = max(widest, fyne.MeasureText(option, size, style).Width)
	}
	return fyne.NewSize(min(whole(widest), 220)+3*dropdownPad+dropdownSign, theme.Row)
}

func (r *dropdownRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	place(r.words, dropdownPad, size.Height, fyne.NewSize(size.Width-3*dropdownPad-dropdownSign, r.words.MinSize().Height))
	place(r.sign, size.Width-dropdownPad-dropdownSign, size.Height, fyne.NewSquareSize(dropdownSign))
}

func (r *dropdownRenderer) Refresh() {
	r.ground.FillColor, r.ground.CornerRadius = theme.Color(r.d, theme.Field), theme.Radius
	r.ground.StrokeWidth, r.ground.StrokeColor = 1, theme.Color(r.d, r.edge())
	text, ink := r.d.Hint, theme.Faint
	if r.d.chosen >= 0 && r.d.chosen < len(r.d.options) {
		text, ink = r.d.options[r.d.chosen], theme.Text
	}
	r.words.SetText(text)
	r.words.SetColor(ink)
	r.Layout(r.d.Size())
	canvas.Refresh(r.d)
}

func (r *dropdownRenderer) edge() fyne.ThemeColorName {
	switch {
	case r.d.focused || r.d.open:
		return theme.Accent
	case r.d.hovered:
		return theme.Tick
	}
	return theme.Line
}

func (r *dropdownRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.words, r.sign}
}

func (r *dropdownRenderer) Destroy() {}
