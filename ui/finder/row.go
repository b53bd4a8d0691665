package finder

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// Item is what a row says: its title, a word on it, and keys at the end.
type Item struct {
	Title, Aside, Keys string
	Faint              bool // it cannot be chosen now
	Marked             bool // its keys are to be noticed
}

// row shows one item of a list.
type row struct {
	widget.BaseWidget
	item        Item
	on, hovered bool
	tap         func()
}

var (
	_ fyne.Tappable     = (*row)(nil)
	_ desktop.Hoverable = (*row)(nil)
)

func newRow() *row {
	r := &row{}
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) set(item Item, on bool) {
	if r.item != item || r.on != on {
		r.item, r.on = item, on
		r.Refresh()
	}
}

// Tapped is called by Fyne.
func (r *row) Tapped(*fyne.PointEvent) { r.tap() }

// MouseIn is called by Fyne.
func (r *row) MouseIn(*desktop.MouseEvent) { r.hover(true) }

// MouseMoved is called by Fyne.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (r *row) MouseOut() { r.hover(false) }

func (r *row) hover(in bool) {
	r.hovered = in
	r.Refresh()
}

// CreateRenderer is called by Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	d := &rowRenderer{
		row: r, ground: canvas.NewRectangle(nil), title: kit.NewText("", kit.Body, theme.Text).Truncated(),
		aside: kit.NewText("", kit.Value, theme.Secondary).Truncated().Aligned(fyne.TextAlignTrailing),
		keys:  kit.NewText("", kit.Tiny, theme.Secondary),
	}
	d.Refresh()
	return d
}

type rowRenderer struct {
	row                *row
	ground             *canvas.Rectangle
	title, aside, keys *kit.Text
}

func (d *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(200, theme.Row) }

// Layout gives the title what it needs, as far as there is room, and the rest to the
// word on it.
func (d *rowRenderer) Layout(size fyne.Size) {
	d.ground.Resize(size)
	keys := d.keys.MinSize().Width
	room := size.Width - 2*theme.Inset - keys
	if keys > 0 {
		room -= theme.Inset
	}
	needed := fyne.MeasureText(d.row.item.Title, theme.Type(theme.SizeBody), fyne.TextStyle{}).Width + 2
	title := min(needed, room)
	put(d.title, theme.Inset, title, size.Height)
	put(d.aside, 2*theme.Inset+title, max(0, room-title-theme.Inset), size.Height)
	put(d.keys, size.Width-theme.Inset-keys, keys, size.Height)
}

func put(o fyne.CanvasObject, x, width, height float32) {
	o.Move(fyne.NewPos(x, 0))
	o.Resize(fyne.NewSize(width, height))
}

func (d *rowRenderer) Refresh() {
	r := d.row
	d.ground.CornerRadius = theme.Radius
	d.ground.FillColor = color.Transparent
	switch {
	case r.on:
		d.ground.FillColor = theme.Color(r, theme.Selection)
	case r.hovered:
		d.ground.FillColor = theme.Color(r, theme.Hover)
	}
	d.title.SetText(r.item.Title)
	d.aside.SetText(r.item.Aside)
	d.keys.SetText(r.item.Keys)
	d.title.SetColor(pick(r.item.Faint, theme.Faint, theme.Text))
	d.keys.SetColor(pick(r.item.Marked, theme.Accent, theme.Secondary))
	d.Layout(r.Size())
	d.ground.Refresh()
}

func pick(is bool, yes, no fyne.ThemeColorName) fyne.ThemeColorName {
	if is {
		return yes
	}
	return no
}

func (d *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.ground, d.title, d.aside, d.keys}
}

func (d *rowRenderer) Destroy() {}
