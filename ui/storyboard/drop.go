package storyboard

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/payload"
)

// pick takes up the card at a place, with all that are selected where it is one of them.
func (r *row) pick(at fyne.Position) (any, kit.Ghost, bool) {
	n := r.at(at.X)
	c, ok := r.card(n)
	if !ok {
		return nil, kit.Ghost{}, false
	}
	ids := []projects.ID{c.ID}
	if r.b.model.isSelected(c.ID) {
		ids = r.b.selected()
	}
	look := kit.Ghost{Label: fmt.Sprint(n + 1)}
	if len(ids) > 1 {
		look.Label = fmt.Sprintf(lang.L("%d shots"), len(ids))
	}
	if t := r.tileAt(n); t != nil {
		look.Picture = t.picture
	}
	return payload.Cards{IDs: ids}, look, true
}

// dropTarget is the row as a place where cards, sources and files are dropped.
func (b *Board) dropTarget() kit.Target {
	return kit.Target{Object: b.scroll, Over: b.dragOver, Drop: b.drop, Leave: b.dragLeave}
}

// dragOver shows where the payload would go.
func (b *Board) dragOver(dragged any, at fyne.Position) bool {
	r := b.row
	gap, target := -1, -1
	switch dragged.(type) {
	case payload.Cards:
		gap = b.gapAt(at)
	case payload.Sources, kit.Files:
		target = b.takerOf(dragged, at)
	default:
		return false
	}
	if gap != r.gap || target != r.target {
		r.gap, r.target = gap, target
		r.redraw()
	}
	b.creep(at)
	return true
}

// gapAt is the place between cards that is nearest: the number of cards before it.
func (b *Board) gapAt(at fyne.Position) int {
	x := at.X + b.scroll.Offset.X + b.row.step()/2
	return min(max(0, int(x/b.row.step())), len(b.model.film.Board))
}

// cardAt is the card at a place; beside the cards it is the new one.
func (b *Board) cardAt(at fyne.Position) int {
	if n := b.row.at(at.X + b.scroll.Offset.X); n >= 0 {
		return n
	}
	return len(b.model.film.Board)
}

// takerOf is the card that takes what is dropped at a place. More sources than a shot has
// ends become shots of their own, wherever they are dropped.
func (b *Board) takerOf(dragged any, at fyne.Position) int {
	if p, ok := dragged.(payload.Sources); ok && len(p.All) > 2 {
		return len(b.model.film.Board)
	}
	return b.cardAt(at)
}

// creep scrolls while something is dragged along an edge.
func (b *Board) creep(at fyne.Position) {
	const edge, by = 36, 14
	switch {
	case at.X < edge:
		b.scrollTo(b.scroll.Offset.X - by)
	case at.X > b.scroll.Size().Width-edge:
		b.scrollTo(b.scroll.Offset.X + by)
	}
}

func (b *Board) dragLeave() {
	b.row.gap, b.row.target = -1, -1
	b.row.redraw()
}

func (b *Board) drop(dragged any, at fyne.Position) {
	b.dragLeave()
	c, onCard := b.row.card(b.takerOf(dragged, at))
	do := b.params.Commands
	switch p := dragged.(type) {
	case payload.Cards:
		do.MoveCards(p.IDs, b.gapAt(at))
	case payload.Sources:
		if onCard {
			do.ShowOnCard(c.ID, p.All...)
			return
		}
		do.AnimateAtEnd(p.All...)
	case kit.Files:
		if onCard {
			do.DropOnCard(c.ID, p...)
			return
		}
		do.DropOnBoard(p...)
	}
}
