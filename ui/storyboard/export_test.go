package storyboard

import (
	"fyne.io/fyne/v2"

	"kinora/projects/rational"
)

// Row is the row of cards.
func (b *Board) Row() fyne.Widget { return b.row }

// Seen is the cards that are objects.
func (b *Board) Seen() (first, last, tiles int) { return b.row.first, b.row.last, len(b.row.tiles) }

// Place is a place within a card: fractions of its size from its top left corner.
func (b *Board) Place(n int, x, y float32) fyne.Position {
	size := b.row.tileSize()
	return fyne.NewPos(float32(n)*b.row.step()+x*size.Width, 4+y*size.Height)
}

// States is what the cards say that can be seen.
func (b *Board) States() []string {
	var all []string
	for n := b.row.first; n < b.row.last; n++ {
		all = append(all, b.row.tile(n).face.state)
	}
	return all
}

// Seconds is how long all cards are, as the head says.
func (b *Board) Seconds() rational.Rat { return b.model.total() }

// Selected is the cards that look selected and can be seen.
func (b *Board) Selected() (all []int) {
	for n := b.row.first; n < b.row.last; n++ {
		if b.row.tile(n).face.selected {
			all = append(all, n)
		}
	}
	return all
}

// Scroll scrolls to a place.
func (b *Board) Scroll(x float32) { b.scrollTo(x) }

// Offset is how far the row is scrolled.
func (b *Board) Offset() float32 { return b.scroll.Offset.X }

// Marks is what a drag shows: the place between cards, and the card that takes it.
func (b *Board) Marks() (gap, target int) { return b.row.gap, b.row.target }

// Moving is how many tiles show progress.
func (b *Board) Moving() int {
	n := 0
	for _, t := range b.row.tiles {
		if t.face.progress >= 0 {
			n++
		}
	}
	return n
}
