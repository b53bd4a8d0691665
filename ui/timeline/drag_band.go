package timeline

import (
	"slices"

	"fyne.io/fyne/v2"

	"kinora/projects"
)

// band selects the clips that a rectangle touches. It is kept in frames and heights of the
// rows, so that it stays on them while the lanes scroll.
type band struct {
	t      *Timeline
	frame  float64
	y      float32
	before []projects.ID // that stay selected
	within []projects.ID // with those that the rectangle touches
}

func newBand(t *Timeline, at fyne.Position) gesture {
	b := &band{t: t, frame: t.view.at(at.X), y: at.Y + t.top}
	if t.additive() {
		b.before = t.snapshot.Selection.Clips
	}
	t.gap = spot{}
	return b
}

func (b *band) drag(at fyne.Position) {
	t := b.t
	from, to := b.frame, t.view.at(at.X)
	top, bottom := b.y, at.Y+t.top
	b.within = slices.Clone(b.before)
	for i := range t.rows {
		y := float32(i) * rowHeight
		if y+rowHeight < min(top, bottom) || y > max(top, bottom) {
			continue
		}
		for _, c := range t.track(i).Clips {
			touched := float64(c.End()) > min(from, to) && float64(c.Start) < max(from, to)
			if touched && !slices.Contains(b.before, c.ID) {
				b.within = append(b.within, c.ID)
			}
		}
	}
	b.draw(at)
	t.marked = marks(b.within)
	t.lanes.arrange()
}

func (b *band) draw(at fyne.Position) {
	x := float32(margin + b.frame*b.t.view.perFrame - b.t.view.left)
	y := b.y - b.t.top
	place(b.t.lanes.band, min(x, at.X), min(y, at.Y), max(x-at.X, at.X-x), max(y-at.Y, at.Y-y))
	b.t.lanes.band.Show()
}

func (b *band) done() {
	b.drop()
	b.t.params.Commands.SelectClips(b.within...)
}

func (b *band) drop() {
	b.t.remark()
	b.t.lanes.band.Hide()
}

// pan moves the view with the pointer.
type pan struct {
	t    *Timeline
	last fyne.Position
}

func newPan(t *Timeline, at fyne.Position) gesture { return &pan{t, at} }

func (p *pan) drag(at fyne.Position) {
	p.t.scrollBy(p.last.X-at.X, p.last.Y-at.Y)
	p.last = at
}

func (p *pan) done() {}
func (p *pan) drop() {}
