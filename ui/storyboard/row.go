package storyboard

import (
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// row is all cards beside each other, of which only those that can be seen are objects:
// card n is drawn by tile n modulo their number, so that scrolling moves them around.
// It takes all events itself and knows by place which card is meant.
type row struct {
	widget.BaseWidget
	kit.Source
	b *Board

	tiles       []*tile
	fresh       *newShot
	mark        *canvas.Rectangle // where dragged cards would go
	objects     []fyne.CanvasObject
	first, last int // the cards that are drawn: [first, last)
	from, wide  float32

	over     int  // the card under the pointer, -1 for none; one behind the last is the new one
	onCount  bool // the pointer is on its state
	target   int  // the card that takes what is dragged, -1 for none
	gap      int  // the place that dragged cards would go to, -1 for none
	focused  bool
	mouse    press
	picker   kit.Picker[projects.ID]
	dragging bool
}

var (
	_ desktop.Mouseable      = (*row)(nil)
	_ desktop.Hoverable      = (*row)(nil)
	_ fyne.Draggable         = (*row)(nil)
	_ fyne.SecondaryTappable = (*row)(nil)
	_ fyne.Focusable         = (*row)(nil)
	_ kit.Tipped             = (*row)(nil)
)

func newRow(b *Board) *row {
	r := &row{b: b, fresh: newNewShot(), mark: canvas.NewRectangle(nil), over: -1, target: -1, gap: -1}
	r.Drag, r.Pick, r.picker = b.params.Drag, r.pick, newPicker(b)
	r.ExtendBaseWidget(r)
	return r
}

// step is how far the cards are apart.
func (r *row) step() float32 { return r.tileSize().Width + tileGap }

func (r *row) tileSize() fyne.Size {
	height := min(max(r.Size().Height-tileTop-scrollBar, tileLow()), tileHigh)
	return fyne.NewSize(tileWidth(height), height)
}

// at is the card at a place, one behind the last for the new one, -1 for none.
func (r *row) at(x float32) int {
	n := int(x / r.step())
	if x < 0 || n > len(r.b.model.film.Board) || x-float32(n)*r.step() > r.tileSize().Width {
		return -1
	}
	return n
}

// card is the n-th card.
func (r *row) card(n int) (projects.Card, bool) {
	if n < 0 || n >= len(r.b.model.film.Board) {
		return projects.Card{}, false
	}
	return r.b.model.film.Board[n], true
}

// look says which part of the row is to be seen.
func (r *row) look(from, wide float32) {
	if r.from != from || r.wide != wide {
		r.from, r.wide = from, wide
		r.arrange()
	}
}

// arrange draws the cards that are to be seen where they belong.
func (r *row) arrange() {
	count, step := len(r.b.model.film.Board), r.step()
	first := min(max(0, int(r.from/step)), count)
	last := min(count, int((r.from+r.wide)/step)+1)
	last = max(first, last)
	for len(r.tiles) < last-first {
		r.tiles = append(r.tiles, newTile())
	}
	moved := first != r.first || last != r.last || len(r.objects) == 0
	r.first, r.last = first, last
	size := r.tileSize()
	for n := first; n < last; n++ {
		t := r.tile(n)
		t.Move(fyne.NewPos(float32(n)*step, tileTop))
		t.Resize(size)
		r.draw(n)
	}
	r.fresh.Move(fyne.NewPos(float32(count)*step, tileTop))
	r.fresh.Resize(size)
	if moved {
		r.rest()
		r.collect()
	}
}

// rest stops what moves in tiles that draw nothing at the moment.
func (r *row) rest() {
	for i, t := range r.tiles {
		n := r.first + (i-r.first%len(r.tiles)+len(r.tiles))%len(r.tiles)
		if n >= r.last && t.face.progress >= 0 {
			t.face = face{told: told{progress: -1}}
			t.Refresh()
		}
	}
}

// tile is what draws a card that is to be seen.
func (r *row) tile(n int) *tile { return r.tiles[n%len(r.tiles)] }

func (r *row) collect() {
	r.objects = r.objects[:0]
	for n := r.first; n < r.last; n++ {
		r.objects = append(r.objects, r.tile(n))
	}
	r.objects = append(r.objects, r.fresh, r.mark)
	canvas.Refresh(r)
}

// draw shows what the n-th card is now.
func (r *row) draw(n int) {
	f := r.b.model.face(n)
	var picture *image.RGBA
	if f.source != (projects.Source{}) {
		picture = r.b.params.Commands.Picture(f.source, f.at, pictureSide)
	}
	t := r.tile(n)
	over := n == r.over && !r.dragging
	now := tile{face: f, picture: picture, hovered: over, onCount: over && r.onCount, target: n == r.target}
	now.fault = picture == nil && f.source != (projects.Source{}) && r.b.params.Commands.Missing(f.source)
	if t.wears(&now) {
		return
	}
	t.face, t.picture, t.hovered, t.onCount, t.target, t.fault = now.face, now.picture, now.hovered, now.onCount, now.target, now.fault
	t.Refresh()
}

// pictureSide is the longer side of a card's picture in pixels.
const pictureSide = 320

// wears reports whether a tile looks like another.
func (t *tile) wears(o *tile) bool {
	return t.picture == o.picture && t.hovered == o.hovered && t.onCount == o.onCount && t.target == o.target && t.fault == o.fault &&
		t.face.equal(&o.face)
}

func (f *face) equal(o *face) bool {
	return slices.Equal(f.pieces, o.pieces) && f.told == o.told
}

// redraw draws the cards that are to be seen anew where they have changed.
func (r *row) redraw() {
	for n := r.first; n < r.last; n++ {
		r.draw(n)
	}
	r.fresh.set(r.over == len(r.b.model.film.Board) && !r.dragging, r.target == len(r.b.model.film.Board))
	r.drawMark()
}

// redrawCard draws one card anew where it is to be seen.
func (r *row) redrawCard(n int) {
	if n >= r.first && n < r.last {
		r.draw(n)
	}
}

// fetch asks for the pictures that were not there yet.
func (r *row) fetch() {
	for n := r.first; n < r.last; n++ {
		t := r.tile(n)
		if t.picture != nil || t.face.source == (projects.Source{}) {
			continue
		}
		if p := r.b.params.Commands.Picture(t.face.source, t.face.at, pictureSide); p != nil {
			t.picture, t.fault = p, false
			t.Refresh()
		}
	}
}

// drawMark shows the place that dragged cards would go to.
func (r *row) drawMark() {
	r.mark.FillColor, r.mark.CornerRadius = theme.Color(r, theme.Accent), 1.5
	r.mark.Hidden = r.gap < 0
	r.mark.Resize(fyne.NewSize(3, r.tileSize().Height))
	r.mark.Move(fyne.NewPos(max(0, float32(r.gap)*r.step()-tileGap/2-1.5), tileTop))
	canvas.Refresh(r.mark)
}

// CreateRenderer is called by Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ r *row }

func (w *rowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(float32(len(w.r.b.model.film.Board)+1)*w.r.step()-tileGap, tileTop+tileLow()+scrollBar)
}

func (w *rowRenderer) Layout(fyne.Size) { w.r.arrange() }

func (w *rowRenderer) Refresh() {
	w.r.arrange()
	w.r.redraw()
	canvas.Refresh(w.r)
}

func (w *rowRenderer) Objects() []fyne.CanvasObject { return w.r.objects }
func (w *rowRenderer) Destroy()                     {}
