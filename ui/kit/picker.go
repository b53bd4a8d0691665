package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Picker turns clicks and keys into selections among things that have an order, as lists
// of files do: a click selects one, with Ctrl it adds or takes away, with Shift it selects
// a stretch, and arrows do alike. It keeps only where a stretch began; what is selected is
// kept by others.
type Picker[T comparable] struct {
	Order    func() []T                // all that can be selected
	Selected func() (all []T, front T) // front is what arrows go on from
	Only     func(one T)               // selects one alone
	Toggle   func(one T)               // adds one, or takes it away
	Several  func(all []T, front T)    // selects a stretch

	anchor T // where a stretch began
}

// Click selects as a click on a thing with keys held does.
func (p *Picker[T]) Click(one T, held fyne.KeyModifier) {
	switch {
	case held&fyne.KeyModifierShift != 0:
		p.stretch(one)
	case held&fyne.KeyModifierShortcutDefault != 0:
		p.anchor = one
		p.Toggle(one)
	default:
		p.anchor = one
		p.Only(one)
	}
}

// Press is Click when the button goes down. One of several that are selected stays among
// them, as all of them may be about to be dragged: waits says that Click is due when the
// button is let go without a drag.
func (p *Picker[T]) Press(one T, held fyne.KeyModifier) (waits bool) {
	all, _ := p.Selected()
	if held&(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) == 0 && len(all) > 1 && slices.Contains(all, one) {
		return true
	}
	p.Click(one, held)
	return false
}

// GoTo selects the n-th thing, or the one that is nearest to that, as keys do: with Shift
// held it makes the stretch longer or shorter. It gives its place, -1 where there is nothing.
func (p *Picker[T]) GoTo(n int, held fyne.KeyModifier) int {
	order := p.Order()
	n = min(max(0, n), len(order)-1)
	if n >= 0 {
		p.Click(order[n], held&fyne.KeyModifierShift)
	}
	return n
}

// Move is GoTo so many places on from the one in front.
func (p *Picker[T]) Move(by int, held fyne.KeyModifier) int {
	_, front := p.Selected()
	return p.GoTo(max(0, slices.Index(p.Order(), front)+by), held)
}

// All selects everything.
func (p *Picker[T]) All() {
	order := p.Order()
	if len(order) == 0 {
		return
	}
	_, front := p.Selected()
	if !slices.Contains(order, front) {
		front = order[0]
	}
	p.Several(slices.Clone(order), front)
}

// stretch selects from where a stretch began to another thing.
func (p *Picker[T]) stretch(to T) {
	order := p.Order()
	from, end := slices.Index(order, p.anchor), slices.Index(order, to)
	if all, front := p.Selected(); from < 0 || !slices.Contains(all, p.anchor) {
		from = max(0, slices.Index(order, front)) // something else was selected meanwhile
	}
	if end < 0 {
		return
	}
	p.anchor = order[from]
	p.Several(slices.Clone(order[min(from, end):max(from, end)+1]), to)
}

// Held is what is held down beside a key or a button, as the desktop tells it.
func Held() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
