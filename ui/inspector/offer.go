package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// offers is how many names are offered at once.
const offers = 6

// offer is the list of names below the prompt. It is no kit.Popover: those take the
// keyboard, and here somebody goes on typing.
type offer struct {
	chosen func(name string)
	rows   []*offerRow
	at     int
	list   *fyne.Container
	root   *fyne.Container
}

// offered is a name with what is said of it.
type offered struct {
	name, words string
	picture     fyne.CanvasObject
}

func newOffer() *offer {
	o := &offer{list: kit.Rows(0)}
	o.root = container.NewStack(kit.NewSurface(theme.Raised, theme.Radius).Edged(theme.Tick), kit.Padded(4, 4, 4, 4, o.list))
	o.root.Hide()
	return o
}

func (o *offer) show(rows []offered, at fyne.Position, width float32) {
	o.rows, o.list.Objects, o.at = nil, nil, 0
	for n, r := range rows {
		row := newOfferRow(r, func() { o.chosen(r.name) }, func() { o.light(n) })
		o.rows = append(o.rows, row)
		o.list.Add(row)
	}
	o.light(0)
	o.root.Move(at)
	o.root.Resize(fyne.NewSize(width, o.root.MinSize().Height))
	o.root.Show()
	o.root.Refresh()
}

func (o *offer) hide() {
	if o.root.Visible() {
		o.root.Hide()
	}
}

func (o *offer) light(n int) {
	o.at = n
	for i, r := range o.rows {
		r.setOn(i == n)
	}
}

// key moves through the list and reports whether the key was for it; with nil, whether
// the list is to be seen.
func (o *offer) key(k *fyne.KeyEvent) bool {
	if k == nil || !o.root.Visible() {
		return o.root.Visible()
	}
	switch k.Name {
	case fyne.KeyDown:
		o.light((o.at + 1) % len(o.rows))
	case fyne.KeyUp:
		o.light((o.at + len(o.rows) - 1) % len(o.rows))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		o.rows[o.at].tap()
	case fyne.KeyEscape:
		o.hide()
	default:
		return false
	}
	return true
}

// offerRow is a line of the list. It is Focusable so that a click leaves the keyboard to
// the prompt: Fyne takes it from there where what was clicked could not have it.
type offerRow struct {
	widget.BaseWidget
	what    offered
	tap     func()
	pointed func()
	on      bool
}

var (
	_ fyne.Tappable     = (*offerRow)(nil)
	_ fyne.Focusable    = (*offerRow)(nil)
	_ desktop.Hoverable = (*offerRow)(nil)
)

func newOfferRow(what offered, tap, pointed func()) *offerRow {
	r := &offerRow{what: what, tap: tap, pointed: pointed}
	r.ExtendBaseWidget(r)
	return r
}

func (r *offerRow) setOn(on bool) {
	if r.on != on {
		r.on = on
		r.Refresh()
	}
}

// Tapped is called by Fyne.
func (r *offerRow) Tapped(*fyne.PointEvent) { r.tap() }

// MouseIn is called by Fyne.
func (r *offerRow) MouseIn(*desktop.MouseEvent) { r.pointed() }

// MouseMoved is called by Fyne.
func (r *offerRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (r *offerRow) MouseOut() {}

// FocusGained is called by Fyne.
func (r *offerRow) FocusGained() {}

// FocusLost is called by Fyne.
func (r *offerRow) FocusLost() {}

// TypedRune is called by Fyne.
func (r *offerRow) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (r *offerRow) TypedKey(*fyne.KeyEvent) {}

// CreateRenderer is called by Fyne.
func (r *offerRow) CreateRenderer() fyne.WidgetRenderer {
	name := kit.NewText("@"+r.what.name, kit.Body, theme.Cast)
	words := kit.NewText(r.what.words, kit.Small, theme.Secondary).Truncated()
	line := container.NewBorder(nil, nil, kit.Columns(8, kit.Middle(r.what.picture), name), nil, kit.Padded(0, 0, 0, 4, words))
	ground := canvas.NewRectangle(nil)
	all := container.NewStack(ground, kit.Padded(4, 6, 4, 6, line))
	return &offerRowRenderer{widget.NewSimpleRenderer(all), r, ground}
}

type offerRowRenderer struct {
	fyne.WidgetRenderer
	r      *offerRow
	ground *canvas.Rectangle
}

// Refresh is called by Fyne.
func (r *offerRowRenderer) Refresh() {
	r.ground.FillColor, r.ground.CornerRadius = nil, theme.Gap
	if r.r.on {
		r.ground.FillColor = theme.Color(r.r, theme.Lift)
	}
	r.ground.Refresh()
}
