package storyboard

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/projects"
	"kinora/ui/kit"
)

// press is what the mouse was pressed on.
type press struct {
	card  int
	count bool        // its state, which opens the takes
	alone projects.ID // to be selected alone when the button is let go without a drag; 0 for none
	at    time.Time
	last  projects.ID // the card that was pressed before, for double clicks
}

// twice is how soon the second press of a double click comes.
const twice = 400 * time.Millisecond

// MouseDown is called by Fyne.
func (r *row) MouseDown(e *desktop.MouseEvent) {
	kit.TipOut(r)
	r.takeFocus()
	n := r.at(e.Position.X)
	c, ok := r.card(n)
	again := ok && r.mouse.last == c.ID && time.Since(r.mouse.at) < twice && e.Button == desktop.MouseButtonPrimary
	r.mouse = press{card: n, count: r.isCount(n, e.Position), at: time.Now(), last: c.ID}
	if !ok {
		return
	}
	if again && e.Modifier == 0 {
		r.mouse.last = 0
		r.play(c)
		return
	}
	if r.picker.Press(c.ID, e.Modifier) {
		r.mouse.alone = c.ID // or all of them are dragged
	}
}

// newPicker selects cards.
func newPicker(b *Board) kit.Picker[projects.ID] {
	do := b.params.Commands
	return kit.Picker[projects.ID]{
		Order:    b.order,
		Selected: func() ([]projects.ID, projects.ID) { return b.model.selection.Cards, b.model.selection.Card },
		Only:     func(id projects.ID) { do.SelectCard(id, false) },
		Toggle:   func(id projects.ID) { do.SelectCard(id, true) },
		Several:  do.SelectCards,
	}
}

// order is the cards from the first to the last.
func (b *Board) order() []projects.ID {
	var ids []projects.ID
	for _, c := range b.model.film.Board {
		ids = append(ids, c.ID)
	}
	return ids
}

// MouseUp is called by Fyne.
func (r *row) MouseUp(e *desktop.MouseEvent) {
	p := r.mouse
	if r.dragging || e.Button != desktop.MouseButtonPrimary || p.card != r.at(e.Position.X) {
		return
	}
	switch {
	case p.card == len(r.b.model.film.Board):
		r.b.params.Commands.AppendCard()
	case p.alone != 0:
		r.picker.Click(p.alone, 0)
	case p.count && r.isCount(p.card, e.Position):
		r.b.openTakes(r.tileAt(p.card))
	}
}

// tileAt is what draws a card, nil for one that cannot be seen.
func (r *row) tileAt(n int) *tile {
	if n < r.first || n >= r.last {
		return nil
	}
	return r.tile(n)
}

// isCount reports whether a place is on the state of a card that has takes.
func (r *row) isCount(n int, at fyne.Position) bool {
	t := r.tileAt(n)
	return t != nil && t.face.takes > 0 && at.Y > tileTop+r.tileSize().Height-stateBelow()-2
}

// Dragged is called by Fyne.
func (r *row) Dragged(e *fyne.DragEvent) {
	if !r.dragging {
		r.dragging = true
		r.redraw()
	}
	r.Source.Dragged(e)
}

// DragEnd is called by Fyne.
func (r *row) DragEnd() {
	r.dragging = false
	r.mouse.last = 0
	r.Source.DragEnd()
	r.redraw()
}

// TappedSecondary is called by Fyne.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	c, ok := r.card(r.at(e.Position.X))
	if !ok {
		r.b.showMenu(e.AbsolutePosition, r.b.boardMenu())
		return
	}
	if !r.b.model.isSelected(c.ID) {
		r.b.params.Commands.SelectCard(c.ID, false)
	}
	r.b.showMenu(e.AbsolutePosition, r.b.cardMenu(c))
}

// MouseIn is called by Fyne.
func (r *row) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved is called by Fyne.
func (r *row) MouseMoved(e *desktop.MouseEvent) {
	n := r.at(e.Position.X)
	count := r.isCount(n, e.Position)
	if n == r.over && count == r.onCount {
		kit.TipMoved(r, e)
		return
	}
	kit.TipOut(r)
	r.over, r.onCount = n, count
	r.redraw()
	kit.TipIn(r, e)
}

// MouseOut is called by Fyne.
func (r *row) MouseOut() {
	kit.TipOut(r)
	r.over, r.onCount = -1, false
	r.redraw()
}

// Cursor is called by Fyne: the count is a link.
func (r *row) Cursor() desktop.Cursor {
	if r.onCount {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// selected is the selected cards in the order of the board.
func (b *Board) selected() []projects.ID {
	var ids []projects.ID
	for _, c := range b.model.film.Board {
		if slices.Contains(b.model.selection.Cards, c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}
