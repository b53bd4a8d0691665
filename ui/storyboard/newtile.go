package storyboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// newShot is the place behind the last card, where a new one begins.
type newShot struct {
	widget.BaseWidget
	hovered, target bool
}

func newNewShot() *newShot {
	n := &newShot{}
	n.ExtendBaseWidget(n)
	return n
}

func (n *newShot) set(hovered, target bool) {
	if n.hovered != hovered || n.target != target {
		n.hovered, n.target = hovered, target
		n.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (n *newShot) CreateRenderer() fyne.WidgetRenderer {
	r := &newShotRenderer{
		n: n, ground: kit.NewOutline(),
		first:  kit.NewText(lang.L("+ New shot"), kit.Body, theme.Secondary).Aligned(fyne.TextAlignCenter),
		second: kit.NewText(lang.L("or drop a still"), kit.Small, theme.Faint).Aligned(fyne.TextAlignCenter),
	}
	r.Refresh()
	return r
}

type newShotRenderer struct {
	n             *newShot
	ground        *kit.Plate
	first, second *kit.Text
}

func (r *newShotRenderer) MinSize() fyne.Size { return fyne.NewSize(tileWidth(tileLow()), tileLow()) }

func (r *newShotRenderer) Layout(size fyne.Size) {
	r.ground.Put(fyne.Position{}, size)
	middle := size.Height / 2
	r.first.Move(fyne.NewPos(0, middle-20))
	r.first.Resize(fyne.NewSize(size.Width, 20))
	r.second.Move(fyne.NewPos(0, middle+2))
	r.second.Resize(fyne.NewSize(size.Width, 16))
}

func (r *newShotRenderer) Refresh() {
	line, ink, width := theme.Line, theme.Secondary, float32(1)
	switch {
	case r.n.target:
		line, ink = theme.Accent, theme.Accent
		width = 2
	case r.n.hovered:
		line, ink = theme.Tick, theme.Text
	}
	r.ground.Paint(theme.Color(r.n, theme.Panel), theme.CardRound)
	r.ground.Edge(theme.Color(r.n, line), width)
	r.first.SetColor(ink)
	r.Layout(r.n.Size())
	canvas.Refresh(r.n)
}

func (r *newShotRenderer) Objects() []fyne.CanvasObject {
	return append(r.ground.Objects(), r.first, r.second)
}

func (r *newShotRenderer) Destroy() {}
