package storyboard

import (
	"fyne.io/fyne/v2"

	"kinora/projects"
	"kinora/ui/kit"
)

// FocusGained is called by Fyne.
func (r *row) FocusGained() { r.focused = true }

// FocusLost is called by Fyne.
func (r *row) FocusLost() { r.focused = false }

// TypedRune is called by Fyne.
func (r *row) TypedRune(rune) {}

// takeFocus gives the row the keyboard: arrows are its own.
func (r *row) takeFocus() {
	if c := canvasOf(r); c != nil && !r.focused {
		c.Focus(r)
	}
}

// canvasOf is the canvas that o is in, nil for none.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if len(driver.AllWindows()) == 0 {
		return nil
	}
	return driver.CanvasForObject(o)
}

// TypedKey is called by Fyne. Space and whatever else is not about cards is forwarded.
func (r *row) TypedKey(e *fyne.KeyEvent) {
	c, ok := r.card(r.b.model.index(r.b.model.selection.Card))
	switch {
	case e.Name == fyne.KeyLeft:
		r.picker.Move(-1, r.b.held())
	case e.Name == fyne.KeyRight:
		r.picker.Move(1, r.b.held())
	case e.Name == fyne.KeyHome:
		r.picker.GoTo(0, r.b.held())
	case e.Name == fyne.KeyEnd:
		r.picker.GoTo(len(r.b.model.film.Board)-1, r.b.held())
	case ok && (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter):
		r.play(c)
	case ok && e.Name == fyne.KeyDelete:
		r.b.params.Commands.RemoveCards()
	case ok && e.Name == fyne.KeyF2:
		r.b.rename(c)
	case ok && e.Name == fyne.KeyDown:
		r.b.openTakes(r.tileAt(r.b.model.index(c.ID)))
	case r.b.params.Forward != nil:
		r.b.params.Forward(e)
	}
}

// SelectAll selects all cards.
func (b *Board) SelectAll() { b.row.picker.All() }

// play plays the take that stands for a card.
func (r *row) play(c projects.Card) {
	if take := r.b.model.shown(c); take != 0 {
		r.b.params.Commands.ShowSource(projects.Source{Take: take})
	}
}

// held is what is held down beside a key.
func (b *Board) held() fyne.KeyModifier {
	if b.params.Held != nil {
		return b.params.Held()
	}
	return kit.Held()
}
