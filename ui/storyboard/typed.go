package storyboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/projects"
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
		r.move(-1)
	case e.Name == fyne.KeyRight:
		r.move(1)
	case e.Name == fyne.KeyHome:
		r.moveTo(0)
	case e.Name == fyne.KeyEnd:
		r.moveTo(len(r.b.model.film.Board) - 1)
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

// move goes some cards on, or makes the selected stretch longer while Shift is held.
func (r *row) move(by int) {
	r.moveTo(min(max(0, r.b.model.index(r.b.model.selection.Card)+by), len(r.b.model.film.Board)-1))
}

func (r *row) moveTo(n int) {
	c, ok := r.card(n)
	if !ok {
		return
	}
	if r.b.held()&fyne.KeyModifierShift != 0 {
		r.stretch(c.ID)
		return
	}
	r.anchor = c.ID
	r.b.params.Commands.SelectCard(c.ID, false)
}

// SelectAll selects all cards.
func (b *Board) SelectAll() {
	var ids []projects.ID
	for _, c := range b.model.film.Board {
		ids = append(ids, c.ID)
	}
	if len(ids) > 0 {
		b.params.Commands.SelectCards(ids, b.front)
	}
}

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
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
